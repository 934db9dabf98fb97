import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { can } from "~/access/policy";
import { caseNumber } from "~/cases/case-number";
import type { CaseState } from "~/cases/lifecycle";
import { type Office, officesOf } from "~/mandates/offices.server";
import { dueStanding } from "~/receipts/due";
import type { Day } from "~/terms/day";
import {
  casesOfSheets,
  type HeldCase,
  type HeldFilter,
  heldCounts,
  heldPage,
  movementsOf,
  sheetsOfCases,
} from "~db/queries/sheets";
import type { Tx } from "~db/scope";
import { missingSheetsOf } from "./case-sheets.server";
import {
  type CopyHolder,
  type CopyRef,
  type DocumentCopy,
  type DocumentType,
  isKeeper,
  isSame,
  type Keeper,
} from "./custody";
import type { DrawerAsked, DrawerPlace } from "./drawer-filters";
import { answersFor } from "./missing-sheets";
import { type MoveNext, nextMove, outNow } from "./next-move";
import { reporterOf } from "./report-sheets.server";
import { parseSheetCode, type Sheet, sheetCode } from "./sheet-code";

const ROWS = 50;

export type DrawerSheet = CopyRef & {
  code: string;
  /** It must move now. */
  out: boolean;
  /** Whoever looks may report it missing, or found when it is missing. */
  mine: boolean;
  /** A missing one: since when, and who had it. */
  gone: { since: Day; before: Keeper } | null;
};

/** One case with the sheets of it that are at the place asked for. */
export type DrawerLine = {
  id: string;
  number: string;
  holder: string;
  state: CaseState;
  city: string;
  sheets: DrawerSheet[];
  /** What its paper is needed for next, and by when as far as that is known. */
  next: { move: MoveNext | "mend"; by: Day | null; late: boolean } | null;
};

export type Drawer = {
  today: Day;
  lines: DrawerLine[];
  next: string | null;
  previous: string | null;
  /** Null where ended cases are shown too: then only the page is counted. */
  totals: { sheets: number; cases: number; by: { document: DocumentType; count: number }[] } | null;
  chambers: { id: string; city: string }[];
};

const HOLDERS: Record<DrawerPlace, CopyHolder> = { studio: "IR", chamber: "CHAMBER", missing: "MISSING" };

/** The paper that has to be in one place today, case by case, as the address asks for it. */
export function drawer(ctx: Context, scope: Scope, asked: DrawerAsked): Promise<Drawer> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  const filter: HeldFilter = {
    holder: HOLDERS[asked.place],
    document: asked.document,
    state: asked.state,
    chamberId: asked.chamber,
  };
  return look(ctx, scope, async (tx) => {
    const { before, after } = asked;
    const rows = await heldPage(tx, practiceId, filter, { before, after, limit: ROWS + 1 });
    const shown = before === null ? rows.slice(0, ROWS) : rows.slice(-ROWS);
    const more = rows.length > ROWS;
    const sheets = await sheetsOfCases(
      tx,
      practiceId,
      shown.map(({ id }) => id),
    );
    const offices = await officesOf(tx, practiceId, on);
    const lines = shown.map((row) => {
      const copies = sheets.filter(({ caseId }) => caseId === row.id);
      return lineOf(ctx, row, copies, filter, offices.get(row.chamberId), on);
    });
    if (asked.place === "missing") {
      const chamberOf = (id: string) => shown.find((row) => row.id === id)?.chamberId ?? "";
      await tellWhereTheyWere(tx, ctx, lines, sheets, offices, chamberOf);
    }
    return {
      today: on,
      lines,
      next: before !== null || more ? (shown.at(-1)?.id ?? null) : null,
      previous: (before === null && after !== null) || (before !== null && more) ? (shown[0]?.id ?? null) : null,
      totals: totalsOf(await heldCounts(tx, practiceId, filter)),
      chambers: [...offices.values()].map(({ chamber }) => ({ id: chamber.chamberId, city: chamber.city })),
    };
  });
}

function lineOf(
  ctx: Context,
  row: HeldCase,
  copies: readonly DocumentCopy[],
  { holder, document }: HeldFilter,
  office: Office | undefined,
  on: Day,
): DrawerLine {
  const rules = office?.rules ?? null;
  const out = rules === null ? null : outNow(copies, row.state, { day: on, rules });
  const here = copies.filter((copy) => copy.holder === holder && (document === null || copy.documentType === document));
  const counter = office?.chamber.counter ?? "CHAMBER_RECORDS";
  const isOut = (copy: CopyRef) => out?.refs.some((ref) => isSame(ref, copy)) ?? false;
  const reports = can(ctx.actor.roles, "sheets.reportMissing");
  return {
    id: row.id,
    number: caseNumber(row),
    holder: `${row.name} ${row.surname}`,
    state: row.state,
    city: office?.chamber.city ?? "",
    sheets: here
      .map((copy) => ({
        ...{ documentType: copy.documentType, version: copy.version, copyNo: copy.copyNo },
        code: sheetCode({
          caseCode: row.code,
          document: copy.documentType,
          copyNo: copy.copyNo,
          version: copy.version,
        }),
        out: isOut(copy),
        mine: reports && isKeeper(copy.holder) && answersFor(copy.holder, reporterOf(ctx), counter),
        gone: null,
      }))
      .sort((one, other) => ORDER.indexOf(one.documentType) - ORDER.indexOf(other.documentType)),
    // What the case waits for is no matter of the chamber's drawer, unless it is there.
    next: holder === "CHAMBER" && !here.some(isOut) ? null : nextOf(row, copies, office, on),
  };
}

