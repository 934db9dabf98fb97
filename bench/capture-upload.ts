import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import sharp from "sharp";
import type { Applicant } from "~/cases/applicant";
import { openCase } from "~/cases/open-case.server";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { keptSide } from "~/identity-documents/capture";
import type { Platform } from "~/platform/platform";
import { addDays, day } from "~/terms/day";
import { applicantOf } from "~db/seed/people";
import { makeWorld, type World } from "../tests/support/world";
import type { Lateness } from "./capture-server";
import { type Figure, median } from "./figure";
import { phonePhoto } from "./phone-photo";
import { ask, endProduct, openEmpty, type Product, signedIn, single, startProduct, timed } from "./product";

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
    const product = await startProduct(folder);
    ({ child } = product);
    const desk = await deskOf(opened.platform, product);
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
    await endProduct(child);
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

/** The running product, with somebody signed in to it who has a page full of open drafts. */
type Desk = Product & { cookie: string; cases: string[] };

async function deskOf(platform: Platform, product: Product): Promise<Desk> {
  const world = await makeWorld({ platform: ({ clock } = {}) => ({ ...platform, clock: clock ?? platform.clock }) });
  const cases: string[] = [];
  for (let index = 0; index < DRAFTS; index += 1) cases.push(await openDraft(world, index));

  return { ...product, cookie: await signedIn(platform, product, world.officerId), cases };
}

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
