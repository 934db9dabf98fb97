import { notFound } from "~/platform/errors";
import type { Context } from "./context";

/**
 * The practice behind a page that only a practice has, though its act is one that other desks may do on pages of their
 * own. Anybody else finds no page.
 */
export function studioOnly(ctx: Context): string {
  return ctx.actor.desk.kind === "PRACTICE" ? ctx.actor.desk.practiceId : notFound();
}
