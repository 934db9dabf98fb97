import { existsSync, readFileSync } from "node:fs";
import { getTableConfig, type PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { taxCodeIndex } from "~/access/tax-code-index.server";
import { openTotpSecret, sealTotpSecret } from "~/access/totp-secret.server";
import { signingKey } from "~/audit/checkpoint";
import { makeCheckpoint } from "~/audit/checkpoint.server";
import { verify } from "~/audit/verify.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { rewrapAll } from "~/keys/rotate.server";
import { mailBody, queueMail } from "~/platform/mail";
import { keyFile, masterKeyOf, parseKeys } from "~/platform/master-key";
import type { Opened } from "~/platform/open";
import { KeyVersionMissing } from "~/platform/sealing";
import { readTaken } from "~/scans/read-taken.server";
import { takeScan } from "~/scans/take-scan.server";
import { viewPage } from "~/scans/view-scan.server";
import { waitingMails } from "~db/queries/outbox";
import { WRAPPED } from "~db/queries/wrapped-keys";
import * as schema from "~db/schema";
import { caseKeys, identityCopies, scanPages, users } from "~db/schema";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife } from "../support/case-life";
import { OwnData } from "../support/own-data";
import type { World } from "../support/world";

const ROUNDS = process.env.CARTELLINA_DEEP === undefined ? 3 : 20;
/** Enough of them for every round to be killed in the middle. */
const MAILS = ROUNDS * 60;

const data = OwnData.make("rotation");
let opened: Opened;
let world: World;
let life: CaseLife;
let page: { scanId: string; pageId: string };

beforeAll(async () => {
  opened = await data.open();
  world = await data.world(opened);
  life = new CaseLife(world);
  await life.copies(await life.open());
  const { practiceId: book, officerId } = world;
  for (let n = 0; n < MAILS; n += 1) await write(`testo ${n}`);
  const totpSealed = sealTotpSecret(world.platform.masterKey, officerId, "JBSWY3DPEHPK3PXP");
  await data.superuser(opened, (sql) => sql`update users set totp_sealed = ${totpSealed} where id = ${officerId}`);
  const { scanId } = await takeOne();
  await readTaken(life.officer, scanId);
  const [row] = await life.read((tx) => tx.select().from(scanPages));
  page = { scanId, pageId: row?.id ?? "" };
  await makeCheckpoint(world.platform, book);
});
afterAll(() => data.remove());

const write = (body: string) =>
  life.read((tx) => queueMail(tx, world, { book: world.practiceId, to: "a@prova.test", subject: "Prova", body }));

async function takeOne(): Promise<{ scanId: string }> {
  const [picture] = Object.values(await samplePictures());
  const taken = await takeScan(life.officer, [picture as Buffer]);
  if (!taken.ok) throw new Error(taken.refusal);
  return taken.value;
}

/** Everything that is sealed opens; answers how many things that were. */
async function openEverything(): Promise<number> {
  let count = 0;
  for (const { id } of await life.read((tx) => tx.select({ id: identityCopies.id }).from(identityCopies))) {
    const seen = await viewCopy(life.officer, { copyId: id, reason: null });
    expect(seen.ok && seen.value.jpeg.length).toBeGreaterThan(1000);
    count += 1;
  }
  const mails = await life.read((tx) => waitingMails(tx, world.practiceId, 10_000));
  for (const mail of mails) expect(mailBody(world.platform.masterKey, mail)).toMatch(/^testo \d+$/);
  const seen = await viewPage(life.officer, { ...page, small: true });
  expect(seen.ok).toBe(true);
  const people = await world.platform.db.select().from(users);
  const secrets = people.map((person) => openTotpSecret(world.platform.masterKey, person));
  expect(secrets.filter((secret) => secret !== null)).toEqual(["JBSWY3DPEHPK3PXP"]);
  return count + mails.length + 2;
}

const differences = async () =>
  (await verify({ db: world.platform.db, masterKey: world.platform.masterKey, unbound: null })).differences;

test("every column that holds wrapped bytes is walked through by a rotation", () => {
  const tables = Object.values(schema).map((table) => getTableConfig(table as PgTable));
  const wrapped = tables.flatMap(({ name, columns }) =>
    columns
      .filter((column) => column.getSQLType() === "bytea" && /wrapped|sealed/.test(column.name))
      .map((column) => `${name}.${column.name}`),
  );
  const walked = Object.values(WRAPPED).map(({ table, column }) => `${getTableConfig(table).name}.${column.name}`);
  expect(walked.filter((name) => name !== "outbox.body").sort()).toEqual(wrapped.sort());
});

