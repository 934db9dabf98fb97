import type { ActName } from "./policy";

/** Who may come in: an act of the policy table, any one of several, every signed-in person, or anybody. */
export type Gate = ActName | readonly ActName[] | "signed-in" | "public";

/** `read` guards the loader, `write` the action. */
export type RouteRule = { readonly read?: Gate; readonly write?: Gate };

/** Both desks look after their own people. */
const PEOPLE = ["practice.people", "chamber.people"] as const;

/**
 * One line per file of `app/routes` (its name without extension). The loaders and actions read their gate here, and
 * `route-table.test.ts` is red when a file has no line, a line no file, or an exported loader or action no gate.
 */
export const ROUTES = {
  "sign-in": { read: "public", write: "public" },
  "sign-in_.code": { read: "public", write: "public" },
  "sign-out": { write: "public" },
  forgotten: { read: "public", write: "public" },
  "reset.$token": { read: "public", write: "public" },
  "invitation.$token": { read: "public", write: "public" },
  language: { write: "public" },
  _desk: { read: "signed-in" },
  "_desk.account": { read: "signed-in", write: "signed-in" },
  "_desk.account_.password": { read: "signed-in", write: "signed-in" },
  "_desk.account_.second-factor": { read: "signed-in", write: "signed-in" },
  "_desk.account_.second-factor_.start": { read: "signed-in", write: "signed-in" },
  "_desk.account_.second-factor_.off": { read: "signed-in", write: "signed-in" },
  "_desk.account_.sessions": { write: "signed-in" },
  "_desk.people": { read: PEOPLE },
  "_desk.people_.invite": { read: PEOPLE, write: PEOPLE },
  "_desk.people_.second-factor": { write: PEOPLE },
  "_desk.people_.$userId": { read: PEOPLE, write: PEOPLE },
  "_desk.people_.$userId_.invitation": { write: PEOPLE },
  "_desk.people_.$userId_.disable": { write: PEOPLE },
  "_desk.people_.$userId_.restore": { write: PEOPLE },
  "_desk.people_.$userId_.second-factor": { write: PEOPLE },
  outbox: { read: "public" },
  setup: { read: "public", write: "public" },
} as const satisfies Record<string, RouteRule>;

export type RouteId = keyof typeof ROUTES;
