import { perform } from "~/access/act.server";
import { authorize, type Context, chamberOf, practiceOf, type Scope, today } from "~/access/context";
import type { ActName } from "~/access/policy";
import { taxCodeIndex } from "~/access/tax-code-index.server";
import type { Entry, EntryAct } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { parseCodiceFiscale } from "~/clients/codice-fiscale";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import { rulesetCodes } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import {
  cancelClosure,
  enablementsOfMandate,
  endEnablement,
  insertClosure,
  insertEnablement,
  insertMandate,
  insertPeriod,
  lockChamber,
  lockMandate,
  type MandateRow,
  periodsOf,
  saveMandate,
} from "~db/queries/mandates";
import type { Tx } from "~db/scope";

export type MandateRefusal =
  | "days-reversed"
  | "mandate-number-taken"
  | "outside-mandate"
  | "cf-invalid"
  | "already-enabled"
  | "mandate-ended"
  | "already-suspended";

export type MandateTerms = { number: string; kind: "NATURAL" | "LEGAL"; validFrom: Day; validTo: Day };

/** Signs a further mandate with a practice the chamber knows already (R29). */
export function signMandate(ctx: Context, input: { forPractice: string; practiceName: string } & MandateTerms) {
  const scope = authorize(ctx.actor, "chamber.mandates");
  return perform<{ mandateId: string }, MandateRefusal>(ctx, scope, "chamber.mandates", async (tx) => {
    const added = await addMandate(tx, chamberOf(ctx), input, false);
    if (!added.ok) return added;
    await journal(tx, ctx, { book: chamberOf(ctx), shownToChamber: null }, [added.value.entry]);
    return done({ mandateId: added.value.mandateId });
  });
}

/** The same inside a transaction that does more; the caller journals. */
export async function addMandate(
  tx: Tx,
  chamberId: string,
  input: { forPractice: string; practiceName: string } & MandateTerms,
  selfDeclared: boolean,
): Promise<Outcome<{ mandateId: string; entry: Entry }, MandateRefusal>> {
  if (input.validTo < input.validFrom) return refused("days-reversed", "validTo");
  const mandateId = newId();
  const inserted = await insertMandate(tx, {
    chamberId,
    id: mandateId,
    forPractice: input.forPractice,
    practiceName: input.practiceName,
    number: input.number,
    kind: input.kind,
    validFrom: input.validFrom,
    validTo: input.validTo,
    selfDeclared,
  });
  if (!inserted) return refused("mandate-number-taken", "number");
  const entry: Entry<"mandate.signed"> = {
    act: "mandate.signed",
    subject: { kind: "mandate", id: mandateId },
    facts: { number: input.number, from: input.validFrom, to: input.validTo, practiceId: input.forPractice },
  };
  return done({ mandateId, entry });
}

export type EnableOfficer = {
  chamberId: string;
  mandateId: string;
  userId: string;
  name: string;
  kind: "OFFICER" | "DELEGATE";
  /** The person's own codice fiscale: kept as a keyed hash, so that nobody identifies himself. */
  codiceFiscale: string | null;
  validFrom: Day;
  validTo: Day;
};

/** Names a natural person who may act under a mandate, from a day to a day (A34); the practice does so for a chamber it keeps by itself. */
export function enableOfficer(ctx: Context, input: EnableOfficer) {
  return changeMandate(ctx, input, async (tx, mandate) => {
    if (input.validTo < input.validFrom) return refused("days-reversed", "validTo");
    if (input.validFrom < mandate.validFrom || input.validTo > mandate.validTo)
      return refused("outside-mandate", "validTo");
    const parsed = input.codiceFiscale === null ? null : parseCodiceFiscale(input.codiceFiscale);
    if (parsed && !parsed.ok) return refused("cf-invalid", "codiceFiscale");
    const others = await enablementsOfMandate(tx, mandate.chamberId, mandate.id);
    const overlaps = others.some(
      (other) =>
        other.userId === input.userId &&
        other.kind === input.kind &&
        (other.endedOn ?? other.validTo) >= input.validFrom &&
        other.validFrom <= input.validTo,
    );
    if (overlaps) return refused("already-enabled", "userId");
    await insertEnablement(tx, {
      chamberId: mandate.chamberId,
      id: newId(),
      mandateId: mandate.id,
      forPractice: mandate.forPractice,
      userId: input.userId,
      name: input.name,
      kind: input.kind,
      taxCodeIndex: parsed?.ok ? taxCodeIndex(ctx.platform.masterKey, parsed.code) : null,
      validFrom: input.validFrom,
      validTo: input.validTo,
      selfDeclared: mandate.selfDeclared,
    });
    return entryOf("mandate.officerEnabled", mandate, {
      userId: input.userId,
      kind: input.kind,
      from: input.validFrom,
      to: input.validTo,
    });
  });
}

