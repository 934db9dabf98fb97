/** The cases and devices that a chamber sees, across practices. */
import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import type { Day } from "~/terms/day";
import { cases, deviceSerials, devices, scannedSheets } from "../../schema";
import type { Tx } from "../../scope";
import { byteOrdered, type KeyPage, type Page, paged } from "./pages";

export const listedCase = {
  practiceId: cases.practiceId,
  id: cases.id,
  code: cases.code,
  year: cases.year,
  number: cases.number,
  mandateId: cases.mandateId,
  state: cases.state,
  surname: sql<string>`${cases.applicant}->>'surname'`,
  name: sql<string>`${cases.applicant}->>'name'`,
  codiceFiscale: cases.codiceFiscale,
  batchId: cases.batchId,
  acceptedOn: cases.acceptedOn,
  instalment: cases.instalment,
  scheduledFor: cases.scheduledFor,
  producedOn: cases.producedOn,
  deliveredOn: cases.deliveredOn,
  legalDue: cases.legalDue,
  returnedOn: cases.returnedOn,
  takenOverOn: cases.takenOverOn,
};
export type ListedCase = {
  practiceId: string;
  id: string;
  code: string;
  year: number;
  number: number;
  mandateId: string;
  state: (typeof cases.$inferSelect)["state"];
  surname: string;
  name: string;
  codiceFiscale: string;
  batchId: string | null;
  acceptedOn: Day | null;
  instalment: number | null;
  scheduledFor: Day | null;
  producedOn: Day | null;
  deliveredOn: Day | null;
  legalDue: Day | null;
  returnedOn: Day | null;
  takenOverOn: Day | null;
};

/** The cases of these codes, as far as the chamber sees them. */
export async function casesByCodes(tx: Tx, chamberId: string, codes: readonly string[]): Promise<ListedCase[]> {
  if (codes.length === 0) return [];
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), inArray(cases.code, [...codes])));
}

/** The cases that reads were about, to say which they were. */
export async function casesByIds(tx: Tx, chamberId: string, ids: readonly string[]): Promise<ListedCase[]> {
  if (ids.length === 0) return [];
  return tx
    .select(listedCase)
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), inArray(cases.id, [...ids])));
}

const toProduce = sql`(${cases.state} = 'SCHEDULED' or (${cases.state} = 'PRESENTED' and ${cases.acceptedOn} is not null))`;

/** Devices to make: those accepted to be made at once, then those promised, by day. `until`: promised up to that day. */
export async function productionQueue(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceId: string | null; until: Day | null },
): Promise<KeyPage<ListedCase>> {
  const key = byteOrdered(
    sql`case when ${cases.state} = 'PRESENTED' then '0 ' || ${cases.acceptedOn}::text else '1 ' || ${cases.scheduledFor}::text end
      || ' ' || ${cases.id}::text`,
  );
  const rows = await tx
    .select({ ...listedCase, key })
    .from(cases)
    .where(
      and(
        eq(cases.shownToChamber, chamberId),
        sql`${cases.state} in ('PRESENTED', 'SCHEDULED')`,
        toProduce,
        filter.practiceId ? eq(cases.practiceId, filter.practiceId) : undefined,
        filter.until ? or(sql`${cases.state} = 'PRESENTED'`, lte(cases.scheduledFor, filter.until)) : undefined,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ key: _, ...row }) => row);
}

/** How many devices lie ready for each practice, and since when. */
export async function readyByPractice(tx: Tx, chamberId: string) {
  return tx
    .select({
      practiceId: cases.practiceId,
      count: sql<number>`count(*)::int`,
      oldest: sql<Day>`min(${cases.producedOn})::text`,
    })
    .from(cases)
    .where(and(eq(cases.shownToChamber, chamberId), sql`${cases.state} = 'PRODUCED'`))
    .groupBy(cases.practiceId);
}

export type ReadyDevice = ListedCase & { serial: string };

/** The devices ready for one practice, oldest first. */
export async function readyDevices(
  tx: Tx,
  chamberId: string,
  filter: Page & { practiceId: string },
): Promise<KeyPage<ReadyDevice>> {
  const key = byteOrdered(sql`${cases.producedOn}::text || ' ' || ${cases.id}::text`);
  const rows = await tx
    .select({ ...listedCase, serial: devices.serial, key })
    .from(cases)
    .innerJoin(devices, and(eq(devices.practiceId, cases.practiceId), eq(devices.caseId, cases.id)))
    .where(
      and(
        eq(cases.shownToChamber, chamberId),
        eq(cases.practiceId, filter.practiceId),
        eq(devices.practiceId, filter.practiceId),
        sql`${cases.state} = 'PRODUCED'`,
        filter.after ? gt(key, filter.after) : undefined,
      ),
    )
    .orderBy(asc(key))
    .limit(filter.limit + 1);
  return paged(rows, filter.limit, ({ key: _, ...row }) => row);
}

/** The devices that left the counter for one practice on a day, in the order in which they were made. */
export async function collectedDevices(
  tx: Tx,
  chamberId: string,
  { practiceId, on, limit }: { practiceId: string; on: Day; limit: number },
): Promise<ReadyDevice[]> {
  return tx
    .select({ ...listedCase, serial: devices.serial })
    .from(cases)
    .innerJoin(devices, and(eq(devices.practiceId, cases.practiceId), eq(devices.caseId, cases.id)))
    .where(
      and(
        eq(cases.shownToChamber, chamberId),
        eq(cases.practiceId, practiceId),
        eq(devices.practiceId, practiceId),
        eq(cases.collectedOn, on),
      ),
    )
    .orderBy(asc(cases.producedOn), asc(cases.id))
    .limit(limit);
}

/** How many copies of the receipt of each of these cases have been scanned; a case without any is not in the answer. */
export async function scannedReceipts(
  tx: Tx,
  chamberId: string,
  rows: readonly { practiceId: string; id: string }[],
): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map();
  const counted = await tx
    .select({
      caseId: scannedSheets.caseId,
      copies: sql<number>`count(distinct ${scannedSheets.copyNo})::int`,
    })
    .from(scannedSheets)
    .where(
      and(
        inArray(scannedSheets.practiceId, [...new Set(rows.map(({ practiceId }) => practiceId))]),
        inArray(
          scannedSheets.caseId,
          rows.map(({ id }) => id),
        ),
        eq(scannedSheets.shownToChamber, chamberId),
        eq(scannedSheets.documentType, "DELIVERY_RECEIPT"),
        isNull(scannedSheets.removedAt),
      ),
    )
    .groupBy(scannedSheets.caseId);
  return new Map(counted.map(({ caseId, copies }) => [caseId, copies]));
}

/** The device's serial as the chamber's own list knows it: which case it was made for. */
export async function caseOfSerial(tx: Tx, chamberId: string, serial: string) {
  const [row] = await tx
    .select({ practiceId: deviceSerials.forPractice, caseId: deviceSerials.caseId })
    .from(deviceSerials)
    .where(and(eq(deviceSerials.chamberId, chamberId), eq(deviceSerials.serial, serial)));
  return row ?? null;
}
