import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import { checkLetter } from "../../public/codice-fiscale.js";
import { ZXING } from "../../public/vendor.js";
import { fakeCamera, openBrowser, signIn, type Window } from "../support/browser";
import { type DeskSite, startDeskSite } from "../support/demo-site";
import { photo } from "../support/document-photos";
import { cardZone } from "../support/machine-zones";
import {
  type CardHolder,
  cardHolder,
  frameOf,
  healthCardBack,
  identityCardBack,
  pictureOf,
  type Side,
} from "../support/synthetic-cards";

/** Cards read into the person's form and the document's, by a camera that plays pictures and by hand without scripts. */
let site: DeskSite;
const browsers: Browser[] = [];

const holder = cardHolder(4);
/** Nobody whom the practice knows. */
const stranger = cardHolder(7);

beforeAll(async () => {
  site = await startDeskSite();
}, 300_000);
afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await site?.stop();
});

describe("the camera", () => {
  test("reads the bar code of the health card: the page is filled in, and saved only when somebody confirms", async () => {
    const { page, faults, asked } = await desk(await heldBefore("health-card", healthCardBack(holder)));
    await page.goto(`${site.address}/clients/new`);
    // Megabytes come when they are needed, not with the page.
    expect(asked.filter((path) => path.startsWith("/vendor/"))).toEqual([]);
    await page.click("[data-read=code]");
    await page.waitForSelector(".c-scan__said", { timeout: 60_000 });
    expect(await valuesOf(page)).toMatchObject({
      codiceFiscale: holder.codiceFiscale,
      sex: holder.sex,
      birthDate: holder.birthDate,
      birthPlace: "Milano (MI)",
      surname: "",
    });
    expect(asked).toContain(ZXING.wasm);
    await page.goto(`${site.address}/clients?q=${holder.codiceFiscale.slice(0, 8)}`);
    expect(await page.locator("main tbody tr").count()).toBe(0);

    await page.goto(`${site.address}/clients/new`);
    await page.click("[data-read=code]");
    await page.waitForSelector(".c-scan__said", { timeout: 60_000 });
    await typeTheRest(page);
    await page.click("main .c-buttons button[type=submit]");
    await page.waitForURL(/\/clients\/[0-9a-f-]{36}/);
    expect(await page.textContent("main")).toContain(holder.surname);
    expect(faults).toEqual([]);
  });

  test("takes no code whose check letter is wrong; Escape closes it, puts it out and gives the focus back", async () => {
    const side = healthCardBack({ ...holder, codiceFiscale: withWrongLetter(holder) });
    const { page } = await desk(await heldBefore("wrong-letter", side));
    await page.addInitScript(() => {
      const { mediaDevices } = navigator;
      const ask = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        Object.assign(window, { cameraTracks: stream.getTracks() });
        return stream;
      };
      // Patience ends four times as early here; that every look was taken is counted.
      const now = performance.now.bind(performance);
      performance.now = () => 4 * now();
      const { prototype } = CanvasRenderingContext2D;
      const { getImageData } = prototype;
      prototype.getImageData = function (...area: Parameters<typeof getImageData>) {
        document.documentElement.dataset.looks = String(Number(document.documentElement.dataset.looks ?? 0) + 1);
        return getImageData.apply(this, area);
      };
    });
    await page.goto(`${site.address}/clients/new`);
    await page.click("[data-read=code]");
    await page.waitForFunction(
      () =>
        Number(document.documentElement.dataset.looks) > 12 &&
        document.querySelector(".c-camera__said")?.textContent?.startsWith("Non si legge"),
      null,
      {
        timeout: 60_000,
      },
    );
    expect(await page.inputValue("[name=codiceFiscale]")).toBe("");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".c-camera", { state: "detached" });
    expect(
      await page.evaluate(
        () => (window as unknown as { cameraTracks: MediaStreamTrack[] }).cameraTracks[0]?.readyState,
      ),
    ).toBe("ended");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-read"))).toBe("code");
    expect(await page.textContent(".c-scan__said")).toBe("");
  });

  test("reads the zone of the identity card; what stands is not overwritten, nothing is asked of anybody else", async () => {
    const { page, faults, outside } = await desk(await heldBefore("identity-card", identityCardBack(holder)));
    await page.goto(`${site.address}/clients/new`);
    await page.fill("[name=surname]", "Altrimenti");
    await page.fill("[name=mobile]", "347 555 0198");
    await page.click("[data-read=zone]");
    await page.waitForSelector(".c-scan__said", { timeout: 90_000 });
    expect(await page.textContent(".c-scan__said")).toContain(holder.number);
    expect(await valuesOf(page)).toMatchObject({
      name: holder.name,
      sex: holder.sex,
      birthDate: holder.birthDate,
      codiceFiscale: "",
      mobile: "347 555 0198",
    });
    const choices = page.locator("input[type=radio][name=surname]");
    expect(await choices.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value))).toEqual([
      holder.surname,
      "Altrimenti",
    ]);
    expect(await page.locator("input[type=radio][name=surname]:checked").count()).toBe(0);
    expect(faults).toEqual([]);
    expect(outside()).toEqual([]);

    // Control: left to itself the library asks its network of files, which is seen here.
    const unguided = `import("${ZXING.reader}").then((zxing) => zxing.prepareZXingModule({ fireImmediately: true }))`;
    await page.evaluate(`${unguided}.catch(() => {})`);
    expect(outside().join()).toMatch(/jsdelivr/);
  });
});

