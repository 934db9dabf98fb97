import { type Context, now } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { destroyKey } from "~db/queries/case-keys";
import { type CaseRow, identityCopiesOf, markCopiesDestroyed } from "~db/queries/cases";
import type { Tx } from "~db/scope";

/**
 * Destroys the key of the identity copies: from the end of the transaction on, the sealed pictures are noise, also in
 * a back-up. Their files go with the next sweep of the store.
 */
export async function destroyIdentityCopies(tx: Tx, ctx: Context, row: CaseRow): Promise<Entry[]> {
  const key = { practiceId: row.practiceId, caseId: row.id };
  const copies = await identityCopiesOf(tx, key);
  if (copies.length === 0) return [];
  await destroyKey(tx, { ...key, retention: "identity-copies" }, now(ctx));
  await markCopiesDestroyed(tx, key, now(ctx));
  return [
    {
      act: "case.copiesDestroyed",
      subject: { kind: "case", id: row.id },
      caseId: row.id,
      facts: { copies: copies.length, retention: "identity-copies" },
    },
  ];
}
