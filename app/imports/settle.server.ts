import { type ImportRow, rowKeys, settleRows } from "~db/queries/imports";
import type { Tx } from "~db/scope";
import { type Settled, settleTwins } from "./settle-rows";

/** Compares all rows of the file with each other and writes what changed; the import must be locked. */
export async function settle(tx: Tx, of: Pick<ImportRow, "practiceId" | "id" | "kind">): Promise<void> {
  const alike = new Map<string, Settled[]>();
  for (const change of settleTwins(of.kind, await rowKeys(tx, of))) {
    const key = `${change.state} ${change.twinLine} ${change.twinField}`;
    alike.set(key, [...(alike.get(key) ?? []), change]);
  }
  for (const changes of alike.values()) {
    const [{ id: _, ...patch }] = changes as [Settled];
    await settleRows(
      tx,
      of,
      changes.map(({ id }) => id),
      patch,
    );
  }
}
