import bwip from "bwip-js/node";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Context } from "~/access/context";
import { verify } from "~/audit/verify.server";
import { formFile } from "~/cases/form-file.server";
import { readCase } from "~/cases/read-case.server";
import { devicePaper } from "~/chamber/device-papers.server";
import { impressionOf } from "~/paperwork/case-papers.server";
import type { DocumentType } from "~/paperwork/custody";
import { print } from "~/paperwork/press.server";
import { editionOf } from "~/paperwork/texts";
import { readReturns } from "~/receipts/read-returns.server";
import { moveSheet, removeSheet } from "~/scans/correct-sheet.server";
import { keepPages } from "~/scans/keep-pages.server";
import { readCodes } from "~/scans/read-codes.server";
import { type OneScan, readScanResult, readScans, readWaitingPage } from "~/scans/read-scans.server";
import { readTaken, startReading } from "~/scans/read-taken.server";
import { discardPage, filePage } from "~/scans/settle-page.server";
import { takeScan } from "~/scans/take-scan.server";
import { viewPage, viewSheet } from "~/scans/view-scan.server";
import { copiesOf, findCase, latestForm } from "~db/queries/cases";
import { readsOf } from "~db/queries/reads";
import { findPage, leaseFile } from "~db/queries/scans";
import { scannedSheets, scanPages } from "~db/schema";
import { inScope } from "~db/scope";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { encryptedPdf } from "../support/raw-pdf";
import { foreignPage, inOnePdf, scanned } from "../support/scanned-paper";
import { makeWorld, type World } from "../support/world";

let database: TestDatabase;
let life: CaseLife;
/** Of another practice of the same chamber. */
let other: CaseLife;
let signed: string;
let delivered: string;
let forms: Buffer[];
let receipts: Buffer[];

beforeAll(async () => {
  database = await freshDatabase();
  const world = await makeWorld(database, { at: "2026-03-16T09:30:00Z" });
  life = new CaseLife(world);
  await life.stock(20);
  const neighbour = await world.anotherPractice();
  other = new CaseLife({ ...world, ...neighbour, practiceCtx: neighbour.ctx } as World);
  await other.stock(5);
  signed = await life.signed();
  delivered = await life.collected("1204778109930001");
  await must(life.deliver(delivered, "1204778109930001"));
  forms = await scanned((await formFile(life.officer, signed, [])).pdf);
  receipts = await scanned((await devicePaper(life.clerk, delivered, "DELIVERY_RECEIPT", [])).pdf, { tilt: -2 });
});
afterAll(() => database.close());

/** Takes the files in, reads them to their end, and answers what became of them. */
async function scan(files: Buffer[], ctx: Context = life.officer): Promise<OneScan> {
  const { scanId } = await must(takeScan(ctx, files));
  await readTaken(ctx, scanId);
  return readScanResult(ctx, scanId, null);
}

const filedAs = ({ filed }: OneScan) =>
  filed.map(({ page, sheet }) => [page, sheet?.case.id, sheet?.documentType, sheet?.version, sheet?.copyNo]);

const codeOf = async (caseId: string) =>
  (await life.read((tx, scope) => findCase(tx, scope, caseId)))?.code ?? "no case";

const byHand = (text: string, document: DocumentType | null = null, copyNo: 1 | 2 | 3 | null = null) => ({
  case: text,
  document,
  copyNo,
});

const differences = async (on: World = life.world) =>
  (await verify({ db: on.platform.db, masterKey: on.platform.masterKey, unbound: null })).differences;

