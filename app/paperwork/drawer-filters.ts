import { CASE_STATES, type CaseState, ENDED_STATES } from "~/cases/lifecycle";
import type { DocumentType } from "./custody";

/** Whose paper is counted: in the practice's drawer, with the chamber, or nowhere to be found. */
export const DRAWER_PLACES = ["studio", "chamber", "missing"] as const;
export type DrawerPlace = (typeof DRAWER_PLACES)[number];

/** States of a case that is under way and may have paper. */
export const PAPER_STATES = CASE_STATES.filter(
  (state) => !(ENDED_STATES as readonly CaseState[]).includes(state) && state !== "DRAFT" && state !== "IDENTIFIED",
);

/** What the address of the list asks for; anything it does not understand is as if it were not there. */
export type DrawerAsked = {
  place: DrawerPlace;
  document: DocumentType | null;
  /** `open`: under way, whichever the state; `any`: ended ones too. */
  state: CaseState | "open" | "any";
  chamber: string | null;
  /** Ids of cases: where the page begins or ends. */
  after: string | null;
  before: string | null;
};

const DOCUMENTS: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function readDrawerAddress(params: URLSearchParams): DrawerAsked {
  const place = DRAWER_PLACES.find((each) => each === params.get("place")) ?? "studio";
  return {
    place,
    document: DOCUMENTS.find((each) => each === params.get("document")) ?? null,
    state:
      [...PAPER_STATES, "any" as const, "open" as const].find((each) => each === params.get("state")) ?? usual(place),
    chamber: idIn(params.get("chamber")),
    after: idIn(params.get("after")),
    before: idIn(params.get("before")),
  };
}

/** A missing sheet is missed until it is found, also in a case that has ended. */
export const usual = (place: DrawerPlace): "open" | "any" => (place === "missing" ? "any" : "open");

const idIn = (value: string | null): string | null => (value !== null && UUID.test(value) ? value : null);
