/** The practices a chamber knows: mandates, who is enabled under them, the folders handed out. */
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, or, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { enablements, envelopeIssues, mandates } from "../../schema";
import type { Tx } from "../../scope";
import type { EnvelopeIssueRow } from "../envelopes";
import type { EnablementRow, MandateRow } from "../mandates";
import { byteOrdered, type KeyPage, type Page, paged } from "./pages";

export type KnownPractice = { id: string; name: string };

/** Every practice that has, or had, a mandate of the chamber, under the name of its latest one, in order of name. */
export async function practicesOf(tx: Tx, chamberId: string): Promise<KnownPractice[]> {
  const rows = await tx
    .select({ id: mandates.forPractice, name: mandates.practiceName })
    .from(mandates)
    .where(eq(mandates.chamberId, chamberId))
    .orderBy(asc(mandates.validFrom), asc(mandates.id));
  const latest = new Map(rows.map((row) => [row.id, row]));
  return [...latest.values()].sort((a, b) => a.name.localeCompare(b.name, "it"));
}

/** The names of these practices, by the latest mandate of each. */
export async function practiceNames(tx: Tx, chamberId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: mandates.forPractice, name: mandates.practiceName })
    .from(mandates)
    .where(and(eq(mandates.chamberId, chamberId), inArray(mandates.forPractice, [...new Set(ids)])))
    .orderBy(asc(mandates.validFrom), asc(mandates.id));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The chamber's mandates by name of the practice; `named`: those whose practice is among these. */
export async function mandatePage(
  tx: Tx,
  chamberId: string,
  filter: Page & { named: readonly string[] | null },
): Promise<KeyPage<MandateRow>> {
  const key = byteOrdered(sql`lower(${mandates.practiceName}) || ' ' || ${mandates.id}::text`);
  const rows = await tx
    .select({ mandate: mandates, key })
    .from(mandates)
    .where(
      and(
        eq(mandates.chamberId, chamberId),
        filter.named ? inArray(mandates.forPractice, [...filter.named]) : undefined,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ mandate }) => mandate);
}

/** The enablements under these mandates, by name. */
export async function enablementsOfMandates(
  tx: Tx,
  chamberId: string,
  mandateIds: readonly string[],
): Promise<EnablementRow[]> {
  if (mandateIds.length === 0) return [];
  return tx
    .select()
    .from(enablements)
    .where(and(eq(enablements.chamberId, chamberId), inArray(enablements.mandateId, [...mandateIds])))
    .orderBy(asc(enablements.name), asc(enablements.validFrom));
}

/** Who is enabled on that day in these practices, each with the mandate it is under: whether that stands is asked apart. */
export async function enabledInPractices(tx: Tx, chamberId: string, practiceIds: readonly string[], on: Day) {
  if (practiceIds.length === 0) return [];
  return tx
    .select({ enablement: enablements, mandate: mandates })
    .from(enablements)
    .innerJoin(mandates, and(eq(mandates.chamberId, enablements.chamberId), eq(mandates.id, enablements.mandateId)))
    .where(
      and(
        eq(enablements.chamberId, chamberId),
        eq(mandates.chamberId, chamberId),
        inArray(enablements.forPractice, [...practiceIds]),
        lte(enablements.validFrom, on),
        gte(enablements.validTo, on),
        or(sql`${enablements.endedOn} is null`, gte(enablements.endedOn, on)),
      ),
    )
    .orderBy(asc(enablements.name));
}

/** The ranges of folders handed out, newest first. */
export async function issuePage(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceId: string | null },
): Promise<KeyPage<EnvelopeIssueRow>> {
  const key = byteOrdered(sql`${envelopeIssues.issuedOn}::text || ' ' || ${envelopeIssues.id}::text`);
  const rows = await tx
    .select({ issue: envelopeIssues, key })
    .from(envelopeIssues)
    .where(
      and(
        eq(envelopeIssues.chamberId, chamberId),
        filter.practiceId ? eq(envelopeIssues.forPractice, filter.practiceId) : undefined,
        filter.after ? lt(key, filter.after) : undefined,
      ),
    )
    .orderBy(desc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ issue }) => issue);
}
