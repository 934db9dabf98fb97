import type { retention as it } from "../it/retention";
import type { WordsLike } from "../words-like";

const days = (n: number) => (n === 1 ? "1 day" : `${n} days`);
const months = (n: number) => (n === 1 ? "1 month" : `${n} months`);
const years = (n: number) => (n === 1 ? "1 year" : `${n} years`);

export const retention: WordsLike<typeof it> = {
  title: "Retention",
  erasedName: "Data erased",

  case: {
    copies: "Copies of the documents",
    register: "Data of the case and signed papers",
    held: "Hold",
    open: "Kept while the case is open.",
    overdue: "The receipts are late: nothing is destroyed until the case is closed.",
    copiesOn: (day, n) =>
      n === 0
        ? `Destroyed on ${day}, as soon as the case has ended.`
        : `Destroyed on ${day}: ${days(n)} after the end of the case.`,
    copiesAtOnce: "Destroyed at once: the case ended before the counter.",
    copiesWaiting: (day) => `They were to be destroyed on ${day}: the hold keeps them.`,
    copiesAfterHold: (day) => `The hold keeps them; without it they are destroyed on ${day}.`,
    copiesGone: (day) => `Destroyed on ${day}.`,
    noCopies: "No picture on file.",
    registerOn: (day, n, from) =>
      `Erased on ${day}: ${years(n)} after ${from === "ISSUANCE" ? "the device was issued" : "the end of the case"}.`,
    logOn: (day, n) => `Erased on ${day}: ${months(n)} after the end, since the request never reached the counter.`,
    registerWaiting: (day) => `They were to be erased on ${day}: the hold keeps them.`,
    registerAfterHold: (day) => `The hold keeps them; without it they are erased on ${day}.`,
    erased: (day) =>
      `Data erased on ${day}: their term is over. States, dates and movements of the sheets stay, without the person’s name.`,
    by: { PRACTICE: "by the practice", CHAMBER: "by the chamber" },
    heldLine: (reason, by, on) => `${reason}: held ${by} since ${on}.`,
    review: (day) => `To be reviewed by ${day}.`,
    reviewLate: (day) => `It was to be reviewed by ${day}.`,
    hold: "Hold the documents",
    lift: "Lift the hold",
    said: { held: "Documents held: nothing of this case is destroyed.", released: "Hold lifted." },
  },

  hold: {
    title: "Hold the documents",
    lead: (holder) => `Nothing of ${holder}’s case is destroyed until the hold is lifted.`,
    effects: [
      "Copies, signed papers and data stay beyond their terms.",
      "The hold and its reason stand on the page of the case, on the other side too.",
      "Only who placed it lifts it; it does not end by itself.",
    ],
    reason: "Reason",
    reasons: {
      DISPUTE: "Dispute or lawsuit",
      AUTHORITY_REQUEST: "Request of an authority",
      COMPLAINT: "Complaint of the person",
      INSPECTION: "Inspection or audit",
      SECURITY_INCIDENT: "Data breach to be looked into",
    },
    reviewOn: "To be reviewed by",
    reviewHint: "Within a year. After that day the hold stays, and the pages say that it is late.",
    submit: "Hold",
    back: "Back to the case",
    liftTitle: "Lift the hold",
    liftLead: (reason, day) => `${reason}, since ${day}.`,
    liftDue: "What fell due meanwhile is destroyed within an hour.",
    liftNot: "Nothing has fallen due yet: the terms of the case apply again.",
    liftOther: "Another hold stays: nothing is destroyed while it stands.",
    lifted: "This hold was lifted already.",
    refusals: {
      "review-not-ahead": "The review must be after today: choose a day to come.",
      "review-too-far": "The review must be within a year: choose a nearer day.",
      "already-held": "The case is held for this reason already: choose another one, or go back to the case.",
      "already-erased": "The data of this case were erased already: there is nothing left to hold.",
    },
  },

  terms: {
    title: "Terms of retention",
    caption: "Terms by class",
    columns: { what: "What", until: "Until when", now: "Today" },
    classes: {
      copies: "Pictures of identity documents and codice fiscale",
      register: "Data of the case, form, notes and scans of the signed papers",
      log: "What is left of a case that ended before the counter",
      clients: "The address book of clients",
      tray: "Scanned pages that nobody filed",
      imports: "Rows of a file to import",
      mails: "Mails sent or waiting",
      access: "Sign-ins and invitations",
      reads: "Who opened what",
      codes: "PIN, PUK and emergency code",
    },
    copies: (n) => (n === 0 ? "until the end of the case" : `${days(n)} after the end of the case`),
    register: (n, from) =>
      from === "ISSUANCE" ? `${years(n)} from the issue of the device` : `${years(n)} from the end of the case`,
    log: (n) => `pictures at once, the rest after ${months(n)}`,
    clients: (n) => `with the person’s last case; without cases, ${months(n)}`,
    tray: (n) => `${days(n)}, then they are destroyed`,
    imports: (n) => `with the end of the import; rows left out, ${days(n)}`,
    mails: (n) => `the text until it is sent, the rest ${days(n)}`,
    access: (n) => `sessions up to 12 hours, attempts 2 hours, invitations ${days(n)} after their end`,
    reads: "24 months at least",
    codes: "never collected",
    byDefault: "These are Cartellina’s own terms: the mandate says nothing else.",
    since: (day) => `In force since ${day}.`,
    toCome: (day) => `They change on ${day}`,
    ended: "They apply to cases that end from that day on: those that ended before keep what was promised.",
    change: "Change the terms",
    changeLead: "Cases that end before the first day keep the terms of now.",
    validFrom: "First day",
    fields: {
      copiesDays: "Days for the pictures of the documents",
      copiesHint: "After the end of the case, from 0 to 730.",
      registerYears: "Years for the data of the case",
      registerHint: "From 1 to 30.",
      registerFrom: "The years are counted",
      logMonths: "Months for cases that ended before the counter",
      logHint: "From 1 to 120.",
    },
    starts: { CLOSING: "from the end of the case", ISSUANCE: "from the issue of the device" },
    submit: "Record the terms",
    said: "Terms of retention recorded.",
    refusals: {
      "starts-in-past": "Terms apply from a day to come: choose tomorrow or later.",
      "terms-unchanged": "These terms apply on that day already: change one value at least.",
    },
  },

  page: {
    lead: "What is kept, until when, and what was destroyed. Cartellina destroys by itself, every hour.",
    chamberLead: "When the data of the cases that the chamber sees are destroyed, and what is held.",
    tool: "Retention",
    always: "The same for all",
    due: "Due in the next 30 days",
    dueNone: "Nothing is due in the next 30 days.",
    dueCaption: "What is destroyed in the next 30 days",
    holds: "Held",
    holdsNone: "No case is held.",
    holdsCaption: "Cases that are held",
    destroyed: "Destroyed",
    destroyedNone: "Nothing was destroyed yet.",
    destroyedCaption: "What was destroyed, from the register",
    columns: {
      on: "Day",
      what: "What",
      case: "Case",
      reason: "Reason",
      by: "Who",
      since: "Since",
      review: "To be reviewed",
      entry: "Register",
    },
    what: { "identity-copies": "Copies of the documents", register: "Data and signed papers" },
    did: {
      copies: (n) => (n === 1 ? "1 picture of a document" : `${n} pictures of documents`),
      case: (papers) =>
        papers === 0 ? "Data of the case" : `Data of the case and ${papers === 1 ? "1 scan" : `${papers} scans`}`,
      client: "Person of the address book",
      tray: (n) => (n === 1 ? "1 scan never filed" : `${n} scans never filed`),
      rows: (n) => (n === 1 ? "1 row not imported" : `${n} rows not imported`),
    },
    why: {
      TERM: "term over",
      ASKED: "asked by the person",
      LAST_CASE_ERASED: "with the last case",
      NEVER_USED: "never used",
      NEVER_FILED: "term over",
      NOT_TAKEN: "left out",
      AGAIN: "again, after a restore",
      ended: "case ended before the counter",
    },
    heldMark: "held",
    late: "to be reviewed",
    noOwner: "Who placed a hold lifts it on the page of the case.",
  },

  client: {
    erase: "Erase client",
    export: "Export the data",
    eraseTitle: "Erase client",
    eraseLead: (name) => `The data of ${name} leave the practice’s address book, for good.`,
    nothingHolds: "No case holds these data: they are erased at once.",
    holds: "Some cases hold these data: the erasure is recorded now and happens with the last of them.",
    law: "The right to erasure gives way to the duty to keep and to the defence of claims (art. 17(3)(b) and (e) GDPR). Until then the data are kept and not used (art. 18).",
    holdingOpen: "open case",
    holdingUntil: (day) => `kept until ${day}`,
    submit: "Erase",
    submitNote: "Record the request",
    back: "Back to the client",
    asked: (day) => `Erasure asked on ${day}`,
    askedBody:
      "The data are kept and not used: they are erased with the last case that holds them. A new case for this person withdraws the request.",
    erased: (day) => `Data erased on ${day}`,
    erasedBody: "Nothing of this person is left in the address book.",
    said: {
      erased: "Person erased from the address book.",
      noted: "Request recorded: the data are erased with the last case that holds them.",
    },
    refusals: { "already-erased": "This person was erased already: go back to the list of clients." },
  },

  alarm: {
    title: "Many copies opened in an hour",
    line: (who, desk, count, when) =>
      `${who}${desk === "" ? "" : `, ${desk}`}: more than ${count} copies of documents in an hour, ${when}.`,
    mail: ({ name, who, desk, count, when, link }) => ({
      subject: "Many copies of documents opened in an hour",
      body: `${name},

${who}, ${desk}, opened more than ${count} copies of identity documents in an hour (${when}).

It may be ordinary work. See who looked at what, and why:
${link}

The same notice stands in the register.`,
    }),
  },

  timeline: {
    due: (day) => `term ${day}`,
    copies: (day) => `copies until ${day}`,
    register: (day) => `data until ${day}`,
    byChamber: (name) => `${name}, chamber`,
    review: (day) => `to be reviewed by ${day}`,
  },
};
