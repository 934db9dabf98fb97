import type { Context } from "~/access/context";
import { notFound } from "~/platform/errors";

/** The chamber whose counter it is. Its pages do not exist for people of a practice, whose verbs are partly the same. */
export function counterDesk(ctx: Context): string {
  const { desk } = ctx.actor;
  return desk.kind === "CHAMBER" ? desk.chamberId : notFound();
}
