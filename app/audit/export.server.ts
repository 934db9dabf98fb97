import type { Context } from "~/access/context";
import { checkpointsOf } from "~db/queries/checkpoints";
import { expectedBooks, scopeOfBook } from "~db/queries/known-books";
import { entriesAfter } from "~db/queries/register";
import { inSnapshot } from "~db/queries/verification";
import { handedLine, signingKey } from "./checkpoint";
import { exportedLine } from "./export";

type Exporting = Pick<Context["platform"], "db" | "masterKey">;

/** Where an export goes: text under a name, bit by bit. */
export type Sink = { write(name: string, text: string): Promise<void> };

const ENTRIES_AT_ONCE = 2000;

/**
 * Writes books as the offline verifier reads them: `<book>.jsonl`, `<book>.checkpoints.txt`, and `public-key.txt`. With
 * `caseId` an extract: only the entries about that case are shown, of all others only the row hash.
 * @returns the books written.
 */
export async function exportBooks(
  { db, masterKey }: Exporting,
  to: Sink,
  { book, caseId }: { book?: string; caseId?: string } = {},
): Promise<string[]> {
  const books = book === undefined ? [...(await expectedBooks(db)).keys()] : [book];
  await to.write("public-key.txt", `${signingKey(masterKey).publicKey}\n`);
  for (const name of books) {
    await inSnapshot(db, scopeOfBook(name, { audits: true }), async (tx) => {
      await to.write(`${name}.jsonl`, "");
      for (let after: number | null = null; ; ) {
        const entries = await entriesAfter(tx, name, after, ENTRIES_AT_ONCE);
        if (entries.length === 0) break;
        const lines = entries.map((entry) =>
          exportedLine(entry, { shown: caseId === undefined || entry.caseId === caseId }),
        );
        await to.write(`${name}.jsonl`, lines.map((line) => `${line}\n`).join(""));
        after = entries.at(-1)?.seq ?? null;
      }
      const checkpoints = await checkpointsOf(tx, name);
      await to.write(`${name}.checkpoints.txt`, checkpoints.map((row) => `${handedLine(row)}\n`).join(""));
    });
  }
  return books;
}
