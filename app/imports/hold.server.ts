import { look } from "~/access/act.server";
import { type Context, now, type Scope } from "~/access/context";
import type { Entry } from "~/audit/entry";
import type { Where } from "~/audit/journal.server";
import { type ImportRow, keepLease } from "~db/queries/imports";
import type { ReadyRow } from "./import";

/** One worker's hold on an import: it goes on only as long as nobody else has taken it over. */
export type Hold = { ctx: Context; scope: Scope; of: ImportRow; holder: string };

/** Whoever works on an import has it for so long after the last sign of life; then somebody else may go on. */
const LEASE_MS = 60_000;
export const leaseEnd = (ctx: Context): Date => new Date(now(ctx).getTime() + LEASE_MS);

/** Says from outside the one transaction how far it is: it must not hold the import's row until its end. */
export async function signOfLife({ ctx, scope, of, holder }: Hold, progress: number): Promise<void> {
  const until = leaseEnd(ctx);
  const kept = await look(ctx, scope, (tx) =>
    keepLease(tx, of, { holder, until, progress: Math.min(progress, of.rows) }),
  );
  if (!kept) throw new Error(`import ${of.id} was taken over by somebody else`);
}

/** What the rows rely on has changed since they were looked at: nothing is taken. */
export class Overtaken extends Error {
  constructor() {
    super("the rows no longer fit what is there");
  }
}

/** A right row, with what is taken of it. */
export type Ready = ReadyRow & { decision: "LEAVE" | "UPDATE" | null; knownId: string | null };

/** What was written, with the entries about it in their order. */
export type Taken = { taken: number; updated: number; entries: { where: Where; entry: Entry }[] };

export function* inParts<T>(rows: readonly T[], atOnce: number): Generator<T[]> {
  for (let from = 0; from < rows.length; from += atOnce) yield rows.slice(from, from + atOnce);
}