describe("a picture from a file", () => {
  test("of a card fills in the person; nothing legible and a wrong check letter are said and fill nothing", async () => {
    const { page, faults, outside } = await desk(await quietBrowser());
    await page.goto(`${site.address}/clients/new`);
    await page.fill("[name=mobile]", "347 555 0198");
    const before = await valuesOf(page);
    for (const picture of [
      await photo().jpeg().toBuffer(),
      await pictureOf(healthCardBack({ ...stranger, codiceFiscale: withWrongLetter(stranger) })),
    ]) {
      await choose(page, picture);
      await page.waitForSelector(".c-reading__picture", { timeout: 60_000 });
      expect(await page.textContent(".c-reading__said")).toMatch(/^In questa foto non si legge/);
      expect(await valuesOf(page)).toEqual(before);
    }
    await choose(page, Buffer.from("no picture"));
    await page.waitForFunction(() =>
      /non è una foto/.test(document.querySelector(".c-reading__said")?.textContent ?? ""),
    );
    expect(await page.locator(".c-reading__picture").count()).toBe(0);
    expect(await valuesOf(page)).toEqual(before);

    await choose(page, await pictureOf(healthCardBack(stranger), { tilt: 184 }));
    await page.waitForSelector(".c-scan__said", { timeout: 60_000 });
    expect(await valuesOf(page)).toMatchObject({
      codiceFiscale: stranger.codiceFiscale,
      sex: stranger.sex,
      birthDate: stranger.birthDate,
      mobile: "347 555 0198",
      surname: "",
    });
    expect([faults, outside()]).toEqual([[], []]);
  });

  test("of an identity card, held askew, fills in the document; with a wrong check digit nothing", async () => {
    const { page, faults } = await desk(await quietBrowser());
    await page.goto(`${site.address}/cases/${site.caseId}/documents`);
    for (const name of ["number", "expiresOn"]) await page.fill(`[name=${name}]`, "");
    const before = await valuesOf(page);
    const [first = "", second = "", third = ""] = cardZone(holder);
    const digit = String((Number(second.charAt(29)) + 1) % 10);
    const wrong = identityCardBack(holder, [first, second.slice(0, 29) + digit, third]);
    await choose(page, await pictureOf(wrong, { tilt: 12 }));
    await page.waitForSelector(".c-reading__picture", { timeout: 60_000 });
    expect(await page.textContent(".c-reading__said")).toMatch(/^In questa foto non si legge/);
    expect(await valuesOf(page)).toEqual(before);
    await choose(page, await pictureOf(identityCardBack(holder), { tilt: 12 }));
    await page.waitForSelector(".c-scan__said", { timeout: 60_000 });
    expect(await valuesOf(page)).toMatchObject({
      type: "IDENTITY_CARD",
      number: holder.number,
      expiresOn: holder.expiresOn,
    });
    expect(faults).toEqual([]);
  });
});

