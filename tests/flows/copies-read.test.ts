import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Context } from "~/access/context";
import { sentence } from "~/audit/difference";
import { digestReads } from "~/audit/digest-reads.server";
import { verify } from "~/audit/verify.server";
import { MANY, recentAlarms } from "~/identity-documents/many-opened.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { addDays, addMonths, type Day, dayInRome, romeInstant } from "~/terms/day";
import { forgetOldReads } from "~db/forget-reads";
import { identityCopiesOf } from "~db/queries/cases";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

/** Who opens the picture of a document is recorded before a byte leaves, and opening many is told. */
let database: TestDatabase;
let hand: postgres.Sql;
let life: CaseLife;
let caseId: string;
let copyId: string;

beforeAll(async () => {
  database = await freshDatabase();
  hand = database.superuser();
});
afterAll(() => database.close());

beforeEach(async () => {
  life = new CaseLife(await makeWorld(database, { at: "2026-03-16T09:00:00Z" }));
  await life.stock(2);
  caseId = await life.signed();
  await life.slip([caseId]);
  const [copy] = await life.read((tx) => identityCopiesOf(tx, { practiceId: life.world.practiceId, caseId }));
  copyId = copy?.id ?? "";
});

const open = (ctx: Context) => viewCopy(ctx, { copyId, reason: "intake-check" });
const reads = async () =>
  hand`select actor, what, reason, shown_to_chamber from reads where book = ${life.world.practiceId} and what like 'copy:%'`;

test("each view leaves one record: who, which side, why, and to whom it is shown", async () => {
  expect(await viewCopy(life.clerk, { copyId, reason: null })).toMatchObject({ ok: false, refusal: "reason-missing" });
  expect(await reads()).toEqual([]);
  await must(open(life.clerk));
  await must(open(life.world.chamberCtx(["vigilanza"])));
  await must(viewCopy(life.officer, { copyId, reason: null }));
  const rows = await reads();
  expect(rows).toHaveLength(3);
  for (const row of rows) expect(row).toMatchObject({ what: "copy:CF_BACK", shown_to_chamber: life.world.chamberId });
  expect(rows.map(({ reason }) => reason)).toEqual(["intake-check", "intake-check", null]);
});

test("no record, no picture", async () => {
  await hand`create function refuses() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`;
  await hand`create trigger refuses before insert on reads for each row execute function refuses()`;
  try {
    for (const ctx of [life.clerk, life.officer]) await expect(open(ctx)).rejects.toThrow();
  } finally {
    await hand`drop trigger refuses on reads`;
    await hand`drop function refuses`;
  }
  expect(await reads()).toEqual([]);
  // Control: the same person, as soon as the record can be written.
  expect((await must(open(life.clerk))).jpeg.length).toBeGreaterThan(1000);
});

async function openMany(ctx: Context, times: number): Promise<void> {
  for (let done = 0; done < times; done += 4) {
    await Promise.all(Array.from({ length: Math.min(4, times - done) }, () => must(open(ctx))));
  }
}

const told = async (book: string) =>
  (await hand`select facts from journal where book = ${book} and act = 'reads.manyOpened'`).map(
    ({ facts }) => JSON.parse(String(facts)) as Record<string, unknown>,
  );
const mails = async (book: string) => (await hand`select id from outbox where book = ${book}`).length;

test("the 51st picture in an hour is told once to both desks, in mails, on pages and in the register", async () => {
  const { practiceId, chamberId } = life.world;
  await hand`update users set password_hash = 'x' where practice_desk = ${practiceId} or chamber_desk = ${chamberId}`;
  await openMany(life.clerk, MANY);
  expect([await told(practiceId), await told(chamberId)]).toEqual([[], []]);
  await openMany(life.clerk, 8);
  const facts = { day: "2026-03-16", count: MANY, personId: life.clerk.actor.userId, deskId: chamberId };
  expect([await told(practiceId), await told(chamberId)]).toEqual([[facts], [facts]]);
  expect([await mails(practiceId), await mails(chamberId)]).toEqual([1, 1]);
  const scope = { practiceId, chamberId: null, audits: false };
  expect(await recentAlarms(life.officer, scope)).toMatchObject([{ count: MANY, who: "Persona di prova" }]);

  life.world.clock.set(new Date("2026-03-16T10:30:00Z"));
  await must(open(life.clerk));
  expect(await told(practiceId)).toHaveLength(1);
  await openMany(life.clerk, MANY);
  expect(await told(practiceId)).toHaveLength(2);
  const { db, masterKey } = life.world.platform;
  for (const book of [practiceId, chamberId]) {
    expect((await verify({ db, masterKey, unbound: null }, { book })).differences.map(sentence)).toEqual([]);
  }
});

test("an auditor, who writes nothing else, and the practice's own people are told of too", async () => {
  const { practiceId, chamberId } = life.world;
  // The small ones on the page where copies are taken are recorded and not counted; the chamber has no such page.
  for (let shown = 0; shown <= MANY; shown += 1)
    await must(viewCopy(life.officer, { copyId, reason: null, small: true }));
  expect(await hand`select from reads where book = ${practiceId} and what like 'thumbnail:%'`).toHaveLength(MANY + 1);
  await must(viewCopy(life.clerk, { copyId, reason: "intake-check", small: true }));
  expect(await reads()).toHaveLength(1);
  expect([(await told(practiceId)).length, (await told(chamberId)).length]).toEqual([0, 0]);
  await openMany(life.officer, MANY + 1);
  expect([(await told(practiceId)).length, (await told(chamberId)).length]).toEqual([1, 0]);
  await openMany(life.world.chamberCtx(["vigilanza"]), MANY + 1);
  expect([(await told(practiceId)).length, (await told(chamberId)).length]).toEqual([2, 1]);
});

test("reads are forgotten after 24 months, by the owner alone, whole days; a younger day that is gone is named", async () => {
  const book = life.world.practiceId;
  const now = dayInRome(new Date());
  const [old, young]: [Day, Day] = [addDays(addMonths(now, -24), -1), addMonths(now, -23)];
  for (const on of [old, young]) {
    life.world.clock.set(romeInstant(on, 10, 0));
    await must(open(life.officer));
  }
  life.world.clock.set(new Date());
  await digestReads(life.world.platform, addDays(now, -1));
  const count = async () => (await hand`select id from reads where book = ${book}`).length;
  const { db, masterKey } = life.world.platform;
  const faults = async (today: Day) =>
    (await verify({ db, masterKey, unbound: null }, { book, today })).differences.map(sentence);
  expect([await count(), await faults(now)]).toEqual([2, []]);

  const [app, owner] = [database.app(), database.owner()];
  await expect(app`delete from reads where book = ${book}`).rejects.toThrow(/permission denied/);
  await expect(owner`delete from reads where book = ${book}`).rejects.toThrow(/insert-only/);
  expect(await forgetOldReads(database.ownerUrl)).toBeGreaterThanOrEqual(1);
  expect([await count(), await faults(now)]).toEqual([1, []]);
  expect(await forgetOldReads(database.ownerUrl)).toBe(0);
  // Control: the same day gone while it should still be there, and the young one gone.
  expect((await faults(addMonths(now, -2))).join()).toContain(`the reads of ${old} are not those digested`);
  await database.tamperer()`delete from reads where book = ${book}`;
  expect((await faults(now)).join()).toContain(`the reads of ${young} are not those digested`);
});
