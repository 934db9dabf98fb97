import type postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ChainedEntry, chain, genesis, type Head, rowHash } from "~/audit/chain";
import { parseHandedLine, type SignedCheckpoint, signingKey } from "~/audit/checkpoint";
import { dueCheckpoints, makeCheckpoint } from "~/audit/checkpoint.server";
import { sentence } from "~/audit/difference";
import { digestReads } from "~/audit/digest-reads.server";
import { entry } from "~/audit/entry";
import { journal, recordRead } from "~/audit/journal.server";
import { type Asked, verify } from "~/audit/verify.server";
import { newId } from "~/platform/ids";
import { day } from "~/terms/day";
import { connect } from "~db/connect";
import { readsOf } from "~db/queries/reads";
import { entriesAfter, findHead } from "~db/queries/register";
import { inScope, type Tx } from "~db/scope";
import { type WrittenCase, writeSignedCase } from "../support/case-rows";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld, type World } from "../support/world";

/** The twelve ways of security §7.3 and some more, each by a superuser who switches the triggers off. */
let database: TestDatabase;
let hand: postgres.Sql;
let world: World;
let written: WrittenCase[];
/** A checkpoint of the whole book, in somebody else's hands. */
let held: SignedCheckpoint;

beforeAll(async () => {
  database = await freshDatabase();
  hand = database.superuser({ stealthy: true });
});
afterAll(() => database.close());

beforeEach(async () => {
  world = await makeWorld(database);
  written = [await writeSignedCase(world), await writeSignedCase(world)];
  const made = await makeCheckpoint(world.platform, world.practiceId);
  const line = made && parseHandedLine(`${made.line} ${made.signature}`);
  if (!line) throw new Error("no checkpoint was made");
  held = line;
});
/** Idle connections of forty worlds would be too many. */
afterEach(() => world.platform.close());

test("untouched, nothing differs", async () => {
  expect(await faults()).toEqual([]);
  expect(await faults({ held: [held] })).toEqual([]);
});

async function faults(asked: Asked = {}): Promise<string[]> {
  const sources = { db: world.platform.db, masterKey: world.platform.masterKey, unbound: null };
  const { differences } = await verify(sources, { book: world.practiceId, ...asked });
  return differences.map((difference) => sentence(difference).replace(`Book ${world.practiceId}`, "Book"));
}

const inPractice = <T>(work: (tx: Tx) => Promise<T>) =>
  inScope(world.platform.db, { practiceId: world.practiceId, chamberId: null, audits: false }, work);
const entries = (): Promise<ChainedEntry[]> => inPractice((tx) => entriesAfter(tx, world.practiceId, null, 1000));
const caseName = (index = 0) => `case ${written[index]?.caseId}`;
const CONTENT = "its content is not what was written.";
const LINK = "it does not follow from the entry before it.";
const ROWS = "its rows are not what they were after this last entry about it.";

/** Puts `changed` in the place of the whole book, with its head. */
async function replaceBook(changed: readonly ChainedEntry[], head?: Head): Promise<void> {
  const book = world.practiceId;
  await hand`delete from journal where book = ${book}`;
  for (const row of changed) {
    await hand`insert into journal (book, seq, at, actor, act, subject_kind, subject_id, case_id, facts, digest, row_hash, hash)
      values (${book}, ${row.seq}, ${row.at}::text::timestamptz, ${row.actor}, ${row.act}, ${row.subjectKind}, ${row.subjectId},
        ${row.caseId}, ${row.facts}, ${row.digest}, ${row.rowHash}, ${row.hash})`;
  }
  const last = head ?? changed.at(-1) ?? { seq: 0, hash: genesis(book) };
  await hand`update books set seq = ${last.seq}, hash = ${last.hash} where book = ${book}`;
}

const rehashed = (all: readonly ChainedEntry[]) =>
  chain(world.practiceId, { seq: 0, hash: genesis(world.practiceId) }, all);
const at = (all: readonly ChainedEntry[], seq: number): ChainedEntry => all[seq - 1] as ChainedEntry;
/** The case's first entry: a later one speaks of its rows. */
const OPENED = 5;

