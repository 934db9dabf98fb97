import type { Context, Scope } from "~/access/context";
import { notFound } from "~/platform/errors";

/** The chamber whose counter the page is; its pages do not exist for people of a practice, whatever they may do. */
export function counterDesk(ctx: Context): { chamberId: string; scope: Scope } {
  const { desk, roles } = ctx.actor;
  if (desk.kind !== "CHAMBER") return notFound();
  const audits = roles.every((role) => role === "vigilanza");
  return { chamberId: desk.chamberId, scope: { practiceId: null, chamberId: desk.chamberId, audits } };
}
