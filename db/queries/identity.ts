/** The identity tables: people, their sessions, links by mail, attempts. They have no row security: only this door. */
import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, max, or, sql, sum } from "drizzle-orm";
import { type DeskRole, deskSettings, enablements, mandates, sessions, throttles, tokens, users } from "../schema";
import type { Db, Tx } from "../scope";
import type { WrappedColumn } from "./wrapped-keys";

/** Identity knows no scope: the pool for sign-in, the act's own transaction inside an act. */
export type Handle = Db | Tx;
export type PersonRow = typeof users.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;
export type TokenRow = typeof tokens.$inferSelect;
export type TokenKind = TokenRow["kind"];
export type { DeskRole };

/** Exactly one of the two desks. */
export type DeskKey = { practiceId: string; chamberId?: never } | { chamberId: string; practiceId?: never };

/** The sealed secrets of second factors, for the rotation of the master key. */
export const totpKeys: WrappedColumn = {
  ...{ table: users, owner: null, key: [users.id], also: [], column: users.totpSealed },
  ...{ form: "text", version: null },
};

export async function findPersonByEmail(db: Handle, email: string): Promise<PersonRow | null> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row ?? null;
}

export async function findPerson(db: Handle, id: string): Promise<PersonRow | null> {
  const [row] = await db.select().from(users).where(eq(users.id, id));
  return row ?? null;
}

/** All people of a desk, disabled ones included, by name. A desk is tens of people at most. */
export async function peopleOfDesk(db: Handle, desk: DeskKey): Promise<PersonRow[]> {
  return db.select().from(users).where(atDesk(desk)).orderBy(asc(users.name), asc(users.id));
}

/** Names of people by id, disabled ones included: what somebody did stays theirs. */
export async function namesOf(
  db: Handle,
  ids: readonly string[],
): Promise<Map<string, { name: string; atChamber: boolean }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name, chamberDesk: users.chamberDesk })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name, chamberDesk }) => [id, { name, atChamber: chamberDesk !== null }]));
}

/** Locks the desk's people in one order, so that two acts cannot each remove one of the last two heads. */
export async function lockPeopleOfDesk(tx: Tx, desk: DeskKey): Promise<PersonRow[]> {
  return tx.select().from(users).where(atDesk(desk)).orderBy(asc(users.id)).for("update");
}

export async function anyPerson(db: Handle): Promise<boolean> {
  const rows = await db.select({ id: users.id }).from(users).limit(1);
  return rows.length > 0;
}

/** False when the e-mail already has a person, at whichever desk. */
export async function insertPerson(db: Handle, row: typeof users.$inferInsert): Promise<boolean> {
  const inserted = await db
    .insert(users)
    .values(row)
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  return inserted.length === 1;
}

export async function savePerson(db: Handle, id: string, patch: Partial<typeof users.$inferInsert>): Promise<void> {
  const saved = await db.update(users).set(patch).where(eq(users.id, id)).returning({ id: users.id });
  if (saved.length !== 1) throw new Error(`person ${id} was not saved`);
}

/** A TOTP step is good once: false when this one, or a later one, was used before. */
export async function spendTotpStep(db: Handle, id: string, step: number): Promise<boolean> {
  const used = await db
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, id), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id });
  return used.length === 1;
}

export async function secondFactorRequired(db: Handle, desk: string): Promise<boolean> {
  const [row] = await db
    .select({ required: deskSettings.totpRequired })
    .from(deskSettings)
    .where(eq(deskSettings.desk, desk));
  return row?.required ?? false;
}

export async function saveSecondFactorRequired(db: Handle, desk: string, totpRequired: boolean): Promise<void> {
  await db
    .insert(deskSettings)
    .values({ desk, totpRequired })
    .onConflictDoUpdate({ target: deskSettings.desk, set: { totpRequired } });
}

/** Dates of every officer's enablement of a person, with those of its mandate: the caller decides about a day. */
export async function officerEnablements(tx: Tx, practiceId: string, userId: string) {
  return tx
    .select({ enablement: enablements, mandate: mandates })
    .from(enablements)
    .innerJoin(mandates, and(eq(mandates.chamberId, enablements.chamberId), eq(mandates.id, enablements.mandateId)))
    .where(
      and(
        eq(enablements.forPractice, practiceId),
        eq(mandates.forPractice, practiceId),
        eq(enablements.userId, userId),
        eq(enablements.kind, "OFFICER"),
      ),
    );
}

export async function insertSession(db: Handle, row: SessionRow): Promise<void> {
  await db.insert(sessions).values(row);
}

export type SessionAndPerson = { session: SessionRow; person: PersonRow; secondFactorRequired: boolean };

export async function findSession(db: Handle, id: string): Promise<SessionAndPerson | null> {
  const [row] = await db
    .select({ session: sessions, person: users, required: deskSettings.totpRequired })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(deskSettings, eq(deskSettings.desk, sql`coalesce(${users.practiceDesk}, ${users.chamberDesk})`))
    .where(eq(sessions.id, id));
  return row ? { session: row.session, person: row.person, secondFactorRequired: row.required ?? false } : null;
}

