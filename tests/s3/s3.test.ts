import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { hashPassword } from "~/access/passwords.server";
import { verify } from "~/audit/verify.server";
import { refuseIdentity } from "~/cases/refuse-identity.server";
import { withdraw } from "~/cases/withdraw.server";
import { registerClient } from "~/clients/register-client.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { enterDestroyed } from "~/keys/ledger.server";
import type { BlobStore } from "~/platform/blobs";
import { readEnv } from "~/platform/env";
import { keyFile } from "~/platform/master-key";
import { createWalk } from "~/platform/orphan-files";
import { createS3Blobs, type S3Limits, type S3Settings } from "~/platform/s3-blobs";
import { BrokenSeal } from "~/platform/sealing";
import { eraseClient } from "~/retention/erase-client.server";
import { identityCopiesOf } from "~db/queries/cases";
import { findClient } from "~db/queries/clients";
import { findPerson, savePerson } from "~db/queries/identity";
import { identityCopies } from "~db/schema";
import { inScope } from "~db/scope";
import { applicantOf } from "~db/seed/people";
import { type Ask, askAt, formOf } from "../access/ask";
import { enter, PASSWORD } from "../access/desk";
import { keepsTheContract, listed } from "../support/blob-contract";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { photo } from "../support/document-photos";
import { OwnData } from "../support/own-data";
import { type RunningSite, startSite } from "../support/site";
import { type Swift, startSwift } from "../support/swift";
import { makeWorld } from "../support/world";

/** `npm run test:s3`: the door to files on OpenStack Swift, which verifies signatures; then the product itself on it. */
const BUCKET = "cartellina-files";
/** Lists in pages of five, so that a dozen files are three of them. */
const LIMITS: S3Limits = { connect: 5_000, silence: 20_000, whole: 60_000, attempts: 2, page: 5 };

let swift: Swift;
let raw: S3Client;

beforeAll(async () => {
  swift = await startSwift();
  const { endpoint, accessKeyId, secretAccessKey } = swift;
  const credentials = { accessKeyId, secretAccessKey };
  raw = new S3Client({ endpoint, credentials, region: "us-east-1", forcePathStyle: true });
  await raw.send(new CreateBucketCommand({ Bucket: BUCKET }));
});
afterAll(() => swift?.stop());

/** As the product reads it from its environment. */
function settings(changed: Record<string, string> = {}): S3Settings {
  const read = readEnv({
    S3_BUCKET: BUCKET,
    S3_ENDPOINT: swift.endpoint,
    S3_ACCESS_KEY_ID: swift.accessKeyId,
    S3_SECRET_ACCESS_KEY: swift.secretAccessKey,
    ...changed,
  });
  if (!read.ok || read.env.s3 === undefined) throw new Error("no bucket was configured");
  return read.env.s3;
}

/** In a folder of its own, so in an empty store. */
const empty = (changed: Record<string, string> = {}): BlobStore =>
  createS3Blobs(settings({ S3_PREFIX: `tests/${randomBytes(6).toString("hex")}`, ...changed }), LIMITS);

describe("a bucket", () => {
  keepsTheContract(() => empty());

  it("without a prefix holds the same", async () => {
    const blobs = createS3Blobs(settings(), LIMITS);
    await blobs.put("plain/a", Buffer.from("x"));
    expect((await listed(blobs, "plain/")).map(({ key }) => key)).toEqual(["plain/a"]);
    await blobs.remove("plain/a");
    expect(await blobs.get("plain/a")).toBeNull();
  });

  it.each([
    ["a wrong secret", { S3_SECRET_ACCESS_KEY: "another" }, "SignatureDoesNotMatch"],
    ["an unknown key", { S3_ACCESS_KEY_ID: "cartellina:nobody" }, "SignatureDoesNotMatch"],
    ["a bucket that is not there", { S3_BUCKET: "no-such-bucket" }, "NoSuchBucket"],
  ])("lets nobody in with %s, and nothing looks empty", async (_case, changed, name) => {
    const right = empty({ S3_PREFIX: "tests/wrong" });
    await right.put("a", Buffer.from("kept"));
    const wrong = empty({ S3_PREFIX: "tests/wrong", ...changed });
    await expect(wrong.check()).rejects.toThrow(`: ${name}: `);
    await expect(wrong.get("a")).rejects.toMatchObject({ name });
    await expect(wrong.get("b")).rejects.toMatchObject({ name });
    await expect(wrong.put("a", Buffer.from("lost"))).rejects.toMatchObject({ name });
    await expect(wrong.remove("a")).rejects.toMatchObject({ name });
    await expect(listed(wrong, "")).rejects.toMatchObject({ name });
    expect(String(await right.get("a"))).toBe("kept");
  });

  it("refuses bytes that changed on their way", async () => {
    const changed = { Bucket: BUCKET, Key: "tests/changed", Body: "sent", ContentMD5: "AAAAAAAAAAAAAAAAAAAAAA==" };
    await expect(raw.send(new PutObjectCommand(changed))).rejects.toThrow();
    // Control: with the right sum they are taken.
    await raw.send(new PutObjectCommand({ ...changed, ContentMD5: undefined }));
  });

  it("passes over what others put into it", async () => {
    const blobs = empty({ S3_PREFIX: "tests/shared" });
    await blobs.put("ours", Buffer.from("x"));
    for (const Key of ["tests/shared/README.txt", "tests/shared-not/ours"]) {
      await raw.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: "theirs" }));
    }
    expect((await listed(blobs, "")).map(({ key }) => key)).toEqual(["ours"]);
  });
});

