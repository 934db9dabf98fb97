import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import type { Day } from "~/terms/day";
import { termsOfMandate } from "~db/queries/retention";
import type { Tx } from "~db/scope";
import { type RetentionTerms, termsOn } from "./terms";

/** Today's terms under a mandate, since when, and those to come, the nearest first. */
export type MandateTerms = {
  now: RetentionTerms & { validFrom: Day | null };
  toCome: (RetentionTerms & { validFrom: Day })[];
};

export function readTerms(
  ctx: Context,
  scope: Scope,
  of: { chamberId: string; mandateId: string },
): Promise<MandateTerms> {
  return look(ctx, scope, (tx) => termsUnder(tx, of, today(ctx)));
}

export async function termsUnder(
  tx: Tx,
  { chamberId, mandateId }: { chamberId: string; mandateId: string },
  on: Day,
): Promise<MandateTerms> {
  const set = await termsOfMandate(tx, chamberId, mandateId);
  const days = [...new Set(set.map(({ validFrom }) => validFrom))].filter((day) => day > on).sort();
  return { now: termsOn(set, on), toCome: days.map((day) => ({ ...termsOn(set, day), validFrom: day })) };
}
