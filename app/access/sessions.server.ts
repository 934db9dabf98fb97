import { createHash } from "node:crypto";
import { type Adapter, Lucia, TimeSpan } from "lucia";
import { enabledOn, standingOn } from "~/mandates/mandate";
import { systemClock } from "~/platform/clock";
import type { Platform } from "~/platform/platform";
import { dayInRome } from "~/terms/day";
import type { Language } from "~/ui/words";
import {
  deleteSession,
  deleteSessionsOf,
  deleteSpentSessions,
  endEverySession,
  findSession,
  insertSession,
  officerEnablements,
  type PersonRow,
  saveSessionExpiry,
  sessionsOf,
} from "~db/queries/identity";
import { inScope } from "~db/scope";
import type { Actor, Desk } from "./context";
import type { Role } from "./policy";

/** Somebody signed in, with the roles of today. */
export type SignedIn = {
  stage: "in";
  /** SHA-256 of the cookie's value: it names the session and opens nothing. */
  sessionId: string;
  actor: Actor;
  email: string;
  language: Language;
  secondFactorOn: boolean;
  secondFactorRequired: boolean;
  /** The desk requires a second factor and this person has none yet. */
  mustSetUpSecondFactor: boolean;
};

/** The password was right, the code is still to come: good for the code page and nothing else. */
export type AtTheCode = {
  stage: "code";
  sessionId: string;
  userId: string;
  deskKind: Desk["kind"];
  language: Language;
};

export type Session = SignedIn | AtTheCode;

/** Absolute and idle limit of a session, and how long the code may take (minutes). */
const LONGEST = 12 * 60;
const IDLE = 30;
const FOR_THE_CODE = 10;
/** The idle limit is written again at most this often (minutes). */
const TOUCH = 1;

/** The session that a `Cookie` header carries; null when there is none, or it is over, or its person is disabled. */
export async function readSession(platform: Platform, cookies: string | null): Promise<Session | null> {
  const door = luciaOf(platform);
  const id = door.readSessionCookie(cookies ?? "");
  if (id === null || !/^[a-z2-7]{40}$/.test(id)) return null;
  const { session, user } = await door.validateSession(id);
  if (session === null) return null;

  const person = user.row;
  const sessionId = hashOf(session.id);
  if (person.totpOn && !session.secondFactor) {
    return { stage: "code", sessionId, userId: person.id, deskKind: deskOf(person).kind, language: person.language };
  }
  return {
    stage: "in",
    sessionId,
    actor: await actorOf(platform, person),
    email: person.email,
    language: person.language,
    secondFactorOn: person.totpOn,
    secondFactorRequired: session.secondFactorRequired,
    mustSetUpSecondFactor: session.secondFactorRequired && !person.totpOn,
  };
}

/** A new session; answers the `Set-Cookie` value. `secondFactor`: the code was given too. */
export async function startSession(
  platform: Platform,
  person: PersonRow,
  { secondFactor }: { secondFactor: boolean },
): Promise<string> {
  const minutes = person.totpOn && !secondFactor ? FOR_THE_CODE : LONGEST;
  const door = luciaOf(platform);
  const endsAt = later(platform.clock.now(), minutes);
  const session = await door.createSession(person.id, { endsAt, secondFactor, secondFactorRequired: false });
  return door.createSessionCookie(session.id).serialize();
}

/** Ends the session of a `Cookie` header, whatever its stage; answers the `Set-Cookie` value that empties the cookie. */
export async function endSession(platform: Platform, cookies: string | null): Promise<string> {
  const door = luciaOf(platform);
  const id = door.readSessionCookie(cookies ?? "");
  if (id !== null) await door.invalidateSession(id);
  return door.createBlankSessionCookie().serialize();
}

export const sessionCookieName = (origin: string): string => (isSecure(origin) ? "__Host-cartellina" : "cartellina");

export const isSecure = (origin: string): boolean => origin.startsWith("https:");

export function deskOf(person: PersonRow): Desk {
  const name = person.deskName;
  if (person.practiceDesk !== null) return { kind: "PRACTICE", practiceId: person.practiceDesk, name };
  if (person.chamberDesk !== null) return { kind: "CHAMBER", chamberId: person.chamberDesk, name };
  throw new Error(`person ${person.id} has no desk`);
}

/** The person at their desk, with the roles of today. */
export async function actorOf(platform: Platform, person: PersonRow): Promise<Actor> {
  return { userId: person.id, name: person.name, desk: deskOf(person), roles: await rolesToday(platform, person) };
}