describe("a restore with the files in a bucket", () => {
  const data = OwnData.make("s3-restore");
  const variables = (prefix: string) => ({
    ...{ S3_BUCKET: BUCKET, S3_ENDPOINT: swift.endpoint, S3_PREFIX: prefix },
    ...{ S3_ACCESS_KEY_ID: swift.accessKeyId, S3_SECRET_ACCESS_KEY: swift.secretAccessKey },
  });
  afterAll(() => data.remove());

  test("on a new machine takes what was destroyed since from the bucket's own list", async () => {
    const opened = await data.open(variables("restored"));
    const world = await data.world(opened);
    const life = new CaseLife(world);
    const [withdrawn, kept] = [await life.open(), await life.open()];
    for (const caseId of [withdrawn, kept]) await life.copies(caseId);
    const { clientId } = await must(registerClient(life.officer, applicantOf(40)));
    const dir = join(data.root, "backup");
    expect((await data.run("backup", [dir], variables("restored"))).code).toBe(0);
    await must(withdraw(life.officer, { caseId: withdrawn, reason: "applicant-asked", day: life.today }));
    await must(eraseClient(life.officer, { clientId }));
    await enterDestroyed(world.platform);

    const seenOn = async (where: OwnData, prefix: string) => {
      const there = await where.open(variables(prefix));
      const ctx = { ...life.officer, platform: there.platform };
      const copies = await life.read((tx) => tx.select().from(identityCopies));
      const opens = async (caseId: string) => {
        const copy = copies.find((row) => row.caseId === caseId);
        return (await viewCopy(ctx, { copyId: copy?.id ?? "", reason: null })).ok;
      };
      const scope = { practiceId: world.practiceId, chamberId: null, audits: false };
      const client = await inScope(there.platform.db, scope, (tx) => findClient(tx, world.practiceId, clientId));
      const seen = { withdrawn: await opens(withdrawn), kept: await opens(kept), erased: client?.erasedOn !== null };
      await where.leave();
      return seen;
    };
    const key = ["--key", keyFile(opened.folder)];

    const elsewhere = data.beside("elsewhere");
    const said = await elsewhere.run("restore", [dir, ...key], variables("restored"));
    expect(said.output).toMatch(/2 things that were destroyed or erased since the back-up had come back/);
    expect(said.output).not.toMatch(/No list younger/);
    expect(said.code).toBe(0);
    expect(await seenOn(elsewhere, "restored")).toEqual({ withdrawn: false, kept: true, erased: true });

    // Control: another folder of the bucket knows of nothing, and what was destroyed can be seen again; it says so.
    const without = data.beside("without");
    const unaware = await without.run("restore", [dir, ...key], variables("unaware"));
    expect(unaware.output).toMatch(/No list younger than the back-up was at hand/);
    expect(unaware.code).toBe(0);
    expect(await seenOn(without, "unaware")).toEqual({ withdrawn: true, kept: true, erased: false });
  });
});

