import { type ChildProcess, execFile, fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareCopies } from "~/identity-documents/capture.server";
import { createFolderBlobs } from "~/platform/blobs";
import { projectPath } from "~/platform/project-file";
import { askAt } from "../access/ask";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { photo } from "../support/document-photos";
import { honestFiles } from "../support/honest-files";
import { endlessPdf, HOSTILE_CLASSES, mutant } from "../support/hostile-files";
import type { Serving } from "../support/product.child";
import { onePagePdf } from "../support/raw-pdf";
import { freePort } from "../support/site";
import { faultOfStored } from "../support/stored-jpeg";
import { type UploadAnswer, UploadDesk } from "../support/upload-desk";

/** The figures of security.md §7.5, through the page that takes copies. */
const SECONDS = 1000;
const MiB = 1024 * 1024;
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

/** What is wrong with how a hostile file was dealt with; null when nothing is. */
function wrong({ status, stored, refusal, milliseconds }: UploadAnswer, outcome: "refused" | "cleaned" | "either") {
  if (status >= 500) return `answered ${status}`;
  if (milliseconds >= 20 * SECONDS) return `took ${Math.round(milliseconds)} ms`;
  if (stored === null && refusal === null) return `answered ${status} without a sentence`;
  const fault = stored === null ? null : faultOfStored(stored);
  if (fault !== null) return `kept what ${fault}`;
  return outcome === "either" || (stored === null) === (outcome === "refused") ? null : `was not ${outcome}`;
}

describe("hostile files", () => {
  test("there are three hundred of them, in fifteen classes and more", () => {
    expect(HOSTILE_CLASSES.length).toBeGreaterThanOrEqual(15);
    expect(HOSTILE_CLASSES.reduce((sum, { variants }) => sum + variants.length, 0)).toBeGreaterThanOrEqual(300);
  });

  test.each(HOSTILE_CLASSES)(
    "$name: refused with a sentence, or a picture and nothing else",
    async (of) => {
      const found: string[] = [];
      for (const [index, make] of of.variants.entries()) {
        const file = await make();
        // Control: stored as it came, each of these would be seen.
        if (of.active && faultOfStored(file.bytes) === null) found.push(`${index}: the check does not see it`);
        const fault = wrong(await desk.send(file), of.outcome);
        if (fault !== null) found.push(`${index}: ${fault}`);
      }
      expect(found).toEqual([]);
    },
    600_000,
  );

  test("one that would be drawn for ever is stopped in time, and the desk goes on meanwhile", async () => {
    const sent = desk.send(endlessPdf());
    const { status } = await desk.product.ask({ path: desk.path, cookie: desk.cookie });
    expect(status).toBe(200);
    const answer = await sent;
    expect(answer.refusal).not.toBeNull();
    expect(answer.milliseconds).toBeLessThan(25 * SECONDS);
  }, 60_000);

  test("a body of ten gigabytes in chunks is cut off early", async () => {
    expect(await desk.endless(10 * 1024 * MiB)).toBeLessThan(200 * MiB);
  }, 60_000);
});

test("five hundred damaged files get an answer, and nothing that is kept of them does anything", async () => {
  const sorts: [Buffer, number][] = [
    [await photo({ width: 1100, height: 800 }).jpeg().toBuffer(), 180],
    [await photo({ width: 1100, height: 800 }).jpeg({ progressive: true }).toBuffer(), 60],
    [await photo({ width: 1100, height: 800 }).png({ palette: true }).toBuffer(), 110],
    [await photo({ width: 1100, height: 800 }).webp().toBuffer(), 110],
    [onePagePdf("/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"), 40],
  ];
  const files = sorts.flatMap(([whole, count]) =>
    Array.from({ length: count }, (_, index) => mutant(whole, index + 1)),
  );
  expect(files).toHaveLength(500);
  const answers = { taken: 0, refused: 0 };
  for (const bytes of files) {
    const started = performance.now();
    const copies = await prepareCopies(bytes);
    expect(performance.now() - started).toBeLessThan(20 * SECONDS);
    if (copies.ok) for (const { jpeg } of copies.value) expect(faultOfStored(jpeg)).toBeNull();
    answers[copies.ok ? "taken" : "refused"] += 1;
  }
  // Control: the mutator damages neither nothing nor everything.
  expect(answers.taken).toBeGreaterThan(25);
  expect(answers.refused).toBeGreaterThan(100);
}, 900_000);

