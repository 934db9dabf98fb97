import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sentence } from "~/audit/difference";
import { verify } from "~/audit/verify.server";
import { createFolderBlobs } from "~/platform/blobs";
import { fixedClock } from "~/platform/clock";
import { createWalk } from "~/platform/orphan-files";
import { destroyDueOf } from "~/retention/destroy-due.server";
import { listed } from "../support/blob-contract";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import type { Destroying } from "../support/destroyer.child";
import { makeWorld } from "../support/world";

/** Destructions that are killed, with no chance to tidy up: whole or not begun, and the next round goes on. */
const CHILD = fileURLToPath(new URL("../support/destroyer.child.ts", import.meta.url));
const CASES = 4;
/** Ten years later both the pictures and the people are due. */
const AT = "2036-03-20T09:00:00Z";
let database: TestDatabase;
let life: CaseLife;
let root: string;
let hand: postgres.Sql;
/** How long an act takes before its entry stands. */
const ACT_SECONDS = 0.4;

beforeAll(async () => {
  database = await freshDatabase();
  hand = database.superuser();
  root = mkdtempSync(join(tmpdir(), "cartellina-destroyer-"));
  const world = await makeWorld(database, { at: "2026-03-16T09:00:00Z" });
  Object.assign(world.platform, { blobs: createFolderBlobs(join(root, "blobs")) });
  life = new CaseLife(world);
  await life.stock(CASES + 1);
  for (let at = 0; at <= CASES; at += 1) {
    const serial = `12047781${60_000_000 + at}`;
    const caseId = await life.collected(serial);
    await must(life.deliver(caseId, serial));
    // The last one stays open, and is never touched.
    if (at < CASES) await must(life.giveBack([caseId]));
  }
  // A number that was drawn is not given back when the act is.
  await hand`create sequence begun`;
  await hand`grant usage on sequence begun to public`;
  await hand.unsafe(`create function slowly() returns trigger language plpgsql as $$
    begin
      perform nextval('begun'), pg_sleep(${ACT_SECONDS});
      return new;
    end $$`);
  await hand`create trigger slow before insert on journal for each row
    when (new.act in ('case.copiesDestroyed', 'case.erased')) execute function slowly()`;
});
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

/** Starts a round of destruction and kills it as soon as `moment`, which is told what it says, has come. */
async function killed(moment: (said: () => string) => Promise<void>): Promise<void> {
  const { practiceId, platform } = life.world;
  const masterKey = platform.masterKey.versions()[0]?.bytes.toString("hex") ?? "";
  const told: Destroying = { appUrl: database.appUrl, folder: root, practiceId, masterKey, at: AT };
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, JSON.stringify(told)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((resolve) => child.once("close", (_code, signal) => resolve(signal)));
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await moment(() => output);
  child.kill("SIGKILL");
  expect(await gone).toBe("SIGKILL");
  // PostgreSQL notices that its client is gone when it wants to answer.
  await wait(ACT_SECONDS * 1000 + 300);
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An act is done, and the first of its files is about to go. */
const atAFile = async (said: () => string) => {
  while (!said().includes("removing")) await wait(5);
};
/** So many acts have begun, in all rounds together, and the last of them is not done. */
const inAct = (count: number) => async () => {
  while ((await begun()) < count) await wait(10);
};

async function begun(): Promise<number> {
  const [row] = await hand`select case when is_called then last_value::int else 0 end as count from begun`;
  return row?.count ?? 0;
}

type Standing = { copies: number; people: number; half: string[] };

/** How many cases have lost their pictures, and their people; and what says of a case one thing and another. */
async function standing(): Promise<Standing> {
  const rows = await hand`
    select c.id, c.erased_on, c.copies_destroy_on, c.applicant ->> 'surname' as surname, c.codice_fiscale,
      (select bool_and(k.wrapped is null and k.destroyed_at is not null) from case_keys k
        where k.case_id = c.id and k.retention = 'identity-copies') as gone,
      (select bool_or(k.wrapped is null or k.destroyed_at is not null) from case_keys k
        where k.case_id = c.id and k.retention = 'identity-copies') as going,
      (select count(*)::int from identity_copies i where i.case_id = c.id and i.destroyed_at is null) as pictures,
      (select count(*)::int from journal j where j.case_id = c.id and j.act = 'case.copiesDestroyed') as said,
      (select count(*)::int from journal j where j.case_id = c.id and j.act = 'case.erased') as said_erased,
      (select cl.erased_on is not null from clients cl where cl.id = c.client_id) as client_erased
    from cases c where c.practice_id = ${life.world.practiceId} order by c.id`;
  const half: string[] = [];
  for (const row of rows) {
    const signs = [row.gone, row.going, row.pictures === 0, row.said === 1];
    if (new Set(signs).size > 1) half.push(`${row.id} pictures ${signs}`);
    const erased = [row.erased_on !== null, row.codice_fiscale === "", row.said_erased === 1, row.client_erased];
    if (new Set(erased).size > 1) half.push(`${row.id} person ${erased}`);
  }
  return {
    copies: rows.filter(({ gone }) => gone).length,
    people: rows.filter(({ erased_on }) => erased_on !== null).length,
    half,
  };
}

async function faults(): Promise<string[]> {
  const { db, masterKey } = life.world.platform;
  return (await verify({ db, masterKey, unbound: null }, { book: life.world.practiceId })).differences.map(sentence);
}

const files = async () => (await listed(life.world.platform.blobs, "")).length;

test("nothing is half destroyed after a kill, and the next round finishes it", async () => {
  const before = await files();
  const seen: Standing[] = [];
  let leftBehind = 0;
  // Four cases: first their pictures, an act each, then their people.
  for (const moment of [atAFile, inAct(3), inAct(7)]) {
    await killed(moment);
    const now = await standing();
    expect(now.half).toEqual([]);
    expect(await faults()).toEqual([]);
    seen.push(now);
    leftBehind = Math.max(leftBehind, (await files()) - (before - now.copies * 4));
  }
  // Controls: the kills came in the middle, one of them between an act and its files, two of them within an act.
  expect(seen.every(({ copies, people }) => copies > 0 && people < CASES)).toBe(true);
  expect(leftBehind).toBeGreaterThan(0);
  const [acts] = await hand`
    select count(*)::int as done from journal where act in ('case.copiesDestroyed', 'case.erased')`;
  expect(await begun()).toBe(acts?.done + 2);

  const { platform, practiceId } = life.world;
  const did = await destroyDueOf({ ...platform, clock: fixedClock(new Date(AT)) }, practiceId);
  expect(did.cases).toBe(CASES - (seen.at(-1)?.people ?? 0));
  expect(await standing()).toEqual({ copies: CASES, people: CASES, half: [] });
  expect(await faults()).toEqual([]);
  // What a kill has left of the files is noise, and goes with the sweep of the store.
  const sweeper = createWalk();
  const later = { ...platform, clock: fixedClock(new Date(Date.now() + 60 * 60_000)) };
  for (let walks = 0; walks < 2; walks += 1) await sweeper.goOn(later, Number.POSITIVE_INFINITY);
  expect(await files()).toBe(4);

  // Control: what is half destroyed is seen, here and by the verifier.
  const [open] = await hand`select id from cases where state = 'DELIVERED' and practice_id = ${practiceId}`;
  await hand`update case_keys set wrapped = null, destroyed_at = now() where case_id = ${open?.id}`;
  expect((await standing()).half).toHaveLength(1);
  expect(await faults()).toHaveLength(1);
});
