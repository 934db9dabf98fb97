import type { CaseState } from "~/cases/lifecycle";
import { applyCustody, type CustodyEvent, type DocumentCopy, type Movement } from "~/paperwork/custody";
import type { Ruleset } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";

/** States in which a case can be taken over from paper: signed, and not ended. Before that it is opened here, anew. */
export const TAKEN_OVER_STATES = [
  "SIGNED",
  "PRESENTED",
  "SCHEDULED",
  "PRODUCED",
  "COLLECTED",
  "DELIVERED",
] as const satisfies CaseState[];
export type TakenOverState = (typeof TAKEN_OVER_STATES)[number];

/**
 * What a counter that works in Cartellina has accepted, only its own clerks say (domain §2.1, "Who records"): such a case
 * is taken over signed, for a slip, or once its device is made.
 */
export function mayTakeOver(state: TakenOverState, counter: "CHAMBER_RECORDS" | "PRACTICE_RECORDS"): boolean {
  return counter === "PRACTICE_RECORDS" || (state !== "PRESENTED" && state !== "SCHEDULED");
}

/** The counter still makes the device from it: the person's contacts are needed, and the document that was shown. */
export const isToBeMade = (state: string | undefined): boolean =>
  state === "SIGNED" || state === "PRESENTED" || state === "SCHEDULED";

/** Whether the chamber sees the case as soon as it is taken over: it has been at the counter, and has a desk here. */
export const isShownAtOnce = (state: TakenOverState, counter: "CHAMBER_RECORDS" | "PRACTICE_RECORDS"): boolean =>
  state !== "SIGNED" && counter === "CHAMBER_RECORDS";

/** The days of the steps that led to a state; null where it has not come to one. */
export type StepsTaken = Record<"signedOn" | "presentedOn" | "producedOn" | "collectedOn" | "deliveredOn", Day | null>;

/** Version of the sheets that were made on paper: the first, which the product never prints. */
export const PAPER_VERSION = 1;

/**
 * The sheets of a case taken over and how they came where they are: what the steps of its life would have moved, each on
 * its own day under the rules in force then (domain §2.2). `rulesOn` must know all those days.
 */
export function sheetsTakenOver(
  days: StepsTaken,
  rulesOn: (day: Day) => Ruleset,
): { copies: DocumentCopy[]; movements: (Movement & { act: CustodyEvent })[] } {
  const steps: [CustodyEvent, Day | null][] = [
    ["printForm", days.signedOn],
    ["signForm", days.signedOn],
    ["present", days.presentedOn],
    ["produce", days.producedOn],
    ["collect", days.collectedOn],
    ["deliver", days.deliveredOn],
  ];
  let copies: DocumentCopy[] = [];
  const movements: (Movement & { act: CustodyEvent })[] = [];
  for (const [act, day] of steps) {
    if (day === null) break;
    const moved = applyCustody(copies, act, { day, rules: rulesOn(day), version: PAPER_VERSION });
    copies = moved.copies;
    movements.push(...moved.movements.map((movement) => ({ ...movement, act })));
  }
  return { copies, movements };
}
