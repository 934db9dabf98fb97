import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Applicant } from "~/cases/applicant";
import { newCode, newId } from "~/platform/ids";
import { addDays, type Day, day } from "~/terms/day";
import { insertCase } from "~db/queries/cases";
import { clients } from "~db/schema";
import { inScope } from "~db/scope";
import { sharedDatabase, type TestDatabase } from "../../tests/support/database";
import { makeWorld, type World } from "../../tests/support/world";
import { readDueAddress } from "./due-filters";
import { chosenDue, dueRegister } from "./due-list.server";

const TODAY = day("2026-03-16");
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = sharedDatabase();
  world = await makeWorld(database, { at: "2026-03-16T09:30:00.000Z" });
  const other = await world.anotherPractice();
  await delivered(world.practiceId, world.mandateId, 130);
  await delivered(other.practiceId, other.mandateId, 3);
});
afterAll(() => database.close());

/** Cases handed over one a day, each due fifteen days later: from 40 days ago on, several a day at the end. */
async function delivered(practiceId: string, mandateId: string, count: number): Promise<void> {
  await inScope(world.platform.db, { practiceId, chamberId: null, audits: false }, async (tx) => {
    const clientId = newId();
    const applicant = { surname: "Prova", name: "Pia" } as Applicant;
    const person = { applicant, codiceFiscale: `X${clientId.slice(-8)}`, nameKey: "prova pia" };
    const createdAt = world.clock.now();
    await tx.insert(clients).values({ practiceId, id: clientId, ...person, createdAt });
    for (let index = 0; index < count; index += 1) {
      const deliveredOn = addDays(TODAY, Math.min(index, 36) - 40);
      await insertCase(tx, {
        ...{ practiceId, id: newId(), code: newCode(), year: 2026, number: index + 1, clientId, ...person },
        ...{ chamberId: world.chamberId, mandateId, state: "DELIVERED", requestType: "NEW", deviceType: "USB_TOKEN" },
        nameKey: index % 2 === 0 ? "prova pia" : "d agostino silvia",
        ...{ officerId: world.officerId, officerName: "Olga Addetta", openedOn: day("2026-01-10"), deliveredOn },
        ...{ legalDue: addDays(deliveredOn, 15) as Day, termRuleset: "torino-2020", updatedAt: createdAt },
        sentOn: index === 0 ? TODAY : null,
      });
    }
  });
}

const read = (query = "") => {
  const ctx = world.practiceCtx();
  return dueRegister(
    ctx,
    { practiceId: world.practiceId, chamberId: null, audits: false },
    readDueAddress(new URLSearchParams(query)),
  );
};

describe("the register of receipts", () => {
  test("shows every case of the practice once, page by page, and back again", async () => {
    const seen: string[] = [];
    let page = await read();
    const first = page.lines.map(({ id }) => id);
    expect(page.previous).toBeNull();
    for (;;) {
      seen.push(...page.lines.map(({ id }) => id));
      if (page.next === null) break;
      page = await read(`after=${page.next}`);
    }
    expect(new Set(seen).size).toBe(130);
    expect(seen).toHaveLength(130);
    expect(page.totals.all).toBe(130);

    while (page.previous !== null) page = await read(`before=${page.previous}`);
    expect(page.lines.map(({ id }) => id)).toEqual(first);
  });

  test("is in the order of the terms", async () => {
    const { lines } = await read();
    const terms = lines.map(({ legalDue }) => legalDue);
    expect(terms).toEqual([...terms].sort());
  });

  test("situations part it without remainder, and the list agrees with the totals", async () => {
    const all = await read();
    const parts = await Promise.all(["late", "soon", "later"].map((when) => read(`when=${when}`)));
    expect(parts.reduce((sum, { totals }) => sum + totals.all, 0)).toBe(all.totals.all);
    for (const part of parts)
      expect(part.lines.every(({ situation }) => situation === part.lines[0]?.situation)).toBe(true);
    expect(parts[0]?.totals.late).toBe(all.totals.late);
  });

  test("a day of the strip opens the cases that it counts", async () => {
    const { strip } = await read();
    const counted = strip.days.filter(({ count }) => count > 0);
    expect(counted.length).toBeGreaterThan(3);
    for (const { day: on, count } of counted.slice(0, 4)) expect((await read(`day=${on}`)).totals.all).toBe(count);
  });

  test("finds by beginning of the surname, by number, by what was sent", async () => {
    expect((await read("q=D Agos")).totals.all).toBe(65);
    expect((await read("q=2026/0007")).lines.map(({ number }) => number)).toEqual(["2026/0007"]);
    expect((await read("q=100%25")).totals.all).toBe(0);
    expect((await read("when=sent")).totals.all).toBe(1);
  });

  test("another practice's cases are not chosen either", async () => {
    const other = await world.anotherPractice();
    const ids = (await read()).lines.slice(0, 2).map(({ id }) => id);
    const mine = { practiceId: world.practiceId, chamberId: null, audits: false };
    const theirs = { practiceId: other.practiceId, chamberId: null, audits: false };
    expect(await chosenDue(world.practiceCtx(), mine, ids)).toMatchObject({ others: 0 });
    expect(await chosenDue(other.ctx(), theirs, ids)).toEqual({ lines: [], others: 2 });
  });
});