test("a hundred honest photographs and scans are all taken, and none of them is called dark or blurred", async () => {
  const files = honestFiles();
  expect(files.length).toBeGreaterThanOrEqual(100);
  const found: string[] = [];
  for (const { name, make } of files) {
    const file = await make();
    const copies = await prepareCopies(file.bytes);
    if (!copies.ok) found.push(`${name}: ${copies.refusal}`);
    else if (!name.includes("black and white"))
      for (const { hints } of copies.value)
        if (hints.includes("dark") || hints.includes("blurred")) found.push(`${name}: ${hints.join(", ")}`);
    const { stored, refusal, status } = await desk.send(file);
    if (stored === null) found.push(`${name}: ${status} ${refusal}`);
    else if (faultOfStored(stored) !== null) found.push(`${name}: ${faultOfStored(stored)}`);
  }
  expect(found).toEqual([]);
}, 900_000);

test("ten photographs at once, and the largest that are taken, keep a process of their own below half a gigabyte", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cartellina-uploads-"));
  const base = await photo({ width: 1825, height: 1367 }).jpeg().toBuffer();
  const write = (name: string, bytes: Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const stretched = (width: number, height: number) =>
    sharp(base).resize(width, height, { fit: "fill" }).withMetadata({ orientation: 6 });
  const photographs = await Promise.all(
    Array.from({ length: 10 }, async (_, index) =>
      write(`${index}.jpg`, await stretched(4032, 3024).jpeg({ quality: 90 }).toBuffer()),
    ),
  );
  const largest = await stretched(7300, 5470).jpeg({ quality: 60 }).toBuffer();
  try {
    const ten = await takenByAnother(photographs);
    expect(ten.refusals).toEqual([]);
    expect(ten.mostBytes).toBeLessThan(400 * MiB);
    const all = await takenByAnother([...photographs, write("h.jpg", largest), write("p.pdf", onePagePdf())]);
    expect(all.refusals).toEqual([]);
    expect(all.mostBytes).toBeLessThan(512 * MiB);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);

/**
 * The whole corpus, one file after the other, through the pages of a product that runs by itself; what it needs at most is
 * told by the system. The children in which files are opened are apart: their parent kills them at 512 MB.
 */
test("a product that runs keeps below half a gigabyte while the hostile files go through it", async () => {
  const root = mkdtempSync(join(tmpdir(), "cartellina-resident-"));
  const child = { process: null as ChildProcess | null };
  const most = () =>
    new Promise<number>((resolve) => {
      child.process?.once("message", (bytes) => resolve(Number(bytes)));
      child.process?.send("most");
    });
  const apart = await UploadDesk.open(database, async ({ clock }) => {
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    const platform = database.platform({ clock, env: { host: "127.0.0.1", port, origin: address } });
    Object.assign(platform, { blobs: createFolderBlobs(join(root, "blobs")) });
    const masterKey = platform.masterKey.versions()[0]?.bytes.toString("hex") ?? "";
    const told: Serving = { appUrl: database.appUrl, folder: root, masterKey, port, at: clock.now().toISOString() };
    child.process = fork(projectPath("tests/support/product.child.ts"), [JSON.stringify(told)], {
      execArgv: ["--import", "tsx"],
      // As the README says of a Linux with glibc.
      env: { ...process.env, MALLOC_ARENA_MAX: "1" },
    });
    await new Promise((resolve) => child.process?.once("message", resolve));
    const ask = askAt(address);
    const stop = async () => {
      ask.close();
      child.process?.disconnect();
    };
    return { address, ask, platform, stop };
  });
  try {
    // Its pages are there before the first picture.
    await apart.product.ask({ path: apart.path, cookie: apart.cookie });
    const idle = await most();
    let files = 0;
    for (const { variants } of HOSTILE_CLASSES)
      for (const make of variants) {
        expect((await apart.send(await make())).status).toBeLessThan(500);
        files += 1;
      }
    const after = await most();
    expect(files).toBeGreaterThanOrEqual(300);
    expect(after).toBeLessThan(512 * MiB);
    // Controls: something was measured, and it is the product that took the files.
    expect(idle).toBeGreaterThan(64 * MiB);
    expect(after).toBeGreaterThan(idle);
  } finally {
    await apart.stop();
    rmSync(root, { recursive: true, force: true });
  }
}, 900_000);

/** Takes the files as copies in another process, all at once, and tells how large it grew. */
async function takenByAnother(paths: string[]): Promise<{ refusals: string[]; mostBytes: number }> {
  const child = ["--import", "tsx", projectPath("tests/deep/prepare.child.ts"), ...paths];
  const { stdout } = await promisify(execFile)(process.execPath, child, { cwd: projectPath(".") });
  return JSON.parse(stdout);
}
