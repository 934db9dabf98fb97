import sharp from "sharp";
import { expect, it } from "vitest";
import { photo } from "../../tests/support/document-photos";
import { watermark, watermarkText } from "./watermark.server";

const TEXT = watermarkText("Torino");
const plain = (background: string, width = 1200, height = 800) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** How much each of 6 × 4 fields of the picture differs from the original, in grey levels. */
async function changes(before: Buffer, after: Buffer): Promise<number[]> {
  const [one, two] = await Promise.all([before, after].map((jpeg) => sharp(jpeg).greyscale().raw().toBuffer()));
  const { width, height } = await sharp(before).metadata();
  const sums = new Array<number>(24).fill(0);
  for (let at = 0; at < width * height; at += 1) {
    const field = Math.floor((at % width) / (width / 6)) + 6 * Math.floor(at / width / (height / 4));
    sums[field] = (sums[field] ?? 0) + Math.abs((one?.[at] ?? 0) - (two?.[at] ?? 0));
  }
  return sums.map((sum) => sum / ((width * height) / 24));
}

it("names the chamber and the purpose", () => {
  expect(TEXT).toBe("copia per richiesta CNS – CCIAA Torino");
});

it.each(["#ffffff", "#000000", "#808080"])("is seen on every part of a picture in %s", async (background) => {
  const before = await plain(background);
  const after = await watermark(before, TEXT);
  for (const change of await changes(before, after)) expect(change).toBeGreaterThan(1);
});

it("keeps the size of the picture and lets it be read", async () => {
  const before = await photo().jpeg().toBuffer();
  const after = await watermark(before, TEXT);
  expect(await sharp(after).metadata()).toMatchObject({ format: "jpeg", width: 1600, height: 1200 });
  for (const change of await changes(before, after)) expect(change).toBeLessThan(40);
});

it("fits a long name across a small picture, and an empty one does no harm", async () => {
  const before = await plain("#ffffff", 500, 300);
  for (const text of [watermarkText("Riviere di Liguria – Imperia La Spezia Savona"), "", "x".repeat(5000)]) {
    expect(await sharp(await watermark(before, text)).metadata()).toMatchObject({ width: 500, height: 300 });
  }
});

it("takes a text for letters, never for markup", async () => {
  const before = await plain("#ffffff");
  const markup = `</svg><image href="/etc/hostname"/>&lol;]]>`;
  const after = await watermark(before, markup);
  expect(await changes(before, after)).not.toContain(0);
  expect(after.includes("svg")).toBe(false);
});