describe("the register", () => {
  const columns: [column: string, value: string][] = [
    ["at", "'2020-01-01T00:00:00Z'"],
    ["at", "at + interval '1 microsecond'"],
    ["actor", "gen_random_uuid()"],
    ["act", "'case.closed'"],
    ["subject_kind", "'client'"],
    ["subject_id", "gen_random_uuid()"],
    ["case_id", "null"],
    ["digest", "decode(repeat('00', 32), 'hex')"],
    ["row_hash", "decode(repeat('00', 32), 'hex')"],
  ];
  test.each(columns)("1. one column edited: %s = %s", async (column, value) => {
    await hand.unsafe(`update journal set ${column} = ${value} where book = '${world.practiceId}' and seq = ${OPENED}`);
    expect(await faults()).toContain(`Book, entry ${OPENED}: ${CONTENT}`);
  });
  test("1. one column edited: hash", async () => {
    await hand`update journal set hash = ${Buffer.alloc(32)} where book = ${world.practiceId} and seq = ${OPENED}`;
    expect(await faults()).toEqual([`Book, entry ${OPENED}: ${LINK}`, `Book, entry ${OPENED + 1}: ${LINK}`]);
  });

  test("2. a row backdated", async () => {
    await hand`update journal set at = at - interval '20 days' where book = ${world.practiceId} and seq = ${OPENED}`;
    expect(await faults()).toEqual([`Book, entry ${OPENED}: ${CONTENT}`]);
  });

  test("3. a row backdated, and its own hash mended", async () => {
    const all = await entries();
    const backdated = { ...at(all, OPENED), at: "2026-02-01T08:00:00.000Z" };
    await replaceBook(all.with(OPENED - 1, { ...backdated, rowHash: rowHash(backdated) }));
    expect(await faults()).toEqual([`Book, entry ${OPENED}: ${LINK}`]);
  });

  test("4. a row backdated, and everything after it rewritten: the checkpoints say so", async () => {
    const all = await entries();
    await replaceBook(rehashed(all.with(OPENED - 1, { ...at(all, OPENED), at: "2026-02-01T08:00:00.000Z" })));
    const rewritten = `something from entry 1 to ${held.seq} was rewritten.`;
    expect(await faults()).toEqual([
      `Book, entry ${held.seq}: it is not what the checkpoint of ${held.at} (kept here) signed: ${rewritten}`,
    ]);
    await hand`delete from checkpoints where book = ${world.practiceId}`;
    expect(await faults()).toEqual([]);
    expect(await faults({ held: [held] })).toEqual([
      `Book, entry ${held.seq}: it is not what the checkpoint of ${held.at} (held elsewhere) signed: ${rewritten}`,
    ]);
  });

  test("5. a row deleted", async () => {
    await hand`delete from journal where book = ${world.practiceId} and seq = ${OPENED}`;
    expect(await faults()).toEqual([`Book, entry ${OPENED + 1}: entry ${OPENED} is missing before it.`]);
  });

  test("6. a row inserted at the end, with and without its head", async () => {
    const all = await entries();
    const forged = { ...at(all, OPENED), actor: newId() };
    const longer = chain(world.practiceId, all.at(-1) as Head, [forged]);
    await replaceBook([...all, ...longer], all.at(-1));
    expect(await faults()).toContain(
      `Book: its head says ${all.length} entries, and the last one found is ${all.length + 1}.`,
    );
    // Whoever moves the head too still has no key for the digest: that of an old entry is not of the rows as they are.
    await replaceBook([...all, ...longer]);
    expect(await faults()).toContain(`Book, entry ${all.length + 1}, ${caseName()}: ${ROWS}`);
  });

  test("7. two rows swapped", async () => {
    const all = await entries();
    await replaceBook(all.with(6, { ...at(all, 8), seq: 7 }).with(7, { ...at(all, 7), seq: 8 }), all.at(-1));
    const found = await faults();
    expect(found).toContain(`Book, entry 7: ${CONTENT}`);
    expect(found).toContain(`Book, entry 8: ${CONTENT}`);
  });

  test("8. the tail cut and the head moved", async () => {
    const all = await entries();
    await replaceBook(all.slice(0, 6));
    await hand`delete from checkpoints where book = ${world.practiceId}`;
    expect(await faults({ held: [held] })).toContain(
      `Book, entry ${held.seq}: the checkpoint of ${held.at} (held elsewhere) signs it, and it is not there: the book was cut at 6.`,
    );
  });

  test("9. an old state of everything put back: the checkpoint held elsewhere says so", async () => {
    const tables = ["books", "journal", "checkpoints", "practices", "clients", "cases", "envelopes", "identity_copies"];
    tables.push("document_copies", "copy_movements", "counters");
    const keyOf = (table: string) => (["books", "journal", "checkpoints"].includes(table) ? "book" : "practice_id");
    for (const table of tables) {
      await hand.unsafe(
        `create table backup_${table} as select * from ${table} where ${keyOf(table)} = '${world.practiceId}'`,
      );
    }
    await writeSignedCase(world);
    const later = await makeCheckpoint(world.platform, world.practiceId);
    for (const table of tables) {
      await hand.unsafe(`delete from ${table} where ${keyOf(table)} = '${world.practiceId}'`);
      await hand.unsafe(`insert into ${table} select * from backup_${table}; drop table backup_${table}`);
    }
    expect(await faults()).toEqual([]);
    const line = later && parseHandedLine(`${later.line} ${later.signature}`);
    if (!line) throw new Error("no checkpoint was made");
    expect(await faults({ held: [held, line] })).toEqual([
      `Book, entry ${line.seq}: the checkpoint of ${line.at} (held elsewhere) signs it, and it is not there: the book was cut at ${held.seq}.`,
    ]);
  });

  test("10. the book's key replaced by another book's, or by one of his own", async () => {
    const other = await world.anotherPractice();
    await hand`update books set wrapped_key = (select wrapped_key from books where book = ${other.practiceId})
      where book = ${world.practiceId}`;
    expect(await faults()).toEqual([
      "Book: its digest key is not the one it was opened with, so no row can be compared.",
    ]);
    await hand`update books set wrapped_key = ${Buffer.alloc(60, 7)} where book = ${world.practiceId}`;
    expect(await faults()).toHaveLength(1);
  });
  test("10. a checkpoint of his own making", async () => {
    await hand`update checkpoints set signature = ${Buffer.alloc(64).toString("base64")} where book = ${world.practiceId}`;
    expect(await faults()).toEqual([
      `Book, entry ${held.seq}: the checkpoint of ${held.at} (kept here) does not bear our signature.`,
    ]);
  });

  const facts: [
    what: string,
    change: () => Promise<unknown>,
    kind: "case" | "client" | "envelope" | "person" | "practice",
  ][] = [
    [
      "a case's day",
      () => hand`update cases set signed_on = '2026-03-10' where id = ${written[0]?.caseId as string}`,
      "case",
    ],
    [
      "a case's version of a picture",
      () =>
        hand`update identity_copies set sealed_hash = ${"cd".repeat(32)} where case_id = ${written[0]?.caseId as string}`,
      "case",
    ],
    [
      "a client's name",
      () => hand`update clients set applicant = '{"surname":"Altri"}' where id = ${written[0]?.clientId as string}`,
      "client",
    ],
    [
      "a folder's serial",
      () => hand`update envelopes set serial = 'X' where id = ${written[0]?.envelopeId as string}`,
      "envelope",
    ],
    ["a person's roles", () => hand`update users set roles = '{assistente}' where id = ${world.officerId}`, "person"],
    [
      "the practice's address",
      () => hand`update practices set address = 'X' where practice_id = ${world.practiceId}`,
      "practice",
    ],
  ];
  test.each(facts)("11. the fact edited and not the log: %s", async (_, change, kind) => {
    await change();
    const id = {
      case: written[0]?.caseId,
      client: written[0]?.clientId,
      envelope: written[0]?.envelopeId,
      person: world.officerId,
      practice: world.practiceId,
    }[kind];
    const seq = (await entries()).findLast((one) => one.subjectKind === kind && one.subjectId === id)?.seq;
    expect(await faults()).toEqual([`Book, entry ${seq}, ${kind} ${id}: ${ROWS}`]);
  });

  test("12. the log edited and not the fact", async () => {
    await hand`update journal set facts = '{"day":"2026-03-01"}' where book = ${world.practiceId} and seq = ${OPENED}`;
    expect(await faults()).toEqual([`Book, entry ${OPENED}: ${CONTENT}`]);
  });
});