/** Ends somebody's enablement: its last good day is `on`. */
export function endOfficer(
  ctx: Context,
  input: { chamberId: string; mandateId: string; enablementId: string; on: Day },
) {
  return changeMandate(ctx, input, async (tx, mandate) => {
    const under = await enablementsOfMandate(tx, mandate.chamberId, mandate.id);
    const enablement = under.find(({ id }) => id === input.enablementId) ?? notFound();
    // An end only comes nearer: what was ended is not opened again by a later day.
    if (input.on > (enablement.endedOn ?? enablement.validTo)) return refused("days-reversed", "on");
    await endEnablement(tx, mandate.chamberId, enablement.id, input.on);
    return entryOf("mandate.officerEnded", mandate, { userId: enablement.userId, day: input.on });
  });
}

export type MandateChange =
  | { what: "suspend"; from: Day; to: Day | null }
  | { what: "resume"; on: Day }
  | { what: "end"; on: Day; as: "RESIGNED" | "REVOKED" }
  | { what: "extend"; to: Day };

/** Suspends, resumes, ends or extends a mandate: each a dated fact, so that a past day is judged as it was. */
export function changeMandateTerms(
  ctx: Context,
  input: { chamberId: string; mandateId: string; change: MandateChange },
) {
  return changeMandate(ctx, input, async (tx, mandate) => {
    const { change } = input;
    if (mandate.endedOn !== null) return refused("mandate-ended");
    if (change.what === "suspend") {
      if (change.to !== null && change.to < change.from) return refused("days-reversed", "to");
      const { suspendedFrom, suspendedTo, pastSuspensions } = mandate;
      const runs = suspendedFrom !== null && (suspendedTo === null || suspendedTo >= change.from);
      if (runs) return refused("already-suspended", "from");
      const past = suspendedFrom === null || suspendedTo === null ? [] : [{ from: suspendedFrom, to: suspendedTo }];
      await saveMandate(tx, mandate, {
        suspendedFrom: change.from,
        suspendedTo: change.to,
        pastSuspensions: [...pastSuspensions, ...past],
      });
      return entryOf("mandate.changed", mandate, { fields: ["suspended"], from: change.from, to: change.to });
    }
    if (change.what === "resume") {
      await saveMandate(tx, mandate, { suspendedTo: change.on });
      return entryOf("mandate.changed", mandate, { fields: ["suspended"], to: change.on });
    }
    if (change.what === "extend") {
      if (change.to < mandate.validTo) return refused("days-reversed", "to");
      await saveMandate(tx, mandate, { validTo: change.to });
      return entryOf("mandate.changed", mandate, { fields: ["validTo"], to: change.to });
    }
    await saveMandate(tx, mandate, { endedOn: change.on, endedAs: change.as });
    return entryOf("mandate.changed", mandate, { fields: ["endedOn"], to: change.on, reason: change.as });
  });
}

/** An entry about the mandate, as `changeMandate` takes it. */
export function entryOf<A extends EntryAct>(act: A, mandate: MandateRow, facts: Entry<A>["facts"]) {
  return done<Entry>({ act, subject: { kind: "mandate", id: mandate.id }, facts } as Entry);
}

