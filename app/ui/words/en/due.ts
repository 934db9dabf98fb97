import type { Day } from "~/terms/day";
import type { FestiveReason } from "~/terms/receipt-term";
import { formatDayMonth } from "../days";
import type { due as it } from "../it/due";
import type { WordsLike } from "../words-like";
import { terms } from "./terms";

const cases = (count: number) => (count === 1 ? "one case" : `${count} cases`);

export const due: WordsLike<typeof it> = {
  title: "Deadlines",
  summary: ({ all, late, today }) => {
    if (all === 0) return "No receipts to bring.";
    const parts = [cases(all)];
    if (late > 0) parts.push(`${late} past the term`);
    if (today > 0) parts.push(`${today} to bring today`);
    return `Receipts to bring: ${parts.join(", ")}.`;
  },
  views: {
    label: "Views",
    all: "All open",
    mine: "Mine",
    late: "Late only",
    chamber: (city) => `Chamber of ${city}`,
  },
  filters: {
    officer: "Officer",
    chamber: "Chamber",
    when: "Situation",
    text: "Surname or number",
    whens: { late: "Late", soon: "Within three days", later: "Later", sent: "Sent, not yet registered" },
  },
  onDay: (day) => `Only receipts to bring by ${terms.formatDayLong(day)}.`,
  everyDay: "Show every day",
  weeks: (from, to) => {
    const year = from.slice(0, 4) === to.slice(0, 4) ? "" : ` ${from.slice(0, 4)}`;
    return `${dayAndMonth(from)}${year} – ${dayAndMonth(to)} ${to.slice(0, 4)}`;
  },
  caption: "Cases with receipts to bring, nearest term first",
  columns: {
    situation: "Situation",
    by: "Bring by",
    holder: "Holder",
    delivered: "Delivered",
    term: "Term",
    chamber: "Chamber",
    officer: "Officer",
  },
  choose: (holder) => `Choose ${holder}`,
  every: (count) => (count === 1 ? "The only one on the page" : `All ${count} on the page`),
  print: "Print late and due receipts (PDF)",
  declare: "Declare as sent",
  officeShut: "office closed until the term",
  moved: (day, why) => `${formatDayMonth(day)} is ${FESTIVE[why]}`,
  shut: (weekday) => `${weekday}, office closed`,
  sentOn: (day) => `sent on ${formatDayMonth(day)}`,
  none: "No case meets these conditions.",
  nothingDue: "No receipts are waiting to be brought.",
  allShown: (count) => (count === 1 ? "The only case is on this page." : `All ${count} cases are on this page.`),
  said: { sent: "Recorded: receipts sent. The cases close when the counter registers their arrival." },
  declareSent: {
    title: "Declare the receipts as sent",
    lead: (count) =>
      count === 1
        ? "You declare the two signed receipts of this case as sent."
        : `You declare the signed receipts of ${count} cases as sent.`,
    effect: (count) =>
      `${count === 1 ? "The case stays" : "The cases stay"} open and the term keeps running: what counts is the day the counter registers the receipts, not the day they were sent.`,
    late: (count) => (count === 1 ? "One is already past its term." : `${count} are already past their term.`),
    leftOut: (count) =>
      count === 1
        ? "One chosen case has no receipts to bring any more and was left out."
        : `${count} chosen cases have no receipts to bring any more and were left out.`,
    again: (count) =>
      count === 1
        ? "One was declared as sent before: the day you write now counts."
        : `${count} were declared as sent before: the day you write now counts.`,
    nothing: "You have not chosen any case with receipts to bring.",
    back: "Back to the deadlines",
    caption: "Cases whose receipts you declare as sent",
    day: "Sent or brought on",
    means: "By what means",
    submit: "Declare as sent",
  },
  means: {
    IN_PERSON: "Brought in person",
    DELEGATE: "Brought by a delegate",
    COURIER: "Courier",
    REGISTERED_MAIL: "Registered mail",
  },
  refusals: {
    "wrong-state": "One of the cases has no receipts to bring any more: reload the page.",
    "day-in-future": "This day is yet to come: write the day on which you sent them.",
    "day-before-delivery": "On this day one of the cases had not been delivered to its holder yet: check the date.",
    "nothing-chosen": "You have not chosen any case.",
  },
};

const FESTIVE: Record<FestiveReason, string> = { ...terms.holidays, sunday: "a Sunday", saturday: "a Saturday" };

const dayAndMonth = (day: Day) => `${Number(day.slice(8))} ${terms.month(day)}`;
