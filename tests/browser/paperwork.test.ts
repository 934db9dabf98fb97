import { readFileSync } from "node:fs";
import { PDFDocument } from "pdf-lib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { papersOfSlip } from "~/chamber/device-papers.server";
import { impressionOf } from "~/paperwork/case-papers.server";
import { printRun } from "~/paperwork/press.server";
import { closePressRoom } from "~/paperwork/press-room.server";
import type { Platform } from "~/platform/platform";
import { findCase } from "~db/queries/cases";
import { hireAt } from "../access/hire";
import { cookieFor } from "../access/house";
import { openBrowser } from "../support/browser";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { barCodesOfPages } from "../support/read-back";
import { scanned } from "../support/scanned-paper";
import { type RunningSite, startSite } from "../support/site";
import { makeWorld, type World } from "../support/world";

/** A week's work of a practice; in `npm run test:deep` a month's: as many cases as a visit to the counter carries. */
const CASES = process.env.CARTELLINA_DEEP === undefined ? 5 : 25;

let browser: Browser;
let database: TestDatabase;
let site: RunningSite;
let platform: Platform;
let world: World;
let life: CaseLife;
let assistant: Page;
let clerk: Page;
let caseIds: string[];
let codes: string[];
let batchId: string;
const faults: string[] = [];

beforeAll(async () => {
  [browser, database] = await Promise.all([openBrowser(), freshDatabase()]);
  world = await makeWorld(database);
  site = await startSite((origin, port) => {
    platform = database.platform({ clock: world.clock, env: { host: "127.0.0.1", port, origin }, connections: 8 });
    return platform;
  });
  life = new CaseLife(world);
  await life.stock(CASES);
  assistant = await windowOf(await hireAt(world, { practiceDesk: world.practiceId }, ["assistente"], "Rita Prova"));
  clerk = await windowOf(await hireAt(world, { chamberDesk: world.chamberId }, ["sportello"], "Carlo Prova"));
  caseIds = [];
  for (let count = 0; count < CASES; count += 1) {
    const caseId = await life.open();
    await life.copies(caseId);
    await must(life.identify(caseId));
    await must(life.hand(caseId));
    caseIds.push(caseId);
  }
  codes = await Promise.all(caseIds.map(codeOf));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await closePressRoom();
  await database?.close();
});

/** A window of somebody who has signed in. */
async function windowOf(userId: string): Promise<Page> {
  const pair = await cookieFor({ platform }, userId);
  const [name = "", value = ""] = pair.split("=");
  const context = await browser.newContext({ locale: "it-IT", acceptDownloads: true });
  await context.addCookies([{ name, value, url: site.address }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  return page;
}

const codeOf = async (caseId: string) => {
  const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!row) throw new Error("no such case");
  return row.code;
};

/** The pages as an office's copier gives them back: a PDF of grey pictures. */
async function scannedPdf(pdf: Uint8Array): Promise<Buffer> {
  const copied = await PDFDocument.create();
  for (const picture of await scanned(pdf, { tilt: 1, noise: 15, dotsPerInch: 150 })) {
    const image = await copied.embedJpg(picture);
    copied.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  }
  return Buffer.from(await copied.save());
}

const go = (page: Page, path: string) => page.goto(`${site.address}${path}`);

/** The file that a press of the button ends in, once it is whole. */
async function printed(page: Page): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-run] a").click()]);
  await expect.poll(() => page.locator("[data-run-said]").textContent()).toContain("Il file è pronto");
  return readFileSync(await download.path());
}

test("the forms of all cases are printed by one act, in one file, sorted by copy", async () => {
  await go(assistant, "/cases/print");
  expect(await assistant.locator("[data-pick]:checked").count()).toBe(CASES);
  await assistant.check("[name=order][value=COPY]");
  await assistant.locator("main form button.btn-primary").click();
  await assistant.waitForURL(/numbers=/);
  expect(await assistant.locator("main").textContent()).toContain(`${CASES} moduli, ${3 * CASES} fogli`);
  const sheets = (await barCodesOfPages(await printed(assistant))).flat();
  expect(sheets).toEqual([1, 2, 3].flatMap((copyNo) => codes.map((code) => `${code}-M${copyNo}-1`)));
});