/** A mandate is its chamber's; one that a practice declared by itself is kept by that practice, in its own book. */
export function changeMandate<R extends string = MandateRefusal>(
  ctx: Context,
  key: { chamberId: string; mandateId: string },
  change: (tx: Tx, mandate: MandateRow) => Promise<Outcome<Entry, R>>,
) {
  const act: ActName = ctx.actor.desk.kind === "CHAMBER" ? "chamber.mandates" : "practice.declareMandate";
  const scope: Scope = authorize(ctx.actor, act);
  return perform<{ mandateId: string }, R>(ctx, scope, act, async (tx) => {
    const mandate = (await lockMandate(tx, key.chamberId, key.mandateId)) ?? notFound();
    if (ctx.actor.desk.kind === "PRACTICE" && !mandate.selfDeclared) return notFound();
    const changed = await change(tx, mandate);
    if (!changed.ok) return changed;
    await journal(tx, ctx, { book: bookOf(ctx), shownToChamber: null }, [changed.value]);
    return done({ mandateId: mandate.id });
  });
}

const bookOf = (ctx: Context) => (ctx.actor.desk.kind === "CHAMBER" ? chamberOf(ctx) : practiceOf(ctx));

export type ClosureRefusal = "days-reversed";

/** Days on which the office is closed: they move no term, they move the last useful day (§6.2). */
export function setClosure(ctx: Context, input: { dayFrom: Day; dayTo: Day; reason: string }) {
  const scope = authorize(ctx.actor, "chamber.closures");
  return perform<{ closureId: string }, ClosureRefusal>(ctx, scope, "chamber.closures", async (tx) => {
    if (input.dayTo < input.dayFrom) return refused("days-reversed", "dayTo");
    const { chamberId } = (await lockChamber(tx, chamberOf(ctx))) ?? notFound();
    const closureId = newId();
    await insertClosure(tx, { chamberId, id: closureId, ...input });
    await journal(tx, ctx, { book: chamberId, shownToChamber: null }, [
      {
        act: "chamber.closureSet",
        subject: { kind: "chamber", id: chamberId },
        facts: { from: input.dayFrom, to: input.dayTo },
      },
    ]);
    return done({ closureId });
  });
}

export function callOffClosure(ctx: Context, input: { closureId: string }) {
  const scope = authorize(ctx.actor, "chamber.closures");
  return perform<{ closureId: string }, never>(ctx, scope, "chamber.closures", async (tx) => {
    const { chamberId } = (await lockChamber(tx, chamberOf(ctx))) ?? notFound();
    const closure = (await cancelClosure(tx, chamberId, input.closureId, ctx.platform.clock.now())) ?? notFound();
    await journal(tx, ctx, { book: chamberId, shownToChamber: null }, [
      {
        act: "chamber.closureCancelled",
        subject: { kind: "chamber", id: chamberId },
        facts: { from: closure.dayFrom, to: closure.dayTo },
      },
    ]);
    return done({ closureId: input.closureId });
  });
}

export type RulesetRefusal = "days-reversed" | "ruleset-unknown" | "starts-in-past" | "same-period";

/** Puts a ruleset in force for a period to come: steps taken before stay under the rules of their day (R8). */
export function dateRuleset(ctx: Context, input: { code: string; validFrom: Day; validTo: Day | null }) {
  const scope = authorize(ctx.actor, "chamber.rulesets");
  return perform<{ periodId: string }, RulesetRefusal>(ctx, scope, "chamber.rulesets", async (tx) => {
    const chamberId = chamberOf(ctx);
    const chamber = (await lockChamber(tx, chamberId)) ?? notFound();
    if (!rulesetCodes().includes(input.code)) return refused("ruleset-unknown", "code");
    if (input.validTo !== null && input.validTo < input.validFrom) return refused("days-reversed", "validTo");
    if (input.validFrom <= today(ctx)) return refused("starts-in-past", "validFrom");
    const periods = await periodsOf(tx, chamber.chamberId);
    if (periods.some(({ validFrom, validTo }) => validFrom === input.validFrom && validTo === input.validTo)) {
      return refused("same-period", "validFrom");
    }
    const periodId = newId();
    await insertPeriod(tx, { chamberId, id: periodId, ...input });
    await journal(tx, ctx, { book: chamberId, shownToChamber: null }, [
      {
        act: "chamber.rulesetDated",
        subject: { kind: "chamber", id: chamberId },
        facts: { ruleset: input.code, from: input.validFrom, to: input.validTo },
      },
    ]);
    return done({ periodId });
  });
}
