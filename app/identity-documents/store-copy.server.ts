import { createHash } from "node:crypto";
import { look, perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { journal } from "~/audit/journal.server";
import type { CaseState } from "~/cases/lifecycle";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { letGo } from "~/platform/orphan-files";
import { done, type Outcome, refused } from "~/platform/outcome";
import { associatedData, newDataKey, seal, unwrapDataKey } from "~/platform/sealing";
import { type CaseKeyRow, findKey, insertKey } from "~db/queries/case-keys";
import { type CaseRow, findCase, insertIdentityCopy, lockCase, replaceIdentityCopy } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { CAPTURE_LIMITS, type CaptureRefusal } from "./capture";
import { type PreparedCopy, prepareCopies } from "./capture.server";
import type { CopyKind } from "./copy-kinds";

export type StoreCopyRefusal = CaptureRefusal | "wrong-state" | "link-over";

/** The way of a picture that was not sent by the desk's own form: told in the register, and asked once more at the end. */
export type ThroughLink = { via: "PHONE"; stillStands: (tx: Tx) => Promise<boolean> };

/** Copies are taken until the person is identified, and again when the counter refused the case. */
export const COPY_STATES: readonly CaseState[] = ["DRAFT", "REJECTED"];

/** The side that the second page of a two-page PDF shows. */
const BACK_OF: Partial<Record<CopyKind, CopyKind>> = {
  ID_FRONT: "ID_BACK",
  CF_FRONT: "CF_BACK",
  RESIDENCE_PERMIT_FRONT: "RESIDENCE_PERMIT_BACK",
};

/**
 * Takes a file as the copy of one side (R34): re-encoded or rasterised, sealed under the case's key, then recorded. A
 * PDF of two pages given as a front is front and back; any other side takes one page. The picture is in the store before
 * its row is in the database: a crash between the two leaves sealed bytes that no row names.
 */
export async function storeCopy(
  ctx: Context,
  input: { caseId: string; kind: CopyKind; file: Buffer; through?: ThroughLink },
): Promise<Outcome<{ caseId: string }, StoreCopyRefusal>> {
  const scope = authorize(ctx.actor, "cases.storeCopy");
  const row = (await look(ctx, scope, (tx) => findCase(tx, scope, input.caseId))) ?? notFound();
  if (!COPY_STATES.includes(row.state)) return refused("wrong-state");
  const back = BACK_OF[input.kind];
  const prepared = await prepareCopies(input.file, { ...CAPTURE_LIMITS, pdfPages: back === undefined ? 1 : 2 });
  if (!prepared.ok) return prepared;

  const left: string[] = [];
  const stored = await perform<{ caseId: string }, StoreCopyRefusal>(ctx, scope, "cases.storeCopy", async (tx) => {
    const locked = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    if (!COPY_STATES.includes(locked.state)) return refused("wrong-state");
    if (input.through && !(await input.through.stillStands(tx))) return refused("link-over");
    const key = await identityKey(tx, ctx, locked);
    if (key === null) return refused("copies-destroyed");
    const sides = [input.kind, ...(back === undefined ? [] : [back])];
    const copyIds: string[] = [];
    for (const [page, picture] of prepared.value.entries()) {
      const kept = await keepCopy(tx, ctx, locked, key, sides[page] ?? input.kind, picture);
      copyIds.push(kept.id);
      left.push(...kept.replaced);
    }
    await journal(
      tx,
      ctx,
      { book: practiceOf(ctx), shownToChamber: locked.shownToChamber },
      copyIds.map((copyId, index) => ({
        act: "case.copyStored" as const,
        subject: { kind: "case" as const, id: locked.id },
        caseId: locked.id,
        facts: { kind: sides[index] ?? input.kind, copyId, ...(input.through && { via: input.through.via }) },
      })),
    );
    return done({ caseId: locked.id });
  });
  if (stored.ok) await removeReplaced(ctx, left);
  return stored;
}

/**
 * The picture, sealed, in the place of the one that shows the same side; `replaced` are the keys of the stored bytes
 * that nobody reads any more, to be removed when the transaction has ended well (`removeReplaced`).
 */
export async function keepCopy(
  tx: Tx,
  ctx: Context,
  row: CaseRow,
  key: Buffer,
  kind: CopyKind,
  picture: PreparedCopy,
): Promise<{ id: string; replaced: string[] }> {
  const id = newId();
  const sealed = seal(
    key,
    picture.jpeg,
    associatedData({ practiceId: row.practiceId, caseId: row.id, kind: id, version: 1 }),
  );
  const blobKey = `${row.practiceId}/${row.id}/${id}`;
  await ctx.platform.blobs.put(blobKey, sealed);
  const replaced = await replaceIdentityCopy(tx, { practiceId: row.practiceId, caseId: row.id }, kind, now(ctx));
  await insertIdentityCopy(tx, {
    practiceId: row.practiceId,
    id,
    caseId: row.id,
    kind,
    blobKey,
    sealedHash: createHash("sha256").update(sealed).digest("hex"),
    width: picture.width,
    height: picture.height,
    bytes: picture.jpeg.length,
    hints: picture.hints,
    takenAt: now(ctx),
    shownToChamber: row.shownToChamber,
  });
  return { id, replaced };
}

/** A picture that was replaced cannot be opened any more; bytes that stay behind go with the next sweep of the store. */
export async function removeReplaced(ctx: Context, blobKeys: readonly string[]): Promise<void> {
  for (const key of blobKeys) await letGo(ctx.platform, key);
}

/** The case's key for identity copies: made with the first of them; null once it was destroyed. */
export async function identityKey(tx: Tx, ctx: Context, row: CaseRow): Promise<Buffer | null> {
  const name = { practiceId: row.practiceId, caseId: row.id, retention: "identity-copies" as const };
  const found = await findKey(tx, name);
  if (found !== null) {
    return found.wrapped && unwrapDataKey(ctx.platform.masterKey, found.wrapped, keyBelonging(name));
  }
  const { wrapped, masterVersion } = newDataKey(ctx.platform.masterKey, keyBelonging(name));
  await insertKey(tx, { ...name, wrapped, masterVersion, shownToChamber: row.shownToChamber });
  return unwrapDataKey(ctx.platform.masterKey, wrapped, keyBelonging(name));
}

/** What a case's key is bound to: it opens nothing of another practice, case or class. */
export const keyBelonging = ({
  practiceId,
  caseId,
  retention,
}: Pick<CaseKeyRow, "practiceId" | "caseId" | "retention">) =>
  associatedData({ practiceId, caseId, kind: `key:${retention}`, version: 1 });