describe("pages with a code", () => {
  test("beside other codes: of what was read only sheets' codes are kept", async () => {
    const card = await bwip.toBuffer({ bcid: "code128", text: "RSSMRA80A01L219X", scale: 4, height: 12 });
    const page = await sharp({ create: { width: 1240, height: 1754, channels: 3, background: "#fff" } })
      .composite([{ input: card, left: 150, top: 200 }])
      .jpeg()
      .toBuffer();
    const one = await scan([page]);
    expect(one.waiting).toMatchObject([{ waitsFor: "no-code", codes: [] }]);
    const row = await life.read((tx) =>
      findPage(tx, { practiceId: life.world.practiceId, id: one.waiting[0]?.id ?? "" }),
    );
    expect(row?.codes).toEqual([]);
    // Control: the card's code is one that is read.
    const { data, info } = await sharp(page).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect(await readCodes({ width: info.width, height: info.height, rgba: data })).toEqual(["RSSMRA80A01L219X"]);
  });

  test("of one PDF, crooked and grainy, go each to its case, document and copy", async () => {
    const one = await scan([await inOnePdf([...forms, ...receipts])]);
    expect(one).toMatchObject({ state: "read", waiting: [], refused: [], unreadable: [] });
    expect(filedAs(one)).toEqual([
      [1, signed, "REQUEST_FORM", 1, 1],
      [2, signed, "REQUEST_FORM", 1, 2],
      [3, signed, "REQUEST_FORM", 1, 3],
      [4, delivered, "DELIVERY_RECEIPT", 1, 1],
      [5, delivered, "DELIVERY_RECEIPT", 1, 2],
      [6, delivered, "DELIVERY_RECEIPT", 1, 3],
    ]);
    expect(one.filed.every(({ sheet }) => sheet?.filedBy === "BAR_CODE")).toBe(true);
    expect(await differences()).toEqual([]);
  });

  test("upside down, on their side or held askew are read, too", async () => {
    const { pdf } = await formFile(life.officer, signed, []);
    const turned = await Promise.all([180, 90, -78, 14].map((tilt) => scanned(pdf, { tilt, noise: 20 })));
    const one = await scan(turned.map((pictures, index) => pictures[index % 3] as Buffer));
    expect(filedAs(one).map(([, , , , copyNo]) => copyNo)).toEqual([1, 2, 3, 1]);
    expect(one.waiting).toEqual([]);
  });

  test("change neither the custody of their sheets nor the state of their case", async () => {
    const key = { practiceId: life.world.practiceId, caseId: signed };
    const before = [await life.state(signed), await life.read((tx) => copiesOf(tx, key))];
    await scan([forms[0] as Buffer]);
    expect([await life.state(signed), await life.read((tx) => copiesOf(tx, key))]).toEqual(before);
  });

  test("are told on the case's page beside the signed sheets that have none", async () => {
    const caseId = await life.signed();
    const pictures = await scanned((await formFile(life.officer, caseId, [])).pdf, { tilt: 0, noise: 0 });
    await scan([pictures[1] as Buffer]);
    const page = await readCase(life.officer, caseId, "it");
    expect(page.sheetScans.map(({ copyNo, scans }) => [copyNo, scans.length])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
    ]);
    expect(page.timeline.items.map(({ act }) => act)).toContain("case.sheetScanned");
  });

  test("that were voided meanwhile are filed to the void sheet, and said to be void", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    await must(life.identify(caseId));
    await must(life.hand(caseId));
    await must(life.print(caseId));
    const [first] = await scanned((await formFile(life.officer, caseId, [])).pdf);
    await database.superuser()`update cases set applicant = jsonb_set(applicant, '{mobile}', '"+39 333 1234567"') where id = ${caseId}`;
    await must(life.print(caseId));
    const one = await scan([first as Buffer]);
    expect(filedAs(one)).toEqual([[1, caseId, "REQUEST_FORM", 1, 1]]);
    const page = await readCase(life.officer, caseId, "it");
    expect(page.sheetScans).toMatchObject([{ version: 1, void: true, scans: [{}] }]);
  });
});

