import { createHash } from "node:crypto";
import type { Context } from "~/access/context";
import { hashPassword } from "~/access/passwords.server";
import { readSession, type SignedIn } from "~/access/sessions.server";
import { signIn } from "~/access/sign-in.server";
import { createChamber } from "~/chamber/create-chamber.server";
import { fixedClock } from "~/platform/clock";
import type { Env } from "~/platform/env";
import { newId } from "~/platform/ids";
import type { Platform } from "~/platform/platform";
import { day } from "~/terms/day";
import { findPerson, type PersonRow, savePerson } from "~db/queries/identity";
import type { TestDatabase } from "../support/database";

export const PASSWORD = "cinque gatti al mercato";
export const START = new Date("2026-03-16T09:30:00.000Z");

/** A chamber of one person, its manager, who has joined and can sign in. */
export type Desk = {
  platform: Platform;
  clock: ReturnType<typeof fixedClock>;
  chamberId: string;
  manager: PersonRow;
  /** Later by so many minutes. */
  wait(minutes: number): void;
};

export async function makeDesk(database: TestDatabase, env: Partial<Env> = {}): Promise<Desk> {
  const clock = fixedClock(START);
  const platform = database.platform({ clock, env, connections: 6 });
  const created = await createChamber(platform, {
    name: "Camera di prova",
    officeName: "Ufficio CNS",
    officeAddress: "Via Prova 1",
    city: "Torino",
    ruleset: "torino-2020",
    rulesetFrom: day("2020-01-01"),
    manager: { name: "Dora Dirigente", email: `${newId()}@prova.test` },
    language: "it",
  });
  if (!created.ok) throw new Error(created.refusal);
  const { chamberId, managerId } = created.value;
  await savePerson(platform.db, managerId, { passwordHash: await hashPassword(PASSWORD) });
  const wait = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
  return { platform, clock, chamberId, manager: await personById(platform, managerId), wait };
}

export async function personById(platform: Platform, id: string): Promise<PersonRow> {
  const person = await findPerson(platform.db, id);
  if (person === null) throw new Error("no such person");
  return person;
}

/** The `Cookie` header after signing in with the right password. */
export async function enter(platform: Platform, email: string, password = PASSWORD): Promise<string> {
  const outcome = await signIn(platform, {
    email,
    password,
    cookies: null,
    address: `192.0.2.${1 + Math.floor(Math.random() * 250)}`,
  });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return cookieHeader(outcome.value.cookies);
}

/** What a browser sends back after these `Set-Cookie` values. */
export function cookieHeader(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(";", 1)[0]).join("; ");
}

/** Whoever the cookie signs in; fails where it signs in nobody. */
export async function signedInBy(platform: Platform, cookies: string): Promise<SignedIn> {
  const session = await readSession(platform, cookies);
  if (session?.stage !== "in") throw new Error("nobody is signed in");
  return session;
}

export async function contextOf(platform: Platform, cookies: string): Promise<Context> {
  return { platform, actor: (await signedInBy(platform, cookies)).actor, once: null };
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
