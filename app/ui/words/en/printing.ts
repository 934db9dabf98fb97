import type { it } from "../it";

const sheets = (count: number) => (count === 1 ? "one sheet" : `${count} sheets`);
const forms = (count: number) => (count === 1 ? "One form" : `${count} forms`);

export const printing: (typeof it)["printing"] = {
  title: "Printing forms",
  lead: "Cases whose folder has been handed over. Printing fixes the version of each form.",
  caption: "Cases whose forms can be printed",
  none: "No case is waiting to be printed: forms are printed once the folder has been handed over.",
  columns: { choose: "Choose", person: "Applicant", state: "Form", officer: "Officer" },
  choose: (name) => `Choose ${name}`,
  all: (count) => (count === 1 ? "The one listed" : `All ${count}`),
  stands: "Already printed",
  missing: "To be printed",
  how: "How to print them",
  order: "Order of the sheets",
  orders: {
    CASE: "By case: the three copies of each together",
    COPY: "By copy: all the first ones, then the second, then the third",
  },
  reason: "Reason, for forms already printed",
  reasonHint: "Only needed if you choose some of them: the reprint stays in the register and the sheet says so.",
  submit: "Print the chosen forms",
  more: (shown) => `The first ${shown}: print these, then the others appear.`,
  refusals: {
    "nothing-chosen": "Choose at least one case.",
    "too-many": "Too many at once: choose fewer.",
    "wrong-state": "The chosen cases are no longer to be printed: somebody has taken them further meanwhile.",
    "envelope-first": "The folder has to be handed over first.",
    "reprint-reason-missing": "The chosen forms are already printed: printing them again needs a reason.",
  },
  ready: {
    title: "Ready to be put on paper",
    count: (count) => `${forms(count)}, ${sheets(3 * count)}.`,
    left: (count) =>
      count === 1
        ? "One case was left out: its form is already printed and the reason for a reprint is missing, or it has gone further."
        : `${count} cases were left out: their forms are already printed and the reason for a reprint is missing, or they have gone further.`,
    open: "Open the file to print",
    gone: "This list of cases cannot be read: go back to printing and choose them again.",
  },
  run: {
    making: "Preparing the file",
    progress: "{done} sheets of {all}",
    cancel: "Cancel",
    cancelled: "Cancelled: nothing was saved.",
    failed: "The file did not arrive whole. Try again.",
    ready: "The file is ready: {all} sheets, saved among your downloads.",
    newTab: "opens in another tab",
  },
  copies: "Which copies",
  copy: { 1: "Copy 1", 2: "Copy 2", 3: "Copy 3" },
  copiesHint: "Sheets that are still good are not printed again.",
  openReprinted: (copies) =>
    copies.length === 1 ? `Open copy ${copies[0]} to print` : `Open copies ${copies.join(" and ")} to print`,
  device: {
    title: "Printing a device’s sheets again",
    lead: "The same sheets as before. The reprint stays in the register with its reason, and the sheet says so.",
    document: "Which sheets",
    documents: { REGISTRATION_FORM: "Registration form", DELIVERY_RECEIPT: "Delivery receipt" },
    reason: "Reason for the reprint",
    submit: "Print again",
    link: "Print a sheet again",
    papers: "Sheets of the device",
    papersNote: "registration forms and receipts: print and print again",
    said: "Reprint recorded.",
    bySystem: "The registration forms are printed by the Chamber’s own system.",
    refusals: {
      "not-made": "The device has not been made yet.",
      "by-system": "These sheets are printed by the Chamber’s own system.",
    },
  },
  papers: {
    ofSlip: "Print the sheets of all devices",
    ofDay: (count) =>
      count === 1 ? "Print the sheets of the device made today" : `Print the sheets of the ${count} devices made today`,
    note: "For each of them three registration forms and three delivery receipts.",
  },
};