describe("the tray", () => {
  test("holds what bears no code, until it is filed by hand; its key is then gone, and its picture in the case", async () => {
    const one = await scan([await foreignPage(), forms[2] as Buffer]);
    expect(one.filed).toHaveLength(1);
    const [page] = one.waiting;
    expect(page).toMatchObject({ waitsFor: "no-code", file: 1, page: 1, codes: [] });
    if (!page) return;
    const picture = await must(viewPage(life.officer, { scanId: one.id, pageId: page.id, small: false }));
    expect(picture.jpeg.subarray(0, 2).toString("hex")).toBe("ffd8");

    const number = (await readCase(life.officer, delivered, "it")).number;
    const input = { pageId: page.id, typed: byHand(number, "DELIVERY_RECEIPT", 2) };
    expect(await must(filePage(life.officer, input))).toEqual({ caseId: delivered });
    expect(await filePage(life.officer, input)).toMatchObject({ ok: false, refusal: "page-settled" });
    const row = await life.read((tx) => findPage(tx, { practiceId: life.world.practiceId, id: page.id }));
    expect(row).toMatchObject({ state: "FILED", wrapped: null, blobKey: null });
    expect(await viewPage(life.officer, { scanId: one.id, pageId: page.id, small: false })).toMatchObject({
      ok: false,
    });

    const after = await readScanResult(life.officer, one.id, null);
    const filed = after.filed.find(({ id }) => id === page.id)?.sheet;
    expect(filed).toMatchObject({ documentType: "DELIVERY_RECEIPT", copyNo: 2, filedBy: "HAND" });
    const kept = await must(viewSheet(life.officer, { caseId: delivered, sheetId: filed?.id ?? "" }));
    expect(kept.jpeg.equals(picture.jpeg)).toBe(true);
    expect(await differences()).toEqual([]);
  });

  test("takes a sheet's code instead, and says what is missing or wrong", async () => {
    const { waiting } = await scan([await foreignPage()]);
    const pageId = waiting[0]?.id ?? "";
    const code = await codeOf(signed);
    const tried = async (typed: ReturnType<typeof byHand>) => {
      const outcome = await filePage(life.officer, { pageId, typed });
      return outcome.ok ? "filed" : [outcome.refusal, outcome.field];
    };
    expect(await tried(byHand("2019/0007", "REQUEST_FORM", 1))).toEqual(["no-such-case", "case"]);
    expect(await tried(byHand(code))).toEqual(["sheet-missing", "document"]);
    expect(await tried(byHand(code, "REQUEST_FORM"))).toEqual(["sheet-missing", "copyNo"]);
    expect(await tried(byHand(code, "DELIVERY_RECEIPT", 1))).toEqual(["no-sheet", "document"]);
    expect(await tried(byHand(`${code}-M1-7`))).toEqual(["no-sheet", "case"]);
    expect(await tried(byHand(`${code}-M3-1`))).toBe("filed");
  });

  test("a page can be discarded with a reason: its picture cannot be opened any more", async () => {
    const one = await scan([await foreignPage()]);
    const pageId = one.waiting[0]?.id ?? "";
    await must(discardPage(life.officer, { pageId, reason: "not-a-sheet" }));
    expect(await discardPage(life.officer, { pageId, reason: "blank" })).toMatchObject({ refusal: "page-settled" });
    expect(await viewPage(life.officer, { scanId: one.id, pageId, small: true })).toMatchObject({ ok: false });
    const after = await readScanResult(life.officer, one.id, null);
    expect(after.discarded).toEqual([{ file: 1, page: 1, reason: "not-a-sheet" }]);
    expect(await readWaitingPage(life.officer, one.id, pageId)).toBeNull();
    expect(await differences()).toEqual([]);
  });

  test("a sheet of a printing that the ledger does not know waits", async () => {
    const code = await codeOf(signed);
    const form = await life.read((tx) => latestForm(tx, { practiceId: life.world.practiceId, caseId: signed }));
    if (!form) throw new Error("no form");
    const printing = { caseCode: code, caseNumber: "2026/1", version: 9 };
    const edition = editionOf(form.content.formVersion);
    const pdf = await print(impressionOf({ document: "REQUEST_FORM", content: form.content, edition, printing }));
    const one = await scan([(await scanned(pdf))[0] as Buffer]);
    expect(one.waiting).toMatchObject([{ waitsFor: "no-sheet", codes: [`${code}-M1-9`] }]);
  });

  test("two sheets on one picture wait: nobody knows which of them is meant", async () => {
    const [one, two] = await Promise.all(
      forms
        .slice(0, 2)
        .map((form) =>
          sharp(form).resize({ width: 1500 }).extract({ left: 0, top: 0, width: 1500, height: 900 }).toBuffer(),
        ),
    );
    const both = await sharp({ create: { width: 1500, height: 1800, channels: 3, background: "#fff" } })
      .composite([
        { input: one as Buffer, left: 0, top: 0 },
        { input: two as Buffer, left: 0, top: 900 },
      ])
      .jpeg()
      .toBuffer();
    expect((await scan([both])).waiting).toMatchObject([{ waitsFor: "several-codes" }]);
  });
});

