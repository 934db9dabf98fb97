import { existsSync, writeFileSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Browsers that may be installed already, before the one that comes by npm. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium"];

/**
 * A real Chromium: CHROMIUM_PATH, else an installed one, else the one of `@sparticuz/chromium`, which needs only npm
 * where the system has libnss3. `more`: flags of its own. Never skipped: without any, the test fails and says how to get one.
 */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  const installed = CHROMIUM_PATH ?? INSTALLED.find((path) => existsSync(path));
  try {
    if (installed) return await chromium.launch({ executablePath: installed, args: [...FLAGS, ...more] });
    const packed = (await import("@sparticuz/chromium")).default;
    return await chromium.launch({
      executablePath: await packed.executablePath(),
      args: [...packed.args, ...FLAGS, ...more],
    });
  } catch (error) {
    throw new Error(
      "No browser could be started for the browser tests. Install Chromium (Debian: apt-get install chromium) or set " +
        `CHROMIUM_PATH to one. ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Flags under which a page's camera shows these JPEG pictures, all of one size, one after the other and over again. */
export function fakeCamera(path: string, pictures: readonly Uint8Array[]): string[] {
  writeFileSync(path, Buffer.concat(pictures));
  return [
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${path}`,
  ];
}

/** A signed-in window. Console errors and failed requests of its pages end up in `faults`. */
export type Window = { page: Page; context: BrowserContext; faults: string[] };

export async function signIn(
  browser: Browser,
  address: string,
  email: string,
  password: string,
  size = { width: 1280, height: 900 },
): Promise<Window> {
  const context = await browser.newContext({ viewport: size, locale: "it-IT" });
  const page = await context.newPage();
  // Below the time of a test, so that what was not there is named.
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
  await page.goto(`${address}/sign-in`);
  await page.fill('input[name="email"]', email);
  await page.fill('input[name="password"]', password);
  await page.click('main button[type="submit"]');
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return { page, context, faults };
}
