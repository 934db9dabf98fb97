import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { masterKeyOf } from "~/platform/master-key";
import { writtenBook } from "../../tests/support/written-book";
import { checkpointLine, handedLine, signingKey } from "./checkpoint";
import { exportedLine } from "./export";
import { verifyExtract } from "./offline-verifier.mjs";

const key = signingKey(
  masterKeyOf([{ version: 1, bytes: createHash("sha256").update("a test's master key").digest() }]),
);
const { book, entries } = writtenBook(99, 60);
const full = entries.map((entry) => exportedLine(entry, { shown: true }));
/** Only what concerns one case; of the rest the row hashes. */
const extract = entries.map((entry) =>
  exportedLine(entry, { shown: entry.caseId === entries[0]?.caseId || entry.seq === 1 }),
);
const checkpoints = [30, 60].map((seq) => {
  const hash = entries[seq - 1]?.hash.toString("hex") ?? "";
  const line = checkpointLine({ book, seq, hash, at: "2026-06-01T10:00:00.000Z" });
  return handedLine({ line, signature: key.sign(line) });
});
const trust = { checkpoints, publicKey: key.publicKey };
const replaced = (lines: string[], seq: number, from: string | RegExp, to: string) =>
  lines.map((line, index) => (index === seq - 1 ? line.replace(from, to) : line));

test("a whole book, and an extract of one case, with their checkpoints: nothing differs", async () => {
  expect(await verifyExtract(full, trust)).toMatchObject({
    book,
    entries: 60,
    shown: 60,
    checkpoints: 2,
    differences: [],
  });
  const found = await verifyExtract(extract, trust);
  expect(found).toMatchObject({ entries: 60, differences: [] });
  expect(found.shown).toBeLessThan(60);
});

test("an extract whose first entry is not shown takes its book from the checkpoint", async () => {
  const hidden = entries.map((entry) => exportedLine(entry, { shown: false }));
  expect(await verifyExtract(hidden, trust)).toMatchObject({ book, shown: 0, differences: [] });
  expect((await verifyExtract(hidden)).differences).toContain(
    "The first entry does not say its book, and no checkpoint does.",
  );
});

test("what was changed is named", async () => {
  const edited = replaced(full, 41, /"at":"[^"]+"/, '"at":"2020-01-01T00:00:00.000Z"');
  expect((await verifyExtract(edited, trust)).differences).toEqual(["Entry 41: its content is not what was written."]);
  const cut = full.slice(0, 50);
  expect((await verifyExtract(cut, trust)).differences).toEqual([
    "Entry 60 was signed by a checkpoint, and the extract ends at 50.",
  ]);
  const without = full.filter((_, index) => index !== 19);
  expect((await verifyExtract(without, trust)).differences).toContain("Entry 21 comes after entry 19.");
  const rowHashed = replaced(
    extract.map((line) => line.replace(/,"hash":"[0-9a-f]+"/, "")),
    20,
    /"rowHash":"../,
    '"rowHash":"00',
  );
  expect((await verifyExtract(rowHashed, trust)).differences).toContain(
    "Entry 30: it is not what the checkpoint of 2026-06-01T10:00:00.000Z signed.",
  );
  expect((await verifyExtract([...full, "nonsense"], trust)).differences).toEqual(["Line 61 is not an entry."]);
});

test("a checkpoint counts only under the key that was pinned", async () => {
  const forger = signingKey(masterKeyOf([{ version: 1, bytes: Buffer.alloc(32, 7) }]));
  const found = await verifyExtract(full, { checkpoints, publicKey: forger.publicKey });
  expect(found.differences).toEqual([
    "The checkpoint of entry 30 does not bear the signature of the key given.",
    "The checkpoint of entry 60 does not bear the signature of the key given.",
  ]);
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cartellina-offline-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { code: number; output: string } {
  const file = fileURLToPath(new URL("./offline-verifier.mjs", import.meta.url));
  try {
    return { code: 0, output: execFileSync(process.execPath, [file, ...args], { encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: stdout + stderr };
  }
}

test("as a program: one file and plain Node, in far less than ten seconds for a hundred thousand entries", () => {
  const big = writtenBook(5, 20_000);
  const [bookFile, checkpointFile, keyFile] = ["book.jsonl", "checkpoints.txt", "public-key.txt"].map((name) =>
    join(folder, name),
  );
  const line = checkpointLine({
    book: big.book,
    seq: 20_000,
    hash: big.head.hash.toString("hex"),
    at: "2026-06-01T10:00:00.000Z",
  });
  writeFileSync(bookFile as string, big.entries.map((entry) => `${exportedLine(entry, { shown: true })}\n`).join(""));
  writeFileSync(checkpointFile as string, `${handedLine({ line, signature: key.sign(line) })}\n`);
  writeFileSync(keyFile as string, `${key.publicKey}\n`);
  const start = performance.now();
  const clean = run(bookFile as string, "--checkpoints", checkpointFile as string, "--public-key", keyFile as string);
  const seconds = (performance.now() - start) / 1000;
  expect(clean).toEqual({
    code: 0,
    output: expect.stringContaining("20000 entries (20000 shown), 1 checkpoints: nothing differs."),
  });
  expect(seconds * 5).toBeLessThan(10);

  writeFileSync(join(folder, "cut.jsonl"), `${full.slice(0, 50).join("\n")}\n`);
  writeFileSync(join(folder, "of-it.txt"), `${checkpoints.join("\n")}\n`);
  const cut = run(join(folder, "cut.jsonl"), "--checkpoints", join(folder, "of-it.txt"), "--public-key", key.publicKey);
  expect(cut.code).toBe(1);
  expect(cut.output).toContain("the extract ends at 50");
  expect(run("--checkpoints").code).toBe(2);
  expect(run(join(folder, "nowhere.jsonl")).code).toBe(2);
});