describe("another practice", () => {
  test("a code of its case is answered like one of nobody, and nothing of the case is told", async () => {
    const own = await scan([forms[0] as Buffer], other.officer);
    expect(own.filed).toEqual([]);
    expect(own.waiting).toMatchObject([{ waitsFor: "no-case" }]);
    const typed = byHand(`${await codeOf(signed)}-M1-1`);
    const nobody = byHand("ZZZZZZZZZ9-M1-1");
    const pageId = own.waiting[0]?.id ?? "";
    const answers = [
      await filePage(other.officer, { pageId, typed }),
      await filePage(other.officer, { pageId, typed: nobody }),
    ];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject({ refusal: "no-such-case" });
  });

  test("does not come to the pages, sheets and uploads of this one", async () => {
    const one = await scan([await foreignPage(), forms[0] as Buffer]);
    const pageId = one.waiting[0]?.id ?? "";
    const sheetId = one.filed[0]?.sheet?.id ?? "";
    const asks = [
      () => readScanResult(other.officer, one.id, null),
      () => viewPage(other.officer, { scanId: one.id, pageId, small: false }),
      () => filePage(other.officer, { pageId, typed: byHand("1", "REQUEST_FORM", 1) }),
      () => discardPage(other.officer, { pageId, reason: "blank" }),
      () => viewSheet(other.officer, { caseId: signed, sheetId }),
      () => moveSheet(other.officer, { caseId: signed, sheetId, typed: byHand("1", "REQUEST_FORM", 1) }),
      () => removeSheet(other.officer, { caseId: signed, sheetId, reason: "blank" }),
    ];
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ status: 404 });
    // Control: their own practice does.
    expect((await viewPage(life.officer, { scanId: one.id, pageId, small: false })).ok).toBe(true);
    expect((await viewSheet(life.officer, { caseId: signed, sheetId })).ok).toBe(true);
    expect((await readScans(other.officer, { after: null, before: null })).scans.map(({ id }) => id)).not.toContain(
      one.id,
    );
  });
});

describe("the chamber", () => {
  test("sees what is filed in a case shown to it, recorded first; never the tray, nor a case that was not shown", async () => {
    const { filed } = await scan([receipts[0] as Buffer, forms[0] as Buffer]);
    const [shown, kept] = filed.map(({ sheet }) => sheet);
    const before = await readsOfScans();
    expect((await viewSheet(life.clerk, { caseId: delivered, sheetId: shown?.id ?? "" })).ok).toBe(true);
    expect((await readsOfScans()) - before).toBe(1);
    await expect(viewSheet(life.clerk, { caseId: signed, sheetId: kept?.id ?? "" })).rejects.toMatchObject({
      status: 404,
    });
    await expect((async () => readScans(life.clerk, { after: null, before: null }))()).rejects.toMatchObject({
      status: 403,
    });
    const scope = { practiceId: null, chamberId: life.world.chamberId, audits: false };
    const rows = await inScope(life.world.platform.db, scope, async (tx) => ({
      pages: await tx.select().from(scanPages),
      sheets: await tx.select({ caseId: scannedSheets.caseId }).from(scannedSheets),
    }));
    expect(rows.pages).toEqual([]);
    // Control: through the same door it does see what was shown to it.
    expect(new Set(rows.sheets.map(({ caseId }) => caseId))).toEqual(new Set([delivered]));
  });

  test("is told at the return of the receipts how many of them were scanned", async () => {
    await scan([receipts[1] as Buffer, receipts[2] as Buffer]);
    const code = await codeOf(delivered);
    const { lines } = await readReturns(life.clerk, [{ code, copies: [2] }]);
    const sheets = (await readCase(life.officer, delivered, "it")).sheetScans;
    const scannedCopies = sheets.filter(
      ({ documentType, scans }) => documentType === "DELIVERY_RECEIPT" && scans.length > 0,
    );
    expect(lines).toMatchObject([{ caseId: delivered, scanned: scannedCopies.length }]);
    expect(scannedCopies.length).toBeGreaterThanOrEqual(2);
  });

  test("sees what was scanned before the slip was closed, once it is", async () => {
    const caseId = await life.signed();
    const { filed } = await scan([(await scanned((await formFile(life.officer, caseId, [])).pdf))[1] as Buffer]);
    const input = { caseId, sheetId: filed[0]?.sheet?.id ?? "" };
    await expect(viewSheet(life.clerk, input)).rejects.toMatchObject({ status: 404 });
    await life.slip([caseId]);
    expect((await viewSheet(life.clerk, input)).ok).toBe(true);
    expect(await differences()).toEqual([]);
  });

  const readsOfScans = async () => {
    const { rows } = await life.read((tx, scope) =>
      readsOf(tx, scope, { book: life.world.practiceId }, { limit: 500 }),
    );
    return rows.filter(({ what, actor }) => what === "scan:DELIVERY_RECEIPT" && actor === life.world.clerkId).length;
  };
});

