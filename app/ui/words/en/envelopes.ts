import { formatDay } from "../days";
import type { envelopes as it } from "../it/envelopes";
import type { WordsLike } from "../words-like";

const folders = (count: number) => (count === 1 ? "one folder" : `${count} folders`);

export const envelopes: WordsLike<typeof it> = {
  title: "Folders",
  lead: "The sealed folders with the codes: from the chamber to the practice, from the practice to the applicant.",
  stock: {
    title: "How many there are",
    caption: "Folders by chamber and situation",
    columns: { chamber: "Chamber", IN_STOCK: "At the practice", GIVEN: "Handed over", VOID: "Void", total: "Received" },
    type: "Record folders that arrived",
    none: "The practice has no mandate yet.",
    low: (city, count) =>
      count === 0
        ? `You have no more folders of the Chamber of ${city}: without them no case goes on.`
        : `Of the Chamber of ${city} ${count === 1 ? "one folder is left" : `${count} folders are left`}: ask for more.`,
  },
  reckoning: {
    title: "The count",
    note: "Folders, cases, devices, receipts",
    sentences: (r) => [
      r.received === 0
        ? "No folder received so far."
        : `${capital(folders(r.received))} received: ${r.stock} at the practice, ${r.given} handed over, ${r.void} void.`,
      `${r.given} handed over for ${r.cases} ${r.cases === 1 ? "case" : "cases"}: ${r.casesWithout} without a device yet, ${r.casesWith} with their device.`,
      `${r.made} ${r.made === 1 ? "device" : "devices"}: ${r.devices.chamber} at the chamber, ${r.devices.studio} at the practice, ${r.devices.holder} delivered, ${r.devices.returned} gone back to the chamber.`,
      `${r.delivered} delivered, ${r.signed} ${r.signed === 1 ? "pair" : "pairs"} of signed receipts: ${r.receipts.studio} to bring, ${r.receipts.chamber} at the chamber.`,
    ],
    even: "The count comes out.",
    uneven: "The count does not come out.",
    imbalances: {
      "folders-without-case": "A folder handed over has no case, or the other way round.",
      "devices-differ": "There are not as many devices as cases that have one.",
      "receipts-differ": "There are not as many signed receipts as delivered devices.",
      "receipts-missing": "A signed receipt is lost.",
    },
  },
  issues: {
    title: "To be confirmed",
    note: "The chamber says it handed them over",
    none: "Nothing to confirm.",
    caption: "Folders of the chamber to be confirmed",
    columns: { range: "Numbers", chamber: "Chamber", issued: "Handed over", count: "How many", act: "Confirm" },
    range: (first, last) => (first === last ? first : `${first} – ${last}`),
    partly: (arrived, total) => `${arrived} of ${total} confirmed`,
    confirm: "Confirm the arrival",
  },
  list: {
    title: "List",
    views: "Situations",
    states: { IN_STOCK: "At the practice", GIVEN: "Handed over", VOID: "Void", RETURNED: "Gone back" },
    chamber: "Chamber",
    caption: (state, city) => `${state}, Chamber of ${city}, by number`,
    columns: {
      serial: "Number",
      layer: "Scratch layer",
      received: "Received",
      given: "Handed over",
      case: "Case",
      voided: "Void since",
      reason: "Reason",
      act: "Make void",
    },
    none: "No folder in this situation.",
    papers: "To be printed",
    papersNote:
      "The stock list is counted and ticked; the record of void folders is signed in two copies. Of folders handed over or void they print those of the period. Both are in Italian.",
    from: "From",
    to: "To",
    printStock: "Print the stock list (PDF)",
    printVoid: "Print the record of void folders (PDF)",
    void: "Make void",
  },
  layers: { SILVER: "silver", GOLD: "golden" },
  arrive: {
    confirmTitle: "Confirm the arrival of folders",
    typeTitle: "Record folders that arrived",
    confirmLead: (first, last, total, day) =>
      `The chamber says it handed you ${folders(total)} on ${formatDay(day)}: from ${first} to ${last}.`,
    typeLead: (chamber) => `${chamber} does not work in Cartellina: write the numbers of the folders it gave you.`,
    effect:
      "Confirm only those in your hands, whole and with their scratch layer intact: from then on the practice answers for them.",
    partly: "If some are missing, confirm the stretch that is there: the others stay to be confirmed.",
    first: "First number",
    last: "Last number",
    lastHint: "The same, if it is one only.",
    layer: "Scratch layer",
    day: "Arrived on",
    submit: "Take into stock",
    back: "Back to the folders",
  },
  voiding: {
    title: (serial) => `Make folder ${serial} void`,
    lead: "A void folder never serves again, nobody.",
    keep: "Keep it closed until the chamber says what to do with it.",
    given: "This folder has been handed over already: it is replaced from its case.",
    gone: "This folder is no longer at the practice.",
    toCase: "Open the case",
    day: "Day",
    reason: "Reason",
    submit: "Make the folder void",
  },
  voidReasons: {
    damaged: "Damaged",
    lost: "Lost",
    "found-open": "Found open, or with its scratch layer broken",
    withdrawn: "Case ended by withdrawal",
  },
  said: {
    arrived: "Folders taken into stock.",
    voided: "Folder void.",
  },
  refusals: {
    "range-form":
      "The two numbers must have the same beginning and as many digits, like TO-2026-04471 and TO-2026-04490.",
    "range-reversed": "The last number comes before the first.",
    "range-too-long": "More than 500 folders at once: record them in several goes.",
    "not-of-this-issue": "These numbers are not among those the chamber says it handed you: check them.",
    "already-confirmed": "These folders are in stock already, or have been used.",
    "chamber-issues-them": "This chamber records the folders it hands over: confirm them here when they appear.",
    "day-in-future": "This day is yet to come.",
    "envelope-not-in-stock": "This folder is no longer at the practice.",
  },
};

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
