import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { DEMO_PASSWORD } from "~/platform/demo";
import { verify } from "~/audit/verify.server";
import { day } from "~/terms/day";
import { connect } from "~db/connect";
import { samplePictures } from "~db/seed/pictures";
import { openBrowser, signIn, type Window } from "../support/browser";
import { type DemoSite, startDemoSite } from "../support/demo-site";

let browser: Browser;
let site: DemoSite;
let officer: Window;
let clerk: Window;
let auditor: Window;
let files: { front: string; back: string; card: string };
let caseUrl = "";
let batchUrl = "";

const PERSON = { surname: "Verdi", name: "Giuseppina" };
const CODE = composeCodiceFiscale({ ...PERSON, sex: "F", birthDate: day("1990-02-28"), birthPlaceCode: "L219" });
const DEVICE = "7430010024925855";

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), startDemoSite({ seeded: true })]);
  files = await realFiles(site.folder);
  officer = await signIn(browser, site.address, "addetto@studio.demo", DEMO_PASSWORD);
  clerk = await signIn(browser, site.address, "sportello@cciaa.demo", DEMO_PASSWORD);
  auditor = await signIn(browser, site.address, "vigilanza@cciaa.demo", DEMO_PASSWORD);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Two photographs of a card as a telephone makes them, and a scan of the other one as a PDF of two pages. */
