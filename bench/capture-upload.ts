import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { hashPassword } from "~/access/passwords.server";
import type { Applicant } from "~/cases/applicant";
import { openCase } from "~/cases/open-case.server";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { keptSide } from "~/identity-documents/capture";
import { readEnv } from "~/platform/env";
import { type Opened, openPlatform } from "~/platform/open";
import type { Platform } from "~/platform/platform";
import { addDays, day } from "~/terms/day";
import { findPerson, savePerson } from "~db/queries/identity";
import { applicantOf } from "~db/seed/people";
import { makeWorld, type World } from "../tests/support/world";
import type { Lateness } from "./capture-server";
import { type Figure, median } from "./figure";
import { phonePhoto } from "./phone-photo";

const ROUNDS = 15;
const AT_ONCE = 10;
const VOLLEYS = 5;
const IDLE_PAGES = 15;
/** More than a list page shows. */
const DRAFTS = 60;

/**
 * A phone's picture through the form of the documents page, signed in, until the answer that says it is stored; beside
 * it sharp alone, which only turns, resizes and compresses it, in turns. Then ten at once, with a list page read meanwhile.
 */
export async function* captureUpload(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "cartellina-bench-"));
  const opened = await openEmpty(folder);
  let child: ChildProcess | undefined;
  try {
    child = fork(fileURLToPath(new URL("./capture-server.ts", import.meta.url)), [folder], {
      execArgv: ["--import", "tsx"],
      // As the README asks of production on Linux: glibc keeps for each thread what its largest picture took.
      env: { ...process.env, MALLOC_ARENA_MAX: "1" },
    });
    const desk = await deskOf(opened.platform, child);
    const picture = await phonePhoto();
    for (let round = 0; round < 3; round += 1) await Promise.all([upload(desk, 0, picture), sharpAlone(picture)]);

    const [store, alone]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      alone.push(await timed(() => sharpAlone(picture)));
      store.push(await watched(desk, () => timed(() => upload(desk, round % AT_ONCE, picture))));
    }
    const [ours, peer] = [median(store), median(alone)];
    yield { name: "photo.store.vs-sharp", ratio: ours / peer, ours, peer, unit: "ms", target: "≤ 1.3" };
    yield late("photo.store.loop-p999-ms", await lateness(desk), "≤ 50");

    yield single("photo.idle.rss-mb", residentMegabytes(child), "MB", "none set");
    const volleys = [];
    for (let volley = 0; volley < VOLLEYS; volley += 1) volleys.push(await tenAtOnce(desk, picture));
    yield single("photo.ten.rss-mb", Math.max(...volleys.map(({ rss }) => rss)), "MB", "< 512");
    const [busy, idle] = [median(volleys.map((it) => it.busy)), median(volleys.map((it) => it.idle))];
    const list = { ratio: busy / idle, ours: busy, peer: idle, unit: "ms a page" };
    yield { name: "photo.ten.list-ratio", ...list, target: "≤ 2" };
    yield late("photo.ten.loop-p999-ms", await lateness(desk), "none set");
    yield single("photo.ten.s", median(volleys.map(({ took }) => took)) / 1000, "s", "none set");
  } finally {
    if (child?.exitCode === null) {
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child.kill();
      await gone;
    }
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The peer is a thread of the same process that has nothing to do. */
const late = (name: string, { ours, peer }: Lateness, target: string): Figure => ({
  ...{ name, ours, peer, target },
  ratio: ours,
  unit: "ms",
});

const single = (name: string, value: number, unit: string, target: string): Figure => ({
  ...{ name, unit, target },
  ratio: value,
  ours: value,
  peer: null,
});

/** The photograph is kept at this size by the product too. */
const KEPT = keptSide({ width: 4032, height: 3024, orientation: 6 });

const sharpAlone = (picture: Buffer) =>
  sharp(picture)
    .rotate()
    .resize({ width: KEPT, height: KEPT, fit: "inside", withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer();

/** Ten people upload at the same moment while an eleventh reads a list, again and again. */
async function tenAtOnce(desk: Desk, picture: Buffer) {
  const idle: number[] = [];
  for (let page = 0; page < IDLE_PAGES; page += 1) idle.push(await timed(() => list(desk)));

  const busy: number[] = [];
  let rss = 0;
  let uploading = true;
  const meanwhile = async (work: () => Promise<void>) => {
    while (uploading) await work();
  };
  const took = await watched(desk, () =>
    timed(async () => {
      const uploads = Promise.all(Array.from({ length: AT_ONCE }, (_, index) => upload(desk, index, picture)));
      const reading = meanwhile(async () => void busy.push(await timed(() => list(desk))));
      const looking = meanwhile(async () => {
        rss = Math.max(rss, residentMegabytes(desk.child));
        await sleep(10);
      });
      await uploads.finally(() => {
        uploading = false;
      });
      await Promise.all([reading, looking]);
    }),
  );
  return { idle: median(idle), busy: median(busy), rss, took };
}

/** As Linux tells it of another process. */
function residentMegabytes({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
}

async function openEmpty(folder: string): Promise<Opened> {
  const read = readEnv({ ...process.env, CARTELLINA_DATA: folder, LOG_LEVEL: "silent" });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return openPlatform({ env: read.env });
}

/** The running product, with somebody signed in to it who has a page full of open drafts. */
type Desk = { child: ChildProcess; address: string; cookie: string; cases: string[] };

async function deskOf(platform: Platform, child: ChildProcess): Promise<Desk> {
  const address = await new Promise<string>((resolve, reject) => {
    child.once("message", (text) => resolve(String(text)));
    child.once("exit", (code) => reject(new Error(`the product ended with ${code}`)));
  });
  const world = await makeWorld({ platform: ({ clock } = {}) => ({ ...platform, clock: clock ?? platform.clock }) });
  const { officerId } = world;
  await savePerson(platform.db, officerId, { passwordHash: await hashPassword(PASSWORD) });
  const email = (await findPerson(platform.db, officerId))?.email ?? "";
  const cases: string[] = [];
  for (let index = 0; index < DRAFTS; index += 1) cases.push(await openDraft(world, index));

  const form = new URLSearchParams({ email, password: PASSWORD }).toString();
  const signedIn = await ask({ address }, "POST", "/sign-in", "application/x-www-form-urlencoded", Buffer.from(form));
  const cookie = signedIn.cookies.map((each) => each.split(";")[0]).join("; ");
  return { child, address, cookie, cases };
}

const PASSWORD = "cinque gatti al mercato";

async function openDraft(world: World, index: number): Promise<string> {
  const { chamberId, mandateId } = world;
  const client = { applicant: someone(index) };
  const draft = { client, chamberId, mandateId, requestType: "NEW", deviceType: "USB_TOKEN" } as const;
  const opened = await openCase(world.practiceCtx(), draft);
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value.caseId;
}

/** Invented; each another. */
function someone(index: number): Applicant {
  const born = { ...applicantOf(0), birthDate: addDays(day("1931-01-01"), index), birthPlaceCode: "L219" };
  return { ...born, codiceFiscale: composeCodiceFiscale(born) };
}

/** The product watches its event loop while the work is done. */
async function watched<T>({ child }: Desk, work: () => Promise<T>): Promise<T> {
  child.send("begin");
  try {
    return await work();
  } finally {
    child.send("end");
  }
}

function lateness({ child }: Desk): Promise<Lateness> {
  return new Promise((resolve) => {
    child.once("message", (measured) => resolve(measured as Lateness));
    child.send("tell");
  });
}

/** As the documents page sends it; answered when the copy is stored. */
async function upload(desk: Desk, index: number, picture: Buffer): Promise<void> {
  const boundary = "----cartellina-bench";
  const field = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
  const before = `${field("then")}\r\n\r\nupload\r\n${field("ID_FRONT")}; filename="IMG_1.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(before), picture, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const answer = await ask(
    desk,
    "POST",
    `/cases/${desk.cases[index]}/documents`,
    `multipart/form-data; boundary=${boundary}`,
    body,
  );
  if (answer.status !== 303 || !answer.location.includes("copies-stored"))
    throw new Error(`not stored: ${answer.status}`);
}

async function list(desk: Desk): Promise<void> {
  const { status, text } = await ask(desk, "GET", "/cases?state=all");
  if (status !== 200 || text.split("/cases/").length < 50) throw new Error(`not the list: ${status}`);
}

type Asked = Pick<Desk, "address"> & { cookie?: string };
type Answer = { status: number; location: string; cookies: string[]; text: string };

/** Each time over a connection of its own; not `fetch`, which takes its time over megabytes. */
function ask({ address, cookie = "" }: Asked, method: string, path: string, type = "", body?: Buffer): Promise<Answer> {
  const sending = body === undefined ? {} : { "Content-Type": type, "Content-Length": body.length };
  const headers = { Origin: address, Cookie: cookie, ...sending };
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { agent: false, method, headers }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", reject);
      response.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status, location: answered.location ?? "", cookies: answered["set-cookie"] ?? [], text });
      });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
