import { look } from "~/access/act.server";
import { authorize, type Context, now, practiceOf, today } from "~/access/context";
import { type Applicant, type Contact, lackingContacts } from "~/cases/applicant";
import { valuesOfApplicant } from "~/clients/applicant-form";
import { parseCodiceFiscale } from "~/clients/codice-fiscale";
import { maskCodiceFiscale } from "~/clients/mask";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { formatDay } from "~/ui/words/days";
import { findClient } from "~db/queries/clients";
import {
  columnsOfLast,
  findImport,
  findStagedRow,
  headerOf,
  type ImportRow,
  importsBefore,
  type RowCounts,
  rowCounts,
  type StagedRow,
  stagedRows,
} from "~db/queries/imports";
import type { Tx } from "~db/scope";
import { dueOfCase, mandatesAtHand } from "./check-rows.server";
import {
  type Columns,
  FIELDS_OF,
  type FieldName,
  fittingColumns,
  guessColumns,
  INDISPENSABLE,
  NEEDED,
  valuesOf,
} from "./fields";
import {
  type ImportKind,
  ROW_VIEWS,
  type RowFaults,
  type RowState,
  type RowValues,
  type RowView,
  type TakenOverCase,
} from "./import";
import type { LeftOut } from "./left-out-csv";

/** Where an import is; STOPPED: something is left to do, and nobody is at it. */
export type ImportStanding = "COLUMNS" | "CHECKING" | "READY" | "TAKING" | "STOPPED" | "DONE" | "ABANDONED";

export function standingOf(of: ImportRow, at: Date): ImportStanding {
  if (of.phase === "ENDED") return of.endedAs ?? "ABANDONED";
  if (of.phase !== "CHECKING" && of.phase !== "TAKING") return of.phase;
  return of.leasedUntil !== null && of.leasedUntil >= at ? of.phase : "STOPPED";
}

export type ImportLine = Pick<ImportRow, "id" | "kind" | "takenAt" | "rows" | "taken" | "updated" | "leftOut"> & {
  standing: ImportStanding;
};

const FILES = 20;

/** The files that were imported, newest first; keyset-paged by id. */
export function readImports(
  ctx: Context,
  before: string | null,
): Promise<{ lines: ImportLine[]; next: string | null }> {
  const scope = authorize(ctx.actor, "imports.read");
  return look(ctx, scope, async (tx) => {
    const found = await importsBefore(tx, practiceOf(ctx), { before, limit: FILES + 1 });
    const lines = found.slice(0, FILES).map((of) => {
      const { id, kind, takenAt, rows, taken, updated, leftOut } = of;
      return { id, kind, takenAt, rows, taken, updated, leftOut, standing: standingOf(of, now(ctx)) };
    });
    return { lines, next: found.length > FILES ? (lines.at(-1)?.id ?? null) : null };
  });
}

export type MandateChoice = { id: string; number: string; chamber: string; officers: { id: string; name: string }[] };

/** The mandates under which cases can be taken over, with their officers; those without one are left out. */
export function mandateChoices(ctx: Context): Promise<MandateChoice[]> {
  const scope = authorize(ctx.actor, "imports.read");
  return look(ctx, scope, async (tx) => {
    const mandates = await mandatesAtHand(tx, ctx, practiceOf(ctx));
    return mandates
      .map(({ id, number, chamber, officers }) => ({
        id,
        number,
        chamber: chamber.name,
        officers: [...new Map(officers.map(({ userId, name }) => [userId, { id: userId, name }])).values()],
      }))
      .filter(({ officers }) => officers.length > 0);
  });
}

export type ColumnsPage = {
  id: string;
  kind: ImportKind;
  takenAt: Date;
  rows: number;
  secretsDropped: number;
  /** The columns were confirmed before: confirming again starts over. */
  again: boolean;
  source: "confirmed" | "remembered" | "guessed";
  headings: { heading: string; samples: string[]; field: FieldName | null }[];
  /** Fields without a column that rows will ask for. */
  missing: FieldName[];
};

/** The headings with their first cells, and what each column is taken for. */
export function readColumns(ctx: Context, importId: string): Promise<ColumnsPage | null> {
  const scope = authorize(ctx.actor, "imports.read");
  return look(ctx, scope, async (tx) => {
    const of = (await findImport(tx, { practiceId: practiceOf(ctx), id: importId })) ?? notFound();
    const header = await headerOf(tx, of);
    if (of.phase !== "COLUMNS" && of.phase !== "READY") return null;
    if (header === null) return null;
    const samples = await stagedRows(tx, of, { after: 0, limit: 3 });
    const { columns, source } = await columnsOf(tx, of, header.cells);
    const fields = new Map(Object.entries(columns).map(([field, at]) => [at, field as FieldName]));
    const { id, kind, takenAt, rows, secretsDropped } = of;
    return {
      ...{ id, kind, takenAt, rows, secretsDropped, source },
      again: of.columns !== null,
      headings: header.cells.map((heading, at) => ({
        heading,
        samples: samples.map(({ cells }) => masked(cells[at] ?? "", fields.get(at))).filter((cell) => cell !== ""),
        field: fields.get(at) ?? null,
      })),
      missing: NEEDED[kind].filter((field) => columns[field] === undefined),
    };
  });
}

