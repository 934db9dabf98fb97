import { forbidden } from "~/platform/errors";
import type { Platform } from "~/platform/platform";
import type { Day } from "~/terms/day";
import { dayInRome } from "~/terms/day";
import { type ActName, can, type Role } from "./policy";

/** A desk is a practice or a chamber; a person sits at one. */
export type Desk =
  | { kind: "PRACTICE"; practiceId: string; name: string }
  | { kind: "CHAMBER"; chamberId: string; name: string };

export type Actor = { userId: string; name: string; desk: Desk; roles: readonly Role[] };

/** What a transaction may see: handed to every query, entered into the database by `app_enter`. */
export type Scope = { practiceId: string | null; chamberId: string | null; audits: boolean };

/** Who asks, on which platform, and the form's own key when there is one. */
export type Context = { platform: Platform; actor: Actor; once: string | null };

/** The scope in which the actor may do `act`; throws 403 when the policy table does not say so. */
export function authorize(actor: Actor, act: ActName): Scope {
  if (!can(actor.roles, act)) forbidden();
  return scopeOf(actor);
}

export function scopeOf(actor: Actor): Scope {
  if (actor.desk.kind === "PRACTICE") return { practiceId: actor.desk.practiceId, chamberId: null, audits: false };
  const onlyAudits = actor.roles.every((role) => role === "vigilanza");
  return { practiceId: null, chamberId: actor.desk.chamberId, audits: onlyAudits };
}

export const deskId = (desk: Desk): string => (desk.kind === "PRACTICE" ? desk.practiceId : desk.chamberId);

export const now = (ctx: Context): Date => ctx.platform.clock.now();
export const today = (ctx: Context): Day => dayInRome(ctx.platform.clock.now());

/** The practice of somebody who sits at one; the policy table lets nobody else ask. */
export function practiceOf(ctx: Context): string {
  if (ctx.actor.desk.kind !== "PRACTICE") throw new Error("this act belongs to a practice");
  return ctx.actor.desk.practiceId;
}

/** The chamber of somebody who sits at one. */
export function chamberOf(ctx: Context): string {
  if (ctx.actor.desk.kind !== "CHAMBER") throw new Error("this act belongs to a chamber");
  return ctx.actor.desk.chamberId;
}
