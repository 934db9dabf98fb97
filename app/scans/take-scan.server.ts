import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { newId } from "~/platform/ids";
import { done, type Outcome, type Refused, refused } from "~/platform/outcome";
import { insertScan, type ScanFileRow } from "~db/queries/scans";
import { storeAlone } from "./paper-keys.server";
import type { ScanFileKind, ScanFileRefusal } from "./scan";
import { kindOfScan } from "./scan-reader.server";

export type TakeScanRefusal = ScanFileRefusal | "nothing-chosen";

/**
 * Takes in the files of one sending, each sealed under a key of its own until its pages are read (`readTaken`): what was
 * taken is not lost, whatever becomes of the reading. A file that is no picture and no PDF is told by its number and
 * kept out; when all are, nothing is taken.
 */
export async function takeScan(
  ctx: Context,
  files: readonly Buffer[],
): Promise<Outcome<{ scanId: string }, TakeScanRefusal>> {
  const scope = authorize(ctx.actor, "scans.take");
  if (files.length === 0) return refused("nothing-chosen", "pages");
  const kinds = await Promise.all(files.map((file) => kindOfScan(file)));
  const bad = kinds.filter((kind): kind is Refused<ScanFileRefusal> => !kind.ok);
  const [first] = bad;
  if (first !== undefined && bad.length === kinds.length) return refused(first.refusal, "pages");

  return perform<{ scanId: string }, TakeScanRefusal>(ctx, scope, "scans.take", async (tx) => {
    const practiceId = practiceOf(ctx);
    const scanId = newId();
    const rows: ScanFileRow[] = [];
    for (const [index, kind] of kinds.entries()) {
      const file = { practiceId, scanId, id: newId(), position: index + 1, pages: null, leasedUntil: null };
      const bytes = files[index] as Buffer;
      rows.push(kind.ok ? await kept(ctx, file, kind.value, bytes) : { ...file, ...notKept(kind.refusal, now(ctx)) });
    }
    await insertScan(tx, { practiceId, id: scanId, takenAt: now(ctx), takenBy: ctx.actor.userId }, rows);
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [
      entry("scan.taken", { kind: "scan", id: scanId }, { files: rows.length, refused: bad.length }),
    ]);
    return done({ scanId });
  });
}

type NewFile = Pick<ScanFileRow, "practiceId" | "scanId" | "id" | "position" | "pages" | "leasedUntil">;

async function kept(ctx: Context, file: NewFile, kind: ScanFileKind, bytes: Buffer): Promise<ScanFileRow> {
  const { blobKey, wrapped, masterVersion } = await storeAlone(ctx, file, bytes);
  return { ...file, kind, state: "TO_READ", refusal: null, blobKey, wrapped, masterVersion, readAt: null };
}

const notKept = (refusal: ScanFileRefusal, readAt: Date) =>
  ({ kind: null, state: "BROKEN_OFF", refusal, blobKey: null, wrapped: null, masterVersion: null, readAt }) as const;
