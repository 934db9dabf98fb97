import { perform } from "~/access/act.server";
import { authorize, type Context, chamberOf, practiceOf, today } from "~/access/context";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import {
  insertEnvelopes,
  insertIssue,
  issuesForPractice,
  lockEnvelope,
  saveEnvelope,
  takeSerials,
} from "~db/queries/envelopes";
import { findChamber, mandatesOfChamber, mandatesOfPractice } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { type RangeRefusal, readRange, serialsOf, type VoidReason } from "./envelope";

export type ScratchLayer = "SILVER" | "GOLD";
export type IssueRefusal = RangeRefusal | "serial-issued-before" | "practice-unknown";

/** The chamber hands a range of sealed folders to a practice (A26). */
export function issueEnvelopes(
  ctx: Context,
  input: { forPractice: string; first: string; last: string; scratchLayer: ScratchLayer; day: Day },
) {
  const scope = authorize(ctx.actor, "counter.issueEnvelopes");
  return perform<{ issueId: string }, IssueRefusal>(ctx, scope, "counter.issueEnvelopes", async (tx) => {
    const chamberId = chamberOf(ctx);
    const range = readRange(input.first, input.last);
    if (!range.ok) return refused(range.refusal, "first");
    const known = (await mandatesOfChamber(tx, chamberId)).some(({ forPractice }) => forPractice === input.forPractice);
    if (!known) return refused("practice-unknown", "forPractice");
    const issueId = newId();
    const { ok, ...numbers } = range;
    await insertIssue(tx, {
      chamberId,
      id: issueId,
      forPractice: input.forPractice,
      ...numbers,
      scratchLayer: input.scratchLayer,
      issuedOn: input.day,
    });
    const serials = serialsOf(range);
    const taken = await takeSerials(
      tx,
      serials.map((serial) => ({ chamberId, serial, issueId, forPractice: input.forPractice })),
    );
    if (taken !== serials.length) return refused("serial-issued-before", "first");
    await journal(tx, ctx, { book: chamberId, shownToChamber: null }, [
      {
        act: "envelopeIssue.made",
        subject: { kind: "envelope-issue", id: issueId },
        facts: {
          practiceId: input.forPractice,
          first: serials[0] ?? "",
          last: serials[serials.length - 1] ?? "",
          day: input.day,
        },
      },
    ]);
    return done({ issueId });
  });
}

export type ArrivalRefusal =
  | RangeRefusal
  | "not-of-this-issue"
  | "already-confirmed"
  | "chamber-issues-them"
  | "day-in-future";

/** The practice confirms what arrived of an issue: all of it or a part, by first and last serial. */
export function confirmArrival(ctx: Context, input: { issueId: string; first: string; last: string; day: Day }) {
  const scope = authorize(ctx.actor, "envelopes.confirmArrival");
  return perform<{ count: number }, ArrivalRefusal>(ctx, scope, "envelopes.confirmArrival", async (tx) => {
    const issue = (await issuesForPractice(tx, practiceOf(ctx))).find(({ id }) => id === input.issueId) ?? notFound();
    const range = readRange(input.first, input.last);
    if (!range.ok) return refused(range.refusal, "first");
    const within =
      range.prefix === issue.prefix &&
      range.digits === issue.digits &&
      range.firstNumber >= issue.firstNumber &&
      range.lastNumber <= issue.lastNumber;
    if (!within) return refused("not-of-this-issue", "first");
    return addToStock(tx, ctx, { ...input, chamberId: issue.chamberId, scratchLayer: issue.scratchLayer }, issue.id);
  });
}

/** Where the chamber does not work in Cartellina the practice types the serials it was given. */
export function typeStock(
  ctx: Context,
  input: { chamberId: string; first: string; last: string; scratchLayer: ScratchLayer; day: Day },
) {
  const scope = authorize(ctx.actor, "envelopes.confirmArrival");
  return perform<{ count: number }, ArrivalRefusal>(ctx, scope, "envelopes.confirmArrival", async (tx) => {
    const mandate = (await mandatesOfPractice(tx, practiceOf(ctx))).find(
      ({ chamberId }) => chamberId === input.chamberId,
    );
    const chamber = mandate ? await findChamber(tx, input.chamberId) : null;
    if (!chamber) return notFound();
    if (chamber.counter === "CHAMBER_RECORDS") return refused("chamber-issues-them", "chamberId");
    return addToStock(tx, ctx, input, null);
  });
}

async function addToStock(
  tx: Tx,
  ctx: Context,
  input: { chamberId: string; first: string; last: string; scratchLayer: ScratchLayer; day: Day },
  issueId: string | null,
) {
  if (input.day > today(ctx)) return refused("day-in-future" as const, "day");
  const range = readRange(input.first, input.last);
  if (!range.ok) return refused(range.refusal, "first");
  const practiceId = practiceOf(ctx);
  const added = await insertEnvelopes(
    tx,
    serialsOf(range).map((serial) => ({
      practiceId,
      id: newId(),
      chamberId: input.chamberId,
      serial,
      scratchLayer: input.scratchLayer,
      state: "IN_STOCK" as const,
      issueId,
      receivedOn: input.day,
    })),
  );
  if (added.length === 0) return refused("already-confirmed" as const, "first");
  await journal(
    tx,
    ctx,
    { book: practiceId, shownToChamber: null },
    added.map(({ id, serial }) => ({
      act: "envelope.received" as const,
      subject: { kind: "envelope" as const, id },
      facts: { serial, day: input.day, scratchLayer: input.scratchLayer, issueId },
    })),
  );
  return done({ count: added.length });
}

export type VoidRefusal = "envelope-not-in-stock" | "day-in-future";

/** A folder of the stock is void, with its reason: it never serves (A25). One already given goes through its case. */
export function voidEnvelope(ctx: Context, input: { envelopeId: string; reason: VoidReason; day: Day }) {
  const scope = authorize(ctx.actor, "envelopes.void");
  return perform<{ envelopeId: string }, VoidRefusal>(ctx, scope, "envelopes.void", async (tx) => {
    if (input.day > today(ctx)) return refused("day-in-future", "day");
    const envelope = (await lockEnvelope(tx, practiceOf(ctx), input.envelopeId)) ?? notFound();
    if (envelope.state !== "IN_STOCK") return refused("envelope-not-in-stock");
    await saveEnvelope(tx, envelope, { state: "VOID", voidedOn: input.day, voidReason: input.reason });
    await journal(tx, ctx, { book: envelope.practiceId, shownToChamber: null }, [
      {
        act: "envelope.voided",
        subject: { kind: "envelope", id: envelope.id },
        facts: { serial: envelope.serial, reason: input.reason, day: input.day },
      },
    ]);
    return done({ envelopeId: envelope.id });
  });
}
