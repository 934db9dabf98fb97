import type { Context } from "~/access/context";
import type { Platform } from "~/platform/platform";
import { destroyDueOf } from "~/retention/destroy-due.server";
import { holdCase } from "~/retention/hold.server";
import { setRetentionTerms } from "~/retention/set-terms.server";
import { DEFAULT_TERMS } from "~/retention/terms";
import { addDays, addMonths, type Day, romeInstant } from "~/terms/day";
import { dueCases } from "~db/queries/retention";
import { inScope } from "~db/scope";
import { platformAt } from "./foundation";
import { type Acting, before, must, type Planned } from "./journeys";

type Keeping = {
  practiceId: string;
  owner: Acting;
  chamberId: string;
  manager: Acting;
  /** Under which other terms are to come. */
  otherMandateId: string;
};

/**
 * What is past its term was destroyed month by month; one ended case is held by the chamber, longer than its review
 * said, and one by the practice.
 */
export function planRetention(platform: Platform, today: Day, keeping: Keeping): Planned[] {
  const { practiceId, owner, manager } = keeping;
  const lane = {};
  const night = (ago: number) => romeInstant(before(today, ago), 3, 0);
  const steps: Planned[] = [...Array(9).keys()].map((month) => {
    const at = night(30 * (8 - month));
    return { at, lane, run: async () => void (await destroyDueOf(platformAt(platform, at), practiceId)) };
  });
  const hold = (ago: number, desk: Acting, reason: "INSPECTION" | "COMPLAINT", reviewOn: Day) => {
    const at = romeInstant(before(today, ago), 17, 30);
    return { at, lane, run: () => holdNextDue(desk(at), practiceId, { reason, reviewOn }) };
  };
  return [
    ...steps,
    hold(100, manager, "INSPECTION", before(today, 5)),
    hold(2, owner, "COMPLAINT", addMonths(today, 5)),
    {
      at: romeInstant(before(today, 1), 12, 0),
      lane,
      run: async () => {
        const terms = { ...DEFAULT_TERMS, copiesDays: 60, registerYears: 20, registerFrom: "ISSUANCE" as const };
        const of = { chamberId: keeping.chamberId, mandateId: keeping.otherMandateId, validFrom: addDays(today, 40) };
        await must(setRetentionTerms(manager(romeInstant(before(today, 1), 12, 0)), { ...of, ...terms }));
      },
    },
  ];
}

/** Holds the case whose pictures would go next and that nobody holds. */
async function holdNextDue(
  ctx: Context,
  practiceId: string,
  hold: { reason: "INSPECTION" | "COMPLAINT"; reviewOn: Day },
): Promise<void> {
  const scope = { practiceId, chamberId: null, audits: false };
  const [next] = await inScope(ctx.platform.db, scope, (tx) =>
    dueCases(
      tx,
      scope,
      { what: "identity-copies", upTo: addDays(hold.reviewOn, 365), held: "not" },
      { after: null, limit: 1 },
    ),
  );
  if (next) await must(holdCase(ctx, { caseId: next.id, ...hold }));
}