/** Codes and document numbers are not shown in full where nobody needs them. */
function masked(cell: string, field: FieldName | undefined): string {
  if ((field === "documentNumber" || field === "permitNumber") && cell.length > 3) return `…${cell.slice(-3)}`;
  return parseCodiceFiscale(cell).ok ? maskCodiceFiscale(cell.toUpperCase()) : shortened(cell);
}

async function columnsOf(
  tx: Tx,
  of: ImportRow,
  header: readonly string[],
): Promise<{ columns: Columns; source: ColumnsPage["source"] }> {
  if (of.columns !== null) return { columns: of.columns as Columns, source: "confirmed" };
  const last = await columnsOfLast(tx, of.practiceId, of);
  const remembered = last === null ? {} : fittingColumns(last, of.kind, header.length);
  return INDISPENSABLE[of.kind].every((field) => remembered[field] !== undefined)
    ? { columns: remembered, source: "remembered" }
    : { columns: guessColumns(header, of.kind), source: "guessed" };
}

/** A row of the preview: who it is about, and what stands in the way or what it brings. */
export type RowLine = {
  id: string;
  line: number;
  person: string;
  state: RowState;
  faults: { field: string; code: RowFaults[string][number] }[];
  twinLine: number | null;
  updates: boolean;
  /** What tells a right row's person from a namesake. */
  stands: string;
  /** Contacts that a right row has not: whoever needs them asks later. */
  lacks: Contact[];
  /** Of a person in the address book: the fields in which the file says otherwise. */
  differs: string[] | null;
  case: { state: TakenOverCase["state"]; day: Day; due: Day | null; envelope: string; device: string | null } | null;
};

export type ImportPage = Pick<
  ImportRow,
  "id" | "kind" | "takenAt" | "rows" | "progress" | "taken" | "updated" | "leftOut" | "secretsDropped"
> & {
  standing: ImportStanding;
  phase: ImportRow["phase"];
  overtaken: boolean;
  counts: RowCounts;
  view: RowView;
  lines: RowLine[];
  next: number | null;
};

const ROWS = 50;

/** One file: how far it is, its rows by what is to be done about them (50 at a time, keyset-paged by position). */
export function readImport(
  ctx: Context,
  importId: string,
  asked: { view: RowView | null; after: number },
): Promise<ImportPage> {
  const scope = authorize(ctx.actor, "imports.read");
  return look(ctx, scope, async (tx) => {
    const of = (await findImport(tx, { practiceId: practiceOf(ctx), id: importId })) ?? notFound();
    const counts = await rowCounts(tx, of);
    const view = asked.view ?? ROW_VIEWS.find((state) => counts[state] > 0) ?? "RIGHT";
    const isShown = of.phase === "READY" || of.phase === "ENDED";
    const found = isShown ? await stagedRows(tx, of, { states: [view], after: asked.after, limit: ROWS + 1 }) : [];
    const shown = found.slice(0, ROWS);
    const { id, kind, takenAt, rows, progress, taken, updated, leftOut, secretsDropped, phase } = of;
    return {
      ...{ id, kind, takenAt, rows, progress, taken, updated, leftOut, secretsDropped, phase },
      standing: standingOf(of, now(ctx)),
      overtaken: of.overtaken > 0 && phase === "READY",
      counts,
      view,
      lines: await linesOf(tx, ctx, of, shown),
      next: found.length > ROWS ? (shown.at(-1)?.position ?? null) : null,
    };
  });
}

async function linesOf(tx: Tx, ctx: Context, of: ImportRow, rows: readonly StagedRow[]): Promise<RowLine[]> {
  const due = of.kind === "CASES" ? await dueOfCase(tx, ctx, of.practiceId) : () => null;
  const lines: RowLine[] = [];
  for (const row of rows) {
    const { id, line, state, twinLine, decision } = row;
    const values = row.values ?? {};
    const known =
      of.kind === "CLIENTS" && row.knownId !== null ? await findClient(tx, of.practiceId, row.knownId) : null;
    const running = row.ready?.case ?? null;
    lines.push({
      ...{ id, line, state, twinLine },
      person: shortened([values.surname, values.name].filter(Boolean).join(" ")),
      stands:
        row.ready === null ? "" : `${formatDay(row.ready.applicant.birthDate)}, ${row.ready.applicant.municipality}`,
      lacks: row.ready === null ? [] : lackingContacts(row.ready.applicant),
      faults: faultsOf(row),
      updates: decision === "UPDATE",
      differs: known && row.ready ? differing(known.applicant, row.ready.applicant) : null,
      case: running && {
        state: running.state,
        day: lastDay(running),
        due: due(running),
        envelope: running.envelope.serial,
        device: running.device?.serial ?? null,
      },
    });
  }
  return lines;
}

