import sharp from "sharp";
import { answeredBefore, look, perform } from "~/access/act.server";
import { authorize, type Context, practiceOf, type Scope } from "~/access/context";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import { associatedData, unseal, unwrapDataKey } from "~/platform/sealing";
import { findKey } from "~db/queries/case-keys";
import { findCase, findIdentityCopy, type IdentityCopyRow, lockCase } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { type Adjustment, type AdjustmentRefusal, type Box, boxOf, EDGES } from "./adjustment";
import { copyOf, inTurn, type PreparedCopy } from "./capture.server";
import { COPY_STATES, identityKey, keepCopy, keyBelonging, removeReplaced } from "./store-copy.server";

export type AdjustCopyRefusal = AdjustmentRefusal | "wrong-state" | "copy-replaced" | "too-busy";

/**
 * Turns or cuts a copy that was taken (R34: copies that can be read). What comes of it takes the place of the copy, under
 * an id of its own, and the bytes of the copy itself are removed: of what was cut away nothing is kept. Looking at the
 * picture is another matter and recorded by `viewCopy`; here nobody sees it. Answers the id of the new copy.
 */
export async function adjustCopy(
  ctx: Context,
  input: { caseId: string; copyId: string; adjustment: Adjustment },
): Promise<Outcome<{ copyId: string }, AdjustCopyRefusal>> {
  const scope = authorize(ctx.actor, "cases.adjustCopy");
  const found = await look(ctx, scope, (tx) => openCopy(tx, ctx, scope, input));
  const sealed = typeof found === "string" ? null : await ctx.platform.blobs.get(found.copy.blobKey);
  if (typeof found === "string" || sealed === null) {
    // This very form may have replaced the copy, an hour or a moment ago.
    const answered = await answeredBefore<{ copyId: string }>(ctx, scope, "cases.adjustCopy");
    return answered ? done(answered.value) : refused(typeof found === "string" ? found : "copy-replaced");
  }
  const { copy, open } = found;
  const box = boxOf(copy, input.adjustment);
  if (typeof box === "string") return refused(box);
  const picture = await inTurn(() => adjusted(open(sealed), input.adjustment, box));
  if (picture === null) return refused("too-busy");

  const left: string[] = [];
  const outcome = await perform<{ copyId: string }, AdjustCopyRefusal>(ctx, scope, "cases.adjustCopy", async (tx) => {
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    if (!COPY_STATES.includes(row.state)) return refused("wrong-state");
    const standing = await findIdentityCopy(tx, scope, copy.id);
    if (standing === null || isGone(standing)) return refused("copy-replaced");
    const key = await identityKey(tx, ctx, row);
    if (key === null) return refused("copy-replaced");
    const kept = await keepCopy(tx, ctx, row, key, copy.kind, picture);
    left.push(...kept.replaced);
    const { turn, cut } = input.adjustment;
    await journal(tx, ctx, { book: practiceOf(ctx), shownToChamber: row.shownToChamber }, [
      {
        act: "case.copyAdjusted",
        subject: { kind: "case", id: row.id },
        caseId: row.id,
        facts: { kind: copy.kind, copyId: kept.id, turn, cut: EDGES.some((edge) => cut[edge] > 0) },
      },
    ]);
    return done({ copyId: kept.id });
  });
  if (outcome.ok) await removeReplaced(ctx, left);
  return outcome;
}

const isGone = ({ replacedAt, destroyedAt }: IdentityCopyRow) => replacedAt !== null || destroyedAt !== null;

async function openCopy(tx: Tx, ctx: Context, scope: Scope, input: { caseId: string; copyId: string }) {
  const copy = (await findIdentityCopy(tx, scope, input.copyId)) ?? notFound();
  const row = (await findCase(tx, scope, input.caseId)) ?? notFound();
  if (copy.caseId !== row.id) return notFound();
  if (!COPY_STATES.includes(row.state)) return "wrong-state";
  const name = { practiceId: copy.practiceId, caseId: copy.caseId, retention: "identity-copies" as const };
  const key = await findKey(tx, name);
  if (isGone(copy) || !key?.wrapped) return "copy-replaced";
  const opened = unwrapDataKey(ctx.platform.masterKey, key.wrapped, keyBelonging(name));
  const belonging = associatedData({ practiceId: copy.practiceId, caseId: copy.caseId, kind: copy.id, version: 1 });
  return { copy, open: (sealed: Buffer) => unseal(opened, sealed, belonging) };
}

/** Turned first, then cut: the box is of the turned picture. */
const adjusted = (jpeg: Buffer, { turn }: Adjustment, box: Box): Promise<PreparedCopy> =>
  copyOf(sharp(jpeg).rotate(turn).extract(box));
