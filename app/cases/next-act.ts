import { type ActName, can, type Role } from "~/access/policy";
import { addReading, writeList } from "~/receipts/receipt-list";
import { type CaseEvent, type CaseState, eventsFrom, recordingDesks } from "./lifecycle";

/** What has to happen next with a case: something a person does, or something one desk waits for from the other. */
export type NextStep =
  | "documents"
  | "identify"
  | "envelope"
  | "print"
  | "sign"
  | "put-on-slip"
  | "close-slip"
  | "carry-slip"
  | "open-slip"
  | "await-intake"
  | "confirm-intake"
  | "await-production"
  | "produce"
  | "go-collect"
  | "collect"
  | "deliver"
  | "await-delivery"
  | "send-receipts"
  | "await-receipts"
  | "register-return"
  | "mend"
  | "new-document"
  | "redo"
  | "await-practice"
  | "find-sheets";

/** What decides about the next step, as a list row or the case's page knows it. */
export type CaseAtHand = {
  id: string;
  practiceId: string;
  code: string;
  state: CaseState;
  counter: "CHAMBER_RECORDS" | "PRACTICE_RECORDS";
  /** The identity document's data are typed, its four copies are there. */
  documentTyped: boolean;
  copiesComplete: boolean;
  /** Sheets of the request form that can be signed now. */
  form: "none" | "printed" | "outdated";
  slip: { id: string; state: "OPEN" | "CLOSED" | "AT_COUNTER" | "DONE" | "CANCELLED" } | null;
  /** The counter took the case, at once or for a day. */
  accepted: boolean;
  /** What the counter's refusal asks for; null outside REJECTED. */
  remedy: "MEND" | "REDO" | "REIDENTIFY" | null;
  /** The document in the case is still good today: after `REIDENTIFY` it is the new one. */
  documentValid: boolean;
  /** The practice says that the receipts are under way. */
  sent: boolean;
  /** Whose it is to find the sheets without which the case stands still; a list does not look. */
  sheetsMissingAt?: Viewer["desk"] | null;
};

export type Viewer = { desk: "PRACTICE" | "CHAMBER"; roles: readonly Role[] };

/**
 * `href` is where this viewer does it, null when it is not his to do; `needs` then says who of his own desk may.
 * A step that waits for the other desk has neither.
 */
export type NextAct = { step: NextStep; href: string | null; needs: "officer" | "clerk" | null };

/** The one next act of a case for somebody, or null when the case has ended. */
export function nextAct(of: CaseAtHand, viewer: Viewer): NextAct | null {
  const step = nextStep(of, viewer.desk);
  if (step === null) return null;
  const doer = DOERS[step];
  if (doer === null) return { step, href: null, needs: null };
  if (can(viewer.roles, doer.act)) return { step, href: doer.href(of, viewer.desk), needs: null };
  return { step, href: null, needs: viewer.desk === "PRACTICE" ? "officer" : "clerk" };
}

function nextStep(of: CaseAtHand, desk: Viewer["desk"]): NextStep | null {
  const inStudio = desk === "PRACTICE";
  const records = recordingDesks("present", of.counter).includes(desk);
  if (of.sheetsMissingAt === desk && !isMadeAnew(of)) return "find-sheets";
  switch (of.state) {
    case "DRAFT":
      return forStudio(of.documentTyped && of.copiesComplete ? "identify" : "documents");
    case "IDENTIFIED":
      return forStudio("envelope");
    case "ENVELOPE_GIVEN":
      return forStudio(of.form === "printed" ? "sign" : "print");
    case "SIGNED":
      if (of.slip?.state === "CLOSED") return records ? "open-slip" : "carry-slip";
      return forStudio(of.slip?.state === "OPEN" ? "close-slip" : "put-on-slip");
    case "PRESENTED":
      if (of.accepted) return records ? "produce" : "await-production";
      return records ? "confirm-intake" : "await-intake";
    case "SCHEDULED":
      return records ? "produce" : "await-production";
    case "PRODUCED":
      return records ? "collect" : "go-collect";
    case "COLLECTED":
      return inStudio ? "deliver" : "await-delivery";
    case "DELIVERED":
      if (records) return "register-return";
      return of.sent ? "await-receipts" : "send-receipts";
    case "REJECTED":
      if (of.remedy === "REIDENTIFY" && !of.documentValid) return forStudio("new-document");
      return forStudio(of.remedy === "MEND" ? "mend" : "redo");
    case "CLOSED":
    case "WITHDRAWN":
    case "REFUSED":
    case "RETURNED_TO_CHAMBER":
      return null;
  }

  function forStudio(step: NextStep): NextStep {
    return inStudio ? step : "await-practice";
  }
}

/** A form that is made anew in any case: nobody looks for a sheet of the old one. */
const isMadeAnew = ({ state, form, remedy }: CaseAtHand) =>
  (state === "ENVELOPE_GIVEN" && form === "outdated") || (state === "REJECTED" && remedy !== "MEND");

type Doer = { act: ActName; href: (of: CaseAtHand, desk: Viewer["desk"]) => string };

const page = (act: ActName, name: string): Doer => ({ act, href: ({ id }) => `/cases/${id}/${name}` });