describe("what was filed wrongly", () => {
  test("is moved to its sheet, in another case: sealed under that case's key, told in both", async () => {
    const { filed } = await scan([forms[0] as Buffer]);
    const sheetId = filed[0]?.sheet?.id ?? "";
    const { jpeg } = await must(viewSheet(life.officer, { caseId: signed, sheetId }));
    const input = { caseId: signed, sheetId };
    const same = await moveSheet(life.officer, { ...input, typed: byHand(`${await codeOf(signed)}-M1-1`) });
    expect(same).toMatchObject({ refusal: "same-sheet" });
    const typed = byHand(`${await codeOf(delivered)}-C3-1`);
    expect(await must(moveSheet(life.officer, { ...input, typed }))).toEqual({ caseId: delivered });
    expect(await moveSheet(life.officer, { ...input, typed })).toMatchObject({ refusal: "sheet-gone" });
    expect(await viewSheet(life.officer, input)).toMatchObject({ refusal: "sheet-gone" });

    const there = (await readCase(life.officer, delivered, "it")).sheetScans.find(
      ({ documentType, copyNo }) => documentType === "DELIVERY_RECEIPT" && copyNo === 3,
    );
    const moved = await must(viewSheet(life.officer, { caseId: delivered, sheetId: there?.scans[0]?.id ?? "" }));
    expect(moved.jpeg.equals(jpeg)).toBe(true);
    expect(await differences()).toEqual([]);
  });

  test("is removed with a reason", async () => {
    const { filed } = await scan([forms[0] as Buffer]);
    const input = { caseId: signed, sheetId: filed[0]?.sheet?.id ?? "", reason: "twice" as const };
    await must(removeSheet(life.officer, input));
    expect(await removeSheet(life.officer, input)).toMatchObject({ refusal: "sheet-gone" });
    expect(await viewSheet(life.officer, input)).toMatchObject({ refusal: "sheet-gone" });
    expect(await differences()).toEqual([]);
  });
});

describe("files that are no paper", () => {
  test("are told by their number, and keep no other out", async () => {
    const one = await scan([
      Buffer.from("PK\x03\x04 a zip"),
      forms[1] as Buffer,
      encryptedPdf({ opensWithoutPassword: false }),
    ]);
    expect(one.refused).toMatchObject([
      { file: 1, refusal: "file-type" },
      { file: 3, refusal: "pdf-locked" },
    ]);
    expect(filedAs(one)).toEqual([[1, signed, "REQUEST_FORM", 1, 2]]);
    expect(one.state).toBe("broken-off");
    expect(await takeScan(life.officer, [Buffer.from("<svg/>")])).toMatchObject({
      refusal: "file-type",
      field: "pages",
    });
    expect(await takeScan(life.officer, [])).toMatchObject({ refusal: "nothing-chosen" });
  });
});

