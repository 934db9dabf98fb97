import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCheckpoint } from "~/audit/checkpoint.server";
import { verify } from "~/audit/verify.server";
import { withdraw } from "~/cases/withdraw.server";
import { registerClient } from "~/clients/register-client.server";
import { keyBelonging, storeCopy } from "~/identity-documents/store-copy.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { parseLedger } from "~/keys/ledger";
import { backupBelongsTo, MANIFEST_FILE, parseManifest, spellManifest, tablePart } from "~/platform/backup/manifest";
import { openBackup } from "~/platform/backup/read-backup";
import { keyFile } from "~/platform/master-key";
import type { Opened } from "~/platform/open";
import { associatedData, unseal, unwrapDataKey } from "~/platform/sealing";
import { eraseClient } from "~/retention/erase-client.server";
import { readTaken } from "~/scans/read-taken.server";
import { discardPage } from "~/scans/settle-page.server";
import { takeScan } from "~/scans/take-scan.server";
import { viewPage } from "~/scans/view-scan.server";
import { findKey } from "~db/queries/case-keys";
import { findClient } from "~db/queries/clients";
import { identityCopies, scanPages } from "~db/schema";
import { inScope } from "~db/scope";
import { applicantOf } from "~db/seed/people";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife, must } from "../support/case-life";
import { OwnData, type Said } from "../support/own-data";
import type { World } from "../support/world";

/**
 * The drill: back up beside the running product, destroy something, lose everything, restore. Each step is the command
 * itself, on data of its own.
 */
const data = OwnData.make("drill");
const dir = join(data.root, "backup");
const list = join(data.root, "destroyed-keys.txt");
let opened: Opened;
let world: World;
let life: CaseLife;
let withdrawn: string;
let kept: string;
/** A person of the address book who asks to be erased after the back-up. */
let asker: string;
let pages: { scanId: string; discarded: string; discardedFile: string; waiting: string };
let canary: Buffer;

beforeAll(async () => {
  opened = await data.open();
  world = await data.world(opened);
  life = new CaseLife(world);
  [withdrawn, kept] = [await life.open(), await life.open()];
  for (const caseId of [withdrawn, kept]) await life.copies(caseId);
  asker = (await must(registerClient(life.officer, applicantOf(40)))).clientId;
  const pictures = Object.values(await samplePictures()).slice(0, 2) as Buffer[];
  const { scanId } = await must(takeScan(life.officer, pictures));
  await readTaken(life.officer, scanId);
  const [one, two] = await life.read((tx) => tx.select().from(scanPages).orderBy(scanPages.id));
  pages = { scanId, discarded: one?.id ?? "", discardedFile: one?.fileId ?? "", waiting: two?.id ?? "" };
  await makeCheckpoint(world.platform, world.practiceId);
  canary = (await pictureOf(kept)).subarray(3000, 3032);
});
afterAll(() => data.remove());

/** The plain bytes of a picture, as they never lie on a disk. */
async function pictureOf(caseId: string): Promise<Buffer> {
  const copy = (await life.read((tx) => tx.select().from(identityCopies))).find((row) => row.caseId === caseId);
  const name = { practiceId: world.practiceId, caseId, retention: "identity-copies" as const };
  const key = await life.read((tx) => findKey(tx, name));
  const sealed = await world.platform.blobs.get(copy?.blobKey ?? "");
  if (!copy || !key?.wrapped || !sealed) throw new Error("no picture");
  const dataKey = unwrapDataKey(world.platform.masterKey, key.wrapped, keyBelonging(name));
  const place = { practiceId: world.practiceId, caseId, kind: copy.id, version: 1 };
  return unseal(dataKey, sealed, associatedData(place));
}

type Seen = Record<"kept" | "withdrawn" | "waiting" | "discarded" | "asker", boolean>;

/** What can be looked at on these data, each asked through the product. */
async function seenOn(where: OwnData): Promise<Seen & { differences: string[]; counts: Record<string, number> }> {
  const there = await where.open();
  const ctx = { ...life.officer, platform: there.platform };
  const copies = await life.read((tx) => tx.select().from(identityCopies));
  const opens = async (caseId: string) => {
    const copy = copies.find((row) => row.caseId === caseId);
    return (await viewCopy(ctx, { copyId: copy?.id ?? "", reason: null })).ok;
  };
  const page = async (pageId: string) => (await viewPage(ctx, { scanId: pages.scanId, pageId, small: true })).ok;
  const counts = await countsOn(where, there);
  const { differences } = await verify({ db: there.platform.db, masterKey: there.platform.masterKey, unbound: null });
  const seen = {
    ...{ kept: await opens(kept), withdrawn: await opens(withdrawn) },
    ...{ waiting: await page(pages.waiting), discarded: await page(pages.discarded) },
    asker: (await person(there))?.applicant.surname === applicantOf(40).surname,
  };
  await where.leave();
  return { ...seen, differences: differences.map(({ what }) => what), counts };
}

