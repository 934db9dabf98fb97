import type { today as it } from "../it/today";
import type { WordsLike } from "../words-like";
import { capital, inWords } from "./cases";

const count = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const today: WordsLike<typeof it> = {
  title: "Today",
  open: (hours) => `counter open ${hours}`,
  hours: (from, to) => `from ${from} to ${to}`,
  shut: "counter closed",
  and: " and ",

  lead: {
    late: (n) => count(n, "One case is past its term", `${capital(inWords(n))} cases are past their term`),
    dueToday: (n) => count(n, "one is due today", `${inWords(n)} are due today`),
    dueTodayAlone: (n) => count(n, "One case is due today.", `${capital(inWords(n))} cases are due today.`),
    visitToday: (at, office) => `Today${at} is the visit to the ${office}.`,
    visitTomorrow: (at, office) => `Tomorrow${at} is the visit to the ${office}.`,
    at: (hour) => ` at ${hour}`,
    nothing: "Nothing is due in the next days.",
  },

  late: { title: "Receipts past their term", note: "The delay stops on the day the counter records them" },
  soon: { title: "Within three days" },
  week: { title: "Within a week" },
  inRegister: (n) => count(n, "One more under Deadlines", `${n} more under Deadlines`),
  inCases: (n) => count(n, "One more among Cases", `${n} more among Cases`),
  notSent: "Receipts signed, at the practice.",
  sent: (day, means) => `Receipts sent on ${day} ${means}; the counter has not recorded them yet.`,
  visit: {
    title: "Next visit to the Chamber",
    slip: (number) => `Slip ${number}`,
    cases: (n) => count(n, "1 request form.", `${n} request forms.`),
    goes: (name) => `${name} goes in person.`,
    when: (day, hour) => `${day}, ${hour}`,
    noDate: "No date yet",
    close: "Close the slip",
    open: "Open the slip",
  },

  mend: { title: "Refused, to be mended" },
  drafts: { title: "Drafts" },
  savedToday: "Saved today",
  savedOn: (weekday) => `Saved on ${weekday}`,
  at: (hour) => `at ${hour}`,
  step: (n, name) => `Step ${n} of 5, ${name.toLowerCase()}.`,
  ready: { title: "To be put on the slip" },
  collect: { title: "To be collected at the counter" },
  deliver: { title: "Devices to deliver" },
  held: {
    title: "Devices at the practice for too long",
    note: (alarm, back) => `Notice after ${alarm} days, back to the Chamber after ${back}`,
    since: (days) => count(days, "For one day", `For ${days} days`),
    collected: (day) => `collected on ${day}`,
    backBy: (day) => `Must go back to the Chamber if not delivered by ${day}.`,
    backNow: (day) => `Was to be delivered by ${day}: it must go back to the Chamber.`,
  },
  waiting: {
    title: "With the Chamber",
    PRESENTED: (n) => count(n, "one request at the counter", `${n} requests at the counter`),
    SCHEDULED: (n) => count(n, "one production agreed", `${n} productions agreed`),
  },
  expires: (day) => `The document expires on ${day}.`,
  expired: (day) => `The document expired on ${day}.`,
  nothing: {
    rest: "Nothing else pending.",
    mend: "No refused case to mend.",
    first: "No case yet: open the first one with New case.",
  },
};
