import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openBrowser, signIn } from "../support/browser";
import { type DeskSite, startDeskSite } from "../support/demo-site";

/** A copy cut and turned at the desk: by the edges over the picture, and by typed numbers where no script runs. */
let site: DeskSite;
let browser: Browser;
let quarters: Buffer;

beforeAll(async () => {
  [browser, site, quarters] = await Promise.all([openBrowser(), startDeskSite(), fourColours()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe("by the edges over the picture", () => {
  let page: Page;
  let faults: string[];

  beforeAll(async () => {
    ({ page, faults } = await signIn(browser, site.address, site.email, site.password));
  });
  beforeEach(() => takeCopy(page));

  test("what is dragged away with the mouse is gone from what is kept", async () => {
    await drag(page, "Da sinistra", 0.25);
    await drag(page, "Dal basso", 0.1);
    expect(await numbersOf(page)).toEqual({ top: "0", right: "0", bottom: "10", left: "25" });
    await save(page);
    const kept = await keptOf(page);
    expect(kept.size).toEqual([1200, 900]);
    // Red and green met at 800 of 1600, now at 400 of 1200; above and below met at 500.
    expect([kept.at(380, 480), kept.at(420, 480), kept.at(380, 520), kept.at(420, 520)]).toEqual(COLOURS);
    expect(faults).toEqual([]);
  });

  test("the keyboard moves them, the numbers follow; no edge passes the one across", async () => {
    const left = edge(page, "Da sinistra");
    const right = edge(page, "Da destra");
    await left.focus();
    for (const key of ["ArrowRight", "ArrowRight", "PageDown", "ArrowLeft"]) await page.keyboard.press(key);
    expect(await numbersOf(page)).toMatchObject({ left: "6" });
    expect(await left.getAttribute("aria-valuenow")).toBe("6");
    await page.keyboard.press("Home");
    await right.focus();
    for (let at = 0; at < 20; at += 1) await page.keyboard.press("PageDown");
    await left.focus();
    await page.keyboard.press("ArrowRight");
    expect(await numbersOf(page)).toEqual({ top: "0", right: "95", bottom: "0", left: "0" });

    await edge(page, "Dall’alto").focus();
    for (let at = 0; at < 4; at += 1) await page.keyboard.press("PageDown");
    // The edges follow the numbers, too; Enter in one of them sends the form.
    await page.fill("[name=right]", "12,5");
    expect(await right.getAttribute("aria-valuenow")).toBe("12.5");
    await page.press("[name=right]", "Enter");
    await page.waitForURL(/detto=copy-adjusted/);
    const kept = await keptOf(page);
    expect(kept.size).toEqual([1400, 800]);
    expect([kept.at(780, 280), kept.at(820, 280), kept.at(780, 320), kept.at(820, 320)]).toEqual(COLOURS);
  });

  test("at 360 pixels they cut as much of the picture", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await drag(page, "Da destra", 0.2);
    const right = Number((await numbersOf(page)).right?.replace(",", "."));
    expect(right).toBeGreaterThan(19);
    expect(right).toBeLessThan(21);
    await save(page);
    expect((await keptOf(page)).size).toEqual([1600 - Math.round(16 * right), 1000]);
  });
});

describe("without scripts", () => {
  test("numbers are typed, a wrong one is said and kept; a button turns", async () => {
    const page = await plainPage();
    await takeCopy(page);
    expect(await page.locator("[role=slider]").count()).toBe(0);
    await page.fill("[name=top]", "dieci");
    await page.fill("[name=left]", "25");
    await page.click(SAVE);
    expect(await page.getAttribute("[name=top]", "aria-invalid")).toBe("true");
    expect(await numbersOf(page)).toMatchObject({ top: "dieci", left: "25" });
    expect((await keptOf(page)).size).toEqual([1600, 1000]);
    await page.fill("[name=top]", "10,0");
    await save(page);
    expect((await keptOf(page)).size).toEqual([1200, 900]);

    await page.click("button[name=turn][value='90']");
    await page.waitForFunction(() => document.querySelector("[data-crop] img")?.getAttribute("width") === "900");
    const kept = await keptOf(page);
    expect(kept.size).toEqual([900, 1200]);
    // What was below on the left is above on the left now.
    expect([kept.at(20, 20), kept.at(880, 20), kept.at(20, 1180), kept.at(880, 1180)]).toEqual([
      ...["blue", "red", "white", "green"],
    ]);
  });
});

/** 1600 × 1000: red and green above, blue and white below. */
function fourColours(): Promise<Buffer> {
  const part = (background: string) => ({ create: { width: 800, height: 500, channels: 3 as const, background } });
  return sharp(part("#ff0000"))
    .extend({ right: 800, bottom: 500, background: "#ffffff" })
    .composite([
      { input: part("#00ff00"), left: 800, top: 0 },
      { input: part("#0000ff"), left: 0, top: 500 },
    ])
    .jpeg({ quality: 95 })
    .toBuffer();
}
const COLOURS = ["red", "green", "blue", "white"];

/** The front of the document taken anew, and the page on which it is cut. */
async function takeCopy(page: Page): Promise<void> {
  await page.goto(`${site.address}/cases/${site.caseId}/documents`);
  await page.setInputFiles("[name=ID_FRONT]", { name: "fronte.jpg", mimeType: "image/jpeg", buffer: quarters });
  await page.click("button[name=then][value=upload]");
  await page.waitForLoadState();
  await page.locator('main a[href$="/adjust"]').first().click();
  await page.waitForURL(/\/adjust$/);
}

const edge = (page: Page, name: string) => page.getByRole("slider", { name });

const INWARD: Record<string, [number, number]> = {
  "Da sinistra": [1, 0],
  "Da destra": [-1, 0],
  "Dal basso": [0, -1],
};

/** Takes the edge by its handle and drags it over that share of the picture. */
async function drag(page: Page, name: string, share: number): Promise<void> {
  const [across = 0, down = 0] = INWARD[name] ?? [];
  await page.locator("[data-crop] img").scrollIntoViewIfNeeded();
  const frame = await page.locator("[data-crop]").boundingBox();
  const handle = await edge(page, name).boundingBox();
  if (frame === null || handle === null) throw new Error(`no edge ${name}`);
  const from = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + across * share * frame.width, from.y + down * share * frame.height, { steps: 5 });
  await page.mouse.up();
}

function numbersOf(page: Page): Promise<Record<string, string>> {
  return page.$$eval("main input[inputmode=decimal]", (fields) =>
    Object.fromEntries((fields as HTMLInputElement[]).map(({ name, value }) => [name, value])),
  );
}

const SAVE = "main .c-buttons button[type=submit]";

async function save(page: Page): Promise<void> {
  await page.click(SAVE);
  await page.waitForURL(/detto=copy-adjusted/);
}

/** The copy on the page, out of the store and decoded: how large it is and the colour around a point of it. */
async function keptOf(page: Page) {
  const path = await page.getAttribute("[data-crop] img", "src");
  const answer = await page.context().request.get(`${site.address}${path}`);
  const { data, info } = await sharp(await answer.body())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    size: [info.width, info.height],
    at(x: number, y: number): string {
      // The watermark changes the shade only.
      const from = (y * info.width + x) * info.channels;
      const [red = 0, green = 0, blue = 0] = data.subarray(from, from + 3);
      if (Math.min(red, green, blue) > 90) return "white";
      return red > green && red > blue ? "red" : green > blue ? "green" : "blue";
    },
  };
}

async function plainPage(): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "it-IT" });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(`${site.address}/sign-in`);
  await page.fill("[name=email]", site.email);
  await page.fill("[name=password]", site.password);
  await page.click("main button[type=submit]");
  await page.waitForURL(/\/today/);
  return page;
}