/** A name as long as a sentence is one of the things that are wrong: the list need not show all of it. */
const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 39)}…` : name);

/** What is wrong with a row, in the order of its fields. */
export function faultsOf({ faults, twinField }: Pick<StagedRow, "faults" | "twinField">): RowLine["faults"] {
  const own = Object.entries(faults ?? {}).flatMap(([field, codes]) => codes.map((code) => ({ field, code })));
  const all = twinField === null ? own : [...own, { field: twinField, code: "twice-in-file" as const }];
  const fields: readonly string[] = FIELDS_OF.CASES;
  return all.sort((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field));
}

const lastDay = (of: TakenOverCase): Day =>
  of.deliveredOn ?? of.collectedOn ?? of.producedOn ?? of.presentedOn ?? of.signedOn;

/** Fields whose values differ, by the name of the form. */
export function differing(book: Applicant, file: Applicant): string[] {
  const [one, other] = [valuesOfApplicant(book), valuesOfApplicant(file)];
  return Object.keys(one).filter((field) => one[field] !== other[field]);
}

export type RowPage = {
  importId: string;
  kind: ImportKind;
  id: string;
  line: number;
  state: RowState;
  values: RowValues;
  faults: RowFaults;
  twinLine: number | null;
  /** What the file said of each field. */
  inFile: RowValues;
  /** The person of the address book with the same codice fiscale, and what differs. */
  book: { id: string; differs: { field: string; book: string; file: string }[] } | null;
  updates: boolean;
  today: Day;
};

/** One row, to be mended; null when the import is over or being worked on. */
export function readRow(ctx: Context, importId: string, rowId: string): Promise<RowPage | null> {
  const scope = authorize(ctx.actor, "imports.read");
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const of = (await findImport(tx, { practiceId, id: importId })) ?? notFound();
    const row = await findStagedRow(tx, of, rowId);
    if (of.phase === "ENDED") return null;
    if (row === null) return notFound();
    if (of.phase !== "READY") return null;
    const known = of.kind === "CLIENTS" && row.knownId !== null ? await findClient(tx, practiceId, row.knownId) : null;
    const { id, line, state, twinLine, twinField } = row;
    const faults: RowFaults = { ...row.faults };
    if (twinField !== null) faults[twinField] = [...(faults[twinField] ?? []), "twice-in-file"];
    return {
      ...{ importId, kind: of.kind, id, line, state, twinLine, faults },
      values: row.values ?? {},
      inFile: valuesOf(row.cells, (of.columns ?? {}) as Columns),
      book: known && { id: known.id, differs: row.ready ? shownDifferences(known.applicant, row.ready.applicant) : [] },
      updates: row.decision === "UPDATE",
      today: today(ctx),
    };
  });
}

function shownDifferences(book: Applicant, file: Applicant) {
  const [one, other] = [valuesOfApplicant(book), valuesOfApplicant(file)];
  return differing(book, file).map((field) => ({ field, book: one[field] ?? "", file: other[field] ?? "" }));
}

/** The next row that is wrong, from the first again behind the last; null when none is left. */
export function nextWrongRow(ctx: Context, importId: string): Promise<string | null> {
  const scope = authorize(ctx.actor, "imports.read");
  return look(ctx, scope, async (tx) => {
    const [row] = await stagedRows(
      tx,
      { practiceId: practiceOf(ctx), id: importId },
      { states: ["WRONG"], after: 0, limit: 1 },
    );
    return row?.id ?? null;
  });
}

/** The rows that were left out, as the file had them, with what was wrong. */
export function readLeftOut(ctx: Context, importId: string): Promise<LeftOut> {
  const scope = authorize(ctx.actor, "imports.read");
  return look(ctx, scope, async (tx) => {
    const of = (await findImport(tx, { practiceId: practiceOf(ctx), id: importId })) ?? notFound();
    const header = (await headerOf(tx, of)) ?? notFound();
    const rows = await stagedRows(tx, of, { states: ["LEFT_OUT"], after: 0, limit: of.rows });
    return {
      header: header.cells,
      rows: rows.map((row) => ({
        line: row.line,
        cells: row.cells,
        faults: faultsOf(row),
        known: of.kind === "CLIENTS" && row.knownId !== null,
      })),
    };
  });
}
