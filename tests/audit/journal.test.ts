import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chain, digestOf } from "~/audit/chain";
import { registerChores } from "~/audit/chores.server";
import { type Entry, entry } from "~/audit/entry";
import { bookKey, journal, journalAll, recordRead } from "~/audit/journal.server";
import { verify } from "~/audit/verify.server";
import { newId } from "~/platform/ids";
import { entriesAfter, findBook, findHead, readTimeline } from "~db/queries/register";
import { snapshots } from "~db/queries/subjects";
import { clients, closures, practices } from "~db/schema";
import { inScope, type Tx } from "~db/scope";
import { writeSignedCase } from "../support/case-rows";
import { freshDatabase, sharedDatabase, type TestDatabase } from "../support/database";
import { makeWorld, type World } from "../support/world";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = sharedDatabase();
  world = await makeWorld(database);
});
afterAll(() => database.close());

const inPractice = <T>(work: (tx: Tx) => Promise<T>) =>
  inScope(world.platform.db, { practiceId: world.practiceId, chamberId: null, audits: false }, work);
const inBoth = <T>(work: (tx: Tx) => Promise<T>) =>
  inScope(world.platform.db, { practiceId: world.practiceId, chamberId: world.chamberId, audits: false }, work);
const book = () => ({ book: world.practiceId, shownToChamber: null });
const practice = () => ({ kind: "practice" as const, id: world.practiceId });
const changed = (): Entry => entry("practice.changed", practice(), { fields: ["name"] });
const checked = (only?: string) =>
  verify({ db: world.platform.db, masterKey: world.platform.masterKey, unbound: null }, only ? { book: only } : {});

