import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { counterDesk } from "~/chamber/counter-desk.server";
import { findRulesetOn, rulesetByCode } from "~/rulesets/catalog";
import type { Ruleset } from "~/rulesets/ruleset";
import type { Day, Weekday } from "~/terms/day";
import type { Opening } from "~/terms/office-calendar";
import { closuresOf, periodsOf } from "~db/queries/mandates";

type Named = { code: string } & Ruleset["name"];

export type Calendar = {
  inForce: (Named & { notice: Ruleset["notice"]; patronDay: string | null }) | null;
  week: { weekday: Weekday; openings: Opening[] }[];
  /** From today on. */
  closures: { id: string; from: Day; to: Day; reason: string }[];
  periods: (Named & { id: string; from: Day; to: Day | null; when: "NOW" | "COVERED" | "TO_COME" | "PAST" })[];
};

const WEEK: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** Rules, hours and closures of the chamber's office. */
export function readCalendar(ctx: Context): Promise<Calendar> {
  const scope = authorize(ctx.actor, "chamber.read");
  const chamberId = counterDesk(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const periods = await periodsOf(tx, chamberId);
    const closures = await closuresOf(tx, chamberId);
    const rules = findRulesetOn(periods, on);
    return {
      inForce: rules && {
        code: rules.code,
        ...rules.name,
        notice: rules.notice,
        patronDay: rules.office.patronDay,
      },
      week: WEEK.map((weekday) => ({
        weekday,
        openings: (rules?.office.hours ?? []).filter((opening) => opening.weekday === weekday),
      })),
      closures: closures
        .filter(({ dayTo }) => dayTo >= on)
        .map(({ id, dayFrom, dayTo, reason }) => ({ id, from: dayFrom, to: dayTo, reason })),
      periods: periods.map(({ id, code, validFrom, validTo }) => ({
        id,
        code,
        ...rulesetByCode(code).name,
        from: validFrom,
        to: validTo,
        when: whenOf({ validFrom, validTo }, on, code === rules?.code),
      })),
    };
  });
}

function whenOf(
  { validFrom, validTo }: { validFrom: Day; validTo: Day | null },
  on: Day,
  inForce: boolean,
): Calendar["periods"][number]["when"] {
  if (validFrom > on) return "TO_COME";
  if (validTo !== null && validTo < on) return "PAST";
  return inForce ? "NOW" : "COVERED";
}