test("a file that is cancelled on its way leaves nothing behind but a sentence", async () => {
  // The answer is held back, so that there is time to cancel.
  await assistant.route("**/forms.pdf*", async () => {});
  await assistant.locator("[data-run] a").click();
  await assistant.locator("[data-run-state] button").click();
  expect(await assistant.locator("[data-run-said]").textContent()).toContain("Annullato");
  await assistant.unroute("**/forms.pdf*");
});

test("an address that names no cases says so; nothing is printed twice without a reason", async () => {
  await go(assistant, "/cases/print?numbers=2026:9-3");
  expect(await assistant.locator("main").textContent()).toContain("non è leggibile");
  await go(assistant, "/cases/print");
  expect(await assistant.locator("[data-pick]:checked").count()).toBe(0);
  await assistant.locator("[data-pick]").first().check();
  await assistant.locator("main form button.btn-primary").click();
  await expect
    .poll(() => assistant.locator(".c-error, [role=alert]").first().textContent())
    .toContain("serve il motivo");
});

test("the slip carries them to the counter, which makes the devices and prints all their sheets at once", async () => {
  for (const caseId of caseIds) await must(life.sign(caseId));
  batchId = await life.slip(caseIds);
  await must(life.openSlip(batchId));
  await must(life.intake(batchId, () => ({ outcome: "NOW" })));
  for (const [index, caseId] of caseIds.entries()) await must(life.produce(caseId, `12047781009${10000 + index}`));
  await go(clerk, `/counter/slips/${batchId}`);
  const sheets = (await barCodesOfPages(await printed(clerk))).flat();
  const of = (code: string) => ["R", "C"].flatMap((kind) => [1, 2, 3].map((copyNo) => `${code}-${kind}${copyNo}-1`));
  expect(sheets).toEqual(codes.flatMap(of));
});

test("the signed receipts, scanned in one file, find their cases, documents and copies", async () => {
  await must(life.collect(caseIds));
  for (const [index, caseId] of caseIds.entries()) await must(life.deliver(caseId, `12047781009${10000 + index}`));
  const job = await papersOfSlip(life.clerk, batchId, "CASE");
  const receipts = job.papers
    .filter(({ document }) => document === "DELIVERY_RECEIPT")
    .map((paper) => impressionOf({ ...paper, printing: { ...paper.printing, copies: [2, 3] } }));
  const signed = await printRun({ title: "Ricevute", subject: "", order: "CASE", impressions: receipts });
  const file = { name: "ricevute.pdf", mimeType: "application/pdf", buffer: await scannedPdf(signed) };
  await go(assistant, "/scans");
  await assistant.setInputFiles("[name=pages]", file);
  await assistant.locator("main form button.btn-primary").first().click();
  await assistant.waitForURL(/\/scans\/[0-9a-f-]{36}/);
  const sql = database.superuser();
  const filed = () => sql`select count(*)::int as n from scanned_sheets where document_type = 'DELIVERY_RECEIPT'`;
  await expect.poll(async () => (await filed())[0]?.n, { timeout: 90_000 }).toBe(2 * CASES);
  await assistant.reload();
  expect(await assistant.locator("main").textContent()).toContain(`${2 * CASES} pagine archiviate`);
  await go(assistant, `/cases/${caseIds[3]}`);
  expect(await assistant.locator("main").textContent()).toContain("2 su 9 firmati");
});

test("the address on a sheet opens its case", async () => {
  await go(assistant, `/p/${codes[4]}`);
  expect(assistant.url()).toBe(`${site.address}/cases/${caseIds[4]}`);
});

test("nothing was complained about in any console, and the register agrees with every row", async () => {
  expect(faults.filter((fault) => !/status of 422/.test(fault))).toEqual([]);
  const found = await verify({ db: platform.db, masterKey: platform.masterKey, unbound: null });
  // The two who were hired for this test joined without an invitation.
  expect(found.differences.filter(({ subject }) => !subject?.startsWith("person "))).toEqual([]);
});
