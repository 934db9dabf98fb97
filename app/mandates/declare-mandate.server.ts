import { perform } from "~/access/act.server";
import { authorize, type Context, practiceOf, today } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import { rulesetByCode, rulesetCodes } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { keptChambers } from "~db/queries/kept-chambers";
import { insertChamber, insertPeriod } from "~db/queries/mandates";
import { addMandate, type MandateRefusal, type MandateTerms } from "./mandate-acts.server";

export type DeclareMandate = {
  chamber: { name: string; officeName: string; officeAddress: string; city: string };
  /** A code whose counter is kept by the practice. */
  ruleset: string;
  /** In force at the latest on the mandate's first day, and today. */
  rulesetFrom: Day;
} & MandateTerms;

export type DeclareMandateRefusal =
  | MandateRefusal
  | "chamber-known"
  | "ruleset-unknown"
  | "ruleset-not-kept"
  | "ruleset-too-late";

/**
 * A mandate of a chamber that does not work in Cartellina, as the practice declares it: chamber, rules and mandate are
 * rows the practice keeps, and stand in its own book (domain §2.1, "Who records").
 */
export function declareMandate(ctx: Context, input: DeclareMandate) {
  const scope = authorize(ctx.actor, "practice.declareMandate");
  return perform<{ chamberId: string; mandateId: string }, DeclareMandateRefusal>(
    ctx,
    scope,
    "practice.declareMandate",
    async (tx) => {
      const practiceId = practiceOf(ctx);
      const refusal = refusalOfRules(input, today(ctx));
      if (refusal) return refused(refusal, "ruleset");
      const known = await keptChambers(tx, practiceId);
      if (known.some(({ name }) => sameName(name, input.chamber.name))) return refused("chamber-known", "name");

      const chamberId = newId();
      const counter = "PRACTICE_RECORDS";
      await insertChamber(tx, { chamberId, ...input.chamber, counter, keptBy: practiceId });
      const period = { code: input.ruleset, validFrom: input.rulesetFrom, keptBy: practiceId };
      await insertPeriod(tx, { chamberId, id: newId(), ...period });
      const { number, kind, validFrom, validTo } = input;
      const terms = { number, kind, validFrom, validTo, forPractice: practiceId, practiceName: ctx.actor.desk.name };
      const added = await addMandate(tx, chamberId, terms, true);
      if (!added.ok) return added;
      await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [
        entry("chamber.created", { kind: "chamber", id: chamberId }, { counter, ruleset: input.ruleset }),
        added.value.entry,
      ]);
      return done({ chamberId, mandateId: added.value.mandateId });
    },
  );
}

/** The codes that such a chamber may be kept under. */
export const keptRulesets = (): string[] =>
  rulesetCodes().filter((code) => rulesetByCode(code).counter === "PRACTICE_RECORDS");

function refusalOfRules({ ruleset, rulesetFrom, validFrom }: DeclareMandate, on: Day): DeclareMandateRefusal | null {
  if (!rulesetCodes().includes(ruleset)) return "ruleset-unknown";
  if (!keptRulesets().includes(ruleset)) return "ruleset-not-kept";
  return rulesetFrom > validFrom || rulesetFrom > on ? "ruleset-too-late" : null;
}

const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
