import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeCheckpoint } from "~/audit/checkpoint.server";
import { readRegister, readStaffReads } from "~/audit/read-register.server";
import { readTermCases, readTerms } from "~/audit/read-terms.server";
import { verify } from "~/audit/verify.server";
import type { SentMarks } from "~/chamber/apply-marks";
import { confirmSlip } from "~/chamber/confirm-slip.server";
import { readDataSheet } from "~/chamber/data-sheet.server";
import { devicePaper } from "~/chamber/device-papers.server";
import { findScanned } from "~/chamber/find-scanned.server";
import { INTAKE_CHECKS } from "~/chamber/intake";
import { mandateKnownPractice } from "~/chamber/mandate-known-practice.server";
import { markLines, markSheet } from "~/chamber/mark-lines.server";
import { readCollection } from "~/chamber/read-collection.server";
import { readProduction } from "~/chamber/read-production.server";
import { readQueue } from "~/chamber/read-queue.server";
import { readReport } from "~/chamber/read-report.server";
import { readSlip } from "~/chamber/read-slip.server";
import { readMandates, readPracticePeople } from "~/mandates/read-mandates.server";
import { readReturns, takeReading } from "~/receipts/read-returns.server";
import { day } from "~/terms/day";
import { findCase } from "~db/queries/cases";
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
  await life.stock(20);
});
afterAll(() => database.close());

const at = (instant: string) => world.clock.set(new Date(instant));
const sent = (marks: Partial<SentMarks>): SentMarks => ({
  ...{ act: "save", lineId: null, checks: [], code: "", note: "", undoable: 0, whens: new Map(), days: new Map() },
  ...marks,
});
const codeOf = async (caseId: string) => {
  const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!row) throw new Error("no such case");
  return row.code;
};