describe("a reading", () => {
  test("that never began is told as stopped; started, it comes to its end once", async () => {
    const { scanId } = await must(takeScan(life.officer, [await inOnePdf(forms), forms[0] as Buffer]));
    const result = () => readScanResult(life.officer, scanId, null);
    expect(await result()).toMatchObject({ state: "stopped", read: 0 });
    const sql = database.superuser();
    await startReading(life.officer, scanId, 60_000);
    const whole = await result();
    expect(whole).toMatchObject({ state: "read", read: 4 });
    await startReading(life.officer, scanId, 60_000);
    expect(await result()).toEqual(whole);
    expect(await sql`select count(*)::int from scan_pages where scan_id = ${scanId}`).toMatchObject([{ count: 4 }]);
    await expect(startReading(other.officer, scanId)).rejects.toMatchObject({ status: 404 });
  });

  test("keeps no page twice, and none of a file that was read to its end", async () => {
    const { scanId } = await must(takeScan(life.officer, [forms[0] as Buffer]));
    const key = { practiceId: life.world.practiceId, id: scanId };
    const leasedUntil = new Date(life.world.clock.now().getTime() + 60_000);
    const file = await life.read((tx) => leaseFile(tx, key, life.world.clock.now(), leasedUntil));
    if (file === null) throw new Error("no file");
    const page = (number: number) => ({ page: number, jpeg: null });
    const batch = { file, count: 3, leasedUntil, ended: false, refusal: null };
    await keepPages(life.officer, { ...batch, pages: [page(1), page(2)] });
    // Somebody else is at it: nothing is begun.
    await readTaken(life.officer, scanId);
    await keepPages(life.officer, { ...batch, pages: [page(1), page(2), page(3)], ended: true });
    await keepPages(life.officer, { ...batch, pages: [page(4)] });
    const one = await readScanResult(life.officer, scanId, null);
    expect(one.unreadable.map((each) => each.page)).toEqual([1, 2, 3]);
    expect(one.state).toBe("read");
    expect(await differences()).toEqual([]);
  });
});

describe("the register", () => {
  test("the same form sent twice takes its files in once", async () => {
    const once = { ...life.officer, once: "0190b0a0-0000-7000-8000-000000000001" };
    const first = await must(takeScan(once, [forms[0] as Buffer]));
    expect(await must(takeScan(once, [forms[0] as Buffer]))).toEqual(first);
    await Promise.all([readTaken(once, first.scanId), readTaken(once, first.scanId)]);
    expect((await readScanResult(once, first.scanId, null)).read).toBe(1);
  });

  test("names what is changed behind its back: of a page that waits, of a file, of a filed sheet", async () => {
    const one = await scan([await foreignPage(), forms[0] as Buffer]);
    const sql = database.superuser();
    const pageId = one.waiting[0]?.id ?? "";
    const sheetId = one.filed[0]?.sheet?.id ?? "";
    expect(await differences()).toEqual([]);
    for (const [change, back, subject] of [
      [
        () => sql`update scan_pages set waits_for = 'no-case' where id = ${pageId}`,
        () => sql`update scan_pages set waits_for = 'no-code' where id = ${pageId}`,
        `scan ${one.id}`,
      ],
      [
        () => sql`update scan_files set pages = pages + 1 where scan_id = ${one.id} and position = 1`,
        () => sql`update scan_files set pages = pages - 1 where scan_id = ${one.id} and position = 1`,
        `scan ${one.id}`,
      ],
      [
        () => sql`update scanned_sheets set copy_no = 2 where id = ${sheetId}`,
        () => sql`update scanned_sheets set copy_no = 1 where id = ${sheetId}`,
        `case ${signed}`,
      ],
    ] as const) {
      await change();
      expect((await differences()).map((each) => each.subject)).toEqual([subject]);
      await back();
    }
    expect(await differences()).toEqual([]);
  });

  test("nothing of a picture reaches the store in clear, and what was settled is taken out of it", async () => {
    const { blobs } = life.world.platform;
    const put = vi.spyOn(blobs, "put");
    const remove = vi.spyOn(blobs, "remove");
    const one = await scan([await foreignPage(), forms[1] as Buffer]);
    await must(discardPage(life.officer, { pageId: one.waiting[0]?.id ?? "", reason: "blank" }));
    const stored = put.mock.calls.map(([key]) => key);
    const removed = remove.mock.calls.map(([key]) => key);
    // Two files, a page that waits, and the sheet: the last alone stays.
    expect(stored).toHaveLength(4);
    expect(put.mock.calls.every(([, bytes]) => bytes.subarray(0, 4).toString("latin1") === "CTLF")).toBe(true);
    expect(stored.filter((key) => !removed.includes(key))).toEqual([expect.stringContaining(`/${signed}/`)]);
    for (const key of removed) expect(await blobs.get(key)).toBeNull();
    vi.restoreAllMocks();
  });
});