async function realFiles(folder: string) {
  const pictures = await samplePictures();
  const [front, back, card] = ["fronte.jpg", "retro.jpg", "tessera.pdf"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const photo = (picture: Buffer) => sharp(picture).resize(3000).withMetadata({ orientation: 1 }).jpeg().toBuffer();
  writeFileSync(front, await photo(pictures.ID_FRONT));
  writeFileSync(back, await photo(pictures.ID_BACK));
  const scan = await PDFDocument.create();
  for (const side of [pictures.CF_FRONT, pictures.CF_BACK]) {
    const image = await scan.embedJpg(side);
    scan.addPage([856, 540]).drawImage(image, { x: 0, y: 0, width: 856, height: 540 });
  }
  writeFileSync(card, await scan.save());
  return { front, back, card };
}

const go = (page: Page, path: string) => page.goto(`${site.address}${path}`);
const submit = async (page: Page, button: string | RegExp) => {
  await page.locator("main").getByRole("button", { name: button }).first().click();
  await page.waitForLoadState();
};
const path = (page: Page) => new URL(page.url()).pathname;
const heading = (page: Page) => page.locator("h1").first().textContent();

const optionWith = async (page: Page, name: string, words: string) =>
  (await page.locator(`[name=${name}] option`, { hasText: words }).first().getAttribute("value")) ?? "";

test("from an empty form to a person identified, with bad input on the way", async () => {
  const { page } = officer;
  await go(page, "/cases/new");
  await page.fill("[name=codiceFiscale]", `${CODE.slice(0, 15)}${CODE.endsWith("A") ? "B" : "A"}`);
  await submit(page, "Compila");
  await expect.poll(() => page.locator(".c-error").first().textContent()).toContain("L’ultimo carattere non corrisponde");

  await page.fill("[name=codiceFiscale]", CODE);
  await submit(page, "Compila");
  expect(await page.inputValue("[name=birthDate]")).toBe("1990-02-28");
  expect(await page.inputValue("[name=birthPlace]")).toContain("Torino");
  await page.fill("[name=surname]", PERSON.surname);
  await page.fill("[name=name]", PERSON.name);
  await page.fill("[name=street]", "Via Nizza 47");
  await page.fill("[name=postcode]", "10126");
  await page.fill("[name=municipality]", "Torino");
  await page.fill("[name=province]", "TO");
  await page.fill("[name=email]", "giuseppina.verdi@esempio,it");
  await page.fill("[name=mobile]", "347 555 0198");
  await page.selectOption("[name=mandate]", { label: "Camera di commercio di Torino, mandato IR-2024-017" });
  await submit(page, /^Apri la pratica/);
  expect(await page.locator("#email-errore, .has-error").first().textContent()).toContain("giuseppina.verdi@esempio.it");
  expect(await page.inputValue("[name=street]")).toBe("Via Nizza 47");

  await page.fill("[name=email]", "giuseppina.verdi@esempio.it");
  await submit(page, /^Apri la pratica/);
  caseUrl = path(page).replace(/\/documents$/, "");
  expect(caseUrl).toMatch(/^\/cases\/[0-9a-f-]{36}$/);

  await page.selectOption("[name=type]", "IDENTITY_CARD");
  await page.fill("[name=number]", "CA12345AB");
  await page.fill("[name=issuer]", "Ministero dell’Interno");
  await page.fill("[name=issuedOn]", "2023-05-02");
  await page.fill("[name=expiresOn]", "2033-05-01");
  await page.setInputFiles("[name=ID_FRONT]", files.front);
  await page.setInputFiles("[name=ID_BACK]", files.back);
  await page.setInputFiles("[name=CF_FRONT]", files.card);
  await page.locator("main form:has([name=ID_FRONT]) button[type=submit]").first().click();
  await page.waitForURL(/\/identify/);

  await submit(page, /^Identifica/);
  expect(await page.locator(".c-errors").textContent()).toContain("persona");
  await page.check("[name=present]");
  await page.check("[name=compared]");
  await submit(page, /^Identifica/);
  expect(path(page)).toBe(`${caseUrl}/envelope`);
});

test("folder handed over, form printed, three copies signed", async () => {
  const { page } = officer;
  await page.fill("[name=serial]", "TO-99999");
  for (const box of await page.locator("main input[type=checkbox]").all()) await box.check();
  await submit(page, /^Registra la consegna/);
  expect(await page.locator(".c-errors").count()).toBe(1);
  const hint = (await page.locator("main .c-hint").first().textContent()) ?? "";
  const serial = /TO-\d{5}/.exec(hint)?.[0] ?? "";
  await page.fill("[name=serial]", serial);
  await submit(page, /^Registra la consegna/);
  expect(path(page)).toBe(`${caseUrl}/sign`);

  await page.locator("main").getByRole("button", { name: /^Stampa/ }).or(page.locator("main").getByRole("link", { name: /^Stampa/ })).first().click();
  await page.waitForLoadState();
  const pdf = await page.request.get(`${site.address}${caseUrl}/form.pdf`);
  expect(pdf.headers()["content-type"]).toBe("application/pdf");
  expect((await PDFDocument.load(await pdf.body())).getPageCount()).toBe(3);

  await go(page, `${caseUrl}/sign`);
  await page.check("[name=applicantSignedAll]");
  await page.check("[name=officerSignedAll]");
  await submit(page, /^Registra le/);
  await go(page, caseUrl);
  expect(await page.locator("main").textContent()).toContain("Modulo firmato");
});

test("the slip is filled, closed, opened at the counter and taken", async () => {
  const { page } = officer;
  await go(page, `/batches?case=${caseUrl.split("/").at(-1)}`);
  await submit(page, "Metti in distinta");
  batchUrl = path(page);
  expect(batchUrl).toMatch(/^\/batches\/[0-9a-f-]{36}/);
  batchUrl = batchUrl.split("/").slice(0, 3).join("/");
  await go(page, `${batchUrl}/close`);
  await submit(page, /^Chiudi/);
  const slip = await page.request.get(`${site.address}${batchUrl}/slip.pdf`);
  expect((await PDFDocument.load(await slip.body())).getPageCount()).toBe(2);

  const desk = clerk.page;
  await go(desk, `/counter/slips/${batchUrl.split("/").at(-1)}`);
  await submit(desk, /^Apri la distinta/);
  for (const mark of await desk.locator("main input[type=checkbox]").all()) await mark.check();
  await submit(desk, /^Accetta/);
  await submit(desk, /^Conferma/);
  expect(new URL(desk.url()).searchParams.get("detto")).toBe("confirmed");
  await go(desk, caseUrl);
  expect(await desk.locator("main").textContent()).toContain("Giuseppina Verdi");
});

test("the device is made, collected, delivered; the receipts come back", async () => {
  const desk = clerk.page;
  const caseId = caseUrl.split("/").at(-1);
  await go(desk, `/counter/production/${caseId}`);
  await desk.fill("[name=serial]", DEVICE);
  await desk.fill("[name=authSerial]", "5A01C3");
  await desk.fill("[name=signSerial]", "5A01C4");
  await submit(desk, /^Registra/);
  for (const paper of ["registration", "receipt"]) {
    const pdf = await desk.request.get(`${site.address}/counter/papers/${caseId}/${paper}.pdf`);
    expect((await PDFDocument.load(await pdf.body())).getPageCount()).toBe(3);
  }
  await go(desk, `/counter/collection?case=${caseId}`);
  await desk.locator("main").getByRole("checkbox", { name: /Verdi/ }).check();
  await desk.selectOption("[name=officerId]", await optionWith(desk, "officerId", "Elena Gallo"));
  await desk.check("[name=registrationFormsSigned]");
  await submit(desk, /^Consegna a chi ritira/);

  const { page } = officer;
  await go(page, `${caseUrl}/deliver`);
  await page.fill("[name=deviceSerial]", "1111222233334444");
  for (const box of await page.locator("main input[type=checkbox]").all()) await box.check();
  await submit(page, /^(Registra|Consegna)/);
  expect(await page.locator(".c-errors").count()).toBe(1);
  await page.fill("[name=deviceSerial]", DEVICE);
  await submit(page, /^(Registra|Consegna)/);
  expect(path(page)).toBe(caseUrl);
  expect(await page.locator("#atto").textContent()).toContain("Recapita le due ricevute firmate");

  await go(desk, "/counter/returns");
  const code = /[0-9A-HJKMNP-TV-Z]{10}/.exec((await page.locator(".c-head__sub").textContent()) ?? "")?.[0] ?? "";
  await desk.fill("[name=read]", `${code}-C2-1`);
  await desk.keyboard.press("Enter");
  await desk.waitForLoadState();
  await desk.check("[name=originals]");
  await desk.selectOption("[name=bearer]", await optionWith(desk, "bearer", "Elena Gallo"));
  await submit(desk, /^Registra/);
  await go(page, caseUrl);
  expect(await page.locator("main").textContent()).toContain("Chiusa");
  expect(await page.locator(".c-balance").textContent()).toContain("Nove copie su nove");
});

test("the auditor finds the closed case behind a number, and the reading is recorded", async () => {
  const { page } = auditor;
  await go(page, "/audit");
  expect(await heading(page)).toContain("Termini");
  await go(page, caseUrl);
  expect(await page.locator("main").textContent()).toContain("Giuseppina Verdi");
  const [row] = await site.database.superuser()`select count(*)::int as n from reads where what = 'case'`;
  expect(row?.n).toBeGreaterThan(0);
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