describe("an act's entries", () => {
  test("stand numbered and linked behind the last one, with the digest of the rows after the act", async () => {
    const before = await inPractice((tx) => findHead(tx, world.practiceId));
    world.clock.set(new Date("2026-03-16T09:31:02.003Z"));
    await inPractice(async (tx) => {
      await tx.update(practices).set({ address: "Via Nuova 3" }).where(eq(practices.practiceId, world.practiceId));
      await journal(tx, world.practiceCtx(), book(), [changed(), changed()]);
    });
    await inPractice(async (tx) => {
      const [first, second] = await entriesAfter(tx, world.practiceId, before?.seq ?? 0, 10);
      expect(first).toMatchObject({
        at: "2026-03-16T09:31:02.003Z",
        actor: world.officerId,
        act: "practice.changed",
        caseId: null,
      });
      if (!before || !first || !second) throw new Error("entries are missing");
      expect(chain(world.practiceId, before, [first, second])).toMatchObject([
        { seq: before.seq + 1, rowHash: first.rowHash, hash: first.hash },
        { seq: before.seq + 2, rowHash: second.rowHash, hash: second.hash },
      ]);
      expect(await findHead(tx, world.practiceId)).toEqual({ seq: second.seq, hash: second.hash });
      const kept = await findBook(tx, world.practiceId);
      const now = await snapshots(tx, "practice", { book: world.practiceId, owner: "PRACTICE" }, [world.practiceId]);
      const snapshot = now.get(world.practiceId);
      if (!kept || !snapshot) throw new Error("no book");
      expect(snapshot.practices?.[0]).toMatchObject({ address: "Via Nuova 3" });
      expect(snapshot.practices?.[0]).not.toHaveProperty("shown_to_chamber");
      expect(digestOf(bookKey(world.platform.masterKey, kept), snapshot).equals(second.digest)).toBe(true);
    });
  });

  test("go with the act when it is rolled back", async () => {
    const before = await inPractice((tx) => findHead(tx, world.practiceId));
    const undone = inPractice(async (tx) => {
      await journal(tx, world.practiceCtx(), book(), [changed()]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await inPractice((tx) => findHead(tx, world.practiceId))).toEqual(before);
  });

  test("are put on a case's timeline: the case's own by themselves, others' when they say so", async () => {
    const { caseId } = await writeSignedCase(world);
    const page = await inPractice((tx) =>
      readTimeline(
        tx,
        { practiceId: world.practiceId, chamberId: null, audits: false },
        { practiceId: world.practiceId, caseId },
        { limit: 50 },
      ),
    );
    expect(page.entries.map(({ act }) => act)).toEqual(["case.opened", "case.formSigned", "envelope.given"]);
    expect(page.next).toBeNull();
  });

  const refusals: [what: string, entries: () => Entry[], message: RegExp][] = [
    [
      "a subject that is not there",
      () => [entry("client.registered", { kind: "client", id: newId() }, {})],
      /is not a subject of book/,
    ],
    ["a subject of another kind", () => [entry("case.opened", practice(), {})], /is not said of a practice/],
    ["personal facts", () => [entry("practice.changed", practice(), { fields: ["a@b.it"] })], /looks personal/],
  ];
  test.each(refusals)("are refused for %s, and the act with them", async (_, entries, message) => {
    await expect(inPractice((tx) => journal(tx, world.practiceCtx(), book(), entries()))).rejects.toThrow(message);
  });

  test("are refused for a book out of the scope, and for another practice's subject", async () => {
    const other = await world.anotherPractice();
    const there = { book: other.practiceId, shownToChamber: null };
    await expect(inPractice((tx) => journal(tx, world.practiceCtx(), there, [changed()]))).rejects.toThrow(
      /not there for this scope/,
    );
    const theirs = entry("practice.changed", { kind: "practice", id: other.practiceId }, {});
    await expect(inPractice((tx) => journal(tx, world.practiceCtx(), book(), [theirs]))).rejects.toThrow(
      /is not a subject of book/,
    );
  });

  test("none: nothing is locked and nothing written", async () => {
    await inPractice((tx) => journal(tx, world.practiceCtx(), { book: newId(), shownToChamber: null }, []));
  });
});

test("sixty acts at once, in two books and in either order, leave no gap and wait for nobody for ever", async () => {
  const heads = async () => [
    await inBoth((tx) => findHead(tx, world.practiceId)),
    await inBoth((tx) => findHead(tx, world.chamberId)),
  ];
  const before = await heads();
  const ofChamber = { book: world.chamberId, shownToChamber: null };
  const act = (turn: number) =>
    inBoth(async (tx) => {
      const closureId = newId();
      const days = { dayFrom: "2026-08-14", dayTo: "2026-08-14" } as Pick<
        typeof closures.$inferInsert,
        "dayFrom" | "dayTo"
      >;
      await tx.insert(closures).values({ chamberId: world.chamberId, id: closureId, ...days, reason: "prova" });
      const pages = [
        { where: book(), entries: [changed()] },
        { where: ofChamber, entries: [entry("chamber.closureSet", { kind: "chamber", id: world.chamberId }, {})] },
      ];
      await journalAll(tx, world.practiceCtx(), turn % 2 === 0 ? pages : pages.reverse());
    });
  await Promise.all(Array.from({ length: 60 }, (_, turn) => act(turn)));
  const after = await heads();
  expect(after.map((head, index) => (head?.seq ?? 0) - (before[index]?.seq ?? 0))).toEqual([60, 60]);
  // Nobody locked the chamber itself: the digests agree because they are made once the head is taken.
  for (const one of [world.practiceId, world.chamberId]) expect((await checked(one)).differences).toEqual([]);
});

describe("the clerk of a chamber", () => {
  test("writes about a case that is shown to it, in the practice's book, and reads its timeline from the beginning", async () => {
    const { caseId } = await writeSignedCase(world);
    const own = { practiceId: world.practiceId, chamberId: null, audits: false };
    const history = await inPractice((tx) =>
      readTimeline(tx, own, { practiceId: world.practiceId, caseId }, { limit: 50 }),
    );
    await showCase(database, world, caseId, history.entries);
    const scope = { practiceId: null, chamberId: world.chamberId, audits: false };
    const noted = entry("case.noted", { kind: "case", id: caseId }, { noteId: newId() });
    const where = { book: world.practiceId, shownToChamber: world.chamberId };
    await inScope(world.platform.db, scope, (tx) => journal(tx, world.chamberCtx(), where, [noted]));

    const read = (page: { after?: number | null; limit: number }) =>
      inScope(world.platform.db, scope, (tx) =>
        readTimeline(tx, scope, { practiceId: world.practiceId, caseId }, page),
      );
    const whole = await read({ limit: 50 });
    expect(whole.entries.map(({ act }) => act)).toEqual([
      "case.opened",
      "case.formSigned",
      "envelope.given",
      "case.noted",
    ]);
    expect(whole.next).toBeNull();
    const first = await read({ limit: 2 });
    expect(first.entries).toEqual(whole.entries.slice(0, 2));
    const second = await read({ after: first.next, limit: 2 });
    expect(second).toEqual({ entries: whole.entries.slice(2), next: null });
    expect((await checked(world.practiceId)).differences).toEqual([]);
  });

  test("of another chamber neither writes nor reads there", async () => {
    const elsewhere = await makeWorld(database);
    const { caseId } = await writeSignedCase(world);
    const scope = { practiceId: null, chamberId: elsewhere.chamberId, audits: false };
    const noted = entry("case.noted", { kind: "case", id: caseId }, {});
    const where = { book: world.practiceId, shownToChamber: elsewhere.chamberId };
    const written = inScope(world.platform.db, scope, (tx) => journal(tx, elsewhere.chamberCtx(), where, [noted]));
    await expect(written).rejects.toThrow(/not there for this scope/);
    const page = await inScope(world.platform.db, scope, (tx) =>
      readTimeline(tx, scope, { practiceId: world.practiceId, caseId }, { limit: 10 }),
    );
    expect(page.entries).toEqual([]);
  });
});

test("twenty real books with their cases give no alarm", async () => {
  const own = await freshDatabase();
  try {
    const there = await makeWorld(own);
    await writeSignedCase(there);
    for (let n = 0; n < 18; n += 1) {
      const { ctx } = await there.anotherPractice();
      for (let written = 0; written < 1 + (n % 3); written += 1) await writeSignedCase(there, ctx());
    }
    await inScope(there.platform.db, { practiceId: there.practiceId, chamberId: null, audits: false }, (tx) =>
      recordRead(tx, there.practiceCtx(), {
        book: there.practiceId,
        what: "copy",
        caseId: null,
        reason: null,
        shownToChamber: null,
      }),
    );
    there.clock.set(new Date("2026-03-17T12:00:00.000Z"));
    for (const chore of [...registerChores, ...registerChores]) await chore.run(there.platform);
    const found = await verify({ ...there.platform, unbound: null });
    expect(found).toMatchObject({ books: 20, checkpoints: 20, differences: [] });
    expect(found.subjects).toBeGreaterThan(130);
  } finally {
    await own.close();
  }
});

test("an erased person is an act like another: the rows may empty, the book says so, and agrees", async () => {
  const { clientId } = await writeSignedCase(world);
  await inPractice(async (tx) => {
    await tx.update(clients).set({ nameKey: "" }).where(eq(clients.id, clientId));
    await journal(tx, world.practiceCtx(), book(), [
      entry("client.changed", { kind: "client", id: clientId }, { fields: ["name"] }),
    ]);
  });
  expect((await checked(world.practiceId)).differences).toEqual([]);
});

/** What the closing of a slip does to the rows of a case. */
async function showCase(on: TestDatabase, of: World, caseId: string, history: unknown[]): Promise<void> {
  const sql = on.superuser();
  for (const table of [
    "identity_copies",
    "printed_forms",
    "document_copies",
    "copy_movements",
    "case_notes",
    "case_keys",
    "scanned_sheets",
  ]) {
    await sql`update ${sql(table)} set shown_to_chamber = ${of.chamberId} where case_id = ${caseId}`;
  }
  await sql`update envelopes set shown_to_chamber = ${of.chamberId} where case_id = ${caseId}`;
  await sql`update cases set shown_to_chamber = ${of.chamberId} where id = ${caseId}`;
  await sql`insert into shown_histories (practice_id, case_id, entries, shown_to_chamber)
    values (${of.practiceId}, ${caseId}, ${sql.json(history as never)}, ${of.chamberId})`;
}