/** The counter works on the whole slip; where the practice records, a page of the slip does. */
const onSlip = (act: ActName, name = ""): Doer => ({
  act,
  href: ({ slip }, desk) => {
    if (slip === null) return desk === "CHAMBER" ? "/counter" : "/batches";
    return desk === "CHAMBER" ? `/counter/slips/${slip.id}` : `/batches/${slip.id}${name}`;
  },
});

/** A clerk works in the counter's own places, several cases together. */
const atCounter = (act: ActName, name: string, place: (of: CaseAtHand) => string): Doer => ({
  act,
  href: (of, desk) => (desk === "CHAMBER" ? `/counter/${place(of)}` : `/cases/${of.id}/${name}`),
});

const DOERS: Record<NextStep, Doer | null> = {
  documents: page("cases.edit", "documents"),
  identify: page("cases.identify", "identify"),
  envelope: page("cases.handEnvelope", "envelope"),
  print: page("forms.print", "sign"),
  sign: page("cases.signForm", "sign"),
  "put-on-slip": { act: "batches.prepare", href: ({ id }) => `/batches?case=${id}` },
  "close-slip": onSlip("batches.close"),
  "carry-slip": onSlip("batches.read"),
  "open-slip": onSlip("counter.present", "/present"),
  "await-intake": null,
  "confirm-intake": onSlip("counter.confirmIntake", "/intake"),
  "await-production": null,
  produce: atCounter("counter.produce", "produce", ({ id }) => `production/${id}`),
  "go-collect": null,
  collect: atCounter(
    "counter.collect",
    "collect",
    ({ practiceId, id }) => `collection?practice=${practiceId}&case=${id}`,
  ),
  deliver: page("cases.deliver", "deliver"),
  "await-delivery": null,
  "send-receipts": page("receipts.declareSent", "declare-sent"),
  "await-receipts": null,
  "register-return": atCounter(
    "counter.returnReceipts",
    "return-receipts",
    ({ code }) => `returns?list=${writeList(addReading([], code, null))}`,
  ),
  mend: page("cases.mend", "mend"),
  "new-document": page("cases.edit", "documents"),
  redo: page("cases.redo", "redo"),
  "await-practice": null,
  "find-sheets": page("sheets.reportFound", "found-sheets"),
};

/** Acts that have a page of their own under the case, named by the last part of its address. */
export const OTHER_ACTS = [
  "deliver",
  "produce",
  "collect",
  "return-receipts",
  "declare-sent",
  "mend",
  "redo",
  "replace-envelope",
  "undeliverable",
  "withdraw",
  "refuse-identity",
  "correct-date",
] as const;
export type OtherAct = (typeof OTHER_ACTS)[number];

/** Events that are made on a page of the list above; the others belong to the stepper, to the slip or to the counter. */
const PAGE_OF: Partial<Record<CaseEvent, OtherAct>> = {
  deliver: "deliver",
  produce: "produce",
  collect: "collect",
  returnReceipts: "return-receipts",
  mend: "mend",
  redo: "redo",
  replaceEnvelope: "replace-envelope",
  undeliverable: "undeliverable",
  withdraw: "withdraw",
  identityNotProven: "refuse-identity",
  correctDate: "correct-date",
};

/** Done by a clerk in the counter's places, never on a page of the case. */
const COUNTER_PLACES: readonly OtherAct[] = ["produce", "collect", "return-receipts"];

const ACT_OF: Record<OtherAct, ActName> = {
  deliver: "cases.deliver",
  produce: "counter.produce",
  collect: "counter.collect",
  "return-receipts": "counter.returnReceipts",
  "declare-sent": "receipts.declareSent",
  mend: "cases.mend",
  redo: "cases.redo",
  "replace-envelope": "cases.replaceEnvelope",
  undeliverable: "cases.undeliverable",
  withdraw: "cases.withdraw",
  "refuse-identity": "cases.refuseIdentity",
  "correct-date": "cases.correctDate",
};

/**
 * What else the table of transitions, the chamber's way of recording and the policy let this viewer do now; the next
 * act is left out. In the order of `OTHER_ACTS`.
 */
export function otherActs(of: CaseAtHand, viewer: Viewer): OtherAct[] {
  const allowed = new Set<OtherAct>(
    eventsFrom(of.state)
      .filter((event) => recordingDesks(event, of.counter).includes(viewer.desk) && fits(event, of, viewer))
      .flatMap((event) => PAGE_OF[event] ?? []),
  );
  if (of.state === "DELIVERED" && viewer.desk === "PRACTICE") allowed.add("declare-sent");
  if (viewer.desk === "CHAMBER") for (const act of COUNTER_PLACES) allowed.delete(act);
  const next = nextAct(of, viewer)?.href ?? "";
  return OTHER_ACTS.filter((act) => allowed.has(act) && can(viewer.roles, ACT_OF[act]) && !next.endsWith(`/${act}`));
}

/** What the verbs ask beyond the table: offered acts are acts that can be made. */
function fits(
  event: CaseEvent,
  { state, counter, remedy, accepted, sheetsMissingAt }: CaseAtHand,
  { desk }: Viewer,
): boolean {
  if (event === "redo" && state === "SIGNED") return sheetsMissingAt === "PRACTICE";
  if (event === "mend") return remedy === "MEND" || remedy === null;
  if (event === "produce") return accepted;
  if (event === "undeliverable" && counter === "CHAMBER_RECORDS")
    return (state === "PRODUCED") === (desk === "CHAMBER");
  if (event === "correctDate") return state !== "DRAFT";
  return true;
}
