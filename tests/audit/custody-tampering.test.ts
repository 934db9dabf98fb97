import type postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sentence } from "~/audit/difference";
import { verify } from "~/audit/verify.server";
import { reportFound } from "~/paperwork/report-found.server";
import { newId } from "~/platform/ids";
import { findCase } from "~db/queries/cases";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

/** A receipt was lost and found again: whoever changes that behind the register's back is named. */
let database: TestDatabase;
let hand: postgres.Sql;
let life: CaseLife;
let caseId: string;

beforeAll(async () => {
  database = await freshDatabase();
  hand = database.superuser({ stealthy: true });
});
afterAll(() => database.close());

beforeEach(async () => {
  life = new CaseLife(await makeWorld(database, { at: "2026-03-16T13:00:00Z" }));
  await life.stock(2);
  caseId = await life.produced(`12047781${Math.floor(Math.random() * 90_000_000) + 10_000_000}`);
  await must(life.lose(life.clerk, caseId, "C2-1"));
  const code = (await life.read((tx, scope) => findCase(tx, scope, caseId)))?.code;
  const sheets = [`${code}-C2-1`];
  await must(reportFound(life.clerk, { sheets, day: life.today, reason: "turned-up" }));
});

const SHEET = "DELIVERY_RECEIPT v1 copy 2";
const ROWS = "its rows are not what they were after this last entry about it.";

async function faults(): Promise<string[]> {
  const { db, masterKey } = life.world.platform;
  const { differences } = await verify({ db, masterKey, unbound: null }, { book: life.world.practiceId });
  return differences.map(sentence);
}
/** What is said of the sheets, beside the rows that are not those of the last entry. */
async function saidOfSheets(): Promise<string[]> {
  const all = await faults();
  expect(all.filter((each) => each.endsWith(ROWS))).toHaveLength(1);
  return all.filter((each) => !each.endsWith(ROWS)).map((each) => each.replace(/^.*do not add up: /, ""));
}

test("untouched, nothing differs", async () => {
  expect(await faults()).toEqual([]);
});

test("a moved holder is named", async () => {
  await hand`update document_copies set holder = 'IR'
    where case_id = ${caseId} and document_type = 'DELIVERY_RECEIPT' and copy_no = 2`;
  expect(await saidOfSheets()).toEqual([`${SHEET} is not where its movements took it.`]);
});

test("the report of its loss dropped: what follows does not follow", async () => {
  await hand`delete from copy_movements where case_id = ${caseId} and to_holder = 'MISSING'`;
  expect(await saidOfSheets()).toEqual([`${SHEET} was CHAMBER, and moves from MISSING.`]);
});

test("the report that it was found dropped", async () => {
  await hand`delete from copy_movements where case_id = ${caseId} and from_holder = 'MISSING'`;
  expect(await saidOfSheets()).toEqual([`${SHEET} is not where its movements took it.`]);
});

test("both dropped, as if nothing had been: the last entry about the case still says so", async () => {
  await hand`delete from copy_movements where case_id = ${caseId} and 'MISSING' in (from_holder, to_holder)`;
  expect(await saidOfSheets()).toEqual([]);
});

test("a fourth copy is named", async () => {
  await hand`insert into document_copies (practice_id, id, case_id, document_type, version, copy_no, holder, signed_by, moved_on, shown_to_chamber)
    select practice_id, ${newId()}, case_id, document_type, version, 4, holder, signed_by, moved_on, shown_to_chamber
    from document_copies where case_id = ${caseId} and document_type = 'DELIVERY_RECEIPT' and copy_no = 2`;
  expect(await saidOfSheets()).toEqual([
    expect.stringMatching(/^not three copies: DELIVERY_RECEIPT v1 copy 1, .*DELIVERY_RECEIPT v1 copy 4/),
  ]);
});

test("another reason is another row", async () => {
  await hand`update copy_movements set reason = 'stolen' where case_id = ${caseId} and to_holder = 'MISSING'`;
  expect(await saidOfSheets()).toEqual([]);
});