describe("what the register speaks of", () => {
  test("a row that no entry speaks of", async () => {
    const id = newId();
    await hand`insert into clients (practice_id, id, applicant, codice_fiscale, name_key, created_at)
      values (${world.practiceId}, ${id}, '{}', 'X', 'x', now())`;
    expect(await faults()).toEqual([`Book, client ${id}: it is in the database, and no entry speaks of it.`]);
  });

  test("a child row added to a subject", async () => {
    await hand`insert into case_notes (practice_id, id, case_id, act, text, author, at)
      values (${world.practiceId}, ${newId()}, ${written[1]?.caseId as string}, 'mend', 'x', ${newId()}, now())`;
    expect(await faults()).toEqual([expect.stringMatching(new RegExp(`${caseName(1)}: ${ROWS}`))]);
  });

  test("a subject whose rows are gone", async () => {
    const { clientId } = written[0] as WrittenCase;
    await hand`delete from clients where id = ${clientId}`;
    expect(await faults()).toEqual([
      expect.stringMatching(new RegExp(`entry \\d+, client ${clientId}: its rows are gone`)),
    ]);
  });

  test("a case moved to another practice is missed here and strange there", async () => {
    const other = await world.anotherPractice();
    const { envelopeId } = written[0] as WrittenCase;
    await hand`update envelopes set practice_id = ${other.practiceId} where id = ${envelopeId}`;
    expect(await faults()).toEqual([expect.stringMatching(new RegExp(`envelope ${envelopeId}: its rows are gone`))]);
    expect(await faults({ book: other.practiceId })).toEqual([
      expect.stringMatching(new RegExp(`envelope ${envelopeId}: it is in the database, and no entry speaks of it`)),
    ]);
  });

  test("a sheet that is elsewhere than its movements took it, and a sheet that is gone", async () => {
    await hand`update document_copies set holder = 'CHAMBER' where case_id = ${written[0]?.caseId as string} and copy_no = 2`;
    await hand`delete from document_copies where case_id = ${written[1]?.caseId as string} and copy_no = 3`;
    const found = await faults();
    expect(found).toContain(
      `Book, ${caseName(0)}: its sheets do not add up: REQUEST_FORM v1 copy 2 is not where its movements took it.`,
    );
    expect(found).toContainEqual(
      expect.stringMatching(new RegExp(`^Book, ${caseName(1)}: its sheets do not add up: not three copies`)),
    );
  });

  test("a number lost from its series", async () => {
    await hand`update counters set last = last + 1 where practice_id = ${world.practiceId}`;
    expect(await faults()).toEqual([
      "Book: its case numbers of 2026 do not add up: 3 were given, 2 are in use up to 2.",
    ]);
  });

  test("a case shown to a stranger, shown in part, or hidden again", async () => {
    const { caseId } = written[0] as WrittenCase;
    await hand`update cases set shown_to_chamber = ${newId()} where id = ${caseId}`;
    const strange = await faults();
    expect(strange).toContain(`Book, ${caseName()}: it is shown to another chamber than its own.`);
    expect(strange).toContain(
      `Book, ${caseName()}: its rows in identity_copies are not shown to whom the case is shown.`,
    );

    await hand`update cases set shown_to_chamber = null where id = ${caseId}`;
    const noted = entry("case.noted", { kind: "case", id: caseId }, {});
    await inPractice((tx) =>
      journal(tx, world.practiceCtx(), { book: world.practiceId, shownToChamber: world.chamberId }, [noted]),
    );
    expect(await faults()).toEqual([
      `Book, ${caseName()}: it is hidden from its chamber, and the register shows entries of it.`,
    ]);
  });
});

