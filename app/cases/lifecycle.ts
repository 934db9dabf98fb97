import type { ActName } from "~/access/policy";

export const CASE_STATES = [
  "DRAFT",
  "IDENTIFIED",
  "ENVELOPE_GIVEN",
  "SIGNED",
  "PRESENTED",
  "SCHEDULED",
  "PRODUCED",
  "COLLECTED",
  "DELIVERED",
  "CLOSED",
  "REJECTED",
  "WITHDRAWN",
  "REFUSED",
  "RETURNED_TO_CHAMBER",
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Nothing more is expected of anybody. */
export const ENDED_STATES = ["CLOSED", "WITHDRAWN", "REFUSED", "RETURNED_TO_CHAMBER"] as const satisfies CaseState[];

/**
 * Who records an act (domain §2.1, "Who records"). STUDIO: the officer, in his practice. COUNTER: the clerk, naming who
 * stands there; where the ruleset says PRACTICE_RECORDS, the officer records it from his papers. EITHER: whoever of the
 * two has the thing in hand.
 */
export type Recorder = "STUDIO" | "COUNTER" | "EITHER";

type Transition = { from: readonly CaseState[]; to: CaseState | "SAME"; who: Recorder; act: ActName };

const beforeProduction = [
  "DRAFT",
  "IDENTIFIED",
  "ENVELOPE_GIVEN",
  "SIGNED",
  "PRESENTED",
  "SCHEDULED",
  "REJECTED",
] as const satisfies CaseState[];

/** The one table of legal transitions: pages offer from it, verbs obey it, nothing else sets a state. */
export const CASE_TRANSITIONS = {
  identify: { from: ["DRAFT"], to: "IDENTIFIED", who: "STUDIO", act: "cases.identify" },
  identityNotProven: { from: ["DRAFT", "IDENTIFIED"], to: "REFUSED", who: "STUDIO", act: "cases.refuseIdentity" },
  handEnvelope: { from: ["IDENTIFIED"], to: "ENVELOPE_GIVEN", who: "STUDIO", act: "cases.handEnvelope" },
  signForm: { from: ["ENVELOPE_GIVEN"], to: "SIGNED", who: "STUDIO", act: "cases.signForm" },
  present: { from: ["SIGNED"], to: "PRESENTED", who: "COUNTER", act: "counter.present" },
  schedule: { from: ["PRESENTED"], to: "SCHEDULED", who: "COUNTER", act: "counter.confirmIntake" },
  rejectByChamber: { from: ["PRESENTED"], to: "REJECTED", who: "COUNTER", act: "counter.confirmIntake" },
  produce: { from: ["PRESENTED", "SCHEDULED"], to: "PRODUCED", who: "COUNTER", act: "counter.produce" },
  collect: { from: ["PRODUCED"], to: "COLLECTED", who: "COUNTER", act: "counter.collect" },
  deliver: { from: ["COLLECTED"], to: "DELIVERED", who: "STUDIO", act: "cases.deliver" },
  returnReceipts: { from: ["DELIVERED"], to: "CLOSED", who: "COUNTER", act: "counter.returnReceipts" },
  replaceEnvelope: {
    from: ["ENVELOPE_GIVEN", "SIGNED", "REJECTED"],
    to: "IDENTIFIED",
    who: "STUDIO",
    act: "cases.replaceEnvelope",
  },
  mend: { from: ["REJECTED"], to: "SIGNED", who: "STUDIO", act: "cases.mend" },
  redo: { from: ["SIGNED", "REJECTED"], to: "IDENTIFIED", who: "STUDIO", act: "cases.redo" },
  withdraw: { from: beforeProduction, to: "WITHDRAWN", who: "STUDIO", act: "cases.withdraw" },
  undeliverable: {
    from: ["PRODUCED", "COLLECTED"],
    to: "RETURNED_TO_CHAMBER",
    who: "EITHER",
    act: "cases.undeliverable",
  },
  correctDate: { from: CASE_STATES, to: "SAME", who: "EITHER", act: "cases.correctDate" },
} as const satisfies Record<string, Transition>;

export type CaseEvent = keyof typeof CASE_TRANSITIONS;
export const CASE_EVENTS = Object.keys(CASE_TRANSITIONS) as CaseEvent[];

/** The state after `event`, or null when the table does not allow it from `state`. */
export function nextState(state: CaseState, event: CaseEvent): CaseState | null {
  const transition: Transition = CASE_TRANSITIONS[event];
  if (!transition.from.includes(state)) return null;
  return transition.to === "SAME" ? state : transition.to;
}

/** The events that the table allows from `state`, in the table's order. */
export const eventsFrom = (state: CaseState): CaseEvent[] =>
  CASE_EVENTS.filter((event) => nextState(state, event) !== null);

/** Which desk records `event` where the counter is kept as `counter` says. */
export function recordingDesks(
  event: CaseEvent,
  counter: "CHAMBER_RECORDS" | "PRACTICE_RECORDS",
): readonly ("PRACTICE" | "CHAMBER")[] {
  const { who } = CASE_TRANSITIONS[event] as Transition;
  if (counter === "PRACTICE_RECORDS" || who === "STUDIO") return ["PRACTICE"];
  return who === "COUNTER" ? ["CHAMBER"] : ["PRACTICE", "CHAMBER"];
}
