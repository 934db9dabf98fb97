import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { notFound } from "~/platform/errors";
import { rulesetByCode } from "~/rulesets/catalog";
import { addDays, type Day } from "~/terms/day";
import type { Opening } from "~/terms/office-calendar";
import {
  closuresOf,
  type EnablementRow,
  enablementsOfPractice,
  type MandateRow,
  mandatesOfPractice,
  periodsOf,
} from "~db/queries/mandates";
import { identificationsOf } from "~db/queries/practice-reads";
import { findPractice } from "~db/queries/practices";
import type { Tx } from "~db/scope";
import { enabledOn, type MandateStanding, standingOn } from "./mandate";
import { type Office, officesOf } from "./offices.server";

export type HeldMandate = {
  id: string;
  chamber: string;
  city: string;
  chamberId: string;
  number: string;
  standing: MandateStanding;
  validFrom: Day;
  validTo: Day;
  endedOn: Day | null;
  suspendedFrom: Day | null;
  suspendedTo: Day | null;
  declared: boolean;
  identifications: number;
};

/** A natural person enabled under a mandate; `mayAct`: today, under a mandate that stands. */
export type Enabled = {
  id: string;
  userId: string;
  name: string;
  kind: EnablementRow["kind"];
  city: string;
  chamberId: string;
  mandateId: string;
  from: Day;
  to: Day;
  mayAct: boolean;
  /** Its days, whatever the mandate does. */
  now: "ENABLED" | "NOT_YET" | "OVER";
};

/** The rules of a chamber today, as far as they concern the practice. */
export type RulesToday = {
  chamberId: string;
  chamber: string;
  city: string;
  kept: boolean;
  code: string | null;
  name: { it: string; en: string } | null;
  notice: { it: string; en: string } | null;
  term: { days: number; startEvent: "HANDOVER" | "DEVICE_COLLECTED" | "RECEIPT_RETURNED_TO_IR" } | null;
  immediateMax: number | null;
  byAppointment: boolean;
  hours: Opening[];
  closures: { id: string; from: Day; to: Day; reason: string }[];
  next: { code: string; name: { it: string; en: string }; from: Day } | null;
};

export type PracticePage = {
  today: Day;
  practice: { name: string; kind: "NATURAL" | "LEGAL"; vatNumber: string | null; address: string };
  mandates: HeldMandate[];
  people: Enabled[];
  rules: RulesToday[];
};

/** The practice's mandates, who may act under them today, and the rules each chamber has in force. */
export function readPractice(ctx: Context, scope: Scope): Promise<PracticePage> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const { name, kind, vatNumber, address } = (await findPractice(tx, practiceId)) ?? notFound();
    const offices = await officesOf(tx, practiceId, on);
    const mandates = await mandatesOfPractice(tx, practiceId);
    const people = await enablementsOfPractice(tx, practiceId);
    const counts = await identificationsOf(tx, practiceId, Number(on.slice(0, 4)));
    return {
      today: on,
      practice: { name, kind, vatNumber, address },
      mandates: mandates.map((row) => heldOf(row, offices, on, counts.get(row.id) ?? 0)),
      people: people.map((row) => enabledOf(row, mandates, offices, on)),
      rules: await Promise.all([...offices.values()].map((office) => rulesOf(tx, office, on))),
    };
  });
}

function heldOf(row: MandateRow, offices: ReadonlyMap<string, Office>, on: Day, identifications: number): HeldMandate {
  const chamber = offices.get(row.chamberId)?.chamber;
  return {
    id: row.id,
    chamber: chamber?.name ?? "",
    city: chamber?.city ?? "",
    chamberId: row.chamberId,
    number: row.number,
    standing: standingOn(row, on),
    validFrom: row.validFrom,
    validTo: row.validTo,
    endedOn: row.endedOn,
    suspendedFrom: row.suspendedFrom,
    suspendedTo: row.suspendedTo,
    declared: row.selfDeclared,
    identifications,
  };
}

export function enabledOf(
  row: EnablementRow,
  mandates: readonly MandateRow[],
  offices: ReadonlyMap<string, Office>,
  on: Day,
): Enabled {
  const mandate = mandates.find(({ id }) => id === row.mandateId);
  const covers = enabledOn(row, on);
  return {
    id: row.id,
    userId: row.userId,
    name: row.name,
    kind: row.kind,
    city: offices.get(row.chamberId)?.chamber.city ?? "",
    chamberId: row.chamberId,
    mandateId: row.mandateId,
    from: row.validFrom,
    to: row.endedOn ?? row.validTo,
    mayAct: covers && mandate !== undefined && standingOn(mandate, on) === "ACTIVE",
    now: covers ? "ENABLED" : on < row.validFrom ? "NOT_YET" : "OVER",
  };
}

export async function rulesOf(tx: Tx, { chamber, rules }: Office, on: Day): Promise<RulesToday> {
  const [closures, periods] = await Promise.all([closuresOf(tx, chamber.chamberId), periodsOf(tx, chamber.chamberId)]);
  const ahead = periods.find(({ validFrom }) => validFrom > on);
  return {
    chamberId: chamber.chamberId,
    chamber: chamber.name,
    city: chamber.city,
    kept: chamber.counter === "PRACTICE_RECORDS",
    code: rules?.code ?? null,
    name: rules?.name ?? null,
    notice: rules?.notice ?? null,
    term: rules && { days: rules.receipt.term.days, startEvent: rules.receipt.term.startEvent },
    immediateMax: rules?.submission.immediateMax ?? null,
    byAppointment: rules?.appointment.required ?? false,
    hours: rules?.office.hours ?? [],
    closures: closures
      .filter(({ dayTo }) => dayTo >= on)
      .filter(({ dayFrom }) => dayFrom <= addDays(on, 366))
      .map(({ id, dayFrom, dayTo, reason }) => ({ id, from: dayFrom, to: dayTo, reason })),
    next:
      ahead === undefined ? null : { code: ahead.code, name: rulesetByCode(ahead.code).name, from: ahead.validFrom },
  };
}
