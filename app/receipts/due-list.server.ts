import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { type Office, officesOf } from "~/mandates/offices.server";
import { rulesetByCode } from "~/rulesets/catalog";
import { receiptTermRule } from "~/rulesets/ruleset";
import { addDays, type Day } from "~/terms/day";
import { explainLegalDue, type Shift } from "~/terms/receipt-term";
import { type DueFilter, type DueRow, dueAmong, dueCounts, duePage } from "~db/queries/due-lists";
import { enablementsOfPractice } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import {
  type DueDay,
  type DueStanding,
  type DueTotals,
  dueStanding,
  dueStrip,
  dueTotals,
  type StandingGroup,
  stripStart,
} from "./due";
import { type DueAsked, dueKey } from "./due-filters";

const ROWS = 50;

/** One case whose receipts are out, with its term. */
export type DueLine = DueStanding & {
  id: string;
  number: string;
  holder: string;
  city: string;
  officer: string;
  deliveredOn: Day | null;
  legalDue: Day;
  sentOn: Day | null;
  /** Taken over from paper: its days are as the practice declared them. */
  fromPaper: boolean;
  /** The last festive day that moved the term. */
  moved: Shift | null;
};

export type DueRegister = {
  today: Day;
  totals: DueTotals;
  strip: { days: DueDay[]; from: Day; earlier: Day; later: Day };
  lines: DueLine[];
  next: string | null;
  previous: string | null;
  officers: { id: string; name: string }[];
  chambers: { id: string; city: string; name: string }[];
};

/** The register of receipts to be returned, as the address asks for it; the strip and the totals follow the filters. */
export function dueRegister(ctx: Context, scope: Scope, asked: DueAsked): Promise<DueRegister> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const offices = await officesOf(tx, practiceId, on);
    const filter = filterOf(asked);
    const groups = await groupsOf(tx, practiceId, filter, offices, on);
    const situation = asked.when === "sent" ? null : asked.when;
    const chosen = groups.filter(
      (group) =>
        (situation === null || group.situation === situation) && (asked.day === null || group.by === asked.day),
    );
    const among = situation === null && asked.day === null ? null : chosen;
    const { before, after } = asked;
    const rows = await duePage(tx, practiceId, filter, { among, before, after, limit: ROWS + 1 });
    const shown = before === null ? rows.slice(0, ROWS) : rows.slice(-ROWS);
    const more = rows.length > ROWS;
    const from = asked.from ?? stripStart(on);
    const calendars = [...offices.values()].filter(({ chamber }) => isAsked(chamber.chamberId, asked.chamber));
    return {
      today: on,
      totals: dueTotals(chosen, on),
      strip: {
        days: dueStrip(
          groups,
          calendars.flatMap(({ calendar }) => calendar ?? []),
          from,
          on,
        ),
        from,
        earlier: addDays(from, -28),
        later: addDays(from, 28),
      },
      lines: shown.map((row) => lineOf(row, offices, on)),
      next: before !== null || more ? keyOf(shown.at(-1), before === null ? more : true) : null,
      previous: (before === null && after !== null) || (before !== null && more) ? keyOf(shown[0], true) : null,
      officers: await officersOf(tx, practiceId),
      chambers: [...offices.values()].map(({ chamber }) => ({
        id: chamber.chamberId,
        city: chamber.city,
        name: chamber.name,
      })),
    };
  });
}

/** A line of the register with what only the practice's own paper says of it. */
export type DuePaperLine = DueLine & { surname: string; name: string; codiceFiscale: string; officerName: string };
export type DuePaper = { today: Day; totals: DueTotals; lines: DuePaperLine[] };

/**
 * The register as it is printed, by term: what the address asks for, or else what is late and what falls due within three
 * days. At most `limit` lines; the totals count all.
 */
export function dueForPaper(ctx: Context, scope: Scope, asked: DueAsked, limit: number): Promise<DuePaper> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const offices = await officesOf(tx, practiceId, on);
    const filter = filterOf(asked);
    const isWanted = ({ situation }: DueStanding) => {
      if (asked.when === "sent") return true;
      return asked.when === null ? asked.day !== null || situation !== "later" : situation === asked.when;
    };
    const among = (await groupsOf(tx, practiceId, filter, offices, on)).filter(
      (group) => isWanted(group) && (asked.day === null || group.by === asked.day),
    );
    const rows =
      among.length === 0 ? [] : await duePage(tx, practiceId, filter, { among, before: null, after: null, limit });
    const lines = rows.map((row) => {
      const { surname, name, codiceFiscale, officerName } = row;
      return { ...lineOf(row, offices, on), surname, name, codiceFiscale, officerName: officerName ?? "" };
    });
    return { today: on, totals: dueTotals(among, on), lines };
  });
}

const filterOf = (asked: DueAsked): DueFilter => ({
  officerId: asked.officer,
  chamberId: asked.chamber,
  name: asked.name,
  number: asked.number,
  sent: asked.when === "sent",
});

async function groupsOf(
  tx: Tx,
  practiceId: string,
  filter: DueFilter,
  offices: ReadonlyMap<string, Office>,
  on: Day,
): Promise<StandingGroup[]> {
  return (await dueCounts(tx, practiceId, filter)).map(({ deliveredOn, ...group }) => {
    const term = { ...group, start: deliveredOn ?? group.legalDue };
    return { ...term, ...dueStanding(term, offices.get(group.chamberId)?.calendar ?? null, on) };
  });
}

/** Of the chosen cases those whose receipts are still out, and how many are not. */
export function chosenDue(
  ctx: Context,
  scope: Scope,
  ids: readonly string[],
): Promise<{ lines: DueLine[]; others: number }> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const rows = await dueAmong(tx, practiceId, ids);
    const offices = await officesOf(tx, practiceId, on);
    return { lines: rows.map((row) => lineOf(row, offices, on)), others: new Set(ids).size - rows.length };
  });
}

function lineOf(row: DueRow, offices: ReadonlyMap<string, Office>, on: Day): DueLine {
  const office = offices.get(row.chamberId);
  const rules = row.termRuleset === null ? null : rulesetByCode(row.termRuleset);
  const startEvent = rules?.receipt.term.startEvent;
  const start = (startEvent === "DEVICE_COLLECTED" ? row.collectedOn : row.deliveredOn) ?? row.legalDue;
  const shifts = rules === null ? [] : explainLegalDue(start, receiptTermRule(rules)).shifts;
  return {
    ...dueStanding({ legalDue: row.legalDue, start }, office?.calendar ?? null, on),
    id: row.id,
    number: caseNumber(row),
    holder: `${row.name} ${row.surname}`,
    city: office?.chamber.city ?? "",
    officer: shortName(row.officerName ?? ""),
    deliveredOn: row.deliveredOn,
    legalDue: row.legalDue,
    sentOn: row.sentOn,
    fromPaper: row.takenOverOn !== null,
    moved: shifts.at(-1) ?? null,
  };
}

async function officersOf(tx: Tx, practiceId: string): Promise<{ id: string; name: string }[]> {
  const officers = (await enablementsOfPractice(tx, practiceId)).filter(({ kind }) => kind === "OFFICER");
  return [...new Map(officers.map(({ userId, name }) => [userId, { id: userId, name }])).values()];
}

const isAsked = (chamberId: string, asked: string | null) => asked === null || chamberId === asked;

const keyOf = (row: DueRow | undefined, isThere: boolean) => (row !== undefined && isThere ? dueKey(row) : null);

/** `E. Gallo`: as much as a dense table needs. */
export function shortName(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  return rest.length === 0 ? first : `${first.charAt(0)}. ${rest.join(" ")}`;
}
