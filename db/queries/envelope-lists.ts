/** The practice's folders as its lists and its reckoning show them. */
import { and, asc, eq, gt, gte, lte, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { cases, devices, documentCopies, envelopes } from "../schema";
import type { Tx } from "../scope";
import type { EnvelopeRow } from "./envelopes";

/** Folders of one chamber in one state, by serial, behind `after`; those given with the case that has them. */
export async function envelopesInState(
  tx: Tx,
  practiceId: string,
  filter: { chamberId: string; state: EnvelopeRow["state"]; after: string | null; limit: number },
) {
  return tx
    .select({
      id: envelopes.id,
      serial: envelopes.serial,
      scratchLayer: envelopes.scratchLayer,
      receivedOn: envelopes.receivedOn,
      givenOn: envelopes.givenOn,
      voidedOn: envelopes.voidedOn,
      voidReason: envelopes.voidReason,
      caseId: envelopes.caseId,
      caseYear: cases.year,
      caseNumber: cases.number,
      surname: sql<string | null>`${cases.applicant} ->> 'surname'`,
      name: sql<string | null>`${cases.applicant} ->> 'name'`,
    })
    .from(envelopes)
    .leftJoin(
      cases,
      and(eq(cases.practiceId, envelopes.practiceId), eq(cases.id, envelopes.caseId), eq(cases.practiceId, practiceId)),
    )
    .where(
      and(
        eq(envelopes.practiceId, practiceId),
        eq(envelopes.chamberId, filter.chamberId),
        eq(envelopes.state, filter.state),
        filter.after ? gt(envelopes.serial, filter.after) : undefined,
      ),
    )
    .orderBy(asc(envelopes.serial))
    .limit(filter.limit);
}

/** Folders given away, by the case that has them: `held` while the case still names this very folder. */
export async function givenCounts(tx: Tx, practiceId: string) {
  return tx
    .select({
      held: sql<boolean>`coalesce(${cases.envelopeId} = ${envelopes.id}, false)`,
      withDevice: sql<boolean>`${cases.producedOn} is not null`,
      count: sql<number>`count(*)::int`,
    })
    .from(envelopes)
    .leftJoin(
      cases,
      and(eq(cases.practiceId, envelopes.practiceId), eq(cases.id, envelopes.caseId), eq(cases.practiceId, practiceId)),
    )
    .where(and(eq(envelopes.practiceId, practiceId), eq(envelopes.state, "GIVEN")))
    .groupBy(sql`1`, sql`2`);
}

export async function deviceCounts(tx: Tx, practiceId: string) {
  return tx
    .select({ state: devices.state, count: sql<number>`count(*)::int` })
    .from(devices)
    .where(eq(devices.practiceId, practiceId))
    .groupBy(devices.state);
}

/** Signed delivery receipts by where they are, the holder's own left out. */
export async function receiptCounts(tx: Tx, practiceId: string) {
  return tx
    .select({ holder: documentCopies.holder, cases: sql<number>`count(distinct ${documentCopies.caseId})::int` })
    .from(documentCopies)
    .where(
      and(
        eq(documentCopies.practiceId, practiceId),
        eq(documentCopies.documentType, "DELIVERY_RECEIPT"),
        eq(documentCopies.copyNo, 2),
        sql`${documentCopies.signedOn} is not null`,
      ),
    )
    .groupBy(documentCopies.holder);
}

/** All folders of one chamber in one state, by serial; of those given or void only the ones of a period. */
export async function envelopesForPaper(
  tx: Tx,
  practiceId: string,
  filter: { chamberId: string } & ({ state: "IN_STOCK" } | { state: "GIVEN" | "VOID"; from: Day; to: Day }),
) {
  const dated = { IN_STOCK: null, GIVEN: envelopes.givenOn, VOID: envelopes.voidedOn }[filter.state];
  return tx
    .select({
      serial: envelopes.serial,
      layer: envelopes.scratchLayer,
      receivedOn: envelopes.receivedOn,
      givenOn: envelopes.givenOn,
      voidedOn: envelopes.voidedOn,
      voidReason: envelopes.voidReason,
      caseYear: cases.year,
      caseNumber: cases.number,
    })
    .from(envelopes)
    .leftJoin(
      cases,
      and(eq(cases.practiceId, envelopes.practiceId), eq(cases.id, envelopes.caseId), eq(cases.practiceId, practiceId)),
    )
    .where(
      and(
        eq(envelopes.practiceId, practiceId),
        eq(envelopes.chamberId, filter.chamberId),
        eq(envelopes.state, filter.state),
        dated !== null && "from" in filter ? and(gte(dated, filter.from), lte(dated, filter.to)) : undefined,
      ),
    )
    .orderBy(asc(envelopes.serial));
}
