import { addDays, type Day, weekday } from "~/terms/day";
import { isOpen, type OfficeCalendar, type ShutReason, whyShut } from "~/terms/office-calendar";
import { actionDate } from "~/terms/receipt-term";

/** Receipts out: past their term, to be brought within three days, or after. */
export const DUE_SITUATIONS = ["late", "soon", "later"] as const;
export type DueSituation = (typeof DUE_SITUATIONS)[number];

export type DueStanding = {
  situation: DueSituation;
  /** The last useful day at the office; null when it stays shut until the term. */
  action: Day | null;
  /** The day the register counts the case on: the last useful one, or else the term itself. */
  by: Day;
  /** Why the office is shut on the day of the term. */
  shut: ShutReason | null;
};

const SOON = 3;

/** How a term stands today, with the closures known today. `office` is null where no rules are in force. */
export function dueStanding(
  { legalDue, start }: { legalDue: Day; start: Day },
  office: OfficeCalendar | null,
  today: Day,
): DueStanding {
  const action = office === null ? null : actionDate({ legalDue, start, today, office });
  const by = action ?? legalDue;
  const situation = legalDue < today ? "late" : by <= addDays(today, SOON) ? "soon" : "later";
  return { situation, action, by, shut: office === null ? null : whyShut(office, legalDue) };
}

/** Cases of one chamber with one term and one start. */
export type DueGroup = { chamberId: string; legalDue: Day; start: Day; count: number };
export type StandingGroup = DueGroup & DueStanding;

export type DueTotals = { all: number; late: number; today: number };

export function dueTotals(groups: readonly StandingGroup[], today: Day): DueTotals {
  const sum = (which: (group: StandingGroup) => boolean) =>
    groups.filter(which).reduce((total, { count }) => total + count, 0);
  return {
    all: sum(() => true),
    late: sum(({ situation }) => situation === "late"),
    today: sum(({ situation, by }) => situation !== "late" && by === today),
  };
}

export type DueDay = { day: Day; count: number; late: boolean; shut: boolean; today: boolean };

const STRIP_DAYS = 28;

/** The strip opens on the Monday of last week: what is late stands in it. */
export const stripStart = (today: Day): Day => addDays(today, 1 - weekday(today) - 7);

/** The Monday on or before a day. */
export const mondayOf = (on: Day): Day => addDays(on, 1 - weekday(on));

/** Four weeks from a Monday, each case on the day it is to be brought by; shut where every office is. */
export function dueStrip(
  groups: readonly StandingGroup[],
  offices: readonly OfficeCalendar[],
  from: Day,
  today: Day,
): DueDay[] {
  return Array.from({ length: STRIP_DAYS }, (_, index) => {
    const day = addDays(from, index);
    const due = groups.filter(({ by }) => by === day);
    return {
      day,
      count: due.reduce((total, { count }) => total + count, 0),
      late: due.some(({ situation }) => situation === "late"),
      shut: offices.length > 0 && !offices.some((office) => isOpen(office, day)),
      today: day === today,
    };
  });
}
