import type { PapersMoved } from "~/cases/papers-moved";
import type { CopyHolder, DocumentType } from "~/paperwork/custody";
import type { Day } from "~/terms/day";
import type { StartEvent, TermExplanation } from "~/terms/receipt-term";
import { formatDay } from "../days";
import type { caseActs as it } from "../it/case-acts";
import type { WordsLike } from "../words-like";
import { identityDocuments } from "./identity-documents";
import { formatDayLong, terms } from "./terms";

export const caseActs: WordsLike<typeof it> = {
  crumb: "Cases",
  back: "Back to the case",
  openSlip: "Open the slip",
  what: "What happens",
  papersTitle: "The papers",
  paper,
  noPapers: "No paper changes hands.",
  declared: "Declared by the practice",
  declaredHint: (chamber) =>
    `${chamber} does not work in Cartellina: you record this from the papers the counter gave you. The act stays marked as declared by the practice.`,
  notNow: "Not possible now",
  day: "Day",
  reason: "Reason",
  note: "Note",
  noteHint: "Stays with the case. Never a PIN, PUK or emergency code.",

  said: {
    delivered: "Delivery recorded: the term of the receipts is running.",
    withdrawn: "Withdrawal recorded: the case is closed.",
    returned: "Device and papers go back to the chamber: ask the counter to revoke the certificates.",
    "envelope-replaced": "Folder void: a new folder is needed, then form and signatures.",
    mended: "Fault put right: the case can go on a slip again.",
    redone: "Form void: correct the data, confirm the folder and print the new one.",
    "date-corrected": "Date corrected: the old and the new one both stay.",
    sent: "Recorded: receipts sent. The case closes when the counter registers their arrival.",
    produced: "Device recorded, as declared by the practice.",
    collected: "Collection recorded, as declared by the practice.",
    closed: "Receipts registered at the chamber: the case is closed.",
  },

  deliver: {
    title: "Deliver the device",
    lead: (holder) => `Deliver the device to ${holder} in person: nobody else may take it.`,
    serial: "Serial of the device",
    serialHint: (ending) => `Read it from the device in your hand. The one of this case ends with ${ending}.`,
    check: "Check",
    serialRight: "It is the device of this case.",
    confirmations: "Before you deliver",
    recognised: "I have recognised the holder again, in person",
    receipts: "The holder has signed the three receipts",
    seal: "The holder confirms that the scratch layer of the folder is intact",
    sealBlocks: "If it is broken the device is not delivered: it goes back to the chamber.",
    sealWarns: "If it is broken leave the box empty: delivery is possible and the case will say so.",
    software: "I have explained the update of the software on board",
    softwareBlocks: "Needed before delivery.",
    softwareFree: "The device works at once, but the holder has to update it.",
    day: "Delivered on",
    submit: "Record the delivery",
    toChamber: "Take the device back to the chamber",
    refusals: {
      "holder-not-recognised": "Recognition is needed: the device goes into the holder’s hands only.",
      "device-serial-differs": "This is not the device of this case: read the serial again, or look for the right one.",
      "receipts-not-signed": "The three signed receipts are needed: one stays with the holder, two go to the chamber.",
      "seal-broken-at-delivery":
        "With a broken scratch layer the device is not delivered: take it back to the chamber.",
      "software-update-not-explained": "Explain the software update first, then record the delivery.",
    },
  },

  termOfDelivery,
  lastUseful: (action) => `The last useful day at the counter is ${formatDayLong(action)}.`,
  shutUntilTerm: "The office is closed until the term: the receipts must be sent by other means.",

  withdraw: {
    title: "Record the withdrawal",
    lead: (holder) => `The request of ${holder} ends here, before production.`,
    closes: "The case closes and does not open again: a new request starts from the beginning.",
    envelope: (serial) => `Folder ${serial} is void and will serve nobody.`,
    copies: "The copies of the documents are destroyed at once.",
    copiesStay: "The chamber has already seen the copies of the documents: they stay until their time is up.",
    submit: "Record the withdrawal",
    reasons: {
      "applicant-asked": "The applicant asked for it",
      "applicant-deceased": "The applicant has died",
      "opened-by-mistake": "Case opened by mistake",
      "no-longer-needed": "No longer needed",
    },
  },

  undeliverable: {
    title: "Take the device back to the chamber",
    lead: (holder) => `The device of ${holder} goes back to the chamber with its papers.`,
    leadHere: (holder) =>
      `The device of ${holder} stays at the chamber with its papers: the practice collects it no more.`,
    closes: "The case closes as returned to the chamber.",
    revoke: "The certificates are active: the chamber is to be asked to revoke them.",
    revokeHere: "The certificates are active: they are to be revoked.",
    submit: "Record the return",
    reasons: {
      "holder-absent": "The holder does not come",
      "holder-refused": "The holder refuses the device",
      "holder-deceased": "The holder has died",
      "mandate-ended": "The mandate of the practice has ended",
      "data-error": "Wrong data in the certificate",
      "device-faulty": "The device does not work",
      "envelope-compromised": "Folder opened, or its scratch layer broken",
    },
    refusals: {
      "device-not-in-your-hands": "The device is in the hands of the other office: whoever has it records this.",
    },
  },

  replaceEnvelope: {
    title: "Replace the folder",
    lead: (serial) => `Folder ${serial} is void; another one is needed.`,
    form: (version) => `The three forms of version ${version} bear its number: they are void.`,
    next: "The case goes back to identified: hand over a new folder, print the new form and have it signed.",
    offSlip: "The case leaves the slip it is on.",
    submit: "Make the folder void",
    reasons: { damaged: "Damaged", lost: "Lost" },
  },

  mend: {
    title: "Put the fault right",
    rejected: (code, why) => `The counter refused it with ${code}: ${lowerFirst(why)}.`,
    effect: "The same forms go on a slip again: only if the data of the form do not change.",
    mended: "What you have put right",
    mendedHint: "For example: missing signature added on copy 3. Never a PIN, PUK or emergency code.",
    submit: "Ready for a slip",
    needsRedo: "This reason asks for a new form, with new signatures.",
    toRedo: "Redo the form",
    refusals: { "needs-redo": "This reason asks for a new form, with new signatures: the same sheets are not enough." },
  },

  redo: {
    title: "Redo the form",
    form: (version) => `The three forms of version ${version} are void: new ones are needed, with new signatures.`,
    envelope: "The intact folder stays with the applicant: you confirm it before printing.",
    next: "The case goes back to identified; then the person’s data can be corrected.",
    documentFirst: "The new document first",
    documentFirstHint:
      "The document of the case is not valid today: record the new one and its copies, then come back here with the applicant.",
    toDocument: "Record the document",
    documentIs: (type, number) => `Document of the case: ${type} ${number}.`,
    present: "The applicant is here and I have identified them again with the document",
    presentHint: "Needed when the document has changed.",
    submit: "Redo the form",
    reasons: {
      "data-changed": "The data of the form change",
      "document-expired": "The document had expired: now there is a new one",
      "sheets-unusable": "The forms can no longer be used",
      "sheet-missing": "A signed sheet is missing",
    },
    refusals: {
      ...identityDocuments.refusals,
      "applicant-not-present": "With another document the applicant is identified again, in person.",
      "document-missing": "The case has no document: record it before redoing the form.",
      "form-complete": "All the signed sheets are there: before the counter a form is redone only when one is missing.",
    },
  },

  correctDate: {
    title: "Correct a date",
    lead: "The correction is a new act: the earlier day, the right one and the reason all stay written.",
    field: "Which date",
    newDay: "Right day",
    show: "Show what changes",
    none: "This case has no date that is yours to correct.",
    change: (field, oldDay, newDay) => `${field}: from ${formatDayLong(oldDay)} to ${formatDayLong(newDay)}.`,
    termStays: "The term of the receipts does not change.",
    noTerm: "The term of the receipts has not started yet.",
    termMoves: (oldDue, newDue) =>
      `The term of the receipts moves from ${formatDayLong(oldDue)} to ${formatDayLong(newDue)}.`,
    nowLate: "With the new term the receipts are late.",
    noteHint: "What shows the right day, such as the signed receipt.",
    other: "Choose another date",
    submit: "Correct the date",
    fields: {
      identifiedOn: "Identification",
      envelopeGivenOn: "Hand-over of the folder",
      signedOn: "Signing of the form",
      presentedOn: "Presentation at the counter",
      producedOn: "Production of the device",
      collectedOn: "Collection at the counter",
      deliveredOn: "Delivery to the holder",
      returnedOn: "Arrival of the receipts at the chamber",
    },
    reasons: {
      "typing-error": "Typing error",
      "paper-shows-otherwise": "The paper shows another day",
      "recorded-late": "Recorded late with the wrong day",
    },
    refusals: {
      "day-not-taken-yet": "This step has not been taken yet: there is no date to correct.",
      "not-your-day": "The other office recorded this date: whoever wrote it corrects it.",
      "day-out-of-order":
        "The day does not stand between the step before and the one after: check the other dates of the case.",
      "day-unchanged": "This is the day that stands there already.",
      "reason-missing": "Write what shows the right day.",
    },
  },

  produce: {
    title: "Record the device",
    lead: "Copy the data from the device and from the registration form you were given.",
    serial: "Serial of the device",
    day: "Produced on",
    authentication: "Authentication certificate",
    signature: "Signature certificate",
    certificateSerial: "Serial number",
    notBefore: "Valid from",
    notAfter: "Valid until",
    submit: "Record the device",
    refusals: {
      "device-serial-form": "The serial has 8 to 20 letters and digits: read it again.",
      "device-serial-used": "This serial is in another case already: read that of the device again.",
      "certificate-serial-form":
        "The serial number of a certificate has digits and letters from A to F only: copy it again.",
      "certificate-serials-equal": "The two certificates have the same serial number: copy them again.",
      "certificate-days": "The day of production is outside the validity of the certificates: check the dates.",
      "intake-not-confirmed": "The counter has not taken this request yet: record the outcome of the slip first.",
    },
  },

  collect: {
    title: "Record the collection",
    lead: "You have collected the device with registration forms and receipts at the counter.",
    day: "Collected on",
    signed: "I have signed the three registration forms",
    submit: "Record the collection",
    refusals: {
      "registration-forms-not-signed":
        "Without the three signatures on the registration forms the collection is not complete.",
      "nothing-chosen": "You have not chosen any case.",
    },
  },

  returnReceipts: {
    title: "Record the arrival of the receipts",
    lead: (count) =>
      count === 1
        ? "The office has received the signed original receipt: the case closes."
        : "The office has received the two signed original receipts: the case closes.",
    day: "Arrived on",
    dayHint: "What counts is the day of arrival at the office, not that of sending.",
    copies: "Signed originals handed in",
    means: "How they arrived",
    bearer: "Who brought them",
    bearerHint: "Only if an officer or a delegate brought them.",
    nobody: "Nobody of the practice",
    protocol: "Protocol number of the chamber",
    onTime: (day) => `The term ends on ${formatDayLong(day)}.`,
    late: "The term has passed: the delay stays recorded, the case closes all the same.",
    submit: "Close the case",
    meansWords: {
      OFFICER: "Brought by an officer",
      DELEGATE: "Brought by a delegate",
      COURIER: "Courier",
      MAIL: "Mail",
    },
    refusals: {
      "receipts-incomplete": "Signed originals are missing: the chamber does not close the case with fewer copies.",
      "bearer-not-enabled": "On that day this person was not enabled to bring them: choose who stood at the counter.",
      "delegate-not-allowed": "This chamber does not accept delegates for receipts.",
      "nothing-chosen": "You have not chosen any case.",
    },
  },
};

