import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPerson } from "~/access/add-person.server";
import type { Context } from "~/access/context";
import { hashPassword } from "~/access/passwords.server";
import {
  changeRoles,
  disablePerson,
  findColleague,
  inviteAgain,
  invitePerson,
  listPeople,
  resetSecondFactor,
  restorePerson,
} from "~/access/people.server";
import { readSession } from "~/access/sessions.server";
import { openBook } from "~/audit/journal.server";
import { newId } from "~/platform/ids";
import { day } from "~/terms/day";
import { savePerson } from "~db/queries/identity";
import { insertEnablement, insertMandate, saveMandate } from "~db/queries/mandates";
import { mandates, practices } from "~db/schema";
import { inScope } from "~db/scope";
import { freshDatabase, type TestDatabase } from "../support/database";
import { contextOf, type Desk, enter, makeDesk, PASSWORD, personById, signedInBy } from "./desk";

let database: TestDatabase;
let desk: Desk;
let head: Context;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  desk = await makeDesk(database);
  head = await contextOf(desk.platform, await enter(desk.platform, desk.manager.email));
});
afterAll(() => database.close());

describe("the people of a desk", () => {
  test("are listed with their roles and how they stand", async () => {
    const userId = await colleague(["sportello", "vigilanza"]);
    const { people } = await listPeople(head);
    expect(people.map(({ name, state, roles }) => ({ name, state, roles }))).toEqual([
      { name: "Ada Seconda", state: "INVITED", roles: ["sportello", "vigilanza"] },
      { name: "Dora Dirigente", state: "ACTIVE", roles: ["dirigente"] },
    ]);
    expect((await findColleague(head, userId)).invitedUntil?.toISOString()).toBe("2026-03-23T09:30:00.000Z");
  });

  test("are another desk's nobody: every act on them is a 404", async () => {
    const other = await makeDesk(database);
    const theirs = other.manager.id;
    const acts = [
      () => findColleague(head, theirs),
      () => changeRoles(head, theirs, ["sportello"]),
      () => disablePerson(head, theirs),
      () => restorePerson(head, theirs),
      () => resetSecondFactor(head, theirs),
      () => inviteAgain(head, theirs),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ status: 404 });
    expect(await personById(other.platform, theirs)).toMatchObject({ disabledAt: null, roles: ["dirigente"] });
  });

  test("are looked after by their head alone", async () => {
    const clerk: Context = { ...head, actor: { ...head.actor, roles: ["sportello", "vigilanza"] } };
    const acts = [
      () => listPeople(clerk),
      () => invitePerson(clerk, { email: "x@prova.test", name: "X", roles: ["dirigente"], language: "it" }),
      () => changeRoles(clerk, desk.manager.id, ["dirigente"]),
      () => disablePerson(clerk, desk.manager.id),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ status: 403 });
  });

  test("keep a head, also when two are taken away at once", async () => {
    expect(await changeRoles(head, desk.manager.id, ["sportello"])).toMatchObject({ refusal: "last-head" });
    const second = await colleague(["dirigente"]);
    await savePerson(desk.platform.db, second, { passwordHash: await hashPassword(PASSWORD) });
    const other = await contextOf(
      desk.platform,
      await enter(desk.platform, (await personById(desk.platform, second)).email),
    );
    // Somebody else holds the rows until both acts have begun.
    const acts = await database.superuser().begin(async (sql) => {
      await sql`select 1 from users where chamber_desk = ${desk.chamberId} for update`;
      const begun = [changeRoles(other, desk.manager.id, ["sportello"]), changeRoles(head, second, ["sportello"])];
      await pause(150);
      return { begun };
    });
    const outcomes = await Promise.all(acts.begun);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  test("do not disable themselves", async () => {
    await colleague(["dirigente"]);
    expect(await disablePerson(head, desk.manager.id)).toMatchObject({ refusal: "not-yourself" });
  });

  test("have one access each: an address that is taken is refused", async () => {
    const outcome = await invitePerson(head, { email: desk.manager.email, name: "X", roles: [], language: "it" });
    expect(outcome).toEqual({ ok: false, refusal: "email-taken", field: "email" });
  });

  test("invited twice by one form are invited once", async () => {
    const once = { ...head, once: newId() };
    const ask = () =>
      invitePerson(once, { email: `doppia-${desk.manager.email}`, name: "D", roles: [], language: "it" });
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await listPeople(head)).people).toHaveLength(2);
  });

  test("stand in the desk's book, without anything that says who they are", async () => {
    const userId = await colleague(["sportello"]);
    await changeRoles(head, userId, ["vigilanza"]);
    await disablePerson(head, userId);
    await restorePerson(head, userId);
    const entries = await database.superuser()`
      select act, facts from journal where book = ${desk.chamberId} and subject_id = ${userId} order by seq`;
    expect(entries.map(({ act, facts }) => [act, facts])).toEqual([
      ["person.invited", '{"roles":["sportello"]}'],
      ["person.changed", '{"fields":["roles"],"roles":["vigilanza"]}'],
      ["person.disabled", "{}"],
      ["person.changed", '{"fields":["restored"]}'],
    ]);
  });
});

