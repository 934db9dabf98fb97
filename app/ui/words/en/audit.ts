import type { audit as it } from "../it/audit";
import type { WordsLike } from "../words-like";

const cases = (count: number) => (count === 1 ? "one case" : `${count} cases`);
const days = (count: number) => (count === 1 ? "one day" : `${count} days`);

export const audit: WordsLike<typeof it> = {
  terms: {
    title: "Terms of the receipts",
    lead: (month: string, closed: number, late: number, stillOpen: number, overdue: number) => {
      const first =
        closed === 0
          ? `Of those due in ${month} no case is closed yet`
          : late === 0
            ? `In ${month} ${closed === 1 ? "the one closed case was" : `all ${closed} closed cases were`} in time`
            : `In ${month} ${late} of ${cases(closed)} ${late === 1 ? "was" : "were"} closed past the term`;
      if (stillOpen === 0) return `${first}; none is open.`;
      return `${first}; ${stillOpen} ${stillOpen === 1 ? "is" : "are"} open, ${overdue === 0 ? "none" : overdue} overdue.`;
    },
    nothing: (month: string) => `No receipt is due in ${month}.`,
    practice: "Practice",
    month: "Due in",
    byMonth: "By month",
    byMonthNote: (day: string) => `The day of arrival recorded by the counter counts; data of ${day}`,
    chart: (from: string, to: string) =>
      `Receipts by month from ${from} to ${to}; the same numbers are in the table below`,
    legend: { on: "In time", late: "Late", open: "Open" },
    monthCaption: "Cases by month of their term",
    byPractice: (month: string) => `By practice, ${month}`,
    byPracticeNote: "In order of name",
    practiceCaption: (month: string) => `Cases by practice, ${month}`,
    noPractice: "No practice has receipts due in this month.",
    columns: {
      month: "Month",
      practice: "Practice",
      onTime: "In time",
      late: "Late",
      open: "Open",
      overdue: "Overdue",
      share: "Share in time",
    },
    behind: (count: number, column: string, of: string) => `${count} ${column.toLowerCase()}, ${of}`,
    share: (share: number) => `${share.toFixed(1)} %`,
    noShare: "–",
    all: "all practices",
    total: "Total",
    csv: "CSV",
    noted: "Every case you open from here stays in the recorded reads.",
  },

  cases: {
    title: "Cases behind the numbers",
    found: (situation: string, month: string | null) => (month === null ? situation : `${situation}, due in ${month}`),
    situation: "Situation",
    situations: {
      "on-time": "Closed in time",
      late: "Closed late",
      open: "Open",
      overdue: "Overdue",
    },
    any: "All",
    anyMonth: "Any month",
    none: "No case with these filters.",
    caption: "Cases by due day",
    columns: {
      term: "Term",
      case: "Case",
      practice: "Practice",
      delivered: "Delivered",
      returned: "Came in",
      situation: "Situation",
    },
    onTime: "In time",
    late: (count: number) => `${capital(days(count))} late`,
    overdue: (count: number) => `Overdue by ${days(count)}`,
    open: "Open",
    notYet: "not yet",
    noted: "Every case you open stays in the recorded reads, and the practice sees it.",
  },

  register: {
    title: "Register",
    views: "Register and reads",
    lines: "Signed points",
    reads: "Recorded reads",
    lead: "Signed lines that say how a book stood at a number. Copy them and keep them elsewhere: whoever holds one can prove that the book was not rewritten.",
    book: "Book",
    own: "The Chamber’s book",
    bookOf: (practice: string) => `Book of ${practice}`,
    entries: (count: number) => (count === 1 ? "one entry" : `${count} entries`),
    none: "No signed point yet: the first comes within an hour of the first act.",
    line: (seq: number, day: string, hour: string) => `Up to no. ${seq}, signed on ${day} at ${hour}`,
    key: "Public key",
    keyNote: "To check the signatures with the verifier, without this program",
    fingerprint: "Fingerprint",
    publicKey: "Key (Ed25519, base64)",
  },

  reads: {
    title: "Recorded reads",
    lead: "What the people of the Chamber opened, auditors included. Practices see the reads of their own cases.",
    person: "Person",
    practice: "Practice",
    none: "No read recorded.",
    caption: "Reads by the people of the Chamber, the latest first",
    columns: { at: "When", who: "Who", what: "What", case: "Case", practice: "Practice" },
    what: {
      case: "Case",
      "request-form": "Request form",
      "data-sheet": "Data sheet to copy from",
      "device-papers": "Papers of the device",
      "custody-sheet": "Custody sheet",
      "scan:REQUEST_FORM": "Scan of the request form",
      "scan:REGISTRATION_FORM": "Scan of the registration form",
      "scan:DELIVERY_RECEIPT": "Scan of the receipt",
      "copy:ID_FRONT": "Copy of the document, front",
      "copy:ID_BACK": "Copy of the document, back",
      "copy:CF_FRONT": "Copy of the tax code, front",
      "copy:CF_BACK": "Copy of the tax code, back",
      "copy:RESIDENCE_PERMIT_FRONT": "Copy of the residence permit, front",
      "copy:RESIDENCE_PERMIT_BACK": "Copy of the residence permit, back",
      "copy:APPROVAL": "Copy of the Chamber’s approval",
    },
    reasons: {
      "intake-check": "check at the intake",
      "data-check": "check of the data",
      complaint: "complaint",
      inspection: "inspection",
    },
    somebody: "Person no longer listed",
    otherCase: "Case no longer visible",
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
