import { createHash } from "node:crypto";
import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import { insertImport } from "~db/queries/imports";
import { enablementsOfMandate, mandatesOfPractice } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { foldHeading } from "./fields";
import type { ImportKind } from "./import";
import { type CsvRefusal, type CsvRow, readCsv } from "./read-csv.server";

/** For the rows of cases that do not say it themselves. */
export type CaseDefaults = { mandateId: string; officerId: string; scratchLayer: "SILVER" | "GOLD" };

export type TakeFileRefusal = CsvRefusal | "file-missing" | "mandate-missing" | "officer-missing";

/**
 * Takes a file in: its rows stand apart, in the practice's own table, until its columns are known, the rows are right and
 * somebody starts the import. Nothing is in the address book or among the cases before that.
 */
export async function takeFile(
  ctx: Context,
  input: { kind: ImportKind; file: Uint8Array | null; defaults: CaseDefaults | null },
): Promise<Outcome<{ importId: string }, TakeFileRefusal>> {
  const scope = authorize(ctx.actor, "imports.take");
  if (input.file === null || input.file.length === 0) return refused("file-missing", "file");
  const read = await readCsv(input.file);
  if (!read.ok) return refused(read.refusal, "file");
  const { header, rows, secretsDropped } = read.value;

  return perform<{ importId: string }, TakeFileRefusal>(ctx, scope, "imports.take", async (tx) => {
    const practiceId = practiceOf(ctx);
    const under = input.kind === "CASES" ? await mandateOf(tx, practiceId, input.defaults) : done(null);
    if (!under.ok) return under;
    const id = newId();
    const staged = (row: CsvRow, position: number) => ({
      ...{ practiceId, importId: id, id: newId(), position },
      ...row,
      state: position === 0 ? ("HEADER" as const) : ("RAW" as const),
    });
    await insertImport(
      tx,
      {
        ...{ practiceId, id, kind: input.kind },
        takenAt: now(ctx),
        takenBy: ctx.actor.userId,
        rows: rows.length,
        secretsDropped,
        ...under.value,
        headerKey: headerKey(header.cells),
        phase: "COLUMNS",
        progress: 0,
      },
      [header, ...rows].map(staged),
    );
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [
      entry("import.taken", { kind: "import", id }, { kind: input.kind, rows: rows.length, dropped: secretsDropped }),
    ]);
    return done({ importId: id });
  });
}

async function mandateOf(tx: Tx, practiceId: string, defaults: CaseDefaults | null) {
  const mandate = (await mandatesOfPractice(tx, practiceId)).find(({ id }) => id === defaults?.mandateId);
  if (!mandate || defaults === null) return refused("mandate-missing" as const, "mandateId");
  const people = await enablementsOfMandate(tx, mandate.chamberId, mandate.id);
  const isOfficer = people.some(({ userId, kind }) => userId === defaults.officerId && kind === "OFFICER");
  if (!isOfficer) return refused("officer-missing" as const, "officerId");
  return done({ chamberId: mandate.chamberId, ...defaults });
}

/** The same for files with the same headings, however they are spelled. */
const headerKey = (cells: readonly string[]): string =>
  createHash("sha256").update(cells.map(foldHeading).join("|")).digest("hex");
