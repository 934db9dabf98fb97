import sharp from "sharp";
import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { recordRead } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import { associatedData, unseal, unwrapDataKey } from "~/platform/sealing";
import { findKey } from "~db/queries/case-keys";
import { findCase, findIdentityCopy } from "~db/queries/cases";
import { findChamber } from "~db/queries/mandates";
import { tellManyOpened } from "./many-opened.server";
import { keyBelonging } from "./store-copy.server";
import { watermark, watermarkText } from "./watermark.server";

export type ViewCopyRefusal = "reason-missing" | "copy-destroyed";
export const VIEW_REASONS = ["intake-check", "data-check", "complaint", "inspection"] as const;
export type ViewReason = (typeof VIEW_REASONS)[number];

/** Longest side of a picture that stands small on a page, in pixels: sharp on screens of twice the density. */
const SMALL_SIDE = 360;

const shrunk = (jpeg: Buffer): Promise<Buffer> =>
  sharp(jpeg).resize({ width: SMALL_SIDE, height: SMALL_SIDE, fit: "inside" }).jpeg({ quality: 82 }).toBuffer();

/**
 * The picture of one side (`small`: for a page that shows several), with the watermark of its purpose. Who looks is in
 * `reads` before a byte leaves: no record, no picture. Chamber staff and auditors give a reason, and the practice sees who
 * looked. Many in an hour are told to those who answer for the desks.
 */
export async function viewCopy(
  ctx: Context,
  input: { copyId: string; reason: ViewReason | null; small?: boolean },
): Promise<Outcome<{ jpeg: Buffer }, ViewCopyRefusal>> {
  const scope = authorize(ctx.actor, "copies.view");
  if (ctx.actor.desk.kind === "CHAMBER" && input.reason === null) return refused("reason-missing");
  // Small pictures come by themselves on the page where a studio takes them: recorded, but nobody's curiosity.
  const isThumbnail = input.small === true && ctx.actor.desk.kind === "PRACTICE";
  const found = await look(ctx, scope, async (tx) => {
    const copy = (await findIdentityCopy(tx, scope, input.copyId)) ?? notFound();
    const row = (await findCase(tx, scope, copy.caseId)) ?? notFound();
    const name = { practiceId: copy.practiceId, caseId: copy.caseId, retention: "identity-copies" as const };
    const key = await findKey(tx, name);
    if (copy.destroyedAt !== null || copy.replacedAt !== null || !key?.wrapped) return null;
    const chamber = await findChamber(tx, row.chamberId);
    await recordRead(tx, ctx, {
      book: copy.practiceId,
      what: `${isThumbnail ? "thumbnail" : "copy"}:${copy.kind}`,
      caseId: copy.caseId,
      reason: input.reason,
      shownToChamber: copy.shownToChamber,
    });
    return { copy, key: unwrapDataKey(ctx.platform.masterKey, key.wrapped, keyBelonging(name)), chamber };
  });
  if (!found) return refused("copy-destroyed");
  const { copy, key, chamber } = found;
  if (!isThumbnail) await tellManyOpened(ctx, scope);
  const sealed = (await ctx.platform.blobs.get(copy.blobKey)) ?? notFound();
  const belonging = { practiceId: copy.practiceId, caseId: copy.caseId, kind: copy.id, version: 1 };
  const whole = unseal(key, sealed, associatedData(belonging));
  const jpeg = input.small ? await shrunk(whole) : whole;
  return done({ jpeg: await watermark(jpeg, watermarkText(chamber?.name ?? "")) });
}
