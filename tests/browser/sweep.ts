import AxeBuilder from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { DEMO_PASSWORD } from "~/platform/demo";
import { signIn } from "../support/browser";

/** The places of each desk, as its people reach them. */
export const PLACES = {
  "responsabile@studio.demo": [
    "/today",
    "/due",
    "/cases",
    "/cases/new",
    "/batches",
    "/clients",
    "/clients/new",
    "/envelopes",
    "/practice",
    "/people",
    "/account",
    "/search?cerca=bertone",
  ],
  "sportello@cciaa.demo": [
    "/counter",
    "/counter/production",
    "/counter/collection",
    "/counter/returns",
    "/counter/report",
    "/chamber/mandates",
    "/chamber/calendar",
    "/chamber/envelopes",
  ],
  "vigilanza@cciaa.demo": ["/audit", "/audit/cases", "/audit/register", "/account"],
} as const;

const WIDEST = 1280;

/**
 * Every place of somebody at a width and in a language: nothing wider than the page, nothing in the console; and no fault
 * of accessibility, which `npm run test:deep` looks for at every width, otherwise the widest, where all is on the page.
 */
export async function sweep(
  browser: Browser,
  address: string,
  email: keyof typeof PLACES,
  { width, language }: { width: number; language: "it" | "en" },
): Promise<void> {
  const { page, context, faults } = await signIn(browser, address, email, DEMO_PASSWORD, { width, height: 900 });
  if (language === "en") await speakEnglish(page, address);
  const found: string[] = [];
  for (const path of PLACES[email]) {
    const answer = await page.goto(`${address}${path}`);
    if (answer?.status() !== 200) found.push(`${path}: ${answer?.status()}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${path}: ${wide} px wide at ${width}`);
    if ((await page.getAttribute("html", "lang")) !== language) found.push(`${path}: not in ${language}`);
    if (width < WIDEST && process.env.CARTELLINA_DEEP === undefined) continue;
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
      .analyze();
    for (const { id, nodes } of violations) found.push(`${path}: ${id} at ${nodes[0]?.target.join(" ")}`);
  }
  if (language === "en") await speakItalian(page, address);
  await context.close();
  expect([...found, ...faults]).toEqual([]);
}

const speakEnglish = (page: Page, address: string) => speak(page, address, "en");
const speakItalian = (page: Page, address: string) => speak(page, address, "it");

async function speak(page: Page, address: string, language: "it" | "en"): Promise<void> {
  await page.goto(`${address}/account`);
  await page.selectOption("[name=language]", language);
  await page.locator("main form:has([name=language]) button[type=submit]").first().click();
  await page.waitForLoadState();
}
