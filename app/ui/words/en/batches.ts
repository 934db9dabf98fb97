import { formatDay, formatHour } from "../days";
import type { batches as it } from "../it/batches";
import type { WordsLike } from "../words-like";
import { formatDayLong } from "./terms";

const cases = (count: number) => (count === 1 ? "one case" : `${count} cases`);

export const batches: WordsLike<typeof it> = {
  title: "Slips",
  number: (number) => `Slip ${number}`,
  sub: (city, code) => `Chamber of ${city} · code ${code}`,
  states: {
    OPEN: "Being prepared",
    CLOSED: "Closed, to be taken to the counter",
    AT_COUNTER: "At the counter",
    DONE: "Examined by the counter",
    CANCELLED: "Cancelled",
  },
  views: { label: "Views", onTheWay: "In progress", all: "All" },

  list: {
    lead: "The slip goes with the signed cases that the officer takes to the counter in person.",
    slips: "Slips",
    caption: "Slips, newest first",
    none: "No slip in progress.",
    noneAtAll: "No slips.",
    older: "Older slips",
    columns: {
      number: "Slip",
      state: "Situation",
      chamber: "Chamber",
      lines: "Cases",
      visit: "Visit",
      officer: "Officer",
    },
    waiting: "Signed, to be put on a slip",
    waitingAt: (city) => `Chamber of ${city}`,
    waitingCaption: (city) => `Signed cases for the Chamber of ${city}, oldest first`,
    waitingColumns: { holder: "Applicant", signed: "Signed", officer: "Officer", document: "Document" },
    noneWaiting: "No signed case is waiting for a slip.",
    more: "There are more: they appear when these are on a slip.",
    expires: (day) => `document until ${formatDay(day)}`,
    put: "Put on a slip",
    every: (count) => (count === 1 ? "The only one" : `All ${count}`),
    choose: (holder) => `Choose ${holder}`,
  },

  visit: (on, time) => (time === null ? formatDayLong(on) : `${formatDayLong(on)}, ${formatHour(time)}`),
  noVisit: "no appointment",

  next: {
    empty: "Add the signed cases to take along.",
    arrange: (officeName) => `Write the appointment with ${officeName}: without one the counter does not receive.`,
    close: (count) => `Check and close the slip: ${cases(count)}.`,
    carry: (officer, where) => `${officer} takes the slip in person, ${where}.`,
    carryOn: (officer, where, when) => `${officer} takes the slip in person, ${where}, on ${when}.`,
    present: "Record the presentation at the counter.",
    atCounter: "The counter is examining the slip.",
    intake: "Record what the counter decided, line by line.",
    done: ({ now, promised, refused }) => {
      const parts = [
        now === 0 ? "" : `${now} taken at once`,
        promised === 0 ? "" : `${promised} promised`,
        refused === 0 ? "" : `${refused} refused`,
      ].filter((part) => part !== "");
      return parts.length === 0 ? "No line was taken." : `Outcome at the counter: ${parts.join(", ")}.`;
    },
    cancelled: "This slip is cancelled: its cases are free.",
  },
  acts: {
    arrange: "Write the appointment",
    rearrange: "Change officer or appointment",
    close: "Close the slip",
    pdf: "Open the PDF of the slip",
    cancel: "Cancel the slip",
    present: "Record the presentation",
    intake: "Record the outcome",
    remove: "Remove",
    add: "Add to the slip",
    back: "Back to the slip",
  },
  facts: {
    chamber: "Chamber",
    officer: "Officer who goes to the counter",
    appointment: "Appointment",
    closed: "Closed on",
    opened: "Presented on",
    code: "Bar code",
  },
  lines: {
    title: "Lines",
    caption: "Cases of the slip, in the order of the bag",
    none: "The slip is empty.",
    columns: { position: "Line", holder: "Applicant", now: "Now", result: "At the counter", act: "Remove" },
    badDocument: (until) =>
      until === null
        ? "the document does not serve on that day"
        : `document valid until ${formatDay(until)}: it will be refused`,
  },
  add: {
    title: "To be added",
    note: "Signed cases of the same chamber",
    none: "No other signed case for this chamber.",
  },
  results: {
    waiting: "not examined yet",
    leftOut: "left out: it was no longer ready",
    now: "taken, production at once",
    promised: (on, instalment) => `promised for ${formatDayLong(on)}, instalment ${instalment}`,
    refused: (refusal, why) => `refused, ${refusal}: ${why}`,
    produced: (on) => `produced on ${formatDay(on)}`,
  },

  arrange: {
    title: "Visit to the counter",
    lead: "Who goes in person, and when: nobody may go in the officer’s place.",
    officer: "Officer",
    officerHint: "Shown are officers enabled today; what counts is the day of the visit.",
    on: "Day of the appointment",
    time: "Hour, like 9.30",
    required: "This chamber receives by appointment only.",
    shut: (day, why) => `On ${formatDayLong(day)} the office is closed: ${why}.`,
    submit: "Save the visit",
    nobody: "Today no officer of the practice is enabled for this chamber.",
  },
  close: {
    title: (number) => `Close slip ${number}`,
    lead: (count) => `You close the slip with ${cases(count)}.`,
    fixed: "Its lines change no more; officer and appointment may.",
    shown: (chamber) =>
      `From this moment ${chamber} sees these cases whole, history and copies of the documents included.`,
    notShown: (chamber) =>
      `${chamber} does not work in Cartellina: it sees nothing, and you record the counter’s acts.`,
    bag: (forms) => `In the bag: ${forms} signed forms, the copies of the documents and the printed slip.`,
    undo: "You can cancel it until it is presented: what the chamber has seen stays seen.",
    who: (officer, when) => `${officer} goes, ${when}.`,
    bad: (holder, until) =>
      until === null
        ? `${holder}: the document is not enough.`
        : `${holder}: the document is valid until ${formatDay(until)}.`,
    badTitle: "Documents that will not serve on the day of the visit",
    faults: "Before closing",
    submit: "Close the slip",
  },
  cancel: {
    title: (number) => `Cancel slip ${number}`,
    lead: (count) => (count === 0 ? "The slip is empty." : `${cases(count)}: free again for another slip.`),
    seen: (chamber) => `${chamber} has already seen these cases and goes on seeing them.`,
    submit: "Cancel the slip",
    keep: "Keep the slip",
  },
  present: {
    title: "Record the presentation",
    lead: (count) => `You presented ${cases(count)} at the counter in person.`,
    effect: "Cases that are still signed become presented; forms and copies are at the chamber.",
    day: "Presented on",
    officer: "Who stood at the counter",
    submit: "Record the presentation",
  },
  intake: {
    title: "Record the outcome at the counter",
    lead: "Line by line, what the counter decided.",
    checked:
      "A line that was taken counts as checked: two signed forms of the same version, copies of the document and of the codice fiscale, valid document.",
    day: "Examined on",
    outcome: "Outcome",
    outcomes: { NOW: "Taken, production at once", SCHEDULED: "Promised for a day", REJECTED: "Refused" },
    on: "Promised day",
    onHint: "If promised.",
    refusal: "Reason of the refusal",
    refusalHint: "If refused.",
    noRefusal: "None",
    note: "Note",
    line: (position, holder, number) => `Line ${position}: ${holder}, ${number}`,
    submit: "Record the outcome",
  },
  said: {
    added: "Cases added to the slip.",
    removed: "Case removed from the slip.",
    arranged: "Visit saved.",
    closed: "Slip closed: print it and take it to the counter.",
    cancelled: "Slip cancelled: its cases are free.",
    presented: "Presentation recorded, as declared by the practice.",
    confirmed: "Outcome recorded, as declared by the practice.",
  },
  refusals: {
    "batch-not-open": "The slip is no longer in this state: reload the page.",
    "batch-not-closed": "The slip is not closed, or has been presented already.",
    "batch-not-at-counter": "The slip is not at the counter: record the presentation first.",
    "batch-empty": "The slip is empty: add at least one signed case.",
    "case-not-signed": "One of the cases is no longer signed: remove it from the slip.",
    "case-in-another-batch": "One of the cases is on a slip already.",
    "case-other-chamber": "The chosen cases are of different chambers: a slip goes to one chamber only.",
    "case-not-in-batch": "This case is no longer on the slip.",
    "nothing-chosen": "You have not chosen any case.",
    "officer-not-enabled":
      "On that day this officer is not enabled for the chamber: choose another, or check the mandates.",
    "mandate-not-active": "Today the mandate of this chamber is not active.",
    "appointment-missing": "This chamber receives by appointment only: write day and hour.",
    "copies-missing": "Copies of the documents are missing in one of the cases.",
    "day-in-past": "This day has passed already.",
    "day-in-future": "This day is yet to come.",
    "day-before-previous-step": "This day comes before a step that is recorded already: check the date.",
    "wrong-state": "One of the cases is no longer in the right state: reload the page.",
    "recorded-by-other-desk": "The chamber’s counter records this act.",
    "sheet-missing": "One of the cases lacks a signed sheet: find it, or redo the form, before putting it on a slip.",
    "paper-not-in-place": "One of the papers is not where it should be: check the custody of the case.",
    "holds-secret-code": "This looks like a PIN, PUK or emergency code: remove it from the note.",
    "lines-undecided": "The outcome of this line is missing.",
    "checks-incomplete": "A line that is taken needs every check.",
    "document-expired": "The document of this case does not serve on that day: the line can only be refused.",
    "refusal-code-unknown": "This reason is not among the chamber’s.",
    "scheduled-in-past": "The promised day comes before the examination: check the date.",
  },
};
