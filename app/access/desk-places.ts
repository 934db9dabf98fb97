import type { NavLink } from "~/ui/frame";
import type { Words } from "~/ui/words";
import type { Desk } from "./context";
import { type ActName, can, type Role } from "./policy";

type Sitter = { kind: Desk["kind"]; roles: readonly Role[] };

/** Open work beside a desk's places; a place without a figure shows none. */
export type DeskCounts = Partial<
  Record<"due" | "cases" | "batches" | "scans" | "envelopes" | "intake" | "production" | "collection", number>
>;

/** Where somebody's day begins. */
export function homeOf({ kind, roles }: Sitter): string {
  if (kind === "PRACTICE") return "/today";
  return can(roles, "desk.counter") ? "/counter" : "/audit";
}

/** The places of a desk, as far as the roles of today open them; the page of a place asks the policy again. */
export function placesOf({ kind, roles }: Sitter, counts: DeskCounts, { shell }: Words): NavLink[][] {
  const { nav } = shell;
  const open = (act: ActName, href: string, label: string, count?: number): NavLink[] =>
    can(roles, act) ? [{ href, label, count: count || undefined }] : [];
  const groups =
    kind === "PRACTICE"
      ? [
          [
            ...open("desk.practice", "/today", nav.today),
            ...open("desk.practice", "/due", nav.deadlines, counts.due),
            ...open("desk.practice", "/cases", nav.cases, counts.cases),
            ...open("batches.read", "/batches", nav.batches, counts.batches),
            ...open("desk.practice", "/papers", nav.papers),
            ...open("scans.read", "/scans", nav.scans, counts.scans),
            ...open("clients.read", "/clients", nav.clients),
            ...open("envelopes.read", "/envelopes", nav.envelopes, counts.envelopes),
          ],
          [...open("practice.read", "/practice", nav.practice), ...open("practice.people", "/people", nav.staff)],
        ]
      : [
          [
            ...open("desk.counter", "/counter", nav.intake, counts.intake),
            ...open("desk.counter", "/counter/production", nav.production, counts.production),
            ...open("desk.counter", "/counter/collection", nav.collection, counts.collection),
            ...open("desk.counter", "/counter/returns", nav.returns),
            ...open("desk.counter", "/counter/report", nav.dayReport),
          ],
          [
            ...open("audit.terms", "/audit", nav.terms),
            ...open("audit.terms", "/audit/cases", nav.cases),
            ...open("audit.register", "/audit/register", nav.register),
          ],
          [
            ...open("chamber.read", "/chamber/mandates", nav.mandates),
            ...open("desk.counter", "/chamber/calendar", nav.rules),
            ...open("chamber.read", "/chamber/papers", nav.editions),
            ...open("desk.counter", "/chamber/envelopes", nav.envelopes),
            ...open("chamber.people", "/people", nav.staff),
          ],
        ];
  return groups.filter((group) => group.length > 0);
}

/** What the search field of the desk finds. */
export function searchLabel({ kind, roles }: Sitter, { shell }: Words): string {
  if (kind === "PRACTICE") return shell.searchPractice;
  return can(roles, "desk.counter") ? shell.searchChamber : shell.searchAudit;
}

/** The one role that says what somebody is at the desk, of all those held today. */
export function mainRole(roles: readonly Role[]): Role | null {
  const order: readonly Role[] = ["addetto", "responsabile", "assistente", "dirigente", "sportello", "vigilanza"];
  return order.find((role) => roles.includes(role)) ?? null;
}
