import { perform } from "~/access/act.server";
import { authorize, type Context, chamberOf } from "~/access/context";
import { practiceHeadedBy } from "~/access/practice-head.server";
import { entry } from "~/audit/entry";
import { journalAll } from "~/audit/journal.server";
import { addMandate, type MandateRefusal, type MandateTerms } from "~/mandates/mandate-acts.server";
import { done, type Outcome, refused } from "~/platform/outcome";
import { addChamberToBook } from "~db/queries/register";

export type MandateKnownPractice = {
  /** Of its responsabile, in lower case. */
  ownerEmail: string;
  mandate: MandateTerms;
};

export type KnownPracticeRefusal = MandateRefusal | "not-a-practice-head";

/**
 * A mandate for a practice that is in Cartellina already, through another chamber: from now on this chamber's clerks
 * write in its book too, and the book says so (R29: a mandate is of one chamber).
 */
export async function mandateKnownPractice(
  ctx: Context,
  { ownerEmail, mandate }: MandateKnownPractice,
): Promise<Outcome<{ mandateId: string; practiceName: string }, KnownPracticeRefusal>> {
  authorize(ctx.actor, "chamber.registerPractice");
  const chamberId = chamberOf(ctx);
  const practice = await practiceHeadedBy(ctx.platform, ownerEmail);
  if (practice === null) return refused("not-a-practice-head", "email");
  const { practiceId, name } = practice;
  const scope = { practiceId, chamberId, audits: false };
  type Given = { mandateId: string; practiceName: string };
  return perform<Given, KnownPracticeRefusal>(ctx, scope, "chamber.registerPractice", async (tx) => {
    const signed = await addMandate(tx, chamberId, { forPractice: practiceId, practiceName: name, ...mandate }, false);
    if (!signed.ok) return signed;
    await addChamberToBook(tx, { book: practiceId, chamber: chamberId });
    const changed = entry("practice.changed", { kind: "practice", id: practiceId }, { fields: ["chambers"] });
    await journalAll(tx, ctx, [
      { where: { book: practiceId, shownToChamber: null }, entries: [changed] },
      { where: { book: chamberId, shownToChamber: null }, entries: [signed.value.entry] },
    ]);
    return done({ mandateId: signed.value.mandateId, practiceName: name });
  });
}