function person({ platform }: Opened) {
  const { practiceId } = world;
  return inScope(platform.db, { practiceId, chamberId: null, audits: false }, (tx) =>
    findClient(tx, practiceId, asker),
  );
}

function countsOn(where: OwnData, there: Opened): Promise<Record<string, number>> {
  return where.superuser(there, async (sql) => {
    const { tables } = manifest();
    const found: Record<string, number> = {};
    for (const { name } of tables) {
      const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(name)}`;
      found[name] = row?.rows ?? 0;
    }
    return found;
  });
}

function manifest() {
  const read = parseManifest(readFileSync(join(dir, MANIFEST_FILE), "utf8"));
  if (read === null) throw new Error("no manifest");
  return read.manifest;
}

function everyFileIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

const restore = (where: OwnData, ...options: string[]): Promise<Said> => where.run("restore", [dir, ...options]);
const withKey = () => ["--key", keyFile(opened.folder)];

test("a back-up that was killed lies under another name, says that it is not whole, and is not restored", async () => {
  await data.kill("backup", [dir], /Reading the database/, 20);
  expect(existsSync(dir)).toBe(false);
  const unfinished = `${dir}.unfinished`;
  expect(readdirSync(unfinished)).toContain("NOT-WHOLE.txt");
  await expect(openBackup(unfinished, world.platform.masterKey, () => {})).rejects.toThrow(/not a whole back-up/);
});

test("beside the running product: whole, without the key, and no picture or name lies in it in clear", async () => {
  const said = await data.run("backup", [dir]);
  expect(said.output).toMatch(/The master key is NOT in it: it is in .*master\.key \(version 1\)/);
  expect(said.code).toBe(0);
  expect(existsSync(`${dir}.unfinished`)).toBe(false);
  expect(statSync(dir).mode & 0o777).toBe(0o700);
  expect(manifest()).toMatchObject({ lost: [], masterVersions: [1], files: 10 });
  expect(readFileSync(join(dir, "checkpoints.txt"), "utf8")).toMatch(/^cartellina-checkpoint v1 /);

  const key = world.platform.masterKey.sealing().bytes;
  const secrets = [canary, key, Buffer.from(key.toString("base64")), Buffer.from("Studio Verdi")];
  const files = everyFileIn(dir);
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const bytes = readFileSync(file);
    for (const secret of secrets) expect(bytes.includes(secret), file).toBe(false);
  }
  // Controls: the canary is of the picture, and the name is in the rows that the back-up holds.
  expect((await pictureOf(kept)).includes(canary)).toBe(true);
  const backup = await openBackup(dir, world.platform.masterKey, () => {});
  const rows: Buffer[] = [];
  for await (const piece of backup.rows("practices")) rows.push(piece);
  expect(Buffer.concat(rows).includes("Studio Verdi")).toBe(true);
});

test("one flipped byte anywhere is noticed, and the part is named", async () => {
  const copy = join(data.root, "flipped");
  cpSync(dir, copy, { recursive: true });
  const names = everyFileIn(copy).map((file) => file.slice(copy.length + 1));
  const picture = names.find((name) => name.startsWith("files/")) ?? "";
  for (const name of [
    picture,
    tablePart("cases"),
    "checkpoints.txt",
    "destroyed-keys.txt",
    "SHA256SUMS",
    MANIFEST_FILE,
  ]) {
    const whole = readFileSync(join(copy, name));
    const changed = Buffer.from(whole);
    const at = name === MANIFEST_FILE ? whole.indexOf('"rows": ') + 8 : whole.length >> 1;
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(join(copy, name), changed);
    await expect(openBackup(copy, world.platform.masterKey, () => {})).rejects.toThrow(name);
    writeFileSync(join(copy, name), whole);
  }
  await openBackup(copy, world.platform.masterKey, () => {});

  // Whoever can write hashes, and has not the key, changes nothing either; a version that came later is refused.
  const read = parseManifest(readFileSync(join(copy, MANIFEST_FILE), "utf8"));
  if (read === null) throw new Error("no manifest");
  const { id, wrappedKey } = read.manifest;
  const key = unwrapDataKey(world.platform.masterKey, Buffer.from(wrappedKey, "base64"), backupBelongsTo(id));
  const later = { ...read.manifest, migrations: [...read.manifest.migrations, "0".repeat(64)] };
  writeFileSync(join(copy, MANIFEST_FILE), spellManifest(later, Buffer.alloc(32)));
  await expect(openBackup(copy, world.platform.masterKey, () => {})).rejects.toThrow(/not as it was written/);
  writeFileSync(join(copy, MANIFEST_FILE), spellManifest(later, key));
  const refused = await data.beside("later").run("restore", [copy, ...withKey()]);
  expect(refused).toMatchObject({ code: 2, output: expect.stringMatching(/this one does not know/) });
});

test("what is destroyed after it is on the list a moment later, and once", async () => {
  await must(withdraw(life.officer, { caseId: withdrawn, reason: "applicant-asked", day: life.today }));
  await must(discardPage(life.officer, { pageId: pages.discarded, reason: "blank" }));
  expect(await must(eraseClient(life.officer, { clientId: asker }))).toMatchObject({ erased: true });
  expect((await data.run("backup", ["--destroyed", list])).code).toBe(0);
  expect((await data.run("backup", ["--destroyed", list])).code).toBe(0);
  const lines = parseLedger(readFileSync(list, "utf8"))?.lines ?? [];
  expect(lines.map((line) => [line.kind, line.kind === "case-key" ? line.caseId : line.id])).toEqual([
    ["case-key", withdrawn],
    ["scan-page", pages.discarded],
    // The file that it came in: its only page is no more.
    ["scan-file", pages.discardedFile],
    ["client", asker],
  ]);
});

test("the control: restored without the list, what was destroyed can be seen again", async () => {
  const without = data.beside("without");
  expect(await restore(without)).toMatchObject({ code: 2, output: expect.stringMatching(/only with its master key/) });
  const said = await restore(without, ...withKey());
  expect(said.output).toMatch(/what was destroyed since can be seen again/);
  expect(said.code).toBe(0);
  const seen = await seenOn(without);
  expect(seen).toMatchObject({ kept: true, withdrawn: true, waiting: true, discarded: true, asker: true });
  expect(seen.differences).toEqual([]);
  const { sessions, tokens, ...counts } = seen.counts;
  const asBackedUp = Object.fromEntries(manifest().tables.map(({ name, rows }) => [name, rows]));
  expect(asBackedUp).toMatchObject(counts);
});

test("restored with the list, that stays unreadable and all else opens, also after a restore that was killed", async () => {
  const elsewhere = data.beside("elsewhere");
  await elsewhere.kill("restore", [dir, ...withKey(), "--destroyed", list], /Filling/, 30);
  await expect(elsewhere.open()).rejects.toThrow(/A restore into .* was cut off/);

  const said = await restore(elsewhere, ...withKey(), "--destroyed", list);
  expect(said.output).toMatch(/3 things that were destroyed or erased since the back-up had come back/);
  expect(said.output).toMatch(/nothing differs/);
  expect(said.code).toBe(0);
  const seen = await seenOn(elsewhere);
  expect(seen).toMatchObject({ kept: true, withdrawn: false, waiting: true, discarded: false, asker: false });
  expect(seen.differences).toEqual([]);
  // Each of the three acts of destroying again stands in the register.
  const asBackedUp = Object.fromEntries(manifest().tables.map(({ name, rows }) => [name, rows]));
  expect(seen.counts).toMatchObject({
    ...{ cases: asBackedUp.cases, identity_copies: asBackedUp.identity_copies, checkpoints: asBackedUp.checkpoints },
    journal: (asBackedUp.journal ?? 0) + 3,
  });
  // The case is a draft again, without its pictures: the product says so instead of taking others under a lost key.
  const there = await elsewhere.open();
  const [file] = Object.values(await samplePictures());
  const ctx = { ...life.officer, platform: there.platform };
  const again = await storeCopy(ctx, { caseId: withdrawn, kind: "ID_FRONT", file: file as Buffer });
  expect(again).toMatchObject({ ok: false, refusal: "copies-destroyed" });
  await elsewhere.leave();
});

test("in place: not while the product runs, not over data unasked; what the replaced data destroyed stays so", async () => {
  expect(await restore(data)).toMatchObject({ code: 2, output: expect.stringMatching(/is running on these data/) });
  await data.leave();
  expect(await restore(data)).toMatchObject({ code: 2, output: expect.stringMatching(/--replace/) });
  const said = await restore(data, "--replace");
  expect(said.output).toMatch(/3 things that were destroyed or erased since the back-up had come back/);
  expect(said.code).toBe(0);
  const aside = readdirSync(opened.folder).find((name) => name.startsWith("before-")) ?? "";
  expect(readdirSync(join(opened.folder, aside)).sort()).toEqual(
    expect.arrayContaining(["blobs", "database.json", "master.key", "postgres"]),
  );
  expect(existsSync(join(opened.folder, "restoring"))).toBe(false);
  expect((await data.run("verify", [])).output).toMatch(/Nothing differs/);
});