test("killed at any point beside the running product, it is taken up again; nothing is unreadable and nothing differs", async () => {
  const before = {
    count: await openEverything(),
    publicKey: signingKey(world.platform.masterKey).publicKey,
    index: taxCodeIndex(world.platform.masterKey, "RSSMRA80A01L219X"),
    key: parseKeys(readFileSync(keyFile(opened.folder), "utf8")),
    copies: await life.read((tx) => tx.select().from(identityCopies)),
  };
  let finished = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    // The first is killed as soon as it has made the new version.
    const word = round === 0 ? /is made/ : /Wrapping/;
    const output = await data.kill("rotate-key", ["--rows", "1"], word, round === 0 ? 0 : Math.random() * 150);
    if (/were wrapped anew/.test(output)) finished += 1;
    expect(await openEverything()).toBe(before.count);
    // The product, which has not been told, seals with the new version, and its act is read by everybody.
    await write(`testo ${MAILS + round}`);
    before.count += 1;
  }
  // Control: the kills came in the middle.
  expect(finished).toBeLessThan(ROUNDS);

  const last = await data.run("rotate-key", []);
  expect(last.output).toMatch(/Everything is under version 2/);
  expect(last.code).toBe(0);
  expect(await openEverything()).toBe(before.count);
  expect(await differences()).toEqual([]);
  expect(signingKey(world.platform.masterKey).publicKey).toBe(before.publicKey);
  expect(taxCodeIndex(world.platform.masterKey, "RSSMRA80A01L219X")).toEqual(before.index);
  const copies = await life.read((tx) => tx.select().from(identityCopies));
  for (const copy of before.copies) expect(copies).toContainEqual(copy);
  expect(parseKeys(readFileSync(keyFile(opened.folder), "utf8"))?.map(({ version }) => version)).toEqual([2, 1]);
  expect(before.key).toHaveLength(1);
}, 600_000);

test("the old version stays while a row is under it or the product runs, and is dropped when neither is", async () => {
  const [two, one] = world.platform.masterKey.versions();
  if (!one || !two) throw new Error("two versions were expected");
  const beside = await data.run("rotate-key", ["--drop-old"]);
  expect(beside).toMatchObject({ code: 1, output: expect.stringMatching(/is running on these data/) });

  // One key goes back under the old version.
  const { db } = world.platform;
  const old = { db, masterKey: masterKeyOf([one, two]) };
  const [key] = await life.read((tx) => tx.select().from(caseKeys).limit(1));
  const undone = await rewrapAll(old);
  expect(undone.done).toBeGreaterThan(0);
  const refused = await data.run("rotate-key", ["--drop-old"]);
  expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/Version 1 stays: \d+ keys are under it/) });

  // Control: under a ring without the old version such a row does not open.
  const [row] = await life.read((tx) => tx.select().from(caseKeys).limit(1));
  expect(row?.masterVersion).toBe(1);
  expect(key?.masterVersion).toBe(2);
  const [copy] = await life.read((tx) => tx.select().from(identityCopies).limit(1));
  const ctx = { ...life.officer, platform: { ...world.platform, masterKey: masterKeyOf([two]) } };
  await expect(viewCopy(ctx, { copyId: copy?.id ?? "", reason: null })).rejects.toThrow(KeyVersionMissing);

  expect((await data.run("rotate-key", [])).code).toBe(0);
  await data.leave();
  const dropped = await data.run("rotate-key", ["--drop-old"]);
  expect(dropped).toMatchObject({ code: 0, output: expect.stringMatching(/Version 1 is off the key/) });
  expect(parseKeys(readFileSync(keyFile(opened.folder), "utf8"))).toEqual([two]);
  expect(existsSync(`${keyFile(opened.folder)}.old-1`)).toBe(true);
});

test("with the key in a variable it says what to put there, and wraps once both keys are given", async () => {
  const spelled = readFileSync(keyFile(opened.folder), "utf8").split("\n")[1] ?? "";
  const asked = await data.run("rotate-key", [], { CARTELLINA_MASTER_KEY: spelled });
  const next = /^3:\S{44}$/m.exec(asked.output)?.[0] ?? "";
  expect(asked.code).toBe(0);
  const both = { CARTELLINA_MASTER_KEY: `${next},${spelled}` };
  expect(await data.run("rotate-key", [], both)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/Everything is under version 3/),
  });
  expect(await data.run("rotate-key", ["--drop-old"], both)).toMatchObject({
    code: 0,
    output: expect.stringMatching(/take version 2 out of CARTELLINA_MASTER_KEY/),
  });
  const verified = await data.run("verify", [], { CARTELLINA_MASTER_KEY: next });
  expect(verified.output).toMatch(/Nothing differs/);
  // Control: the old key opens nothing any more.
  const stale = await data.run("verify", [], { CARTELLINA_MASTER_KEY: spelled });
  expect(stale).toMatchObject({ code: 2, output: expect.stringMatching(/version 3 of the master key/) });
});