describe("without scripts", () => {
  test("a zone in the field fills in the person; two values of one field are shown, none chosen", async () => {
    const page = await plainPage();
    await page.goto(`${site.address}/clients/new`);
    await page.fill("[name=codiceFiscale]", ` *${holder.codiceFiscale.toLowerCase()}* `);
    await page.click("button[name=fill]");
    await page.fill(
      "[name=codiceFiscale]",
      cardZone({ ...holder, birthDate: day("1984-12-01") })
        .join("")
        .replaceAll("<", ";"),
    );
    await page.click("button[name=fill]");
    expect(await valuesOf(page)).toMatchObject({
      codiceFiscale: holder.codiceFiscale,
      surname: holder.surname,
      name: holder.name,
      birthPlace: "Milano (MI)",
    });
    expect(
      await page
        .locator("input[type=radio][name=birthDate]")
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)),
    ).toEqual(["1984-12-01", holder.birthDate]);
    // Left undecided it is asked for, not saved; and it is still there after another reading.
    await typeTheRest(page);
    await page.click("main .c-buttons button[type=submit]");
    expect(await page.textContent("main")).toContain("Data di nascita: due valori diversi");
    await page.click("button[name=fill]");
    expect(await page.locator("input[type=radio][name=birthDate]").count()).toBe(2);
  });

  test("a wrong digit is refused in words, and what was typed stays", async () => {
    const page = await plainPage();
    await page.goto(`${site.address}/clients/new`);
    const [first = "", ...others] = cardZone(holder);
    const wrong = [
      first.replace(holder.number.charAt(3), String((Number(holder.number.charAt(3)) + 1) % 10)),
      ...others,
    ].join("");
    await page.fill("[name=mobile]", "347 555 0198");
    await page.fill("[name=codiceFiscale]", wrong);
    await page.click("button[name=fill]");
    expect(await page.textContent("#codiceFiscale-e")).toContain("Una cifra di controllo");
    expect(await valuesOf(page)).toMatchObject({ codiceFiscale: wrong, mobile: "347 555 0198", surname: "" });
    await page.fill("[name=codiceFiscale]", wrong.slice(0, 60));
    await page.click("button[name=fill]");
    expect(await page.textContent("#codiceFiscale-e")).toContain("non è completa");
  });

  test("in the documents it fills in type, number and expiry, and says whose document it is", async () => {
    const page = await plainPage();
    await page.goto(`${site.address}/clients`);
    await page.locator("main tbody th a").last().click();
    await page.locator('main a[href^="/cases/new?client="]').first().click();
    await page.click("main .c-buttons button[type=submit]");
    await page.waitForURL(/\/documents/);
    await page.fill("[name=issuer]", "Ministero dell’Interno");
    await page.fill("[name=number]", "CA99999ZZ");
    await page.fill("[name=scan]", cardZone(holder).join(""));
    await page.click("button[value=fill]");
    expect(await valuesOf(page)).toMatchObject({
      type: "IDENTITY_CARD",
      expiresOn: holder.expiresOn,
      issuer: "Ministero dell’Interno",
      scan: "",
    });
    expect(
      await page
        .locator("input[type=radio][name=number]")
        .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value)),
    ).toEqual([holder.number, "CA99999ZZ"]);
    expect(await page.textContent("main .c-callout--late")).toContain(holder.surname.toUpperCase());
  });
});

/** A browser before whose camera somebody holds that card, not quite still. */
async function heldBefore(name: string, side: Side): Promise<Browser> {
  const frames = await Promise.all(
    [0, 1, 2].map((at) => frameOf(side, { seed: at + 1, tilt: at - 1 }, { x: 5 * at, y: 3 * at })),
  );
  const browser = await openBrowser(fakeCamera(join(site.folder, `${name}.mjpeg`), frames));
  browsers.push(browser);
  return browser;
}

/** A desk in it, that notes what its pages ask for: of us, by path, and of others, which the policy stops. */
async function desk(browser: Browser): Promise<Window & { asked: string[]; outside: () => string[] }> {
  const window = await signIn(browser, site.address, site.email, site.password);
  const { page } = window;
  const asked: string[] = [];
  const others: string[] = [];
  page.on("request", (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === site.address) asked.push(pathname);
    else if (!request.url().startsWith("blob:")) others.push(request.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/.test(message.text())) others.push(message.text());
  });
  return { ...window, asked, outside: () => others };
}

let quiet: Promise<Browser> | null = null;

/** One without a camera, the same for all. */
async function quietBrowser(): Promise<Browser> {
  quiet ??= openBrowser();
  const browser = await quiet;
  if (!browsers.includes(browser)) browsers.push(browser);
  return browser;
}

/** As if somebody had pressed the button for pictures and picked that file. */
async function choose(page: Page, buffer: Buffer): Promise<void> {
  // What the picture before left behind: whatever is there afterwards is of this one.
  await page.$$eval(".c-reading__picture", (all) => {
    for (const each of all) each.remove();
  });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("[data-read=picture]")]);
  await chooser.setFiles({ name: "tessera.jpg", mimeType: "image/jpeg", buffer });
}

function withWrongLetter({ codiceFiscale }: CardHolder): string {
  const first15 = codiceFiscale.slice(0, 15);
  return first15 + (checkLetter(first15) === "A" ? "B" : "A");
}

async function plainPage(): Promise<Page> {
  const context = await (await quietBrowser()).newContext({ javaScriptEnabled: false, locale: "it-IT" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${site.address}/sign-in`);
  await page.fill("[name=email]", site.email);
  await page.fill("[name=password]", site.password);
  await page.locator("main button[type=submit]").first().click();
  await page.waitForURL(/\/today/);
  return page;
}

async function typeTheRest(page: Page): Promise<void> {
  const rest = {
    surname: holder.surname,
    name: holder.name,
    street: "Via delle Prove 1",
    postcode: "20100",
    municipality: "Milano",
    province: "MI",
    mobile: "347 555 0198",
    email: "prova@esempio.it",
  };
  for (const [name, value] of Object.entries(rest)) await page.fill(`main input[name=${name}]`, value);
}

/** The visible fields, by name; of two values that are to be chosen between, the chosen one. */
function valuesOf(page: Page): Promise<Record<string, string>> {
  return page.$$eval("main input:not([type=hidden], [type=radio], [type=file]), main select", (fields) =>
    Object.fromEntries((fields as HTMLInputElement[]).map(({ name, value }) => [name, value])),
  );
}
