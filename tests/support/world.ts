import type { Context } from "~/access/context";
import type { Role } from "~/access/policy";
import { entry } from "~/audit/entry";
import { journal, journalAll, openBook } from "~/audit/journal.server";
import { fixedClock } from "~/platform/clock";
import { newId } from "~/platform/ids";
import type { Platform } from "~/platform/platform";
import { day } from "~/terms/day";
import { addChamberToBook } from "~db/queries/register";
import { chambers, enablements, mandates, practices, rulesetPeriods, users } from "~db/schema";
import { inScope, type Tx } from "~db/scope";
import type { TestDatabase } from "./database";

type Office = { chamberId: string; clerkId: string };
type Studio = { practiceId: string; officerId: string; mandateId: string };

/** A chamber, a practice with a mandate of it and an enabled officer, with their books: `verify` finds nothing wrong. */
export type World = Office &
  Studio & {
    platform: Platform;
    clock: ReturnType<typeof fixedClock>;
    practiceCtx(roles?: readonly Role[]): Context;
    chamberCtx(roles?: readonly Role[]): Context;
    /** Another practice of the same chamber. */
    anotherPractice(): Promise<Studio & { ctx(roles?: readonly Role[]): Context }>;
  };

const START = "2026-01-01T08:00:00.000Z";
const MANDATE = { validFrom: day("2026-01-01"), validTo: day("2028-12-31") };

export async function makeWorld(
  database: Pick<TestDatabase, "platform">,
  options: { at?: string } = {},
): Promise<World> {
  const clock = fixedClock(new Date(START));
  const platform = database.platform({ clock });
  const office = await makeOffice(platform);
  const studio = await makeStudio(platform, office, "Studio Verdi");
  clock.set(new Date(options.at ?? "2026-03-16T09:30:00.000Z"));
  return {
    ...office,
    ...studio,
    platform,
    clock,
    practiceCtx: (roles = ["responsabile", "addetto"]) => studioContext(platform, studio, roles),
    chamberCtx: (roles = ["sportello"]) => ({
      platform,
      once: null,
      actor: {
        userId: office.clerkId,
        name: "Carla Sportello",
        desk: { kind: "CHAMBER", chamberId: office.chamberId, name: "Camera di prova" },
        roles,
      },
    }),
    async anotherPractice() {
      const other = await makeStudio(platform, office, "Studio Neri");
      return { ...other, ctx: (roles = ["responsabile", "addetto"]) => studioContext(platform, other, roles) };
    },
  };
}

function studioContext(platform: Platform, studio: Studio, roles: readonly Role[]): Context {
  const desk = { kind: "PRACTICE" as const, practiceId: studio.practiceId, name: "Studio di prova" };
  return { platform, once: null, actor: { userId: studio.officerId, name: "Olga Addetta", desk, roles } };
}

async function makeOffice(platform: Platform): Promise<Office> {
  const office = { chamberId: newId(), clerkId: newId() };
  const { chamberId, clerkId } = office;
  await inScope(platform.db, { practiceId: null, chamberId, audits: false }, async (tx) => {
    await openBook(tx, { platform }, chamberId, "CHAMBER", []);
    await tx.insert(chambers).values({
      chamberId,
      name: "Camera di prova",
      officeName: "Ufficio CNS",
      officeAddress: "Via Prova 1",
      city: "Torino",
      counter: "CHAMBER_RECORDS",
    });
    const from = day("2020-01-01");
    await tx.insert(rulesetPeriods).values({ chamberId, id: newId(), code: "torino-2020", validFrom: from });
    await insertPerson(tx, platform, { id: clerkId, chamberDesk: chamberId, deskName: "Camera di prova" });
    await journal(tx, { platform, actor: { userId: clerkId } }, { book: chamberId, shownToChamber: null }, [
      entry("chamber.created", { kind: "chamber", id: chamberId }, { counter: "CHAMBER_RECORDS" }),
      entry("person.joined", { kind: "person", id: clerkId }, {}),
    ]);
  });
  return office;
}

async function makeStudio(platform: Platform, office: Office, name: string): Promise<Studio> {
  const studio = { practiceId: newId(), officerId: newId(), mandateId: newId() };
  const { practiceId, officerId, mandateId } = studio;
  const { chamberId } = office;
  const writer = { platform, actor: { userId: office.clerkId } };
  await inScope(platform.db, { practiceId, chamberId, audits: false }, async (tx) => {
    await openBook(tx, { platform }, practiceId, "PRACTICE", []);
    await addChamberToBook(tx, { book: practiceId, chamber: chamberId });
    await tx.insert(practices).values({ practiceId, name, kind: "NATURAL", address: "Via Prova 2" });
    await insertPerson(tx, platform, { id: officerId, practiceDesk: practiceId, deskName: name });
    const under = { chamberId, forPractice: practiceId };
    const number = `M-${practiceId.slice(-6)}`;
    await tx
      .insert(mandates)
      .values({ ...under, id: mandateId, practiceName: name, number, kind: "NATURAL", ...MANDATE });
    await tx.insert(enablements).values({
      ...under,
      id: newId(),
      mandateId,
      userId: officerId,
      name: "Olga Addetta",
      kind: "OFFICER",
      ...MANDATE,
    });
    const ofPractice = [
      entry("practice.registered", { kind: "practice", id: practiceId }, { mandateId }),
      entry("person.joined", { kind: "person", id: officerId }, {}),
    ];
    const ofChamber = [entry("mandate.signed", { kind: "mandate", id: mandateId }, { number, practiceId })];
    await journalAll(tx, writer, [
      { where: { book: practiceId, shownToChamber: null }, entries: ofPractice },
      { where: { book: chamberId, shownToChamber: null }, entries: ofChamber },
    ]);
  });
  return studio;
}

async function insertPerson(
  tx: Tx,
  platform: Platform,
  row: { id: string; practiceDesk?: string; chamberDesk?: string; deskName: string },
): Promise<void> {
  const email = `${row.id}@prova.test`;
  const roles = row.practiceDesk ? (["responsabile"] as const) : (["sportello", "dirigente"] as const);
  await tx
    .insert(users)
    .values({ ...row, email, name: "Persona di prova", roles: [...roles], createdAt: platform.clock.now() });
}