describe("the reads", () => {
  const read = (what: string) => ({
    book: world.practiceId,
    what,
    caseId: written[0]?.caseId ?? null,
    reason: null,
    shownToChamber: null,
  });
  const look = (what: string) => inPractice((tx) => recordRead(tx, world.practiceCtx(), read(what)));
  const facts = async () =>
    (await entries()).filter(({ act }) => act === "reads.digested").map((one) => JSON.parse(one.facts));

  test("are listed newest first, page by page", async () => {
    for (const what of ["copy:1", "copy:2", "copy:3"]) await look(what);
    const scope = { practiceId: world.practiceId, chamberId: null, audits: false };
    const of = { book: world.practiceId, caseId: written[0]?.caseId as string };
    const first = await inPractice((tx) => readsOf(tx, scope, of, { limit: 2 }));
    expect(first.rows.map(({ what }) => what)).toEqual(["copy:3", "copy:2"]);
    const second = await inPractice((tx) => readsOf(tx, scope, of, { before: first.next, limit: 2 }));
    expect(second).toMatchObject({
      rows: [{ what: "copy:1", actor: world.officerId, actorDesk: world.practiceId }],
      next: null,
    });
  });

  test("of a day that is over enter the book once; one taken away, changed or added later is named", async () => {
    await look("copy:1");
    world.clock.set(new Date("2026-03-17T22:30:00.000Z"));
    await look("copy:2");
    world.clock.set(new Date("2026-03-18T22:59:00.000Z"));
    await look("copy:3");
    world.clock.set(new Date("2026-03-18T23:10:00.000Z"));
    await expect(digestReads(world.platform, day("2026-03-19"))).rejects.toThrow(RangeError);
    await Promise.all([digestReads(world.platform, day("2026-03-18")), digestReads(world.platform, day("2026-03-18"))]);
    expect(await digestReads(world.platform, day("2026-03-18"))).toBe(0);
    expect(await facts()).toMatchObject([
      { day: "2026-03-16", count: 1 },
      { day: "2026-03-17", count: 1 },
      { day: "2026-03-18", count: 1 },
    ]);
    expect(await faults()).toEqual([]);

    await hand`update reads set what = 'copy:9' where book = ${world.practiceId} and what = 'copy:1'`;
    await hand`delete from reads where book = ${world.practiceId} and what = 'copy:2'`;
    await hand`insert into reads (book, id, at, actor, actor_desk, what)
      values (${world.practiceId}, ${newId()}, '2026-03-15T12:00:00Z', ${newId()}, ${world.practiceId}, 'copy:0')`;
    expect(await faults()).toEqual([
      expect.stringMatching(/entry \d+: the reads of 2026-03-16 are not those digested: 1 are there, 1 were\.$/),
      expect.stringMatching(/entry \d+: the reads of 2026-03-17 are not those digested: 0 are there, 1 were\.$/),
      "Book: the reads of 2026-03-15 appeared after their day was closed.",
    ]);
  });
});

