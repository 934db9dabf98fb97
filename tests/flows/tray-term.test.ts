import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { sentence } from "~/audit/difference";
import { verify } from "~/audit/verify.server";
import { forgetOldDrafts } from "~/chamber/chores.server";
import { markLines } from "~/chamber/mark-lines.server";
import { readSlip } from "~/chamber/read-slip.server";
import { registerClient } from "~/clients/register-client.server";
import { chooseColumns } from "~/imports/choose-columns.server";
import { forgetOldImports } from "~/imports/chores.server";
import { guessColumns } from "~/imports/fields";
import { startImport } from "~/imports/start-import.server";
import { takeFile } from "~/imports/take-file.server";
import { work } from "~/imports/work.server";
import { spentChores } from "~/platform/forget-spent";
import { newId } from "~/platform/ids";
import { queueMail } from "~/platform/mail";
import { associatedData, unseal, unwrapDataKey } from "~/platform/sealing";
import { holdCase } from "~/retention/hold.server";
import { readDestroyed } from "~/retention/read-retention.server";
import { forgetTray } from "~/scans/chores.server";
import { aloneBelongsTo } from "~/scans/paper-keys.server";
import { readScans } from "~/scans/read-scans.server";
import { readTaken } from "~/scans/read-taken.server";
import { takeScan } from "~/scans/take-scan.server";
import { viewPage } from "~/scans/view-scan.server";
import { addMonths, day, romeInstant } from "~/terms/day";
import { importRows, imports, scanFiles, scanPages } from "~db/schema";
import { applicantOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { CLIENT_HEADINGS, clientRow, excelFile } from "../support/csv-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import { foreignPage } from "../support/scanned-paper";
import { makeWorld } from "../support/world";

/** What is of no case goes after its own term: pages that nobody filed, rows left out of an import, mails, keys of forms. */
const database: Promise<TestDatabase> = freshDatabase();
let life: CaseLife;

beforeEach(async () => {
  life = new CaseLife(await makeWorld(await database, { at: "2026-03-16T09:00:00Z" }));
});
afterAll(async () => (await database).close());

const goTo = (on: string) => life.world.clock.set(romeInstant(day(on), 9, 0));
const pages = () => life.read((tx) => tx.select().from(scanPages));
const tray = async () => (await readScans(life.officer, { after: null, before: null })).waiting;

async function faults(): Promise<string[]> {
  const { db, masterKey } = life.world.platform;
  return (await verify({ db, masterKey, unbound: null }, { book: life.world.practiceId })).differences.map(sentence);
}

async function taken(read = true): Promise<string> {
  const { scanId } = await must(takeScan(life.officer, [await foreignPage()]));
  if (read) await readTaken(life.officer, scanId);
  return scanId;
}

describe("a page that nobody filed", () => {
  test("waits sixty days and goes on the day that its line says: from the tray, the store and its key", async () => {
    const scanId = await taken();
    const [waiting] = await tray();
    expect(waiting?.goesOn).toBe("2026-05-15");
    const [before] = await pages();
    const { blobs, masterKey } = life.world.platform;
    const sealed = await blobs.get(before?.blobKey ?? "");
    expect(sealed).not.toBeNull();
    const view = () => viewPage(life.officer, { scanId, pageId: waiting?.id ?? "", small: false });

    goTo("2026-05-14");
    expect(await forgetTray(life.world.platform)).toBe(0);
    expect((await view()).ok).toBe(true);

    goTo("2026-05-15");
    expect(await forgetTray(life.world.platform)).toBe(1);
    expect((await view()).ok).toBe(false);
    expect(await tray()).toEqual([]);
    expect(await blobs.get(before?.blobKey ?? "")).toBeNull();
    expect(await pages()).toMatchObject([{ state: "DISCARDED", discardReason: "term", wrapped: null, blobKey: null }]);
    expect(await faults()).toEqual([]);
    const scope = { practiceId: life.world.practiceId, chamberId: null, audits: false };
    expect((await readDestroyed(life.officer, scope, null)).rows).toMatchObject([{ act: "scan.expired", count: 1 }]);
    // Once: the next round finds nothing.
    expect(await forgetTray(life.world.platform)).toBe(0);

    // Control: with the key that is gone the old bytes would open.
    const kept = { practiceId: life.world.practiceId, scanId, id: before?.id ?? "" };
    const key = unwrapDataKey(masterKey, before?.wrapped ?? Buffer.alloc(0), aloneBelongsTo(kept));
    const place = associatedData({ practiceId: kept.practiceId, caseId: scanId, kind: kept.id, version: 1 });
    expect(unseal(key, sealed ?? Buffer.alloc(0), place).length).toBe(before?.bytes);
    expect(() => unseal(Buffer.alloc(32), sealed ?? Buffer.alloc(0), place)).toThrow();
  });

  test("stays while the case whose code it bears is held", async () => {
    await taken();
    const caseId = await life.open();
    const { practiceId } = life.world;
    const hand = (await database).superuser();
    const [row] = await hand`select code from cases where practice_id = ${practiceId} and id = ${caseId}`;
    await hand`update scan_pages set codes = array[${`${row?.code}-M1-1`}] where practice_id = ${practiceId}`;
    await hand.end();
    await must(holdCase(life.officer, { caseId, reason: "DISPUTE", reviewOn: addMonths(life.today, 3) }));
    goTo("2026-06-30");
    expect(await forgetTray(life.world.platform)).toBe(0);
    expect(await pages()).toMatchObject([{ state: "WAITING" }]);
  });

  test("so does a file of which the reading was never finished", async () => {
    await taken(false);
    goTo("2026-05-15");
    expect(await forgetTray(life.world.platform)).toBe(1);
    const [file] = await life.read((tx) => tx.select().from(scanFiles));
    expect(file).toMatchObject({ state: "BROKEN_OFF", refusal: "file-unread", wrapped: null, blobKey: null });
    expect(await faults()).toEqual([]);
  });
});

test("rows left out of an import that has ended go after a week, and the book says how many", async () => {
  const { practiceId, platform } = life.world;
  const ctx = life.world.practiceCtx(["responsabile"]);
  const wrong = clientRow(2).map((cell, column) => (/codice/i.test(CLIENT_HEADINGS[column] ?? "") ? "X" : cell));
  const file = excelFile([CLIENT_HEADINGS, clientRow(1), wrong]);
  const { importId } = await must(takeFile(ctx, { kind: "CLIENTS", file, defaults: null }));
  await must(chooseColumns(ctx, { importId, columns: guessColumns(CLIENT_HEADINGS, "CLIENTS") }));
  await work(ctx, importId);
  await must(startImport(ctx, { importId, leaveRest: true }));
  await work(ctx, importId);
  goTo("2026-03-22");
  await forgetOldImports(platform);
  const left = () => life.read((tx) => tx.select().from(importRows));
  expect((await left()).length).toBeGreaterThan(0);
  goTo("2026-03-24");
  await forgetOldImports(platform);
  expect(await left()).toEqual([]);
  expect(await life.read((tx) => tx.select().from(imports))).toHaveLength(1);
  const hand = (await database).superuser();
  const told = await hand`select facts from journal where book = ${practiceId} and act = 'import.rowsDeleted'`;
  await hand.end();
  expect(told.map(({ facts }) => JSON.parse(String(facts)))).toEqual([{ rows: 1 }]);
  expect(await faults()).toEqual([]);
});

test("a clerk's marks on a slip that is never confirmed go after thirty days", async () => {
  await life.stock(1);
  const batchId = await life.slip([await life.signed()]);
  await must(life.openSlip(batchId));
  const lineId = (await readSlip(life.clerk, batchId)).lines[0]?.lineId ?? "";
  const marks = { act: "reject", lineId, checks: [], code: "F2", note: "Il signor Bianchi torna domani" } as const;
  await must(markLines(life.clerk, batchId, { ...marks, undoable: 0, whens: new Map(), days: new Map() }));
  const note = async () => JSON.stringify(await readSlip(life.clerk, batchId)).includes("Bianchi");
  goTo("2026-04-14");
  await forgetOldDrafts(life.world.platform);
  expect(await note()).toBe(true);
  goTo("2026-04-16");
  await forgetOldDrafts(life.world.platform);
  expect(await note()).toBe(false);
  expect(await faults()).toEqual([]);
});

test("mails and keys of forms go after thirty days, links that are over too; younger ones stay", async () => {
  const { practiceId: book, platform, officerId } = life.world;
  const mail = () =>
    life.read((tx) => queueMail(tx, life.world, { book, to: "a@prova.test", subject: "Prova", body: "testo" }));
  const form = (once: string, person: number) => must(registerClient({ ...life.officer, once }, applicantOf(person)));
  const hand = (await database).superuser();
  const token = (hash: string, at: Date) =>
    hand`insert into tokens (hash, kind, user_id, expires_at) values (${hash}, 'invitation', ${officerId}, ${at})`;
  const count = async () => {
    const [row] = await hand`select
      (select count(*)::int from outbox where book = ${book}) as mails,
      (select count(*)::int from mail_wakeups where book = ${book}) as wakeups,
      (select count(*)::int from submissions where book = ${book}) as forms,
      (select count(*)::int from tokens where user_id = ${officerId}) as tokens`;
    return row;
  };
  await mail();
  await form(newId(), 30);
  await token(newId(), platform.clock.now());
  goTo("2026-04-14");
  await mail();
  await form(newId(), 31);
  await token(newId(), platform.clock.now());
  const run = async () => {
    for (const chore of spentChores) await chore.run(platform);
  };
  await run();
  expect(await count()).toEqual({ mails: 2, wakeups: 2, forms: 2, tokens: 2 });
  goTo("2026-04-17");
  await run();
  expect(await count()).toEqual({ mails: 1, wakeups: 1, forms: 1, tokens: 1 });
  await hand.end();
});
