import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeCamera, openBrowser, signIn, type Window } from "../support/browser";
import { type DeskSite, startDeskSite } from "../support/demo-site";
import { photo } from "../support/document-photos";
import { cardHolder, identityCardBack, pictureOf } from "../support/synthetic-cards";

const PHONE = { width: 360, height: 740 };
/** What arrives by itself is looked for every second and a half; a busy machine takes longer. */
const SOON = { timeout: 15_000, interval: 200 };

let site: DeskSite;
let browser: Browser;
let desk: Window;
let caseUrl: string;

/** The phone's camera films this card: the browser plays the file as its only camera. */
beforeAll(async () => {
  site = await startDeskSite();
  const film = Array<Buffer>(10).fill(await filmed());
  browser = await openBrowser(fakeCamera(join(site.folder, "card.mjpeg"), film));
  desk = await signIn(browser, site.address, site.email, site.password);
  caseUrl = `${site.address}/cases/${site.caseId}`;
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** The back of an identity card in the middle of what a camera sees. */
async function filmed(): Promise<Buffer> {
  const card = await pictureOf(identityCardBack(cardHolder(7)), { width: 1300 });
  return sharp(card).resize({ width: 1920, height: 1080, fit: "contain", background: "#6b5a48" }).jpeg().toBuffer();
}

const thumbnails = (page: Page) => page.locator('#copie a[href*="/copies/"] img');
const heading = (page: Page) => page.locator("h1").first().textContent();

async function openPhone(
  options: { javaScriptEnabled?: boolean } = {},
): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext({ viewport: PHONE, locale: "it-IT", permissions: ["camera"], ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  return { page, context, faults };
}

/** The link that the desk shows where a phone cannot come, as here: this machine's own address. */
async function linkShown(page: Page): Promise<string> {
  const href = await page.locator('#telefono a[href*="/capture/"]').getAttribute("href");
  return href ?? "";
}

async function fitsAndReads(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  const faults = violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`);
  return wide > PHONE.width ? [...faults, `${wide} px wide`] : faults;
}

describe("desk and phone", () => {
  test("link, live shot, look, take again, send; the picture comes to the desk while somebody types there", async () => {
    const { page } = desk;
    await page.goto(`${caseUrl}/documents`);
    await page.fill("[name=number]", "CA98765XY");
    await page.click("text=Usa il telefono");
    await page.locator("#telefono [data-state]").waitFor();
    expect(page.url()).toBe(`${caseUrl}/documents`);
    expect(await page.locator("#telefono").textContent()).toContain("Un telefono non arriva a questo indirizzo");
    await page.fill("[name=issuer]", "Comune di Prova");

    const phone = await openPhone();
    await phone.page.goto(await linkShown(page));
    expect(await fitsAndReads(phone.page)).toEqual([]);
    await phone.page.click("text=Comincia");
    await phone.page.waitForURL(/\/id-front$/);
    expect(await fitsAndReads(phone.page)).toEqual([]);
    await page.locator("#telefono >> text=Telefono collegato").waitFor();

    await shootLive(phone.page);
    expect(await fitsAndReads(phone.page)).toEqual([]);
    const first = await shown(phone.page);
    expect(first.width).toBeGreaterThan(1000);
    expect(first.width / first.height).toBeCloseTo(85.6 / 53.98, 1);
    await phone.page.click("[data-turn]");
    await expect.poll(async () => (await shown(phone.page)).height, SOON).toBe(first.width);
    await phone.page.click("[data-zoom]");
    expect(await phone.page.getAttribute("[data-zoom]", "aria-pressed")).toBe("true");
    // Take it again: the turned one is gone.
    await phone.page.click("[data-again]");
    await shutter(phone.page);
    await expect.poll(async () => (await shown(phone.page)).width, SOON).toBe(first.width);
    await phone.page.click("text=Usa questa foto");
    await phone.page.waitForURL(/\/id-back\?detto=id-front$/);
    expect(await heading(phone.page)).toBe("Documento, retro");

    await thumbnails(page).first().waitFor();
    expect(await page.inputValue("[name=number]")).toBe("CA98765XY");
    expect(await page.inputValue("[name=issuer]")).toBe("Comune di Prova");
    expect(await page.locator("#telefono").textContent()).toContain("È arrivata una foto.");
    expect(await page.locator("#telefono-detto").textContent()).toContain("È arrivata una foto.");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("issuer");
    const painted = thumbnails(page)
      .first()
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
    expect(await painted).toBeGreaterThan(200);

    // A dark one is told at once; then a good one in its place.
    await send(phone.page, await photo().linear(0.2, 0).jpeg().toBuffer());
    await phone.page.waitForURL(/\/id-back\?detto=look-again$/);
    expect(await phone.page.locator("main").textContent()).toContain("La foto è scura");
    expect(await fitsAndReads(phone.page)).toEqual([]);
    const good = await photo().jpeg().toBuffer();
    for (const next of ["cf-front", "cf-back"]) {
      await send(phone.page, good);
      await phone.page.waitForURL(new RegExp(`/${next}\\?`));
    }
    await send(phone.page, good);
    await phone.page.waitForURL(/\?detto=cf-back$/);
    expect(await phone.page.locator("main").textContent()).toContain("Le quattro foto sono arrivate");
    expect(await fitsAndReads(phone.page)).toEqual([]);
    await expect.poll(() => thumbnails(page).count(), SOON).toBe(4);
    expect(await page.locator("#copie-stato").textContent()).toContain("Le copie ci sono tutte.");
    expect(await page.inputValue("[name=number]")).toBe("CA98765XY");

    await page.click("text=Chiudi il collegamento");
    await page.locator("#telefono >> text=Usa il telefono").waitFor();
    await phone.page.reload();
    expect(await heading(phone.page)).toBe("Il collegamento non vale più");
    await phone.context.close();
    expect([...desk.faults, ...phone.faults.filter((fault) => !/status of 404/.test(fault))]).toEqual([]);
  });

  test("a file that was chosen at the desk stays chosen when the phone sends the same side", async () => {
    const { page } = desk;
    await page.goto(`${caseUrl}/documents`);
    await page.click("text=Usa il telefono");
    await page.locator("#telefono [data-state]").waitFor();
    const bytes = await photo().jpeg().toBuffer();
    await page.setInputFiles("[name=ID_FRONT]", { name: "scelta.jpg", mimeType: "image/jpeg", buffer: bytes });
    const before = await thumbnails(page).first().getAttribute("src");
    const phone = await openPhone();
    await phone.page.goto(await linkShown(page));
    await phone.page.click("text=Comincia");
    // The script comes late: what was chosen before it is not lost.
    let arrive = () => {};
    const late = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await phone.page.route("**/capture-phone.js*", async (route) => {
      await late;
      await route.continue();
    });
    await phone.page.locator("text=Documento, fronte").first().click();
    await phone.page.setInputFiles("[name=picture]", { name: "foto.jpg", mimeType: "image/jpeg", buffer: bytes });
    arrive();
    await phone.page.click("text=Usa questa foto");
    await expect.poll(() => thumbnails(page).first().getAttribute("src"), SOON).not.toBe(before);
    const chosen = page.locator("[name=ID_FRONT]").evaluate((input: HTMLInputElement) => input.files?.[0]?.name);
    expect(await chosen).toBe("scelta.jpg");
    await phone.context.close();
  });

  test("without JavaScript on either side: the link beside the page, the phone's own file field, Aggiorna", async () => {
    const state = await desk.context.storageState();
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "it-IT", storageState: state });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${caseUrl}/documents`);
    await page.fill("[name=number]", "AB12345CD");
    const [beside] = await Promise.all([context.waitForEvent("page"), page.locator("#telefono button").last().click()]);
    await beside.waitForLoadState();
    expect(beside.url()).toBe(`${caseUrl}/phone`);
    expect(await page.inputValue("[name=number]")).toBe("AB12345CD");
    const phone = await openPhone({ javaScriptEnabled: false });
    await phone.page.goto(await linkShown(beside));
    await phone.page.click("text=Comincia");
    await phone.page.locator("text=Permesso di soggiorno, fronte").click();
    expect(await phone.page.getAttribute("[name=picture]", "capture")).toBe("environment");
    expect(await phone.page.getAttribute("[name=picture]", "accept")).toBe("image/jpeg,image/png");
    const bytes = await photo().jpeg().toBuffer();
    await phone.page.setInputFiles("[name=picture]", { name: "a.jpg", mimeType: "image/jpeg", buffer: bytes });
    await phone.page.click("text=Invia la foto");
    expect(await phone.page.locator("main").textContent()).toContain("Permesso di soggiorno, fronte: ricevuta.");
    await beside.click("text=Aggiorna");
    expect(await beside.locator("#telefono").textContent()).toContain("È arrivata una foto.");
    await context.close();
    await phone.context.close();
  });

  test("the webcam of the desk takes the place of a file", async () => {
    const { page } = desk;
    await page.goto(`${caseUrl}/documents`);
    const before = await thumbnails(page).first().getAttribute("src");
    // A side that is there is replaced behind its words.
    await page.locator("#copie details summary").first().click();
    await page.locator(".c-webcam button").first().click();
    await shutter(page);
    await page.locator(".c-webcam img").waitFor();
    const file = await page.locator("[name=ID_FRONT]").evaluate((input: HTMLInputElement) => input.files?.[0]?.type);
    expect(file).toBe("image/jpeg");
    await page.click("text=Carica le copie scelte");
    await page.waitForURL(/detto=copies-stored/);
    expect(await thumbnails(page).first().getAttribute("src")).not.toBe(before);
  });
});

async function shootLive(page: Page): Promise<void> {
  await page.click("[data-take]");
  await shutter(page);
}

async function shutter(page: Page): Promise<void> {
  await page.click("dialog [data-shutter]:not([disabled])");
  await page.locator("dialog").waitFor({ state: "detached" });
}

/** The picture that is about to be sent, in its own pixels. */
async function shown(page: Page): Promise<{ width: number; height: number }> {
  return page.locator("[data-picture]").evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  });
}

async function send(page: Page, bytes: Buffer): Promise<void> {
  await page.setInputFiles("[name=picture]", { name: "foto.jpg", mimeType: "image/jpeg", buffer: bytes });
  await page.click("text=Usa questa foto");
}
