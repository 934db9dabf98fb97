/** What the register knows of a person: no name, no address, nothing that signs in. The rest of the table stays apart. */
import { and, asc, eq, gt, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { SnapshotRow } from "~/audit/canonical";
import { users } from "../schema";
import type { Db, Tx } from "../scope";

const ofDesk = (desk: string) => or(eq(users.practiceDesk, desk), eq(users.chamberDesk, desk));

/** The desk's people among `ids`, each as the row that the digests are made of. */
export async function personSnapshots(
  tx: Tx,
  desk: string,
  ids: readonly string[],
): Promise<Map<string, SnapshotRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: users.id,
      practice_desk: users.practiceDesk,
      chamber_desk: users.chamberDesk,
      roles: users.roles,
      disabled_at: sql<string | null>`to_char(${users.disabledAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    })
    .from(users)
    .where(and(ofDesk(desk), inArray(users.id, [...ids])));
  return new Map(rows.map((row) => [row.id, [row]]));
}

/** Ids of the desk's people behind `after`, in order. */
export async function personIdsAfter(tx: Tx, desk: string, after: string, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(ofDesk(desk), gt(users.id, after)))
    .orderBy(asc(users.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** The desks that anybody has ever sat at. */
export async function staffedDesks(db: Db): Promise<{ practices: string[]; chambers: string[] }> {
  const [practices, chambers] = await Promise.all([
    db.selectDistinct({ desk: users.practiceDesk }).from(users).where(isNotNull(users.practiceDesk)),
    db.selectDistinct({ desk: users.chamberDesk }).from(users).where(isNotNull(users.chamberDesk)),
  ]);
  const known = (rows: { desk: string | null }[]) => rows.flatMap((row) => (row.desk === null ? [] : [row.desk]));
  return { practices: known(practices), chambers: known(chambers) };
}
