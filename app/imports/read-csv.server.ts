import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { holdsSecretCode } from "~/cases/note-guard";
import { done, type Outcome, refused } from "~/platform/outcome";
import { delimiterOf, textOf } from "./csv-text";
import { IMPORT_LIMITS } from "./import";

export type CsvRefusal =
  | "workbook"
  | "binary"
  | "csv-empty"
  | "csv-no-rows"
  | "csv-broken"
  | "csv-secret-column"
  | "too-many-rows"
  | "too-many-columns"
  | "cell-too-long";

/** A row with its place in the file (from 1); `cells` are trimmed and as many as were written. */
export type CsvRow = { line: number; cells: string[] };
export type ReadCsv = { header: CsvRow; rows: CsvRow[]; secretsDropped: number };

/**
 * The rows of a file as spreadsheets save it. Cells stay text, whatever they look like: `=1+1` is four signs. Rows
 * without a word are passed over, ragged ones are read as they are. A column of PIN or PUK refuses the file, and a cell
 * that holds one is emptied: no secret code ever enters the product (R38).
 */
export async function readCsv(bytes: Uint8Array): Promise<Outcome<ReadCsv, CsvRefusal>> {
  const read = textOf(bytes);
  if (!read.ok) return refused(read.refusal);
  const { delimiter, body, skipped } = delimiterOf(read.text);
  try {
    const { lines, secretsDropped, refusal } = await linesOf(body, delimiter, skipped);
    if (refusal !== null) return refused(refusal);
    const [header, ...rows] = lines;
    if (header === undefined) return refused("csv-empty");
    if (header.cells.some(namesSecret)) return refused("csv-secret-column");
    if (rows.length === 0) return refused("csv-no-rows");
    return done({ header, rows, secretsDropped });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refused(error.code === "CSV_MAX_RECORD_SIZE" ? "cell-too-long" : "csv-broken");
  }
}

type Lines = { lines: CsvRow[]; secretsDropped: number; refusal: CsvRefusal | null };

async function linesOf(text: string, delimiter: string, skipped: number): Promise<Lines> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: IMPORT_LIMITS.columns * IMPORT_LIMITS.cell * 2,
    }),
  );
  const lines: CsvRow[] = [];
  let secretsDropped = 0;
  const ended = (refusal: CsvRefusal | null): Lines => ({ lines, secretsDropped, refusal });
  let next = skipped + 1;
  for await (const record of parser as AsyncIterable<string[]>) {
    const line = next;
    next += 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    const cells = withoutTail(record.map(tidy));
    if (cells.length === 0) continue;
    if (cells.length > IMPORT_LIMITS.columns) return ended("too-many-columns");
    if (cells.some(({ length }) => length > IMPORT_LIMITS.cell)) return ended("cell-too-long");
    if (lines.length > IMPORT_LIMITS.rows) return ended("too-many-rows");
    const safe = lines.length === 0 ? cells : cells.map((cell) => (isSecret(cell) ? "" : cell));
    secretsDropped += safe.filter((cell, at) => cell !== cells[at]).length;
    lines.push({ line, cells: safe });
  }
  return ended(null);
}

/** Four digits and a word are the least that such a cell holds: most are told by that alone. */
const isSecret = (cell: string): boolean =>
  /\d\D*\d\D*\d\D*\d/.test(cell) && /\p{L}/u.test(cell) && holdsSecretCode(cell);

/** In pieces, so that other requests are answered between them. */
function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += 65_536) yield text.slice(at, at + 65_536);
}

/** A line break inside a cell is a space; the no-break space of spreadsheets too, and Excel's guard of a text is gone. */
function tidy(cell: string): string {
  const text = cell.replace(/[\s\u00a0]+/g, " ").trim();
  const guarded = /^="(.*)"$/.exec(text) ?? /^'([=+\-@].*)$/.exec(text);
  return guarded?.[1] ?? text;
}

function withoutTail(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell !== "");
  return cells.slice(0, last + 1);
}

/** «PIN», «PUK», «Codice di emergenza», «Codice utente»: columns that may not even be carried here. */
const namesSecret = (heading: string): boolean =>
  /(?:^|[^\p{L}])(?:pin|puk|erc)(?:[^\p{L}]|$)|codic[ei]\s+(?:di\s+)?(?:emergenza|utente|sblocco|segret[oi])|(?:emergency|user|secret)\s+codes?/iu.test(
    heading,
  );
