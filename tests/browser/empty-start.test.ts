import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { day } from "~/terms/day";
import { openBrowser } from "../support/browser";
import { type DemoSite, startDemoSite } from "../support/demo-site";
import { CaseWalk, optionWith, path, realFiles, submit } from "./case-walk";

/** From nothing: a chamber, its manager, a practice, its owner and officer, a clerk, and one case among them. */
let browser: Browser;
let site: DemoSite;
let manager: Page;
let clerk: Page;
let owner: Page;

const PASSWORD = "una frase lunga e mia";
const OWNER = composeCodiceFiscale({
  surname: "Neri",
  name: "Olga",
  sex: "F",
  birthDate: day("1975-05-05"),
  birthPlaceCode: "L219",
});

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startDemoSite({ seeded: false })]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function newPage(): Promise<Page> {
  const page = await (await browser.newContext({ locale: "it-IT" })).newPage();
  page.setDefaultTimeout(10_000);
  return page;
}

/** The last link that was mailed to somebody, as the local outbox shows it. */
async function mailedLink(to: string): Promise<string> {
  const page = await newPage();
  await page.goto(`${site.address}/outbox`);
  const mail = page.locator("section", { hasText: to }).first();
  const href = await mail.locator('a[href*="/invitation/"]').first().getAttribute("href");
  await page.context().close();
  return new URL(href ?? "", site.address).href;
}

async function join(link: string): Promise<Page> {
  const page = await newPage();
  await page.goto(link);
  await page.fill("[name=password]", PASSWORD);
  await page.fill("[name=again]", PASSWORD);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/invitation"));
  return page;
}

test("the first page puts a chamber into service and invites its manager", async () => {
  const page = await newPage();
  await page.goto(`${site.address}/`);
  await page.goto(`${site.address}/setup`);
  await page.fill("[name=name]", "Camera di commercio di Prova");
  await page.fill("[name=officeName]", "Ufficio CNS");
  await page.fill("[name=officeAddress]", "Piazza Grande 1, Prova");
  await page.fill("[name=city]", "Prova");
  await page.selectOption("[name=ruleset]", "torino-2020");
  await page.fill("[name=managerName]", "Dina Dirigente");
  await page.fill("[name=managerEmail]", "dina@prova.test");
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForLoadState();
  manager = await join(await mailedLink("dina@prova.test"));
  expect(path(manager)).toBe("/counter");
});

test("the manager registers a practice, enables its owner as an officer and invites a clerk", async () => {
  await manager.goto(`${site.address}/chamber/mandates/new`);
  await manager.fill("[name=name]", "Studio Neri");
  await manager.fill("[name=address]", "Via Lunga 2, Prova");
  await manager.fill("[name=number]", "IR-1");
  await manager.fill("[name=ownerName]", "Olga Neri");
  await manager.fill("[name=email]", "olga@studio.test");
  await submit(manager, /^(Registra|Invita)/);
  expect(await manager.locator(".c-errors").count()).toBe(0);
  owner = await join(await mailedLink("olga@studio.test"));
  expect(path(owner)).toBe("/today");

  await manager.goto(`${site.address}/chamber/mandates`);
  await manager.locator('main a[href^="/chamber/mandates/"]', { hasText: "Studio Neri" }).first().click();
  await manager.waitForLoadState();
  await manager.goto(`${site.address}${path(manager)}/officers/new`);
  await manager.selectOption("[name=userId]", await optionWith(manager, "userId", "Olga Neri"));
  await manager.fill("[name=codiceFiscale]", OWNER);
  await submit(manager, /^Abilita/);
  expect(await manager.locator(".c-errors").count()).toBe(0);

  await manager.goto(`${site.address}/people/invite`);
  await manager.fill("[name=name]", "Carla Sportello");
  await manager.fill("[name=email]", "carla@prova.test");
  await manager.locator('main input[name=roles][value="sportello"]').check();
  await manager.locator("main form button[type=submit]").first().click();
  await manager.waitForLoadState();
  clerk = await join(await mailedLink("carla@prova.test"));
});

test("folders are issued and arrive; a case goes from the empty form to the returned receipts", async () => {
  await clerk.goto(`${site.address}/chamber/envelopes`);
  await clerk.selectOption("[name=forPractice]", await optionWith(clerk, "forPractice", "Studio Neri"));
  await clerk.fill("[name=first]", "TO-00001");
  await clerk.fill("[name=last]", "TO-00010");
  await clerk.locator("main form:has([name=first]) button[type=submit]").first().click();
  await clerk.waitForLoadState();
  expect(await clerk.locator(".c-errors").count()).toBe(0);

  await owner.goto(`${site.address}/envelopes`);
  await owner.locator('main a[href*="/envelopes/arrive"]').first().click();
  await owner.waitForLoadState();
  await owner.locator("main form:has([name=first]) button[type=submit]").first().click();
  await owner.waitForLoadState();
  expect(await owner.locator(".c-errors").count()).toBe(0);

  const walk = new CaseWalk({
    address: site.address,
    officer: owner,
    officerName: "Olga Neri",
    clerk,
    files: await realFiles(site.folder),
    mandate: null,
  });
  await walk.identify();
  await walk.sign();
  await walk.present();
  await walk.finish();
}, 90_000);