describe("a slip at the counter", () => {
  let caseIds: string[];
  let batchId: string;

  beforeAll(async () => {
    at("2026-03-17T08:00:00Z");
    caseIds = [await life.signed(), await life.signed(), await life.signed(), await life.signed()];
    batchId = await life.slip(caseIds);
  });

  test("waits in the queue, found by its practice's name, too", async () => {
    const all = await readQueue(life.clerk, { practice: "", after: null });
    expect(all.waiting).toMatchObject([{ id: batchId, practice: "Studio Verdi", lines: 4 }]);
    expect((await readQueue(life.clerk, { practice: "verdi", after: null })).waiting).toHaveLength(1);
    expect((await readQueue(life.clerk, { practice: "neri", after: null })).waiting).toEqual([]);
  });

  test("is opened by the code of one of its sheets, and names who may stand there", async () => {
    const scanned = await findScanned(life.clerk, `${await codeOf(caseIds[2] ?? "")}-M2-1`);
    expect(scanned).toMatchObject({ to: "slip", batchId, line: { position: 3 } });
    const page = await readSlip(life.clerk, batchId);
    expect(page).toMatchObject({ state: "CLOSED", enabled: [{ userId: world.officerId, kind: "OFFICER" }] });
  });

  test("keeps the clerk's marks, undoes them, and proposes the rest in instalments", async () => {
    await must(life.openSlip(batchId));
    const lineId = (position: number) => lines.find((line) => line.position === position)?.lineId ?? "";
    const { lines } = await readSlip(life.clerk, batchId);
    await must(markSheet(life.clerk, batchId, lineId(1), { copyNo: 2, version: 1 }));
    const read = await must(markSheet(life.clerk, batchId, lineId(1), { copyNo: 3, version: 1 }));
    expect(read).toEqual({ position: 1, versionInForce: 1 });

    const accept = (position: number) =>
      markLines(life.clerk, batchId, sent({ act: "accept", lineId: lineId(position), checks: [...INTAKE_CHECKS] }));
    expect(await must(accept(1))).toMatchObject({ answer: "line-accepted", position: 1 });
    await must(markLines(life.clerk, batchId, sent({ act: "reject", lineId: lineId(2), code: "F2", note: "Copia 3" })));
    const page = await readSlip(life.clerk, batchId);
    expect(page.intake.summary).toMatchObject({ now: [1, 3], rejected: [2], undecided: [3, 4] });
    expect(page.intake.summary.instalments).toMatchObject([{ instalment: 1, positions: [4] }]);

    const { undoable } = page.intake;
    expect(await must(markLines(life.clerk, batchId, sent({ act: "undo", undoable })))).toMatchObject({ position: 2 });
    await must(markLines(life.clerk, batchId, sent({ act: "reject", lineId: lineId(2), code: "F2", note: "Copia 3" })));
    await must(accept(3));

    const early = await confirmSlip(life.clerk, { batchId, day: life.today, sent: sent({}) });
    expect(early).toEqual({ ok: false, refusal: "lines-undecided", field: "line-4" });
    await must(accept(4));
    const otherTime = sent({ whens: new Map([[4, 2]]) });
    expect(await confirmSlip(life.clerk, { batchId, day: life.today, sent: otherTime })).toMatchObject({
      refusal: "moved",
    });
    await must(confirmSlip(life.clerk, { batchId, day: life.today, sent: otherTime }));
    expect(await Promise.all(caseIds.map(life.state))).toEqual(["PRESENTED", "REJECTED", "PRESENTED", "SCHEDULED"]);
  });

  test("fills the production queue: what was accepted for now first", async () => {
    const asked = { practiceId: null, until: null, after: null };
    const { devices } = await readProduction(life.clerk, asked);
    expect(devices.map(({ caseId }) => caseId)).toEqual([caseIds[0], caseIds[2], caseIds[3]]);
    const dueToday = await readProduction(life.clerk, { ...asked, until: life.today });
    expect(dueToday.devices).toHaveLength(2);
  });

  test("ends in devices with their papers, collected and reported", async () => {
    const serial = "1204778100931001";
    await must(life.produce(caseIds[0] ?? "", serial));
    expect(await findScanned(life.clerk, serial)).toMatchObject({ to: "collection", caseId: caseIds[0] });
    for (const document of ["REGISTRATION_FORM", "DELIVERY_RECEIPT"] as const) {
      const { pdf, name } = await devicePaper(life.clerk, caseIds[0] ?? "", document, []);
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
      expect(name).toMatch(/^[0-9A-Z]{10}-[RC]\.pdf$/);
    }
    const { ready } = await readCollection(life.clerk, { practiceId: null, after: null });
    expect(ready).toMatchObject({ devices: [{ serial }], officers: [{ userId: world.officerId }] });
    await must(life.collect([caseIds[0] ?? ""]));

    const report = await readReport(life.clerk, life.today);
    expect(report.made).toMatchObject([{ serial, practice: "Studio Verdi" }]);
    expect(report.slips).toMatchObject([{ batchId, now: 2, scheduled: 1, rejected: 1, confirmed: true }]);
    expect(report.refused).toMatchObject([{ caseId: caseIds[1], code: "F2" }]);
    expect(report.collected).toHaveLength(1);
  });
});

describe("receipts", () => {
  let late: string;

  beforeAll(async () => {
    at("2026-03-17T08:00:00Z");
    late = await life.collected("1204778100931002");
    await must(life.deliver(late, "1204778100931002"));
    at("2026-04-08T09:00:00Z");
  });

  test("are listed as they are read, with their term", async () => {
    const code = await codeOf(late);
    const one = await takeReading(life.clerk, [], `${code}-C2-1`);
    const two = await takeReading(life.clerk, one.list, "1204778100931002");
    expect(two).toMatchObject({ list: [{ code, copies: [2] }], found: { listedBefore: true } });
    expect((await takeReading(life.clerk, two.list, "nothing of ours")).found).toBeNull();
    const { lines, others, bearers } = await readReturns(life.clerk, two.list);
    expect(lines).toMatchObject([{ caseId: late, legalDue: "2026-04-01" }]);
    expect([others, bearers]).toMatchObject([[], [{ userId: world.officerId }]]);
  });

  test("count as overdue, then as late, in the month of their term", async () => {
    const auditor = world.chamberCtx(["vigilanza"]);
    const april = await readTerms(auditor, { month: null, practiceId: null });
    expect(april.total).toEqual({ onTime: 0, late: 0, open: 1, overdue: 1 });
    await must(life.giveBack([late]));
    const after = await readTerms(auditor, { month: null, practiceId: null });
    expect(after.total).toEqual({ onTime: 0, late: 1, open: 0, overdue: 0 });
    expect(after.byPractice).toMatchObject([{ id: world.practiceId, name: "Studio Verdi", late: 1 }]);
    const behind = await readTermCases(auditor, { month: null, practiceId: null, situation: "late", after: null });
    expect(behind.cases).toMatchObject([{ caseId: late, late: 7 }]);
    expect(behind.cases[0]?.code).toMatch(/^.{4}….{4}$/);
  });

  test("a case returned already is said, not listed", async () => {
    const { lines, others } = await readReturns(life.clerk, [{ code: await codeOf(late), copies: [] }]);
    expect([lines, others]).toMatchObject([[], [{ caseId: late, returnedOn: "2026-04-08" }]]);
  });
});

