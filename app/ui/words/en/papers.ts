import type { CopyRef, DocumentType } from "~/paperwork/custody";
import type { DrawerPlace } from "~/paperwork/drawer-filters";
import { formatDay } from "../days";
import type { papers as it } from "../it/papers";
import type { WordsLike } from "../words-like";

const documents: Record<DocumentType, string> = {
  REQUEST_FORM: "Request form",
  REGISTRATION_FORM: "Registration form",
  DELIVERY_RECEIPT: "Delivery receipt",
};
const sheets = (count: number) => (count === 1 ? "one sheet" : `${count} sheets`);
const cases = (count: number) => (count === 1 ? "one case" : `${count} cases`);
const ofDocument: Record<DocumentType, (count: number) => string> = {
  REQUEST_FORM: (n) => (n === 1 ? "one request form" : `${n} request forms`),
  REGISTRATION_FORM: (n) => (n === 1 ? "one registration form" : `${n} registration forms`),
  DELIVERY_RECEIPT: (n) => (n === 1 ? "one delivery receipt" : `${n} delivery receipts`),
};
const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

const sheet = ({ documentType, version, copyNo }: CopyRef) =>
  `${documents[documentType]}, copy ${copyNo}${version === 1 ? "" : `, version ${version}`}`;

export const papers: WordsLike<typeof it> = {
  title: "Papers",
  documents,
  sheet,
  copies: (copies) => (copies.length === 1 ? `copy ${copies[0]}` : `copies ${listed(copies.map(String))}`),
  shortCopy: (copy, version) => `copy ${copy}${version === 1 ? "" : ` (v. ${version})`}`,
  missingReasons: {
    lost: "Lost",
    "not-in-drawer": "Not in the drawer",
    "not-in-bag": "Not in the bag of the visit",
    "not-handed-over": "Not handed back",
    damaged: "Spoiled, of no use any more",
    stolen: "Stolen",
  },
  foundReasons: {
    "turned-up": "It turned up",
    "in-other-folder": "It was in another case’s folder",
    "in-bag": "It had stayed in the bag of the visit",
    "brought-back": "It was brought back",
    miscounted: "It was never missing: a mistake in the count",
    "printed-again": "Printed again at the counter in place of the missing one",
  },
  refusals: {
    "nothing-chosen": "Tick at least one sheet.",
    "sheet-not-there": "One of the chosen sheets does not exist or is void: reload the page.",
    "sheet-already-missing": "One of the chosen sheets is missing already: reload the page.",
    "sheet-not-missing": "One of the chosen sheets is no longer missing: reload the page.",
    "sheet-of-other-desk": "One of the sheets is in the other office’s care: whoever keeps it reports it.",
    "sheet-needs-officer":
      "Sheets of the counter, and sheets signed again, are for an officer enabled by the mandate to report.",
    "form-not-printed-here":
      "A request form is not printed again by itself: blank, all three are printed again; signed, it has to be found or the form redone.",
    "day-in-future": "This day is still to come.",
    "day-before-sheet-moved":
      "On that day the sheet was not here yet, or not missing yet: compare the date with its movements.",
    "holds-secret-code":
      "The note seems to contain a PIN, a PUK or an emergency code. It was not kept: write it again without.",
  },

  keepers: {
    APPLICANT: "applicant or holder",
    IR: "practice",
    CHAMBER: "chamber",
    MISSING: "missing",
    VOID: "void",
  },

  remedy: (refs) => {
    const forms = refs.some(({ documentType }) => documentType === "REQUEST_FORM");
    const others = refs.some(({ documentType }) => documentType !== "REQUEST_FORM");
    const pieces = [
      forms
        ? "A blank request form is printed again; a signed one has to be found, or the form redone with new signatures."
        : "",
      others
        ? "A registration form or a receipt has to be found, or the counter prints it again and whoever had signed signs again."
        : "",
    ];
    return pieces.filter((piece) => piece !== "").join(" ");
  },

  custody: {
    movements: (document, count) => `${document}: ${count === 1 ? "one movement" : `${count} movements`}`,
    caption: (document) => `Movements: ${document.toLowerCase()}`,
    columns: { day: "Day", copies: "Copies", path: "From, to", act: "Act", signed: "Signatures" },
    voided: (count) => (count === 1 ? "One void version" : `${count} void versions`),
    voidedCaption: "Void versions",
    version: (version) => `version ${version}`,
    printed: (to) => `printed, ${to}`,
    stays: (at) => `stays: ${at}`,
    path: (from, to) => `${from} → ${to}`,
    nobodySigned: "none",
    signers: (signers) =>
      signers.length === 2 ? "applicant and officer" : signers[0] === "OFFICER" ? "officer" : "applicant",
    signedOn: (who, day) => `Signed: ${who}, ${day}`,
    acts: {
      printForm: "Form printed",
      reprintForm: "Form printed again",
      voidForm: "Form made void",
      signForm: "Form signed",
      present: "Presented at the counter",
      schedule: "Production agreed",
      rejectByChamber: "Refused at the counter",
      mend: "Mended",
      redo: "Form to be redone",
      replaceEnvelope: "Folder replaced",
      produce: "Device made",
      collect: "Collected at the counter",
      deliver: "Delivered to the holder",
      returnReceipts: "Receipts arrived",
      undeliverable: "Back to the chamber",
      withdraw: "Withdrawn",
      identify: "Identification",
      identityNotProven: "Identity not proven",
      handEnvelope: "Folder handed over",
      correctDate: "Date corrected",
      reportMissing: "Sheet missing",
      reportFound: "Sheet found",
    },
    missing: (count) => (count === 1 ? "One sheet is missing" : `${count} sheets are missing`),
    missingSince: (words, day, from) => `${words}: missing since ${day}, last with: ${from}.`,
    report: "A sheet cannot be found",
    found: "A sheet has been found",
  },

  missing: {
    title: "Missing sheets",
    lead: "Say which sheets cannot be found: the count of the case will say so, and every step that needs them waits until they are back.",
    leadMany: (count, of) => `${count === 1 ? "One sheet" : `${count} sheets`} of ${cases(of)}: missing from now on.`,
    which: "Which sheets are missing",
    whichHint: "Only those in your care: whoever keeps the others reports them.",
    at: (keeper) => `with: ${keeper}`,
    since: "Since",
    sinceHint: "The day on which you noticed that it is not there.",
    reason: "Why",
    effect: "No paper is made void: when a sheet comes back, you record it as found.",
    effectSlip: "A signed case that lacks a form leaves its slip: the counter would not take it.",
    caption: "Sheets that you are about to report missing",
    leftOut: (count) =>
      count === 1
        ? "One of the chosen sheets is no longer where it was: it was left out."
        : `${count} of the chosen sheets are no longer where they were: they were left out.`,
    none: "No sheet of this case is in your care.",
    nothing: "You ticked no sheet: go back to the list and tick those that you cannot find.",
    submit: "Record as missing",
    back: "Back to the papers",
    said: "Recorded: the sheets are missing. When they come back, record them as found.",
  },

  found: {
    title: "Sheets found",
    link: "Record that it was found",
    lead: "Say which sheets are again in the hands that must have them, and how.",
    which: "Which sheets are back",
    whichHint: "Each goes where the case’s next step needs it, or where it was before.",
    home: (before, home, since) =>
      before === home
        ? `missing since ${formatDay(since)}; back with: ${home}`
        : `missing since ${formatDay(since)}, was with: ${before}; now needed with: ${home}`,
    day: "In hand since",
    reason: "How",
    again:
      "With “printed again” you declare that the new sheet is in hand and, if the missing one was signed, that the same people signed it again. Should the old one turn up, it is destroyed.",
    none: "This case lacks no sheet that is yours to find.",
    blank: "There is no need to look for a blank form: print the three again.",
    reprint: "Print the form again",
    signed: "A signed form that cannot be found any more is redone, with new signatures.",
    redo: "Redo the form",
    submit: "Record as found",
    said: "Recorded: the sheets are back in their place.",
  },

  drawer: {
    title: "Papers",
    places: { studio: "In the practice’s drawer", chamber: "At the chamber", missing: "Missing sheets" },
    placesLabel: "Where",
    summary: (place, { sheets: count, cases: of, by }) => {
      if (count === 0) return place === "missing" ? "No sheet is missing." : "No sheets today.";
      const places: Record<DrawerPlace, string> = {
        studio: "In the drawer today",
        chamber: "Of ours at the chamber today",
        missing: "To be looked for",
      };
      const kinds = listed(by.map((each) => ofDocument[each.document](each.count)));
      return `${places[place]}: ${sheets(count)} of ${cases(of)}${by.length < 2 && count === 1 ? "" : ` (${kinds})`}.`;
    },
    filters: {
      document: "Document",
      state: "State of the case",
      chamber: "Chamber",
      open: "Under way",
      any: "All, ended ones too",
    },
    caption: "Sheets that must be here, case by case",
    columns: { holder: "Case", sheets: "Sheets", next: "Next step", chamber: "Chamber" },
    tickOnScreen: "Tick the sheets that you cannot find, then report them missing together.",
    tickOnPaper: "Tick every sheet that you find: those without a mark are missing.",
    tickThere: "A list to tick off: the counter reports the sheets that it misses.",
    report: "Report the ticked sheets missing",
    untick: "Clear the ticks",
    notHere: (sheetWords, holder) => `Cannot find: ${sheetWords}, ${holder}`,
    moves: {
      mend: "refused: to be mended or redone first",
      signForm: "to be signed",
      present: "to be carried to the chamber",
      collect: "to be collected",
      deliver: "to be handed to the holder",
      returnReceipts: "to be brought to the chamber",
    },
    by: (what, day) => `${what} by ${day}`,
    on: (what, day) => `${what} on ${day}`,
    late: (what, day) => `${what}: the term was ${day}`,
    noMove: "nothing to move",
    moving: "must move now",
    legend: "are the sheets marked like this.",
    missingSince: (day, from) => `since ${day}, last with: ${from}`,
    foundLink: "Record it as found",
    none: "No sheet under these filters.",
    nothing: {
      studio: "No case under way has sheets in the practice.",
      chamber: "The chamber has no sheet of a case under way.",
      missing: "No sheet is missing.",
    },
    counted: (n) => (n === 1 ? "1 sheet" : `${n} sheets`),
    signature: "Checked by",
  },

  lacks: (refs) => `Missing: ${listed(refs.map(sheet)).toLowerCase()}`,
};
