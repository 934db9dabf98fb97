import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { DEMO_PASSWORD } from "~/platform/demo";
import { connect } from "~db/connect";
import { openBrowser, signIn, type Window } from "../support/browser";
import { type DemoSite, startDemoSite } from "../support/demo-site";
import { CaseWalk, path, realFiles, submit } from "./case-walk";
import { PLACES, sweep } from "./sweep";

let browser: Browser;
let site: DemoSite;
let officer: Window;
let clerk: Window;
let auditor: Window;
let walk: CaseWalk;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startDemoSite({ seeded: true })]);
  officer = await signIn(browser, site.address, "addetto@studio.demo", DEMO_PASSWORD);
  clerk = await signIn(browser, site.address, "sportello@cciaa.demo", DEMO_PASSWORD);
  auditor = await signIn(browser, site.address, "vigilanza@cciaa.demo", DEMO_PASSWORD);
  walk = new CaseWalk({
    address: site.address,
    officer: officer.page,
    officerName: "Elena Gallo",
    clerk: clerk.page,
    files: await realFiles(site.folder),
    mandate: "IR-2024-017",
  });
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

const go = (page: Page, path: string) => page.goto(`${site.address}${path}`);
const heading = (page: Page) => page.locator("h1").first().textContent();

test("from an empty form to a person identified, with bad input on the way", () => walk.identify());
test("folder handed over, form printed, three copies signed", () => walk.sign());
test("the slip is filled, closed, opened at the counter and taken", () => walk.present());
test("the device is made, collected, delivered; the receipts come back", () => walk.finish());

test("the auditor finds the closed case behind a number, and the reading is recorded", async () => {
  const { page } = auditor;
  await go(page, "/audit");
  expect(await heading(page)).toContain("Termini");
  await go(page, walk.caseUrl);
  expect(await page.locator("main").textContent()).toContain("Giuseppina Verdi");
  const [row] = await site.database.superuser()`select count(*)::int as n from reads where what = 'case'`;
  expect(row?.n).toBeGreaterThan(0);
});

const looks = [
  { width: 1280, language: "en" },
  { width: 360, language: "it" },
] as const;

test.each(
  (Object.keys(PLACES) as (keyof typeof PLACES)[]).flatMap((email) => looks.map((look) => [email, look] as const)),
)("every place of %s is sound at %o", (email, look) => sweep(browser, site.address, email, look), 90_000);

test("the first page after sign-in: no framework in the browser, one small script, one style sheet", async () => {
  const { page } = officer;
  const sizes = { js: 0, css: 0 };
  const weigh = async (answer: Response) => {
    const kind = answer.request().resourceType();
    if (kind !== "script" && kind !== "stylesheet") return;
    sizes[kind === "script" ? "js" : "css"] += gzipSync(await answer.body()).length;
  };
  const pending: Promise<void>[] = [];
  const listen = (answer: Response) => void pending.push(weigh(answer));
  page.on("response", listen);
  await go(page, "/today");
  await Promise.all(pending);
  page.off("response", listen);
  expect(sizes.js).toBeGreaterThan(0);
  expect(sizes.js).toBeLessThan(120_000);
  expect(sizes.css).toBeGreaterThan(0);
  expect(sizes.css).toBeLessThan(60_000);
});

test("without JavaScript a case is opened all the same", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await go(page, "/sign-in");
  await page.fill("[name=email]", "assistente@studio.demo");
  await page.fill("[name=password]", DEMO_PASSWORD);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(/\/today/);
  await go(page, "/clients");
  await page.locator("main tbody th a").first().click();
  await page.locator('main a[href^="/cases/new?client="]').first().click();
  await page.selectOption("[name=mandate]", { label: "Camera di commercio di Torino, mandato IR-2024-017" });
  await submit(page, /^Apri la pratica/);
  expect(path(page)).toMatch(/^\/cases\/[0-9a-f-]{36}\/documents$/);
  await context.close();
});

test("nothing was complained about in any console, and the register agrees with every row", async () => {
  const refusedOnPurpose = /status of 422/;
  for (const { faults } of [officer, clerk, auditor]) {
    expect(faults.filter((fault) => !refusedOnPurpose.test(fault))).toEqual([]);
  }
  const unbound = connect(site.database.superuserUrl, { max: 1 });
  const found = await verify({ db: site.platform.db, masterKey: site.platform.masterKey, unbound: unbound.db });
  await unbound.sql.end();
  expect(found.differences).toEqual([]);
});