describe("what is read", () => {
  test("is recorded: the data sheet stands among the reads of the chamber's people", async () => {
    const caseId = await life.collected("1204778100931003");
    await readDataSheet(life.clerk, caseId);
    const auditor = world.chamberCtx(["vigilanza"]);
    const { reads } = await readStaffReads(auditor, { practiceId: null, personId: world.clerkId, before: null });
    expect(reads[0]).toMatchObject({ what: "data-sheet", practice: "Studio Verdi", case: { id: caseId } });
  });

  test("of the register are the lines handed to the chamber", async () => {
    await makeCheckpoint(world.platform, world.chamberId);
    await makeCheckpoint(world.platform, world.practiceId);
    const auditor = world.chamberCtx(["vigilanza"]);
    const own = await readRegister(auditor, { book: null, before: null });
    expect(own.books.map(({ id }) => id)).toEqual([world.chamberId, world.practiceId]);
    expect(own.lines[0]?.text).toContain(`cartellina-checkpoint v1 ${world.chamberId} `);
    const practices = await readRegister(auditor, { book: world.practiceId, before: null });
    expect(practices.lines).toHaveLength(1);
  });

  test("stays inside the chamber: another one finds nothing of it", async () => {
    const other = await makeWorld(database, { at: "2026-04-08T09:00:00Z" });
    const clerk = other.chamberCtx(["sportello", "dirigente"]);
    const code = await codeOf(await life.collected("1204778100931004"));
    expect(await findScanned(clerk, code)).toBeNull();
    expect(await findScanned(clerk, "1204778100931004")).toBeNull();
    expect((await readProduction(clerk, { practiceId: null, until: null, after: null })).devices).toEqual([]);
    expect((await readReturns(clerk, [{ code, copies: [] }])).lines).toEqual([]);
    const nothing = { onTime: 0, late: 0, open: 0, overdue: 0 };
    expect((await readTerms(clerk, { month: null, practiceId: null })).total).toEqual(nothing);
    const list = await readMandates(clerk, { name: "", practiceId: world.practiceId, after: null });
    expect(list.mandates).toEqual([]);
  });
});

describe("a practice of another chamber", () => {
  const mandate = { number: "M-2", kind: "NATURAL" as const, validFrom: day("2026-04-01"), validTo: day("2028-12-31") };

  test("gets a mandate by its head's address; both books say so", async () => {
    const other = await makeWorld(database, { at: "2026-04-08T09:00:00Z" });
    const manager = other.chamberCtx(["dirigente"]);
    const ownerEmail = `${world.officerId}@prova.test`;
    const given = await must(mandateKnownPractice(manager, { ownerEmail, mandate }));
    expect(given.practiceName).toBe("Studio Verdi");
    const people = await readPracticePeople(manager, given.mandateId);
    expect(people).toMatchObject([{ id: world.officerId }]);
    const again = await mandateKnownPractice(manager, { ownerEmail, mandate });
    expect(again).toMatchObject({ refusal: "mandate-number-taken" });
    const clerksAddress = `${other.clerkId}@prova.test`;
    expect(await mandateKnownPractice(manager, { ownerEmail: clerksAddress, mandate })).toMatchObject({
      refusal: "not-a-practice-head",
    });
  });
});

test("after all that the register finds nothing wrong", async () => {
  const result = await verify({ db: world.platform.db, masterKey: world.platform.masterKey, unbound: null });
  expect(result.differences).toEqual([]);
});