export async function sessionsOf(db: Handle, userId: string, now: Date): Promise<SessionRow[]> {
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now), gt(sessions.endsAt, now)))
    .orderBy(desc(sessions.createdAt));
}

export async function saveSessionExpiry(db: Handle, id: string, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ expiresAt }).where(eq(sessions.id, id));
}

export async function deleteSession(db: Handle, id: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, id));
}

/** Ends one session of a person, named by the beginning of its hash. */
export async function deleteSessionNamed(db: Handle, userId: string, name: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.userId, userId), eq(sql`left(${sessions.id}, 16)`, name)));
}

/** Every session of a person, at once: role change, new password, disabling. */
export async function deleteSessionsOf(db: Handle, userId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
}

/** Everybody's sessions, and every link for a new password: after a return to an earlier state of the database. */
export async function endEverySession(db: Handle, now: Date): Promise<void> {
  await db.delete(sessions);
  await db
    .update(tokens)
    .set({ usedAt: now })
    .where(and(eq(tokens.kind, "password-reset"), isNull(tokens.usedAt)));
}

export async function deleteSpentSessions(db: Handle, now: Date): Promise<void> {
  await db.delete(sessions).where(or(lte(sessions.expiresAt, now), lte(sessions.endsAt, now)));
}

export async function deleteTokensBefore(db: Handle, before: Date): Promise<void> {
  await db.delete(tokens).where(lt(tokens.expiresAt, before));
}

export async function insertToken(db: Handle, row: Omit<TokenRow, "usedAt">): Promise<void> {
  await db.insert(tokens).values(row);
}

export async function findToken(
  db: Handle,
  kind: TokenKind,
  hash: string,
  now: Date,
): Promise<{ token: TokenRow; person: PersonRow } | null> {
  const [row] = await db
    .select({ token: tokens, person: users })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, kind), isNull(tokens.usedAt), gt(tokens.expiresAt, now)));
  return row && row.person.disabledAt === null ? row : null;
}

/** False when somebody used it first. */
export async function spendToken(db: Handle, kind: TokenKind, hash: string, now: Date): Promise<boolean> {
  const used = await db
    .update(tokens)
    .set({ usedAt: now })
    .where(and(eq(tokens.hash, hash), eq(tokens.kind, kind), isNull(tokens.usedAt), gt(tokens.expiresAt, now)))
    .returning({ hash: tokens.hash });
  return used.length === 1;
}

/** A newer link, a new password or a disabled person makes every earlier link useless. */
export async function voidTokensOf(db: Handle, userId: string, now: Date): Promise<void> {
  await db
    .update(tokens)
    .set({ usedAt: now })
    .where(and(eq(tokens.userId, userId), isNull(tokens.usedAt)));
}

/** The latest invitation still open for each of these people. */
export async function openInvitations(db: Handle, userIds: readonly string[]): Promise<Map<string, Date>> {
  if (userIds.length === 0) return new Map();
  const rows = await db
    .select({ userId: tokens.userId, expiresAt: max(tokens.expiresAt) })
    .from(tokens)
    .where(and(inArray(tokens.userId, [...userIds]), eq(tokens.kind, "invitation"), isNull(tokens.usedAt)))
    .groupBy(tokens.userId);
  return new Map(rows.flatMap((row) => (row.expiresAt === null ? [] : [[row.userId, row.expiresAt]])));
}

/** Serialises the attempts on one key until the transaction ends. A statement of its own (scale, rule 9). */
export async function lockAttempts(tx: Tx, key: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}

export async function attemptsSince(tx: Tx, key: string, since: Date): Promise<{ count: number; last: Date | null }> {
  const [row] = await tx
    .select({ count: sum(throttles.count).mapWith(Number), last: max(throttles.windowStart) })
    .from(throttles)
    .where(and(eq(throttles.key, key), gt(throttles.windowStart, since)));
  return { count: row?.count ?? 0, last: row?.last ?? null };
}

export async function addAttempt(tx: Tx, key: string, at: Date): Promise<void> {
  await tx
    .insert(throttles)
    .values({ key, windowStart: at, count: 1 })
    .onConflictDoUpdate({
      target: [throttles.key, throttles.windowStart],
      set: { count: sql`${throttles.count} + 1` },
    });
}

/** An attempt that turned out well is not held against anybody. */
export async function forgiveAttempt(db: Handle, key: string, at: Date): Promise<void> {
  await db
    .update(throttles)
    .set({ count: sql`${throttles.count} - 1` })
    .where(and(eq(throttles.key, key), eq(throttles.windowStart, at), gt(throttles.count, 0)));
}

export async function deleteAttemptsBefore(db: Handle, before: Date): Promise<void> {
  await db.delete(throttles).where(lt(throttles.windowStart, before));
}

function atDesk(desk: DeskKey) {
  return desk.practiceId === undefined
    ? eq(users.chamberDesk, desk.chamberId)
    : eq(users.practiceDesk, desk.practiceId);
}
