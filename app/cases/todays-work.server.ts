import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { slipNumber } from "~/batches/slip-number";
import { type Office, officesOf } from "~/mandates/offices.server";
import { type DueStanding, dueStanding } from "~/receipts/due";
import { addDays, type Day, dayInRome, daysBetween, timeInRome } from "~/terms/day";
import { openingsOn } from "~/terms/office-calendar";
import { type CaseLine, dueLines, heldLines, openCounts, openLines, slipsToCarry } from "~db/queries/case-lists";
import { type DueFilter, dueCounts } from "~db/queries/due-lists";
import { lineAtHand, viewerOf } from "./at-hand.server";
import { caseNumber } from "./case-number";
import type { CaseState } from "./lifecycle";
import { type NextAct, nextAct } from "./next-act";

/** A section lists no more than this; what is left is counted, and stands in the register of its own page. */
const SECTION_ROWS = 20;
/** Three sections are made of these. */
const DUE_ROWS = 60;

/** One row of the day: a case that waits for somebody. */
export type WorkLine = {
  id: string;
  person: string;
  number: string;
  state: CaseState;
  next: NextAct | null;
  savedOn: Day;
  savedAt: string;
  documentExpiresOn: Day | null;
};
export type DueWork = WorkLine & DueStanding & { legalDue: Day; sentOn: Day | null; sentBy: CaseLine["sentBy"] };
export type HeldWork = WorkLine & { collectedOn: Day; days: number; alarm: number; back: number; backBy: Day };

export type TodaysWork = {
  today: Day;
  /** Opening hours of the first office today; empty: shut. */
  hours: { from: string; to: string }[];
  office: string | null;
  due: DueWork[];
  /** How many are due, the rows that are not listed included. */
  dueTotals: { late: number; soon: number; week: number; today: number };
  visits: {
    id: string;
    number: string;
    state: string;
    cases: number;
    officer: string;
    on: Day | null;
    at: string | null;
  }[];
  mend: WorkLine[];
  drafts: WorkLine[];
  ready: WorkLine[];
  collect: WorkLine[];
  held: HeldWork[];
  deliver: WorkLine[];
  waiting: { presented: number; scheduled: number };
  open: number;
  /** How many cases stand in each open state, the rows that are not listed included. */
  counts: Map<CaseState, number>;
  readyTotal: number;
};

/** What waits for the practice today, the most urgent first. Its cost follows what is open. */
export function todaysWork(ctx: Context, scope: Scope): Promise<TodaysWork> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const offices = await officesOf(tx, practiceId, on);
    const first = [...offices.values()][0];
    const alarm = Math.min(30, ...[...offices.values()].map((office) => custodyDays(office).alarm));
    const [due, held, mend, drafts, ready, collect, deliver, visits, counts, days] = await Promise.all([
      dueLines(tx, practiceId, DUE_ROWS),
      heldLines(tx, practiceId, addDays(on, -alarm), SECTION_ROWS),
      openLines(tx, practiceId, { states: ["REJECTED"] }, SECTION_ROWS),
      openLines(tx, practiceId, { states: ["DRAFT", "IDENTIFIED", "ENVELOPE_GIVEN"] }, SECTION_ROWS),
      openLines(tx, practiceId, { states: ["SIGNED"], offSlip: true }, SECTION_ROWS),
      openLines(tx, practiceId, { states: ["PRODUCED"] }, SECTION_ROWS),
      openLines(tx, practiceId, { states: ["COLLECTED"] }, SECTION_ROWS),
      slipsToCarry(tx, practiceId, 3),
      openCounts(tx, practiceId),
      dueCounts(tx, practiceId, EVERYTHING),
    ]);
    const row = (line: CaseLine): WorkLine => rowOf(ctx, line, officeFor(line, offices), on);
    const long = held.map((line) => heldOf(row(line), line, custodyDays(officeFor(line, offices)), on));
    const tooLong = new Set(long.map(({ id }) => id));
    return {
      today: on,
      hours: first?.calendar ? openingsOn(first.calendar, on) : [],
      office: first?.chamber.officeName ?? null,
      dueTotals: totalsOf(days, offices, on),
      counts: counts.byState,
      readyTotal: counts.ready,
      due: due.map((line) => dueOf(row(line), line, officeFor(line, offices), on)),
      visits: visits.map((slip) => ({
        id: slip.id,
        number: slipNumber(slip),
        state: slip.state,
        cases: slip.cases,
        officer: slip.officerName,
        on: slip.appointmentOn,
        at: slip.appointmentTime,
      })),
      mend: mend.map(row),
      drafts: drafts.map(row),
      ready: ready.map(row),
      collect: collect.map(row),
      held: long,
      deliver: deliver.map(row).filter(({ id }) => !tooLong.has(id)),
      waiting: { presented: counts.byState.get("PRESENTED") ?? 0, scheduled: counts.byState.get("SCHEDULED") ?? 0 },
      open: [...counts.byState.values()].reduce((sum, count) => sum + count, 0),
    };
  });
}

const EVERYTHING: DueFilter = { officerId: null, chamberId: null, name: null, number: null, sent: false };

function totalsOf(
  days: Awaited<ReturnType<typeof dueCounts>>,
  offices: ReadonlyMap<string, Office>,
  on: Day,
): TodaysWork["dueTotals"] {
  const groups = days.map(({ deliveredOn, legalDue, chamberId, count }) => ({
    count,
    ...dueStanding({ legalDue, start: deliveredOn ?? legalDue }, offices.get(chamberId)?.calendar ?? null, on),
  }));
  const sum = (which: (group: DueStanding) => boolean) =>
    groups.filter(which).reduce((total, { count }) => total + count, 0);
  return {
    late: sum(({ situation }) => situation === "late"),
    soon: sum(({ situation }) => situation === "soon"),
    week: sum(({ situation, by }) => situation === "later" && by <= addDays(on, 7)),
    today: sum(({ situation, by }) => situation !== "late" && by === on),
  };
}

function rowOf(ctx: Context, line: CaseLine, office: Office, on: Day): WorkLine {
  return {
    id: line.id,
    person: `${line.name} ${line.surname}`,
    number: caseNumber(line),
    state: line.state,
    next: nextAct(lineAtHand(line, office, on), viewerOf(ctx)),
    savedOn: dayInRome(line.updatedAt),
    savedAt: timeInRome(line.updatedAt),
    documentExpiresOn: line.documentExpiresOn,
  };
}

function dueOf(row: WorkLine, line: CaseLine, office: Office, on: Day): DueWork {
  const legalDue = line.legalDue ?? on;
  const start = line.deliveredOn ?? legalDue;
  return {
    ...row,
    ...dueStanding({ legalDue, start }, office.calendar, on),
    legalDue,
    sentOn: line.sentOn,
    sentBy: line.sentBy,
  };
}

function heldOf(row: WorkLine, line: CaseLine, { alarm, back }: { alarm: number; back: number }, on: Day): HeldWork {
  const collectedOn = line.collectedOn ?? on;
  return { ...row, collectedOn, days: daysBetween(collectedOn, on), alarm, back, backBy: addDays(collectedOn, back) };
}

/** After how many days a device in the studio is shown, and must be back (A31). */
const custodyDays = ({ rules }: Office) => ({
  alarm: rules?.device.custodyAlarmDays ?? 15,
  back: rules?.device.custodyReturnDays ?? 30,
});

function officeFor(line: CaseLine, offices: ReadonlyMap<string, Office>): Office {
  const office = offices.get(line.chamberId);
  if (!office) throw new Error(`case ${line.id} of a chamber without a mandate`);
  return office;
}