/** The person's own roles, and `addetto` on the days an enablement under an active mandate covers (R29, A34). */
async function rolesToday(platform: Platform, person: PersonRow): Promise<Role[]> {
  const practiceId = person.practiceDesk;
  if (practiceId === null) return [...person.roles];
  const scope = { practiceId, chamberId: null, audits: false };
  const held = await inScope(platform.db, scope, (tx) => officerEnablements(tx, practiceId, person.id));
  const today = dayInRome(platform.clock.now());
  const isOfficer = held.some(
    ({ enablement, mandate }) => enabledOn(enablement, today) && standingOn(mandate, today) === "ACTIVE",
  );
  return isOfficer ? [...person.roles, "addetto"] : [...person.roles];
}

type SessionAttributes = { endsAt: Date; secondFactor: boolean; secondFactorRequired: boolean };
type PersonAttributes = { row: PersonRow };

declare module "lucia" {
  interface Register {
    Lucia: Lucia<SessionAttributes, PersonAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
    DatabaseUserAttributes: PersonAttributes;
  }
}

/**
 * lucia keeps the cookie, the random id and the twelve hours; the adapter keeps only SHA-256 of the id, and the idle
 * limit to the minute (lucia would let it lapse after anything between 15 and 30). lucia is finished by its author:
 * nothing outside this file knows it.
 */
function luciaOf(platform: Platform): Lucia<SessionAttributes, PersonAttributes> {
  const secure = isSecure(platform.env.origin);
  return new Lucia<SessionAttributes, PersonAttributes>(adapterOf(platform), {
    sessionExpiresIn: new TimeSpan(LONGEST, "m"),
    sessionCookie: {
      name: sessionCookieName(platform.env.origin),
      attributes: { secure, sameSite: "lax", path: "/" },
    },
    getSessionAttributes: (attributes) => attributes,
    getUserAttributes: (attributes) => attributes,
  });
}

function adapterOf({ db, clock }: Platform): Adapter {
  return {
    async getSessionAndUser(id) {
      const now = clock.now();
      const found = await findSession(db, hashOf(id));
      if (found === null) return [null, null];
      const { session, person } = found;
      if (session.expiresAt <= now || session.endsAt <= now || person.disabledAt !== null) {
        await deleteSession(db, session.id);
        return [null, null];
      }
      const idle = earlier(later(now, IDLE), session.endsAt);
      if (idle.getTime() - session.expiresAt.getTime() >= TOUCH * 60_000) await saveSessionExpiry(db, session.id, idle);
      const { endsAt, secondFactor } = session;
      return [
        {
          id,
          userId: person.id,
          expiresAt: onLuciasClock(endsAt),
          attributes: { endsAt, secondFactor, secondFactorRequired: found.secondFactorRequired },
        },
        { id: person.id, attributes: { row: person } },
      ];
    },

    async setSession({ id, userId, attributes }) {
      const { endsAt, secondFactor } = attributes;
      const createdAt = clock.now();
      const expiresAt = earlier(later(createdAt, IDLE), endsAt);
      await insertSession(db, { id: hashOf(id), userId, createdAt, expiresAt, endsAt, secondFactor });
    },

    /** lucia would move the twelve hours forward after six: the absolute limit stands still. */
    async updateSessionExpiration() {},

    async getUserSessions(userId) {
      const rows = await sessionsOf(db, userId, clock.now());
      return rows.map(({ id, endsAt, secondFactor }) => ({
        id,
        userId,
        expiresAt: onLuciasClock(endsAt),
        attributes: { endsAt, secondFactor, secondFactorRequired: false },
      }));
    },

    deleteSession: (id) => deleteSession(db, hashOf(id)),
    deleteUserSessions: (userId) => deleteSessionsOf(db, userId),
    deleteExpiredSessions: () => deleteSpentSessions(db, clock.now()),
  };

  /** lucia reads the machine's clock by itself, ours may be set back (demo data) or stand still (tests). */
  function onLuciasClock(instant: Date): Date {
    return new Date(systemClock.now().getTime() + instant.getTime() - clock.now().getTime());
  }
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("hex");
}

function later(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

/** Nobody comes in with what was ended, used or stolen since the moment that the database was brought back to. */
export async function endAllSessions({ db, clock }: Pick<Platform, "db" | "clock">): Promise<void> {
  await endEverySession(db, clock.now());
}