const DOCUMENTS: Record<DocumentType, string> = {
  REQUEST_FORM: "Request form",
  REGISTRATION_FORM: "Registration form",
  DELIVERY_RECEIPT: "Delivery receipt",
};

function paper({ document, copies, from, to, signed }: PapersMoved): string {
  const many = copies.length > 1;
  const which = many ? `copies ${copies.slice(0, -1).join(", ")} and ${copies.at(-1)}` : `copy ${copies[0]}`;
  return `${DOCUMENTS[document]}, ${which}: ${moved(from, to, many)}${signed ? ", signed" : ""}.`;
}

function moved(from: CopyHolder | null, to: CopyHolder, many: boolean): string {
  if (to === "VOID") return "void";
  if (from === null) return `printed, ${AT[to]}`;
  if (from === to) return `${many ? "stay" : "stays"} ${AT[to]}`;
  return `${many ? "go" : "goes"} ${TOWARDS[to]}`;
}

const AT: Record<CopyHolder, string> = {
  APPLICANT: "with the holder",
  IR: "at the practice",
  CHAMBER: "at the chamber",
  MISSING: "among the lost",
  VOID: "void",
};

const TOWARDS: Record<CopyHolder, string> = {
  ...AT,
  APPLICANT: "to the holder",
  IR: "to the practice",
  CHAMBER: "to the chamber",
};

function termOfDelivery(term: { explanation: TermExplanation; startEvent: StartEvent; today: Day }): string {
  const { start, days, fifteenth, shifts, due } = term.explanation;
  if (term.startEvent !== "HANDOVER") return terms.sayTerm(term);
  const movedBy = shifts.length === 0 ? "" : ` (day ${days}, ${formatDay(fifteenth)}, is a holiday)`;
  return `Delivering today, ${formatDayLong(start)}, the term of ${days} days for returning the receipts ends on ${formatDayLong(due)}${movedBy}.`;
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
