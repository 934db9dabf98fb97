import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { withdraw } from "~/cases/withdraw.server";
import { destroyAgain } from "~/keys/destroy-again.server";
import type { Destroyed } from "~/keys/ledger";
import { type Entered, enterDestroyed, readLedger, writeLedger } from "~/keys/ledger.server";
import { holdCase } from "~/retention/hold.server";
import { addMonths } from "~/terms/day";
import { findCase } from "~db/queries/cases";
import { findClient } from "~db/queries/clients";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld, type World } from "../support/world";

let database: TestDatabase;
let world: World;
let life: CaseLife;
beforeAll(async () => {
  database = await freshDatabase();
  world = await makeWorld(database);
  life = new CaseLife(world);
});
afterAll(() => database.close());

async function withdrawn(): Promise<string> {
  const caseId = await life.open();
  await life.copies(caseId);
  await must(withdraw(life.officer, { caseId, reason: "applicant-asked", day: life.today }));
  return caseId;
}

const listed = async () =>
  (await readLedger(world.platform, world.practiceId)).lines.map((line) =>
    line.kind === "case-key" ? line.caseId : line.id,
  );

test("each destruction is entered by the next round, also when one before it was cut off", async () => {
  const entered: Entered = new Map();
  await enterDestroyed(world.platform, entered);
  expect(await listed()).toEqual([]);

  const first = await withdrawn();
  const put = () => Promise.reject(new Error("no room"));
  const broken = { ...world.platform, blobs: { ...world.platform.blobs, put } };
  await expect(enterDestroyed(broken, entered)).rejects.toThrow("no room");
  expect(await listed()).toEqual([]);
  await enterDestroyed(world.platform, entered);
  expect(await listed()).toEqual([first]);

  // Another process, which knows nothing, and one that knows: each thing stands once.
  const second = await withdrawn();
  await Promise.all([enterDestroyed(world.platform), enterDestroyed(world.platform, entered)]);
  await enterDestroyed(world.platform, entered);
  expect(await listed()).toEqual([first, second]);
});

test("after the database went back its book is looked through from the start; what the list had stays on it", async () => {
  const { upto, lines } = await readLedger(world.platform, world.practiceId);
  const [gone, there] = lines;
  if (!upto || !gone || !there) throw new Error("two lines were expected");
  // As after a return: the list speaks of an entry that is not in the book, and of a key that this book never destroyed.
  const elsewhere = { ...gone, caseId: world.practiceId };
  await writeLedger(world.platform, world.practiceId, { upto: { ...upto, hash: "0".repeat(64) }, lines: [elsewhere] });
  const third = await withdrawn();
  await enterDestroyed(world.platform);
  expect(new Set(await listed())).toEqual(
    new Set([world.practiceId, ...lines.map((line) => "caseId" in line && line.caseId), third]),
  );
});

test("a case and its person that have come back are erased again, whatever holds them by now; the book adds up", async () => {
  const { practiceId } = world;
  const [caseId, bystander] = [await life.open(), await life.open()];
  await life.copies(caseId);
  const row = (id: string) => life.read((tx, scope) => findCase(tx, scope, id));
  const clientId = (await row(caseId))?.clientId ?? "";
  const reviewOn = addMonths(life.today, 3);
  await must(holdCase(life.officer, { caseId, reason: "DISPUTE", reviewOn }));
  const at = "2026-01-31T00:00:00Z";
  const lines: Destroyed[] = [
    { kind: "client", practiceId, at, id: clientId },
    { kind: "case", practiceId, at, id: caseId },
    { kind: "case-key", practiceId, at, caseId, retention: "identity-copies" },
  ];
  expect(await destroyAgain(world.platform, lines)).toMatchObject({ "case-key": 1, case: 1, client: 1 });
  expect(await row(caseId)).toMatchObject({ erasedOn: "2026-01-31", codiceFiscale: "", identityDocument: null });
  const client = await life.read((tx) => findClient(tx, practiceId, clientId));
  expect(client).toMatchObject({ erasedOn: "2026-01-31", codiceFiscale: clientId });
  // Control: who is not on the list stays.
  expect((await row(bystander))?.codiceFiscale).toMatch(/^[A-Z0-9]{16}$/);

  expect(await destroyAgain(world.platform, lines)).toMatchObject({ "case-key": 0, case: 0, client: 0 });
  const { db, masterKey } = world.platform;
  expect((await verify({ db, masterKey, unbound: null }, { book: practiceId })).differences).toEqual([]);
  await enterDestroyed(world.platform);
  expect((await readLedger(world.platform, practiceId)).lines).toEqual(expect.arrayContaining(lines.slice(0, 2)));
});

test("what is destroyed already, or is not there, is not destroyed again", async () => {
  const { lines } = await readLedger(world.platform, world.practiceId);
  expect(lines).toHaveLength(7);
  const again = await destroyAgain(world.platform, lines);
  expect(again).toEqual({ "case-key": 0, copy: 0, sheet: 0, "scan-page": 0, "scan-file": 0, case: 0, client: 0 });
});
