/** The register of receipts to be returned: delivered cases, by their legal due day. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { cases } from "../schema";
import type { Tx } from "../scope";
import { startsWith } from "./clients";

export type DueFilter = {
  officerId: string | null;
  chamberId: string | null;
  /** Folded beginning of the surname. */
  name: string | null;
  number: { year: number | null; number: number } | null;
  /** Declared sent, and not yet registered by the counter. */
  sent: boolean;
};

/** All cases of a chamber that are due on one day. */
export type DueOfDay = { chamberId: string; legalDue: Day };
export type DueKey = { legalDue: Day; id: string };

export type DueRow = Awaited<ReturnType<typeof duePage>>[number];

/** A page of `limit` rows by (legal due day, id), behind `after` or in front of `before`, always oldest term first. */
export async function duePage(
  tx: Tx,
  practiceId: string,
  filter: DueFilter,
  page: { among: readonly DueOfDay[] | null; after: DueKey | null; before: DueKey | null; limit: number },
) {
  const backwards = page.before !== null;
  const rows = await tx
    .select(DUE_COLUMNS)
    .from(cases)
    .where(
      and(
        delivered(practiceId, filter),
        page.among === null ? undefined : amongDays(page.among),
        page.after ? behind(page.after) : undefined,
        page.before ? inFrontOf(page.before) : undefined,
      ),
    )
    .orderBy(...(backwards ? [desc(cases.legalDue), desc(cases.id)] : [asc(cases.legalDue), asc(cases.id)]))
    .limit(page.limit);
  const known = rows.map((row) => ({ ...row, legalDue: dueOf(row.legalDue) }));
  return backwards ? known.reverse() : known;
}

/** How many cases are due on each day, by chamber and start of the term: as many rows as days, whatever the cases. */
export async function dueCounts(tx: Tx, practiceId: string, filter: DueFilter) {
  const rows = await tx
    .select({
      chamberId: cases.chamberId,
      legalDue: cases.legalDue,
      deliveredOn: cases.deliveredOn,
      count: sql<number>`count(*)::int`,
    })
    .from(cases)
    .where(delivered(practiceId, filter))
    .groupBy(cases.chamberId, cases.legalDue, cases.deliveredOn);
  return rows.map((row) => ({ ...row, legalDue: dueOf(row.legalDue) }));
}

/** Those of the chosen cases whose receipts are out, by their terms. */
export async function dueAmong(tx: Tx, practiceId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await tx
    .select(DUE_COLUMNS)
    .from(cases)
    .where(and(eq(cases.practiceId, practiceId), IS_DELIVERED, inArray(cases.id, [...ids])))
    .orderBy(asc(cases.legalDue), asc(cases.id));
  return rows.map((row) => ({ ...row, legalDue: dueOf(row.legalDue) }));
}

const DUE_COLUMNS = {
  id: cases.id,
  year: cases.year,
  number: cases.number,
  chamberId: cases.chamberId,
  officerId: cases.officerId,
  officerName: cases.officerName,
  surname: sql<string>`${cases.applicant} ->> 'surname'`,
  name: sql<string>`${cases.applicant} ->> 'name'`,
  codiceFiscale: cases.codiceFiscale,
  deliveredOn: cases.deliveredOn,
  collectedOn: cases.collectedOn,
  legalDue: cases.legalDue,
  termRuleset: cases.termRuleset,
  sentOn: cases.sentOn,
  takenOverOn: cases.takenOverOn,
};

/** Written out, so that the planner sees the partial index in it. */
const IS_DELIVERED = sql`${cases.state} = 'DELIVERED'`;

function delivered(practiceId: string, { officerId, chamberId, name, number, sent }: DueFilter): SQL | undefined {
  return and(
    eq(cases.practiceId, practiceId),
    IS_DELIVERED,
    officerId ? eq(cases.officerId, officerId) : undefined,
    chamberId ? eq(cases.chamberId, chamberId) : undefined,
    name ? startsWith(cases.nameKey, name) : undefined,
    number ? eq(cases.number, number.number) : undefined,
    number?.year ? eq(cases.year, number.year) : undefined,
    sent ? isNotNull(cases.sentOn) : undefined,
  );
}

function amongDays(days: readonly DueOfDay[]): SQL {
  const chambers = [...new Set(days.map(({ chamberId }) => chamberId))];
  const ofEach = chambers.map((chamberId) => {
    const due = days.filter((each) => each.chamberId === chamberId).map(({ legalDue }) => legalDue);
    return and(eq(cases.chamberId, chamberId), inArray(cases.legalDue, due));
  });
  return or(...ofEach) ?? sql`false`;
}

/** The first condition repeats the second for the index. */
function behind({ legalDue, id }: DueKey): SQL {
  const later = or(gt(cases.legalDue, legalDue), and(eq(cases.legalDue, legalDue), gt(cases.id, id)));
  return and(gte(cases.legalDue, legalDue), later) as SQL;
}

function inFrontOf({ legalDue, id }: DueKey): SQL {
  const sooner = or(lt(cases.legalDue, legalDue), and(eq(cases.legalDue, legalDue), lt(cases.id, id)));
  return and(lte(cases.legalDue, legalDue), sooner) as SQL;
}

/** A delivered case has its due day. */
function dueOf(legalDue: Day | null): Day {
  if (legalDue === null) throw new Error("a delivered case without a term");
  return legalDue;
}
