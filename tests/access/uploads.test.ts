import { createHash } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { phonePhoto } from "../support/document-photos";
import { HOSTILE_CLASSES, hiddenScriptPdf, withPngChunk, withWebpChunk } from "../support/hostile-files";
import { faultOfStored } from "../support/stored-jpeg";
import { UploadDesk } from "../support/upload-desk";

/** One hostile file of each class, and an honest one of the same sort, through the page; all of them in tests/deep. */
let database: TestDatabase;
let desk: UploadDesk;

beforeAll(async () => {
  database = sharedDatabase();
  desk = await UploadDesk.open(database);
}, 300_000);
afterAll(async () => {
  await desk?.stop();
  await database.close();
});

describe.each(HOSTILE_CLASSES)("$name", ({ variants, outcome, active }) => {
  test("is refused with a sentence, or kept as a picture and nothing else", async () => {
    const file = await variants[0]?.();
    if (file === undefined) throw new Error("a class without files");
    // Control: had the bytes been stored as they came, it would be seen.
    if (active) expect(faultOfStored(file.bytes)).not.toBeNull();
    const answer = await desk.send(file);
    expect(answer.status).toBeLessThan(500);
    if (answer.stored === null) expect(answer.refusal).not.toBeNull();
    else expect(faultOfStored(answer.stored)).toBeNull();
    if (outcome !== "either") expect(answer.stored === null ? "refused" : "cleaned").toBe(outcome);
  });
});

test("an honest file of the sort of each class is taken", async () => {
  const twins = await Promise.all(HOSTILE_CLASSES.map(({ twin }) => twin()));
  const different = new Map(twins.map((file) => [createHash("sha256").update(file.bytes).digest("hex"), file]));
  expect(different.size).toBeGreaterThanOrEqual(5);
  for (const file of different.values()) {
    const { stored, refusal } = await desk.send(file);
    expect(refusal).toBeNull();
    if (stored === null) throw new Error("nothing was stored");
    expect(faultOfStored(stored)).toBeNull();
  }
});

test("a script that no search of the bytes finds is not kept either", async () => {
  const file = await hiddenScriptPdf();
  expect(file.bytes.includes("/JavaScript")).toBe(false);
  const { stored } = await desk.send(file);
  expect(stored && faultOfStored(stored)).toBeNull();
  expect(stored).not.toBeNull();
});

test("a body without end is cut off early, and the page goes on", async () => {
  const before = process.memoryUsage.rss();
  const most = 10 * 1024 * 1024 * 1024;
  expect(await desk.endless(most)).toBeLessThan(200 * 1024 * 1024);
  expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 * 1024);
  expect((await desk.product.ask({ path: desk.path, cookie: desk.cookie })).status).toBe(200);
});

test("where, when and by what a picture was taken stays behind, whatever the format keeps it in", async () => {
  const plain = () => sharp({ create: { width: 1100, height: 700, channels: 3, background: "#dddddd" } });
  const files = {
    "EXIF of a phone": await phonePhoto(),
    "profile of colours": await plain().withIccProfile("p3").jpeg().toBuffer(),
    "XMP of a JPEG": await plain().withXmp("<x:xmpmeta>canary</x:xmpmeta>").jpeg().toBuffer(),
    "EXIF of a PNG": await plain()
      .withExif({ IFD0: { Artist: "canary" } })
      .png()
      .toBuffer(),
    "text of a PNG": withPngChunk(await plain().png().toBuffer(), "iTXt", Buffer.from("Comment\0\0\0\0\0canary")),
    "EXIF of a WebP": await plain()
      .withExif({ IFD0: { Artist: "canary" } })
      .webp()
      .toBuffer(),
    "XMP of a WebP": withWebpChunk(await plain().webp().toBuffer(), "XMP ", "<x:xmpmeta>canary</x:xmpmeta>"),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const { exif, icc, xmp } = await sharp(bytes).metadata();
    // Control: the file as it came holds what must stay behind.
    expect(
      name === "text of a PNG" || name === "XMP of a WebP" ? bytes.includes("canary") : (exif ?? icc ?? xmp),
    ).toBeTruthy();
    const { stored } = await desk.send({ bytes, name: "foto", type: "image/jpeg" });
    if (stored === null) throw new Error(`${name} was refused`);
    expect(faultOfStored(stored)).toBeNull();
    const kept = await sharp(stored).metadata();
    expect([kept.exif, kept.icc, kept.xmp, kept.iptc, kept.orientation]).toEqual(Array(5).fill(undefined));
  }
});

test("what is shown is a picture that runs nowhere and is kept by nobody", async () => {
  const { copyId } = await desk.send({ bytes: await phonePhoto(), name: "foto.html", type: "text/html" });
  const { status, headers, bytes } = await desk.shown(copyId ?? "");
  expect(status).toBe(200);
  expect(faultOfStored(bytes)).toBeNull();
  expect(headers).toMatchObject({
    "content-type": "image/jpeg",
    "content-security-policy": expect.stringMatching(/sandbox; default-src 'none'$/),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
});