describe("checkpoints", () => {
  test("are due when the head moved and the last is an hour old, and made once", async () => {
    expect(await dueCheckpoints(world.platform)).not.toContain(world.practiceId);
    expect(await makeCheckpoint(world.platform, world.practiceId)).toBeNull();
    await writeSignedCase(world);
    expect(await dueCheckpoints(world.platform)).not.toContain(world.practiceId);
    world.clock.set(new Date(world.clock.now().getTime() + 3_600_000));
    expect(await dueCheckpoints(world.platform)).toContain(world.practiceId);
    const [made, again] = await Promise.all([1, 2].map(() => makeCheckpoint(world.platform, world.practiceId)));
    expect(made ?? again).toMatchObject({ handedTo: [world.practiceId, world.chamberId] });
    const head = await inPractice((tx) => findHead(tx, world.practiceId));
    expect((made ?? again)?.seq).toBe(head?.seq);
    expect(await faults()).toEqual([]);
  });
});

describe("over all books", () => {
  test("a book that is gone, and rows of an owner whom nobody knows", async () => {
    const own = await freshDatabase();
    const superuser = own.superuser();
    const unbound = connect(own.superuserUrl, { max: 1 });
    try {
      await superuser`set session_replication_role = replica`;
      const there = await makeWorld(own);
      const sources = { db: there.platform.db, masterKey: there.platform.masterKey, unbound: unbound.db };
      expect(await verify(sources)).toMatchObject({ books: 2, differences: [], wholeDatabase: true });
      expect(await verify({ ...sources, unbound: connect(own.ownerUrl, { max: 1 }).db })).toMatchObject({
        wholeDatabase: false,
      });

      const stray = newId();
      await superuser`insert into counters values (${stray}, 'case', 2026, 1)`;
      await superuser`delete from books where book = ${there.practiceId}`;
      const unknown = newId();
      const line = held.line.replace(held.book, unknown);
      const signature = signingKey(there.platform.masterKey).sign(line);
      const { differences } = await verify(sources, { held: [{ ...held, book: unknown, line, signature }] });
      const named = differences.map(sentence);
      expect(named).toContain(`Book ${unknown}: there is no such book, and there should be.`);
      expect(named).toContain(`Book ${there.practiceId}: there is no such book, and there should be.`);
      expect(named).toContain(`Book ${stray}: rows in counters are of an owner who has no book.`);
      expect(named).toContain(`Book ${there.practiceId}: rows in journal are of an owner who has no book.`);
    } finally {
      await unbound.sql.end();
      await own.close();
    }
  });

  test("a line in somebody's hands of a book that nobody here knows, signed and unsigned", async () => {
    const book = newId();
    const line = held.line.replace(held.book, book);
    const signature = signingKey(world.platform.masterKey).sign(line);
    const about = async (inHand: SignedCheckpoint) => {
      const { differences } = await verify({ ...world.platform, unbound: null }, { book, held: [inHand] });
      return differences.map(({ what }) => what);
    };
    expect(await about({ ...held, book, line, signature })).toEqual(["there is no such book, and there should be"]);
    expect(await about({ ...held, book, line })).toContain(
      `the checkpoint of ${held.at} (held elsewhere) does not bear our signature`,
    );
  });
});
