import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sentence } from "~/audit/difference";
import { verify } from "~/audit/verify.server";
import { correctDate } from "~/cases/correct-date.server";
import { openCase } from "~/cases/open-case.server";
import { readCase } from "~/cases/read-case.server";
import { withdraw } from "~/cases/withdraw.server";
import { registerClient } from "~/clients/register-client.server";
import { keyBelonging } from "~/identity-documents/store-copy.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import type { Platform } from "~/platform/platform";
import { associatedData, unseal, unwrapDataKey } from "~/platform/sealing";
import { destroyDue, destroyDueOf } from "~/retention/destroy-due.server";
import { eraseClient } from "~/retention/erase-client.server";
import { holdCase, releaseCase } from "~/retention/hold.server";
import { setRetentionTerms } from "~/retention/set-terms.server";
import { addDays, addMonths, addYears, type Day, day, romeInstant } from "~/terms/day";
import { findKey } from "~db/queries/case-keys";
import { copiesOf, findCase, identityCopiesOf } from "~db/queries/cases";
import { findClient } from "~db/queries/clients";
import { holdsOf } from "~db/queries/retention";
import { applicantOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

/** What is past its term goes, what is held stays, and the register adds up: each test in a database of its own world. */
const database: Promise<TestDatabase> = freshDatabase();
let life: CaseLife;
let serial = 0;

beforeEach(async () => {
  life = new CaseLife(await makeWorld(await database, { at: "2026-03-16T09:00:00Z" }));
  await life.stock(6);
});
afterAll(async () => (await database).close());

const nextSerial = () => `12047781${String(40_000_000 + serial++)}`;
const key = (caseId: string) => ({ practiceId: life.world.practiceId, caseId });
const goTo = (on: Day) => life.world.clock.set(romeInstant(on, 9, 0));
const run = (on: Platform = life.world.platform) => destroyDueOf(on, life.world.practiceId);
const row = async (caseId: string) => (await life.read((tx, scope) => findCase(tx, scope, caseId))) ?? fail();
const pictures = (caseId: string) => life.read((tx) => identityCopiesOf(tx, key(caseId)));
const opens = async (caseId: string) => {
  const [picture] = await pictures(caseId);
  return (await viewCopy(life.officer, { copyId: picture?.id ?? "", reason: null })).ok;
};
const client = async (caseId: string) => {
  const { clientId } = await row(caseId);
  return (await life.read((tx) => findClient(tx, life.world.practiceId, clientId))) ?? fail();
};
function fail(): never {
  throw new Error("no such row");
}

async function closed(at = life): Promise<string> {
  const number = nextSerial();
  const caseId = await at.collected(number);
  await must(at.deliver(caseId, number));
  await must(at.giveBack([caseId]));
  return caseId;
}

async function faults(): Promise<string[]> {
  const { db, masterKey } = life.world.platform;
  const { practiceId, chamberId } = life.world;
  const books = [practiceId, chamberId];
  const all = await Promise.all(books.map((book) => verify({ db, masterKey, unbound: null }, { book })));
  return all.flatMap(({ differences }) => differences.map(sentence));
}

async function said(act: string): Promise<{ subject: string; facts: Record<string, unknown> }[]> {
  const sql = (await database).superuser();
  const rows =
    await sql`select subject_id, facts from journal where book = ${life.world.practiceId} and act = ${act} order by seq`;
  await sql.end();
  return rows.map(({ subject_id, facts }) => ({ subject: String(subject_id), facts: JSON.parse(String(facts)) }));
}

describe("pictures of the documents", () => {
  test("stay until the thirtieth day after the end and go on it: from page, store and key; sheets, days and state stay", async () => {
    const caseId = await closed();
    const before = await row(caseId);
    expect(before).toMatchObject({ state: "CLOSED", copiesDestroyOn: "2026-04-15", eraseOn: "2036-03-16" });
    const [picture] = await pictures(caseId);
    const name = { ...key(caseId), retention: "identity-copies" as const };
    const wrapped = (await life.read((tx) => findKey(tx, name)))?.wrapped ?? fail();
    const sealed = (await life.world.platform.blobs.get(picture?.blobKey ?? "")) ?? fail();
    const sheets = await life.read((tx) => copiesOf(tx, key(caseId)));

    goTo(day("2026-04-14"));
    expect(await run()).toMatchObject({ copies: 0 });
    expect(await opens(caseId)).toBe(true);

    goTo(day("2026-04-15"));
    expect(await run()).toMatchObject({ copies: 1, cases: 0 });
    expect(await opens(caseId)).toBe(false);
    expect(await life.world.platform.blobs.get(picture?.blobKey ?? "")).toBeNull();
    expect(await life.read((tx) => findKey(tx, name))).toMatchObject({ wrapped: null, destroyedAt: expect.any(Date) });
    expect(await row(caseId)).toMatchObject({ state: "CLOSED", copiesDestroyOn: null, eraseOn: "2036-03-16" });
    expect(await life.read((tx) => copiesOf(tx, key(caseId)))).toEqual(sheets);
    const page = await readCase(life.officer, caseId, "it");
    expect(page.copies.every(({ destroyedAt }) => destroyedAt !== null)).toBe(true);
    expect(page.kept).toMatchObject({ copiesGoneAt: expect.any(Date), copiesDestroyOn: null });
    expect(await said("case.copiesDestroyed")).toEqual([
      { subject: caseId, facts: { copies: 4, retention: "identity-copies", reason: "TERM", due: "2026-04-15" } },
    ]);
    expect(await faults()).toEqual([]);

    // Control: with the key that was destroyed the old bytes open; without it there is nothing to open them with.
    const data = unwrapDataKey(life.world.platform.masterKey, wrapped, keyBelonging(name));
    const place = associatedData({ ...key(caseId), kind: picture?.id ?? "", version: 1 });
    expect(unseal(data, sealed, place).length).toBe(picture?.bytes);
    expect(() => unseal(Buffer.alloc(32), sealed, place)).toThrow();
  });

  test("an overdue case is open, and keeps everything, for years", async () => {
    const number = nextSerial();
    const caseId = await life.collected(number);
    await must(life.deliver(caseId, number));
    goTo(day("2027-11-01"));
    expect(await run()).toMatchObject({ copies: 0, cases: 0 });
    expect(await opens(caseId)).toBe(true);
    expect((await readCase(life.officer, caseId, "it")).kept).toMatchObject({ overdue: true, ended: false });
    // Control: once closed, its term runs.
    await must(life.giveBack([caseId]));
    goTo(addDays(life.today, 30));
    expect(await run()).toMatchObject({ copies: 1 });
    expect(await opens(caseId)).toBe(false);
  });

  test("withdrawn before the counter they go at once, unless they are held; then when the hold is lifted", async () => {
    const [free, held] = [await life.signed(), await life.signed()];
    await must(holdCase(life.officer, { caseId: held, reason: "COMPLAINT", reviewOn: addMonths(life.today, 6) }));
    for (const caseId of [free, held]) {
      await must(withdraw(life.officer, { caseId, day: life.today, reason: "applicant-asked" }));
    }
    expect([await opens(free), await opens(held)]).toEqual([false, true]);
    await run();
    expect(await opens(held)).toBe(true);
    const [hold] = await life.read((tx) => holdsOf(tx, key(held)));
    await must(releaseCase(life.officer, { caseId: held, holdId: hold?.id ?? "" }));
    expect(await run()).toMatchObject({ copies: 1 });
    expect(await opens(held)).toBe(false);
    expect(await faults()).toEqual([]);
  });

  test("a corrected day of the end moves the days", async () => {
    const caseId = await closed();
    goTo(day("2026-03-18"));
    await must(
      correctDate(life.clerk, {
        ...{ caseId, field: "returnedOn", newDay: day("2026-03-17") },
        ...{ reason: "typing-error", note: "timbro del 17" },
      }),
    );
    expect(await row(caseId)).toMatchObject({ copiesDestroyOn: "2026-04-16", eraseOn: "2036-03-17" });
    expect(await faults()).toEqual([]);
  });
});

describe("a hold", () => {
  test("of either desk keeps everything past its day; each desk lifts its own", async () => {
    const caseId = await closed();
    const manager = life.world.chamberCtx(["dirigente"]);
    const reviewOn = addMonths(life.today, 3);
    await must(holdCase(life.officer, { caseId, reason: "DISPUTE", reviewOn }));
    await must(holdCase(manager, { caseId, reason: "INSPECTION", reviewOn }));
    expect(await holdCase(manager, { caseId, reason: "INSPECTION", reviewOn })).toMatchObject({
      refusal: "already-held",
    });
    const holds = await life.read((tx) => holdsOf(tx, key(caseId)));
    const of = (desk: string) => holds.find((hold) => hold.desk === desk)?.id ?? fail();

    goTo(day("2040-01-01"));
    expect(await run()).toMatchObject({ copies: 0, cases: 0 });
    expect(await opens(caseId)).toBe(true);
    for (const ctx of [life.officer, manager]) {
      const { kept } = await readCase(ctx, caseId, "it");
      expect(kept.holds.map(({ reason, late }) => ({ reason, late }))).toEqual(
        expect.arrayContaining([
          { reason: "DISPUTE", late: true },
          { reason: "INSPECTION", late: true },
        ]),
      );
    }
    await expect(releaseCase(life.officer, { caseId, holdId: of("CHAMBER") })).rejects.toMatchObject({ status: 404 });
    await must(releaseCase(life.officer, { caseId, holdId: of("PRACTICE") }));
    expect(await run()).toMatchObject({ copies: 0, cases: 0 });
    await must(releaseCase(manager, { caseId, holdId: of("CHAMBER") }));
    expect(await run()).toMatchObject({ copies: 1, cases: 1 });
    expect((await said("case.held")).length).toBe(2);
    expect((await said("case.released")).length).toBe(2);
    expect(await faults()).toEqual([]);
  });

  test("is not for auditors, clerks, assistants, strangers, nor for a case the chamber does not see", async () => {
    const [shown, draft] = [await closed(), await life.signed()];
    const input = { caseId: shown, reason: "DISPUTE" as const, reviewOn: addMonths(life.today, 3) };
    for (const ctx of [
      life.world.chamberCtx(["vigilanza"]),
      life.world.chamberCtx(["sportello"]),
      life.world.practiceCtx(["assistente"]),
    ]) {
      await expect((async () => holdCase(ctx, input))()).rejects.toMatchObject({ status: 403 });
    }
    const stranger = (await life.world.anotherPractice()).ctx(["responsabile"]);
    await expect(holdCase(stranger, input)).rejects.toMatchObject({ status: 404 });
    const manager = life.world.chamberCtx(["dirigente"]);
    await expect(holdCase(manager, { ...input, caseId: draft })).rejects.toMatchObject({ status: 404 });
    expect((await holdCase(manager, input)).ok).toBe(true);
  });

  test("lifted behind the register's back is named", async () => {
    const caseId = await life.signed();
    await must(holdCase(life.officer, { caseId, reason: "DISPUTE", reviewOn: addMonths(life.today, 3) }));
    expect(await faults()).toEqual([]);
    const hand = (await database).superuser();
    await hand`update case_holds set lifted_on = '2026-03-16' where case_id = ${caseId}`;
    await hand.end();
    expect((await faults()).filter((each) => each.includes(`case ${caseId}`))).toHaveLength(1);
  });

  test("placed before the slip is closed, it is seen by the chamber with the case", async () => {
    const caseId = await life.signed();
    await must(holdCase(life.officer, { caseId, reason: "COMPLAINT", reviewOn: addMonths(life.today, 3) }));
    await life.slip([caseId]);
    expect((await readCase(life.world.chamberCtx(["dirigente"]), caseId, "it")).kept.holds).toHaveLength(1);
    expect(await faults()).toEqual([]);
  });
});

describe("at the end of the register's term", () => {
  test("the person goes from case, form, notes and address book; states, days, sheets and the register stay and add up", async () => {
    const caseId = await closed();
    const { surname } = (await row(caseId)).applicant;
    goTo(day("2026-03-17"));
    await must(
      correctDate(life.clerk, {
        ...{ caseId, field: "returnedOn", newDay: day("2026-03-17") },
        ...{ reason: "typing-error", note: `Timbro visto con ${surname}` },
      }),
    );
    const person = await client(caseId);
    const before = await row(caseId);
    const sheets = await life.read((tx) => copiesOf(tx, key(caseId)));
    goTo(day("2036-03-16"));
    expect(await run()).toMatchObject({ copies: 1, cases: 0, clients: 0 });
    expect((await row(caseId)).applicant).toEqual(before.applicant);

    goTo(day("2036-03-17"));
    expect(await run()).toMatchObject({ cases: 1 });
    const after = await row(caseId);
    expect(after).toMatchObject({
      ...{ state: "CLOSED", erasedOn: "2036-03-17", eraseOn: null, identityDocument: null, officerName: null },
      ...{ number: before.number, returnedOn: before.returnedOn, deliveredOn: before.deliveredOn },
    });
    expect(await life.read((tx) => copiesOf(tx, key(caseId)))).toEqual(sheets);
    expect(await client(caseId)).toMatchObject({ erasedOn: "2036-03-17", nameKey: "" });
    expect(await wordsInDatabase([person.applicant.surname, person.codiceFiscale, person.applicant.email])).toEqual([]);
    const page = await readCase(life.officer, caseId, "it");
    expect(page).toMatchObject({ otherActs: [], mayReadForm: false, kept: { erasedOn: "2036-03-17" } });
    expect((await said("case.erased"))[0]?.facts).toMatchObject({ reason: "TERM", due: "2036-03-17" });
    expect((await said("client.erased"))[0]?.facts).toEqual({ reason: "LAST_CASE_ERASED" });
    expect(await faults()).toEqual([]);
    expect(await run()).toEqual({ dated: 0, copies: 0, cases: 0, clients: 0 });
  });

  test("nothing more happens to an erased case, and its person comes back as a new one", async () => {
    const caseId = await closed();
    const { applicant } = await row(caseId);
    goTo(day("2036-03-16"));
    await run();
    const correction = { caseId, field: "returnedOn" as const, newDay: day("2026-03-20") };
    expect(await correctDate(life.clerk, { ...correction, reason: "typing-error", note: "timbro" })).toMatchObject({
      ok: false,
      refusal: "wrong-state",
    });
    expect((await registerClient(life.officer, applicant)).ok).toBe(true);
    expect(await faults()).toEqual([]);
  });

  test("whoever changes an erased case behind the register's back is named", async () => {
    const caseId = await closed();
    goTo(day("2036-03-16"));
    await run();
    const hand = (await database).superuser();
    await hand`update cases set erased_on = null where id = ${caseId}`;
    await hand.end();
    expect((await faults()).filter((each) => each.includes(caseId))).toHaveLength(1);
  });
});

describe("runs", () => {
  test("two at once destroy each thing once", async () => {
    const cases = [await closed(), await closed(), await closed()];
    goTo(day("2036-03-16"));
    const other = { ...life.world.platform, ...(await database).platform({ clock: life.world.clock }) };
    const did = await Promise.all([run(), run(other), run()]);
    expect(did.reduce((sum, { copies }) => sum + copies, 0)).toBe(3);
    expect(did.reduce((sum, each) => sum + each.cases, 0)).toBe(3);
    expect((await said("case.copiesDestroyed")).map(({ subject }) => subject).sort()).toEqual([...cases].sort());
    expect((await said("case.erased")).map(({ subject }) => subject).sort()).toEqual([...cases].sort());
    expect(await faults()).toEqual([]);
  });

  test("broken off in the middle, the next one goes on where it was", async () => {
    const cases = [await closed(), await closed(), await closed()];
    goTo(day("2026-04-15"));
    let removed = 0;
    const died = () => {
      if (removed >= 6) throw new Error("killed");
    };
    const { clock, blobs } = life.world.platform;
    const dying: Platform = {
      ...life.world.platform,
      clock: {
        now() {
          died();
          return clock.now();
        },
      },
      blobs: {
        ...blobs,
        async remove(blob) {
          removed += 1;
          died();
          await blobs.remove(blob);
        },
      },
    };
    await expect(run(dying)).rejects.toThrow("could not be destroyed");
    expect(removed).toBeGreaterThanOrEqual(6);
    expect(await Promise.all(cases.map(opens))).toEqual([false, false, true]);
    expect(await run()).toMatchObject({ copies: 1 });
    expect(await Promise.all(cases.map(opens))).toEqual([false, false, false]);
    expect((await said("case.copiesDestroyed")).length).toBe(3);
    expect(await faults()).toEqual([]);
  });

  test("one that the database refuses is rolled back whole and stops no other", async () => {
    const [bad, good] = [await closed(), await closed()];
    goTo(day("2026-04-15"));
    const hand = (await database).superuser();
    await hand.unsafe(`create function no_entry() returns trigger language plpgsql as
      $$ begin if new.case_id = '${bad}' then raise exception 'no entry'; end if; return new; end $$`);
    await hand`create trigger no_entry before insert on journal for each row execute function no_entry()`;
    try {
      await expect(run()).rejects.toThrow("1 things could not be destroyed");
      expect([await opens(bad), await opens(good)]).toEqual([true, false]);
    } finally {
      await hand`drop trigger no_entry on journal`;
      await hand`drop function no_entry`;
      await hand.end();
    }
    expect(await run()).toMatchObject({ copies: 1 });
    expect(await opens(bad)).toBe(false);
    expect(await faults()).toEqual([]);
  });

  test("another practice's cases go by their own days, in their own book", async () => {
    const neighbour = await life.world.anotherPractice();
    const other = new CaseLife({ ...life.world, ...neighbour, practiceCtx: neighbour.ctx });
    await other.stock(2);
    const theirs = await other.signed();
    const caseId = await closed();
    goTo(day("2026-04-15"));
    await destroyDue(life.world.platform).catch(() => null);
    expect(await opens(caseId)).toBe(false);
    const [picture] = await other.read((tx) =>
      identityCopiesOf(tx, { practiceId: neighbour.practiceId, caseId: theirs }),
    );
    expect((await viewCopy(other.officer, { copyId: picture?.id ?? "", reason: null })).ok).toBe(true);
    expect((await said("case.copiesDestroyed")).map(({ subject }) => subject)).toEqual([caseId]);
  });

  test("a case that ended before there were days gets them, told in the register, and then goes by them", async () => {
    const caseId = await closed();
    const hand = (await database).superuser();
    await hand`update cases set copies_destroy_on = null, erase_on = null where id = ${caseId}`;
    await hand.end();
    expect(await run()).toMatchObject({ dated: 1, copies: 0 });
    expect(await row(caseId)).toMatchObject({ copiesDestroyOn: "2026-04-15", eraseOn: "2036-03-16" });
    expect((await said("case.retentionDated"))[0]?.facts).toEqual({ copiesOn: "2026-04-15", eraseOn: "2036-03-16" });
    expect(await faults()).toEqual([]);
  });
});

describe("terms of a mandate", () => {
  const terms = { copiesDays: 90, registerYears: 20, registerFrom: "ISSUANCE" as const, logMonths: 6 };
  const set = (validFrom: Day, ctx = life.world.chamberCtx(["dirigente"])) =>
    setRetentionTerms(ctx, { chamberId: life.world.chamberId, mandateId: life.world.mandateId, validFrom, ...terms });

  test("apply to cases that end from their first day on; what was promised before stays", async () => {
    const before = await closed();
    expect(await set(life.today)).toMatchObject({ ok: false, refusal: "starts-in-past" });
    await must(set(addDays(life.today, 1)));
    expect(await set(addDays(life.today, 1))).toMatchObject({ ok: false, refusal: "terms-unchanged" });
    const sameDay = await closed();
    goTo(addDays(life.today, 1));
    const after = await closed();
    expect(await row(before)).toMatchObject({ copiesDestroyOn: "2026-04-15" });
    expect(await row(sameDay)).toMatchObject({ copiesDestroyOn: "2026-04-15" });
    expect(await row(after)).toMatchObject({ copiesDestroyOn: "2026-06-15", eraseOn: "2046-03-17" });
    expect((await readCase(life.officer, after, "it")).kept.terms).toMatchObject(terms);
    expect(await faults()).toEqual([]);
  });

  test("are the chamber's manager's: no practice sets them under a chamber's mandate", async () => {
    await expect(set(addYears(life.today, 1), life.officer)).rejects.toMatchObject({ status: 404 });
    await expect(
      (async () => set(addYears(life.today, 2), life.world.chamberCtx(["sportello"])))(),
    ).rejects.toMatchObject({
      status: 403,
    });
  });

  test("whoever changes them behind the register's back is named; the application cannot", async () => {
    await must(set(addDays(life.today, 1)));
    const app = (await database).app();
    await expect(app`update retention_terms set copies_days = 1`).rejects.toThrow(/permission denied/);
    const hand = (await database).superuser();
    await hand`update retention_terms set copies_days = 1 where mandate_id = ${life.world.mandateId}`;
    expect((await faults()).filter((each) => each.includes(`mandate ${life.world.mandateId}`))).toHaveLength(1);
    await hand`update retention_terms set copies_days = 90 where mandate_id = ${life.world.mandateId}`;
    expect((await faults()).filter((each) => each.includes(`mandate ${life.world.mandateId}`))).toEqual([]);
    await hand.end();
    await app.end();
  });
});

describe("a person who asks to be erased", () => {
  test("goes at once where no case holds the data", async () => {
    const { clientId } = await must(registerClient(life.officer, applicantOf(40)));
    expect(await must(eraseClient(life.officer, { clientId }))).toEqual({ clientId, erased: true });
    const erased = await life.read((tx) => findClient(tx, life.world.practiceId, clientId));
    expect(erased).toMatchObject({ erasedOn: life.today, nameKey: "", applicant: { codiceFiscale: "" } });
    expect(await eraseClient(life.officer, { clientId })).toMatchObject({ refusal: "already-erased" });
    expect(await wordsInDatabase([applicantOf(40).codiceFiscale])).toEqual([]);
    expect(await faults()).toEqual([]);
  });

  test("is noted where a case holds them, and goes with the last of them", async () => {
    const caseId = await closed();
    const { clientId } = await row(caseId);
    expect(await must(eraseClient(life.officer, { clientId }))).toEqual({ clientId, erased: false });
    expect(await client(caseId)).toMatchObject({ erasureAskedOn: life.today, erasedOn: null });
    goTo(day("2036-03-16"));
    await run();
    expect(await client(caseId)).toMatchObject({ erasedOn: "2036-03-16", erasureAskedOn: null });
    expect((await said("client.erased"))[0]?.facts).toEqual({ reason: "ASKED" });
    expect(await faults()).toEqual([]);
  });

  test("and comes back for a device, uses the data again", async () => {
    const caseId = await closed();
    const { clientId } = await row(caseId);
    await must(eraseClient(life.officer, { clientId }));
    await must(
      openCase(life.officer, {
        ...{ client: { id: clientId }, chamberId: life.world.chamberId, mandateId: life.world.mandateId },
        ...{ requestType: "NEW", deviceType: "USB_TOKEN" },
      }),
    );
    expect(await client(caseId)).toMatchObject({ erasureAskedOn: null });
    expect(await faults()).toEqual([]);
  });

  test("unused for two years, a person without cases leaves the address book; one with a case does not", async () => {
    const { clientId } = await must(registerClient(life.officer, applicantOf(41)));
    const kept = await life.open();
    goTo(day("2028-03-15"));
    expect(await run()).toMatchObject({ clients: 0 });
    goTo(day("2028-03-17"));
    expect(await run()).toMatchObject({ clients: 1 });
    expect((await life.read((tx) => findClient(tx, life.world.practiceId, clientId)))?.erasedOn).toBe("2028-03-17");
    expect((await client(kept)).erasedOn).toBeNull();
    expect(await faults()).toEqual([]);
  });
});

/** Which of the words stand anywhere in the practice's rows. */
async function wordsInDatabase(words: readonly string[]): Promise<string[]> {
  const sql = (await database).superuser();
  const tables = await sql`select table_name from information_schema.columns
    where table_schema = 'public' and column_name in ('practice_id', 'book') group by table_name`;
  const found: string[] = [];
  for (const { table_name } of tables) {
    const owner = ["journal", "reads", "books", "outbox", "submissions", "checkpoints", "mail_wakeups"].includes(
      table_name,
    )
      ? "book"
      : "practice_id";
    const rows =
      await sql`select to_jsonb(t)::text as row from ${sql(table_name)} t where t.${sql(owner)} = ${life.world.practiceId}`;
    for (const word of words) {
      if (rows.some((each) => String(each.row).includes(word))) found.push(`${word} in ${table_name}`);
    }
  }
  await sql.end();
  return found;
}