describe("an officer", () => {
  test("has that role on the days of an enablement under an active mandate, and no other", async () => {
    const { practiceId, cookies, mandateId } = await officer();
    const rolesOn = async (on: string) => {
      desk.clock.set(new Date(`${on}T10:00:00.000Z`));
      await database.superuser()`update sessions set expires_at = '2100-01-01', ends_at = '2100-01-01'`;
      const session = await readSession(desk.platform, cookies);
      return session?.stage === "in" ? session.actor.roles : null;
    };
    expect(await rolesOn("2026-03-31")).toEqual(["assistente"]);
    expect(await rolesOn("2026-04-01")).toEqual(["assistente", "addetto"]);
    expect(await rolesOn("2026-09-30")).toEqual(["assistente", "addetto"]);
    expect(await rolesOn("2026-10-01")).toEqual(["assistente"]);
    await inScope(desk.platform.db, { practiceId, chamberId: desk.chamberId, audits: false }, async (tx) => {
      const [row] = await tx.select().from(mandates);
      if (row?.id === mandateId)
        await saveMandate(tx, row, { suspendedFrom: day("2026-05-01"), suspendedTo: day("2026-05-31") });
    });
    expect(await rolesOn("2026-05-15")).toEqual(["assistente"]);
    expect(await rolesOn("2026-06-01")).toEqual(["assistente", "addetto"]);
  });

  test("of somebody else's enablement has nothing", async () => {
    const { practiceId } = await officer();
    const { cookies } = await member(practiceId, "collega");
    desk.clock.set(new Date("2026-05-15T10:00:00.000Z"));
    await database.superuser()`update sessions set expires_at = '2100-01-01', ends_at = '2100-01-01'`;
    expect((await signedInBy(desk.platform, cookies)).actor.roles).toEqual(["assistente"]);
  });
});

async function colleague(roles: ("sportello" | "dirigente" | "vigilanza")[]): Promise<string> {
  const email = `ada-${newId()}@prova.test`;
  const invited = await invitePerson(head, { email, name: "Ada Seconda", roles, language: "it" });
  if (!invited.ok) throw new Error(invited.refusal);
  return invited.value.userId;
}

async function officer() {
  const practiceId = newId();
  await inScope(desk.platform.db, { practiceId, chamberId: desk.chamberId, audits: false }, async (tx) => {
    await openBook(tx, { platform: desk.platform }, practiceId, "PRACTICE", [desk.chamberId]);
    await tx.insert(practices).values({ practiceId, name: "Studio", kind: "NATURAL", address: "Via Prova 2" });
  });
  const { userId, cookies } = await member(practiceId, "addetta");
  const mandateId = newId();
  const under = { chamberId: desk.chamberId, forPractice: practiceId };
  await inScope(desk.platform.db, { practiceId: null, chamberId: desk.chamberId, audits: false }, async (tx) => {
    const dates = { validFrom: day("2026-01-01"), validTo: day("2026-12-31") };
    await insertMandate(tx, {
      ...under,
      id: mandateId,
      practiceName: "Studio",
      number: practiceId,
      kind: "NATURAL",
      ...dates,
    });
    const enabled = { validFrom: day("2026-04-01"), validTo: day("2026-09-30") };
    await insertEnablement(tx, { ...under, id: newId(), mandateId, userId, name: "Olga", kind: "OFFICER", ...enabled });
  });
  return { practiceId, userId, cookies, mandateId };
}

async function member(practiceId: string, name: string) {
  const added = await inScope(desk.platform.db, { practiceId, chamberId: null, audits: false }, (tx) =>
    addPerson(
      tx,
      { platform: desk.platform },
      {
        desk: { kind: "PRACTICE", practiceId, name: "Studio" },
        email: `${name}-${newId()}@prova.test`,
        name,
        roles: ["assistente"],
        language: "it",
      },
      practiceId,
    ),
  );
  if (!added.ok) throw new Error(added.refusal);
  const { userId } = added.value;
  await savePerson(desk.platform.db, userId, { passwordHash: await hashPassword(PASSWORD) });
  return { userId, cookies: await enter(desk.platform, (await personById(desk.platform, userId)).email) };
}
