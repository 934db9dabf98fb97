import type { Entry, Facts } from "~/audit/entry";
import type { Writer } from "~/audit/journal.server";
import { destroyKey } from "~db/queries/case-keys";
import { type CaseRow, identityCopiesOf, markCopiesDestroyed } from "~db/queries/cases";
import { hasCopies, isHeld } from "~db/queries/retention";
import type { Tx } from "~db/scope";

/**
 * Destroys the key of the identity copies: from the end of the transaction on, the sealed pictures are noise, also in
 * a back-up. A hold keeps them: then nothing happens. The case is locked.
 * `why`: facts beyond the count, where a term did it.
 */
export async function destroyIdentityCopies(
  tx: Tx,
  { platform }: Pick<Writer, "platform">,
  row: Pick<CaseRow, "practiceId" | "id">,
  why: Pick<Facts<"case.copiesDestroyed">, "reason" | "due"> = {},
): Promise<Entry<"case.copiesDestroyed">[]> {
  const key = { practiceId: row.practiceId, caseId: row.id };
  if (!(await hasCopies(tx, key)) || (await isHeld(tx, key))) return [];
  const copies = await identityCopiesOf(tx, key);
  const at = platform.clock.now();
  await destroyKey(tx, { ...key, retention: "identity-copies" }, at);
  await markCopiesDestroyed(tx, key, at);
  return [
    {
      act: "case.copiesDestroyed",
      subject: { kind: "case", id: row.id },
      caseId: row.id,
      facts: { copies: copies.length, retention: "identity-copies", ...why },
    },
  ];
}
