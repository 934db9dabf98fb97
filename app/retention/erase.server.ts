import { type Entry, entry, type Facts } from "~/audit/entry";
import type { Writer } from "~/audit/journal.server";
import { destroyIdentityCopies } from "~/cases/destroy-copies.server";
import type { Day } from "~/terms/day";
import { destroyKey } from "~db/queries/case-keys";
import type { CaseRow } from "~db/queries/cases";
import { lockClient } from "~db/queries/clients";
import { casesHolding, countPapers, eraseClientRow, erasePersonOf, openKeys } from "~db/queries/retention";
import type { Tx } from "~db/scope";

type Why = Required<Pick<Facts<"case.erased">, "reason" | "due">>;

/** Takes the person out of a case, and every key that still opens something of it. The case is locked, and not erased yet. */
export async function eraseCase(
  tx: Tx,
  writer: Pick<Writer, "platform">,
  row: CaseRow,
  on: Day,
  why: Why,
): Promise<Entry[]> {
  const key = { practiceId: row.practiceId, caseId: row.id };
  const at = writer.platform.clock.now();
  const papers = await countPapers(tx, key);
  const copies = await destroyIdentityCopies(tx, writer, row, why);
  const classes = await openKeys(tx, key);
  for (const retention of classes) await destroyKey(tx, { ...key, retention }, at);
  await erasePersonOf(tx, row, on, at);
  return [...copies, entry("case.erased", { kind: "case", id: row.id }, { ...why, papers, classes }, row.id)];
}

/** Erases a person of the address book about whom no case is left: it does not outlive its cases. */
export async function eraseUnheldClient(
  tx: Tx,
  client: { practiceId: string; id: string },
  on: Day,
  reason: string,
): Promise<Entry[]> {
  const row = await lockClient(tx, client.practiceId, client.id);
  if (row === null || row.erasedOn !== null) return [];
  if ((await casesHolding(tx, row, 1)).length > 0) return [];
  await eraseClientRow(tx, row, on);
  const why = row.erasureAskedOn === null ? reason : "ASKED";
  return [entry("client.erased", { kind: "client", id: row.id }, { reason: why })];
}
