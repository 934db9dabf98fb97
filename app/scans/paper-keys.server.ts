import { createHash } from "node:crypto";
import type { Context } from "~/access/context";
import { keyBelonging } from "~/identity-documents/store-copy.server";
import { notFound } from "~/platform/errors";
import { associatedData, newDataKey, seal, unseal, unwrapDataKey } from "~/platform/sealing";
import { findKey, insertKey } from "~db/queries/case-keys";
import type { CaseRow } from "~db/queries/cases";
import type { Tx } from "~db/scope";

/** What sealed bytes of the tray belong to: a file or a page, neither of a case yet, so of its sending. */
export type Kept = { practiceId: string; scanId: string; id: string };

/** Bytes in the store: where, what they are, and where they have one, the wrapped key that opens them. */
export type Stored = { blobKey: string; sealedHash: string; bytes: number };
export type StoredAlone = Stored & { wrapped: Buffer; masterVersion: number };

/** What the key of one file or page of the tray is bound to. */
export const aloneBelongsTo = ({ practiceId, scanId, id }: Kept) =>
  associatedData({ practiceId, caseId: scanId, kind: `key:scan:${id}`, version: 1 });
const placeOf = ({ practiceId, scanId, id }: Kept) =>
  associatedData({ practiceId, caseId: scanId, kind: id, version: 1 });

/** Seals what belongs to no case under a key of its own: deleting the key deletes it. */
export async function storeAlone(ctx: Context, kept: Kept, bytes: Buffer): Promise<StoredAlone> {
  const { masterKey } = ctx.platform;
  const { wrapped, masterVersion } = newDataKey(masterKey, aloneBelongsTo(kept));
  const sealed = seal(unwrapDataKey(masterKey, wrapped, aloneBelongsTo(kept)), bytes, placeOf(kept));
  const blobKey = `${kept.practiceId}/${kept.scanId}/${kept.id}`;
  return { ...(await put(ctx, blobKey, sealed, bytes.length)), wrapped, masterVersion };
}

/** The bytes again; a 404 when they are gone from the store. */
export async function openAlone(
  ctx: Context,
  kept: Kept,
  { blobKey, wrapped }: { blobKey: string; wrapped: Buffer },
): Promise<Buffer> {
  const sealed = (await ctx.platform.blobs.get(blobKey)) ?? notFound();
  return unseal(unwrapDataKey(ctx.platform.masterKey, wrapped, aloneBelongsTo(kept)), sealed, placeOf(kept));
}

type PaperName = { practiceId: string; caseId: string; retention: "signed-papers" };
const nameOf = (row: Pick<CaseRow, "practiceId" | "id">): PaperName => ({
  practiceId: row.practiceId,
  caseId: row.id,
  retention: "signed-papers",
});

/** Were the case's signed papers destroyed? Then nothing can be filed there any more. */
export async function papersDestroyed(tx: Tx, row: Pick<CaseRow, "practiceId" | "id" | "erasedOn">): Promise<boolean> {
  if (row.erasedOn !== null) return true;
  const found = await findKey(tx, nameOf(row));
  return found !== null && found.wrapped === null;
}

/** The case's key for signed papers: made with the first of them. Throws when it was destroyed. */
async function paperKey(tx: Tx, ctx: Context, row: CaseRow): Promise<Buffer> {
  const name = nameOf(row);
  const found = await findKey(tx, name);
  if (found !== null && found.wrapped === null) throw new Error(`the signed papers of case ${row.id} were destroyed`);
  if (found?.wrapped) return unwrapDataKey(ctx.platform.masterKey, found.wrapped, keyBelonging(name));
  const { wrapped, masterVersion } = newDataKey(ctx.platform.masterKey, keyBelonging(name));
  await insertKey(tx, { ...name, wrapped, masterVersion, shownToChamber: row.shownToChamber });
  return unwrapDataKey(ctx.platform.masterKey, wrapped, keyBelonging(name));
}

/** Seals the picture of a sheet under its case's key. The case is locked. */
export async function storePaper(
  tx: Tx,
  ctx: Context,
  row: CaseRow,
  { id, jpeg }: { id: string; jpeg: Buffer },
): Promise<Stored> {
  const belonging = { practiceId: row.practiceId, caseId: row.id, kind: id, version: 1 };
  const sealed = seal(await paperKey(tx, ctx, row), jpeg, associatedData(belonging));
  return put(ctx, `${row.practiceId}/${row.id}/${id}`, sealed, jpeg.length);
}

/** The wrapped key of a case's signed papers, opened; null when they were destroyed, or there are none. */
export async function findPaperKey(
  tx: Tx,
  ctx: Context,
  row: Pick<CaseRow, "practiceId" | "id">,
): Promise<Buffer | null> {
  const name = nameOf(row);
  const found = await findKey(tx, name);
  return found?.wrapped ? unwrapDataKey(ctx.platform.masterKey, found.wrapped, keyBelonging(name)) : null;
}

/** The picture of a sheet; a 404 when it is gone from the store. */
export async function openPaper(
  ctx: Context,
  key: Buffer,
  sheet: { practiceId: string; caseId: string; id: string; blobKey: string },
): Promise<Buffer> {
  const sealed = (await ctx.platform.blobs.get(sheet.blobKey)) ?? notFound();
  const belonging = { practiceId: sheet.practiceId, caseId: sheet.caseId, kind: sheet.id, version: 1 };
  return unseal(key, sealed, associatedData(belonging));
}

async function put(ctx: Context, blobKey: string, sealed: Buffer, bytes: number): Promise<Stored> {
  await ctx.platform.blobs.put(blobKey, sealed);
  return { blobKey, sealedHash: createHash("sha256").update(sealed).digest("hex"), bytes };
}