describe("the product with its files in a bucket", () => {
  let database: TestDatabase;
  let site: RunningSite;
  let ask: Ask & { close(): void };
  let life: CaseLife;
  let cookie: string;
  const s3 = () => settings({ S3_PREFIX: "studio" });

  beforeAll(async () => {
    database = await freshDatabase();
    const world = await makeWorld({
      platform: (parts) => database.platform({ ...parts, env: { s3: s3() }, connections: 4 }),
    });
    life = new CaseLife(world);
    site = await startSite((origin, port) =>
      database.platform({ clock: world.clock, env: { s3: s3(), origin, port, host: "127.0.0.1" }, connections: 6 }),
    );
    ask = askAt(site.address);
    await savePerson(world.platform.db, world.officerId, { passwordHash: await hashPassword(PASSWORD) });
    const person = await findPerson(world.platform.db, world.officerId);
    cookie = await enter(world.platform, person?.email ?? "");
  });
  afterAll(async () => {
    ask?.close();
    await site?.stop();
    await database?.close();
  });

  const copiesOf = (caseId: string) =>
    life.read((tx) => identityCopiesOf(tx, { practiceId: life.world.practiceId, caseId }));
  const stored = () => listed(createS3Blobs(s3(), LIMITS), "");

  async function upload(caseId: string): Promise<string> {
    const bytes = await photo().jpeg({ quality: 90 }).toBuffer();
    const file = { name: "fronte.jpg", type: "image/jpeg", bytes };
    const fields = [
      ["then", "upload"],
      ["ID_FRONT", file],
    ] as const;
    const answer = await ask(formOf(`/cases/${caseId}/documents`, fields, { cookie }));
    expect(answer.status).toBe(303);
    const [copy] = await copiesOf(caseId);
    return copy?.id ?? "";
  }

  test("says that its files answer", async () => {
    const { status, text } = await ask({ path: "/readyz" });
    expect([status, JSON.parse(text)]).toMatchObject([200, { ready: true, files: "ok" }]);
  });

  test("takes a copy, shows it, and after its destruction nothing of it is left in the bucket", async () => {
    const caseId = await life.open();
    const copyId = await upload(caseId);
    const [object] = await stored();
    expect(object?.key).toBe(`${life.world.practiceId}/${caseId}/${copyId}`);
    const sealed = await createS3Blobs(s3()).get(object?.key ?? "");
    expect(sealed?.subarray(0, 4).toString("latin1")).toBe("CTLF");

    const picture = await ask({ path: `/cases/${caseId}/copies/${copyId}`, cookie });
    expect(picture).toMatchObject({ status: 200, headers: { "content-type": "image/jpeg" } });
    expect(picture.bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));

    await must(refuseIdentity(life.officer, { caseId, day: life.today, reason: "document-doubtful" }));
    expect((await ask({ path: `/cases/${caseId}/copies/${copyId}`, cookie })).bytes.subarray(0, 2)).not.toEqual(
      Buffer.from([0xff, 0xd8]),
    );
    const later = { ...life.world.platform, clock: { now: () => new Date(Date.now() + 60 * 60_000) } };
    const sweeper = createWalk();
    for (let walks = 0; walks < 2; walks += 1) await sweeper.goOn(later, Number.POSITIVE_INFINITY);
    expect(await stored()).toEqual([]);
    const { platform } = life.world;
    expect((await verify({ db: platform.db, masterKey: platform.masterKey, unbound: null })).differences).toEqual([]);
  });

  test("notices bytes that somebody changed in the bucket", async () => {
    const caseId = await life.open();
    const copyId = await upload(caseId);
    const view = () => viewCopy(life.officer, { copyId, reason: null });
    expect((await view()).ok).toBe(true);

    const [object] = await stored();
    const sealed = (await createS3Blobs(s3()).get(object?.key ?? "")) ?? Buffer.alloc(0);
    const Key = `studio/${object?.key}`;
    const place = Math.floor(sealed.length / 2);
    sealed.writeUInt8(sealed.readUInt8(place) ^ 1, place);
    await raw.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: sealed }));
    await expect(view()).rejects.toThrow(BrokenSeal);
    expect((await ask({ path: `/cases/${caseId}/copies/${copyId}`, cookie })).status).toBe(500);
    // Control: it is this bit alone.
    sealed.writeUInt8(sealed.readUInt8(place) ^ 1, place);
    await raw.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: sealed }));
    expect((await view()).ok).toBe(true);
  });
});
