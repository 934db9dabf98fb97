import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { isId } from "~/access/params";
import { caseNumber } from "~/cases/case-number";
import { addDays, type Day, isDay } from "~/terms/day";
import { practicesOf } from "~db/queries/chamber/mandates";
import { findChamber, mandatesOfPractice } from "~db/queries/mandates";
import {
  DUE_CLASSES,
  type DueClass,
  destructionsIn,
  dueCases,
  type HoldLine,
  standingHolds,
} from "~db/queries/retention";
import type { Tx } from "~db/scope";
import { type MandateTerms, termsUnder } from "./read-terms.server";

const ROWS = 25;
/** Days ahead that the page of retention looks. */
const AHEAD = 30;

/** What the address asks for: which page of each list. What it does not understand is as if it were not there. */
export type RetentionAsked = { due: DueCursor | null; hold: { day: Day; id: string } | null; before: number | null };
type DueCursor = { day: Day; id: string; what: DueClass };

export function readRetentionAddress(params: URLSearchParams): RetentionAsked {
  const [dueDay = "", dueId = "", what = ""] = (params.get("due") ?? "").split(".");
  const [holdDay = "", holdId = ""] = (params.get("hold") ?? "").split(".");
  const before = params.get("before") ?? "";
  const known = DUE_CLASSES.find((one) => one === what);
  return {
    due: isDay(dueDay) && isId(dueId) && known !== undefined ? { day: dueDay, id: dueId, what: known } : null,
    hold: isDay(holdDay) && isId(holdId) ? { day: holdDay, id: holdId } : null,
    before: /^\d{1,9}$/.test(before) ? Number(before) : null,
  };
}

type Of = {
  caseId: string;
  number: string;
  holder: string;
  /** Whose the case is, where the list is of several practices. */
  practice: string | null;
};
export type DueRow = Of & { on: Day; what: DueClass; held: boolean };
export type HoldRow = Of & Pick<HoldLine, "id" | "reason" | "desk" | "placedOn" | "reviewOn"> & { late: boolean };
type Paged<T> = { rows: T[]; next: string | null };

export type DueAndHeld = { due: Paged<DueRow>; holds: Paged<HoldRow> };

/** What comes due and what is held, for whoever sees the cases: the practice, or the chamber they are shown to. */
export function readDueAndHeld(ctx: Context, scope: Scope, asked: RetentionAsked): Promise<DueAndHeld> {
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const { chamberId } = scope;
    const practices = chamberId === null ? [] : await practicesOf(tx, chamberId);
    const names = new Map(practices.map(({ id, name }) => [id, name]));
    return {
      due: await dueOf(tx, scope, asked.due, on, names),
      holds: await heldOf(tx, scope, asked.hold, on, names),
    };
  });
}

type Names = ReadonlyMap<string, string>;

/** Both classes in one list by day, case and class. */
async function dueOf(tx: Tx, scope: Scope, after: DueCursor | null, on: Day, names: Names): Promise<Paged<DueRow>> {
  const upTo = addDays(on, AHEAD);
  const found = await Promise.all(
    DUE_CLASSES.map(async (what) => {
      const itself = after !== null && DUE_CLASSES.indexOf(what) > DUE_CLASSES.indexOf(after.what);
      const page = { after: after === null ? null : { ...after, itself }, limit: ROWS + 1 };
      return (await dueCases(tx, scope, { what, upTo, held: "too" }, page)).map((line) => ({ ...line, what }));
    }),
  );
  const all = found.flat().sort((one, other) => order(one, other));
  const rows = all.slice(0, ROWS);
  const last = rows.at(-1);
  return {
    rows: rows.map((line) => ({ ...nameOf(line, line.id, names), on: line.due, what: line.what, held: line.held })),
    next: all.length > ROWS && last !== undefined ? `${last.due}.${last.id}.${last.what}` : null,
  };
}

type Ordered = { due: Day; id: string; what: DueClass };
const order = (one: Ordered, other: Ordered): number =>
  one.due.localeCompare(other.due) ||
  one.id.localeCompare(other.id) ||
  DUE_CLASSES.indexOf(one.what) - DUE_CLASSES.indexOf(other.what);

async function heldOf(
  tx: Tx,
  scope: Scope,
  after: RetentionAsked["hold"],
  on: Day,
  names: Names,
): Promise<Paged<HoldRow>> {
  const found = await standingHolds(tx, scope, { after, limit: ROWS + 1 });
  const rows = found.slice(0, ROWS);
  const last = rows.at(-1);
  return {
    rows: rows.map((line) => ({
      ...nameOf(line, line.caseId, names),
      ...{ id: line.id, reason: line.reason, desk: line.desk, placedOn: line.placedOn, reviewOn: line.reviewOn },
      late: line.reviewOn < on,
    })),
    next: found.length > ROWS && last !== undefined ? `${last.reviewOn}.${last.id}` : null,
  };
}

type Named = { practiceId: string; year: number; number: number; surname: string; name: string };

const nameOf = (line: Named, caseId: string, names: Names): Of => ({
  caseId,
  number: caseNumber(line),
  holder: `${line.surname} ${line.name}`,
  practice: names.get(line.practiceId) ?? null,
});

export type Destruction = {
  seq: number;
  at: Date;
  act: "case.copiesDestroyed" | "case.erased" | "client.erased" | "scan.expired" | "import.rowsDeleted";
  /** Pictures, scanned papers, pages of the tray, or rows. */
  count: number;
  reason: string | null;
  case: { id: string; number: string } | null;
};

/** What the practice's book says was destroyed, newest first. */
export function readDestroyed(
  ctx: Context,
  scope: Scope,
  before: number | null,
): Promise<{ rows: Destruction[]; next: number | null }> {
  return look(ctx, scope, async (tx) => {
    const found = await destructionsIn(tx, practiceOf(ctx), { before, limit: ROWS + 1 });
    const rows = found.slice(0, ROWS).map(({ seq, at, act, caseId, facts, year, number }): Destruction => {
      const told = JSON.parse(facts) as Told;
      return {
        ...{ seq, at, act: act as Destruction["act"] },
        count: told.copies ?? told.papers ?? told.rows ?? (told.pages ?? 0) + (told.files ?? 0),
        reason: told.reason ?? null,
        case:
          caseId === null || year === null || number === null
            ? null
            : { id: caseId, number: caseNumber({ year, number }) },
      };
    });
    return { rows, next: found.length > ROWS ? (rows.at(-1)?.seq ?? null) : null };
  });
}

type Told = Partial<Record<"copies" | "papers" | "pages" | "files" | "rows", number>> & { reason?: string };

export type TermsOfPractice = {
  mandateId: string;
  chamberId: string;
  chamber: string;
  number: string;
  declared: boolean;
  terms: MandateTerms;
};

/** The terms under each mandate of the practice. */
export function readTermsOfPractice(ctx: Context, scope: Scope): Promise<TermsOfPractice[]> {
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const mandates = await mandatesOfPractice(tx, practiceOf(ctx));
    return Promise.all(
      mandates.map(async ({ id, chamberId, number, selfDeclared }) => ({
        ...{ mandateId: id, chamberId, number, declared: selfDeclared },
        chamber: (await findChamber(tx, chamberId))?.name ?? "",
        terms: await termsUnder(tx, { chamberId, mandateId: id }, on),
      })),
    );
  });
}
