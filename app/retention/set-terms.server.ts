import { type Context, now, today } from "~/access/context";
import { changeMandate, entryOf } from "~/mandates/mandate-acts.server";
import { newId } from "~/platform/ids";
import { refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { insertTerms, termsOfMandate } from "~db/queries/retention";
import { type RetentionTerms, termsOn } from "./terms";

export type SetTermsRefusal = "starts-in-past" | "terms-unchanged";

/**
 * Terms of retention under a mandate from a day to come: by its chamber's manager, or by the owner of the practice that
 * declared the mandate by itself. Cases that end before that day keep the days that were promised.
 */
export function setRetentionTerms(
  ctx: Context,
  input: { chamberId: string; mandateId: string; validFrom: Day } & RetentionTerms,
) {
  const { chamberId, mandateId, validFrom, ...terms } = input;
  return changeMandate<SetTermsRefusal>(ctx, { chamberId, mandateId }, async (tx, mandate) => {
    if (validFrom <= today(ctx)) return refused("starts-in-past", "validFrom");
    const known = termsOn(await termsOfMandate(tx, mandate.chamberId, mandate.id), validFrom);
    if (same(known, terms)) return refused("terms-unchanged", "copiesDays");
    await insertTerms(tx, {
      ...{ chamberId: mandate.chamberId, id: newId(), mandateId: mandate.id, forPractice: mandate.forPractice },
      ...{ validFrom, ...terms, setAt: now(ctx), selfDeclared: mandate.selfDeclared },
    });
    return entryOf("mandate.retentionSet", mandate, { from: validFrom, ...terms });
  });
}

const same = (one: RetentionTerms, other: RetentionTerms) =>
  one.copiesDays === other.copiesDays &&
  one.registerYears === other.registerYears &&
  one.registerFrom === other.registerFrom &&
  one.logMonths === other.logMonths;