const ORDER: readonly DocumentType[] = ["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"];

function nextOf(
  row: HeldCase,
  copies: readonly DocumentCopy[],
  office: Office | undefined,
  on: Day,
): DrawerLine["next"] {
  const next = nextMove(copies, row.state);
  if (next === null) return null;
  if (row.state === "REJECTED") return { move: "mend", by: null, late: false };
  if (next.event === "present") return { move: "present", by: row.appointmentOn, late: false };
  if (next.event !== "returnReceipts" || row.legalDue === null) return { move: next.event, by: null, late: false };
  const term = { legalDue: row.legalDue, start: row.deliveredOn ?? row.legalDue };
  const { by, situation } = dueStanding(term, office?.calendar ?? null, on);
  const late = situation === "late";
  return { move: "returnReceipts", by: late ? row.legalDue : by, late };
}

/** Missing sheets are few: each case's own ledger says who had them, and so who may record them as found. */
async function tellWhereTheyWere(
  tx: Tx,
  ctx: Context,
  lines: DrawerLine[],
  sheets: readonly (DocumentCopy & { caseId: string })[],
  offices: ReadonlyMap<string, Office>,
  chamberOf: (caseId: string) => string,
): Promise<void> {
  for (const line of lines) {
    const office = offices.get(chamberOf(line.id));
    if (!office?.rules) continue;
    const movements = await movementsOf(tx, { practiceId: practiceOf(ctx), caseId: line.id });
    const missing = missingSheetsOf(ctx, {
      ...{ state: line.state, sheets: sheets.filter(({ caseId }) => caseId === line.id), movements },
      ...{ counter: office.chamber.counter, rules: office.rules, on: today(ctx) },
    });
    for (const sheet of line.sheets) {
      const found = missing.find((each) => isSame(each, sheet));
      if (found) Object.assign(sheet, { mine: found.mine, gone: { since: found.since, before: found.before } });
    }
  }
}

function totalsOf(counts: Awaited<ReturnType<typeof heldCounts>>): Drawer["totals"] {
  if (counts === null) return null;
  const by = ORDER.flatMap((document) => counts.by.find((each) => each.document === document) ?? []);
  return { cases: counts.cases, sheets: by.reduce((sum, { count }) => sum + count, 0), by };
}

/** Sheets that were ticked in the list: those that can be reported missing now, case by case, and how many cannot. */
export type TickedSheets = {
  today: Day;
  lines: { caseId: string; number: string; holder: string; signed: boolean; sheets: (CopyRef & { code: string })[] }[];
  others: number;
};

export function tickedSheets(ctx: Context, scope: Scope, codes: readonly string[]): Promise<TickedSheets> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const ticked = [...new Set(codes)].flatMap((code) => parseSheetCode(code) ?? []);
    const rows = await casesOfSheets(
      tx,
      practiceId,
      ticked.map(({ caseCode }) => caseCode),
    );
    const copies = await sheetsOfCases(
      tx,
      practiceId,
      rows.map(({ id }) => id),
    );
    const offices = await officesOf(tx, practiceId, on);
    const lines = rows.map((row) => {
      const counter = offices.get(row.chamberId)?.chamber.counter ?? "CHAMBER_RECORDS";
      const mine = ticked.filter((sheet) => {
        const copy = copies.find(({ caseId, ...ref }) => caseId === row.id && isSame(ref, refOf(sheet)));
        const there = sheet.caseCode === row.code && copy !== undefined && isKeeper(copy.holder);
        return there && answersFor(copy.holder as Keeper, reporterOf(ctx), counter);
      });
      return {
        caseId: row.id,
        number: caseNumber(row),
        holder: `${row.name} ${row.surname}`,
        signed: row.state === "SIGNED",
        sheets: mine.map((sheet) => ({ ...refOf(sheet), code: sheetCode(sheet) })),
      };
    });
    const kept = lines.filter(({ sheets }) => sheets.length > 0);
    const reported = kept.reduce((sum, { sheets }) => sum + sheets.length, 0);
    return { today: on, lines: kept, others: new Set(codes).size - reported };
  });
}

const refOf = ({ document, version, copyNo }: Sheet): CopyRef => ({ documentType: document, version, copyNo });
