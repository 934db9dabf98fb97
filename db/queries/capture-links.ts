/** Links of phones that are cameras: identity like sessions, without row security. Called by `app/access` alone. */
import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { captureLinks, sessions, users } from "../schema";
import type { Db, Tx } from "../scope";
import type { PersonRow } from "./identity";

type Handle = Db | Tx;
export type CaptureLinkRow = typeof captureLinks.$inferSelect;
export type CaseOfLink = { practiceDesk: string; caseId: string };

/** A link with the person who made it; `signedIn`: that person's session of then is still open. */
export type FoundLink = { link: CaptureLinkRow; person: PersonRow; signedIn: boolean };

type NewLink = Omit<CaptureLinkRow, "deviceHash" | "openedAt" | "closedAt" | "taken" | "shots">;

export async function insertCaptureLink(db: Handle, row: NewLink): Promise<void> {
  await db.insert(captureLinks).values({ ...row, taken: [], shots: 0 });
}

export async function findCaptureLink(db: Handle, hash: string, now: Date): Promise<FoundLink | null> {
  return one(await found(db, now).where(eq(captureLinks.hash, hash)));
}

/** The link of a case that nobody has closed; it may be past its time. */
export async function openLinkOf(db: Handle, key: CaseOfLink, now: Date): Promise<FoundLink | null> {
  return one(await found(db, now).where(openOf(key)));
}

const found = (db: Handle, now: Date) =>
  db
    .select({ link: captureLinks, person: users, session: sessions.id })
    .from(captureLinks)
    .innerJoin(users, eq(users.id, captureLinks.userId))
    .leftJoin(sessions, openSession(now));

function one(rows: { link: CaptureLinkRow; person: PersonRow; session: string | null }[]): FoundLink | null {
  const [row] = rows;
  return row ? { link: row.link, person: row.person, signedIn: row.session !== null } : null;
}

/** A new link, or the button at the desk, ends the one before. */
export async function closeLinksOf(db: Handle, key: CaseOfLink, at: Date): Promise<void> {
  await db.update(captureLinks).set({ closedAt: at }).where(openOf(key));
}

/** The first phone has it for good; asked again by the same phone it is told so. False: another was first, or it is over. */
export async function claimCaptureLink(db: Handle, id: string, deviceHash: string, now: Date): Promise<boolean> {
  const claimed = await db
    .update(captureLinks)
    .set({ deviceHash, openedAt: sql`coalesce(${captureLinks.openedAt}, ${now.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(captureLinks.id, id),
        standing(now),
        or(isNull(captureLinks.deviceHash), eq(captureLinks.deviceHash, deviceHash)),
      ),
    )
    .returning({ id: captureLinks.id });
  return claimed.length === 1;
}

/** Counts a picture, in its own transaction: false when the link was closed, ran out or lost its session meanwhile. */
export async function countShot(
  tx: Tx,
  id: string,
  kind: CopyKind,
  { now, most }: { now: Date; most: number },
): Promise<boolean> {
  const counted = await tx
    .update(captureLinks)
    .set({
      shots: sql`${captureLinks.shots} + 1`,
      taken: sql`array_append(array_remove(${captureLinks.taken}, ${kind}), ${kind})`,
    })
    .where(
      and(
        eq(captureLinks.id, id),
        standing(now),
        lt(captureLinks.shots, most),
        sql`exists (select from ${sessions} where ${openSession(now)})`,
      ),
    )
    .returning({ id: captureLinks.id });
  return counted.length === 1;
}

/** How far a link is: what an open page at the desk asks again and again, by primary keys. */
export async function progressOf(
  db: Handle,
  id: string,
  now: Date,
): Promise<{ opened: boolean; shots: number; standing: boolean } | null> {
  const [row] = await db
    .select({
      openedAt: captureLinks.openedAt,
      shots: captureLinks.shots,
      closedAt: captureLinks.closedAt,
      expiresAt: captureLinks.expiresAt,
      session: sessions.id,
    })
    .from(captureLinks)
    .leftJoin(sessions, openSession(now))
    .where(eq(captureLinks.id, id));
  if (!row) return null;
  const standing = row.closedAt === null && row.expiresAt > now && row.session !== null;
  return { opened: row.openedAt !== null, shots: row.shots, standing };
}

/** What is over is of no use to anybody: the register says what came of it. */
export async function deleteLinksBefore(db: Handle, before: Date): Promise<void> {
  await db.delete(captureLinks).where(lt(captureLinks.expiresAt, before));
}

const standing = (now: Date) => and(isNull(captureLinks.closedAt), gt(captureLinks.expiresAt, now));

const openSession = (now: Date) =>
  and(
    eq(sessions.id, captureLinks.sessionId),
    eq(sessions.userId, captureLinks.userId),
    gt(sessions.expiresAt, now),
    gt(sessions.endsAt, now),
  );

const openOf = ({ practiceDesk, caseId }: CaseOfLink) =>
  and(eq(captureLinks.practiceDesk, practiceDesk), eq(captureLinks.caseId, caseId), isNull(captureLinks.closedAt));
