import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { today } from "~/access/context";
import { openCase } from "~/cases/open-case.server";
import { guessColumns } from "~/imports/fields";
import type { ImportKind } from "~/imports/import";
import { addDays } from "~/terms/day";
import { applicantOf } from "~db/seed/people";
import { CASE_HEADINGS, CLIENT_HEADINGS, caseRow, clientRow, excelFile } from "../tests/support/csv-files";
import { makeWorld } from "../tests/support/world";
import { type Figure, median } from "./figure";
import { ask, endProduct, FORM, openEmpty, type Product, signedIn, single, startProduct, timed } from "./product";

const PEOPLE = 10_000;
const CASES = 2_000;
const IDLE_PAGES = 30;
/** Milliseconds between two pages of a reader. */
const PAUSE = 100;
/** What an import writes. */
const TABLES = ["clients", "envelopes", "cases", "document_copies", "copy_movements", "devices", "journal"];

/**
 * Files through the forms of the product, from the upload to the page that says they are taken in, while somebody of
 * another practice reads a list again and again; beside it the same rows in plain INSERTs of one transaction.
 */
export async function* imports(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), "cartellina-bench-"));
  const opened = await openEmpty(folder);
  let child: ChildProcess | undefined;
  try {
    const product = await startProduct(folder);
    ({ child } = product);
    const { platform, embedded } = opened;
    if (embedded === null) throw new Error("this area measures the embedded database: unset DATABASE_URL");
    const world = await makeWorld({ platform: ({ clock } = {}) => ({ ...platform, clock: clock ?? platform.clock }) });
    const others = await world.anotherPractice();
    const reader = { ...product, cookie: await signedIn(platform, product, others.officerId) };
    for (let index = 0; index < 3; index += 1) {
      const { chamberId } = world;
      const draft = { chamberId, mandateId: others.mandateId, requestType: "NEW", deviceType: "USB_TOKEN" } as const;
      await openCase(others.ctx(), { ...draft, client: { applicant: applicantOf(index) } });
    }
    const idle: number[] = [];
    for (let page = 0; page < IDLE_PAGES; page += 1) {
      idle.push(await timed(() => list(reader)));
      await sleep(PAUSE);
    }

    const delivered = addDays(today(others.ctx()), -10);
    for (const { kind, count, headings, row } of [
      { kind: "CLIENTS" as const, count: PEOPLE, headings: CLIENT_HEADINGS, row: clientRow },
      {
        ...{ kind: "CASES" as const, count: CASES, headings: CASE_HEADINGS },
        row: (index: number) => caseRow(index, delivered),
      },
    ]) {
      const practice = await world.anotherPractice();
      const desk = { ...product, cookie: await signedIn(platform, product, practice.officerId) };
      const file = excelFile([headings, ...Array.from({ length: count }, (_, index) => row(index))]);
      const busy: number[] = [];
      let taking = true;
      const reading = (async () => {
        while (taking) {
          busy.push(await timed(() => list(reader)));
          await sleep(PAUSE);
        }
      })();
      const ours = await timed(() => takenIn(desk, kind, headings, file, practice)).finally(() => {
        taking = false;
      });
      await reading;
      const peer = await plainly(embedded.superuserUrl, practice.practiceId);
      const name = kind.toLowerCase();
      yield {
        ...{ name: `import.${name}.vs-insert`, unit: "s", target: "none set" },
        ...{ ratio: ours / peer, ours: ours / 1000, peer: peer / 1000 },
      };
      yield single(`import.${name}.per-s`, (count * 1000) / ours, "rows a second", "none set");
      const [now, before] = [median(busy), median(idle)];
      const pages = { ratio: now / before, ours: now, peer: before, unit: "ms a page" };
      yield { name: `import.${name}.list-ratio`, ...pages, target: "≤ 2" };
    }
  } finally {
    await endProduct(child);
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

type Desk = Product & { cookie: string };

async function list(desk: Desk): Promise<void> {
  const { status, text } = await ask(desk, "GET", "/cases?state=all");
  if (status !== 200 || !text.includes("/cases/0")) throw new Error(`not the list: ${status}`);
}

/** Upload, columns as the product proposes them, and the start; a long one is asked after until it has ended. */
async function takenIn(
  desk: Desk,
  kind: ImportKind,
  headings: readonly string[],
  file: Buffer,
  { mandateId, officerId }: { mandateId: string; officerId: string },
): Promise<void> {
  const boundary = "----cartellina-bench";
  const part = (name: string) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"`;
  const fields = Object.entries({ mandateId, officerId, scratchLayer: "SILVER" });
  const before = fields.map(([name, value]) => `${part(name)}\r\n\r\n${value}\r\n`).join("");
  const body = Buffer.concat([
    Buffer.from(`${before}${part("file")}; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const type = `multipart/form-data; boundary=${boundary}`;
  const uploaded = await ask(desk, "POST", `/imports/${kind.toLowerCase()}`, type, body);
  const address = /^(\/imports\/[0-9a-f-]{36})\/columns/.exec(uploaded.location)?.[1];
  if (address === undefined) throw new Error(`the file was not taken: ${uploaded.status}`);
  const columns = Object.entries(guessColumns(headings, kind)).map(([field, at]) => [`column-${at}`, field]);
  await ask(desk, "POST", `${address}/columns`, FORM, Buffer.from(new URLSearchParams(columns).toString()));
  await until(desk, address, 'name="leaveRest"|id="avvia"');
  await ask(desk, "POST", `${address}?index`, FORM, Buffer.from("leaveRest=on"));
  await until(desk, address, 'c-lead">(?:In rubrica|Sono state)');
}

async function until(desk: Desk, address: string, says: string): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    const { text } = await ask(desk, "GET", address);
    if (new RegExp(says).test(text)) return;
    await sleep(200);
  }
  throw new Error("it never came");
}

/** Milliseconds for the rows that the import wrote, into tables with the same indexes, in one transaction. */
async function plainly(url: string, practiceId: string): Promise<number> {
  const sql = postgres(url, { database: "cartellina", max: 1, onnotice: () => {} });
  try {
    const written: [string, postgres.Row[]][] = [];
    for (const table of TABLES) {
      const owner = table === "journal" ? "book" : "practice_id";
      written.push([table, await sql`select * from ${sql(table)} where ${sql(owner)} = ${practiceId}`]);
      await sql`create temporary table ${sql(`plain_${table}`)} (like ${sql(table)} including all)`;
    }
    return await timed(() =>
      sql.begin(async (tx) => {
        for (const [table, rows] of written) {
          for (let from = 0; from < rows.length; from += 500) {
            await tx`insert into ${tx(`plain_${table}`)} ${tx(rows.slice(from, from + 500))}`;
          }
        }
      }),
    );
  } finally {
    await sql.end();
  }
}
