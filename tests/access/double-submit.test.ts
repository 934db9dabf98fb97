import "./as-in-production";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "~/access/passwords.server";
import { issueEnvelopes } from "~/envelopes/stock.server";
import { chooseColumns } from "~/imports/choose-columns.server";
import { guessColumns } from "~/imports/fields";
import { startImport } from "~/imports/start-import.server";
import { takeFile } from "~/imports/take-file.server";
import { work } from "~/imports/work.server";
import { changeMandateTerms, dateRuleset } from "~/mandates/mandate-acts.server";
import { draftEdition } from "~/paperwork/edition-acts.server";
import { newId } from "~/platform/ids";
import { readScanResult } from "~/scans/read-scans.server";
import { readTaken } from "~/scans/read-taken.server";
import { filePage } from "~/scans/settle-page.server";
import { takeScan } from "~/scans/take-scan.server";
import { addDays, addYears } from "~/terms/day";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife, must } from "../support/case-life";
import { CLIENT_HEADINGS, clientRow, excelFile } from "../support/csv-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import { foreignPage } from "../support/scanned-paper";
import { makeWorld } from "../support/world";
import { type Answer, type Fields, formOf, redirectOf, type Upload } from "./ask";
import { crawl } from "./crawl";
import { PASSWORD } from "./desk";
import { everyState, everyStateRecorded, externalLife } from "./every-state";
import { filled, onceOf, type Typing } from "./fill";
import { changed, footprint, lastWriter } from "./footprint";
import { hireAt } from "./hire";
import { cookieFor, marked } from "./house";
import { type Met, nameOf, postFormsMet } from "./met";
import { type Product, type Route, routesOf, servedBuild, startProduct } from "./product";

let database: TestDatabase;
let sql: postgres.Sql;
let product: Product;
let routes: Route[];
let life: CaseLife;
let people: { studio: string; counter: string };
let picture: Upload;
/** A file to be imported: one person who is right, and one without an address. */
let table: Upload;

const AT_ONCE = process.env.CARTELLINA_DEEP === undefined ? 3 : 20;

type Who = keyof typeof people;
type Tried = { who: Who; met: Met; answer: string; wrong: string[]; effects: number };

let tried: Tried[];
let keyless: string[];

beforeAll(async () => {
  database = await freshDatabase();
  sql = database.superuser();
  life = new CaseLife(await makeWorld(database));
  const { clock, practiceId, chamberId, officerId } = life.world;
  product = await startProduct((env) => database.platform({ clock, env, connections: 8 }));
  routes = routesOf(await servedBuild());
  await life.stock(40);
  await everyState(life);
  await everyStateRecorded(await externalLife(life.world));
  await someScanned();
  const range = { first: "NUOVE-001", last: "NUOVE-009", forPractice: practiceId };
  await must(issueEnvelopes(life.clerk, { ...range, scratchLayer: "SILVER", day: life.today }));
  const neighbour = await life.world.anotherPractice();
  const suspended = { what: "suspend" as const, from: life.today, to: null };
  const { mandateId } = neighbour;
  await must(changeMandateTerms(life.world.chamberCtx(["dirigente"]), { chamberId, mandateId, change: suspended }));
  // Of two drafts one is published, one thrown away.
  const manager = life.world.chamberCtx(["dirigente"]);
  const other = { code: "torino-2020-covid", validFrom: addDays(life.today, 300), validTo: null };
  await must(dateRuleset(manager, other));
  await must(draftEdition(manager, { ruleset: other.code }));
  people = {
    studio: officerId,
    counter: await hireAt(life.world, { chamberDesk: chamberId }, ["sportello", "dirigente"]),
  };
  await hireAt(life.world, { practiceDesk: practiceId }, ["assistente"]);
  await sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id in ${sql(Object.values(people))}`;
  // The day after: a day of a case can be put right.
  clock.set(new Date("2026-03-17T09:30:00.000Z"));
  picture = { name: "copia.jpg", type: "image/jpeg", bytes: (await samplePictures()).ID_FRONT };
  const rows = [clientRow(901), clientRow(902, { Indirizzo: "" })];
  table = { name: "clienti.csv", type: "text/csv", bytes: excelFile([CLIENT_HEADINGS, ...rows]) };
  await someImported();
  [tried, keyless] = await sendEverything();
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await database.close();
});

/** Pages in the tray, and two that were filed. */
async function someScanned(): Promise<void> {
  const page = await foreignPage();
  const { scanId } = await must(takeScan(life.officer, [page, page, page, page]));
  await readTaken(life.officer, scanId);
  const { waiting } = await readScanResult(life.officer, scanId, null);
  const [row] = await sql`
    select code || '-M' as code from cases
    where practice_id = ${life.world.practiceId} and state = 'DELIVERED' order by id limit 1`;
  for (const [index, { id }] of waiting.slice(0, 2).entries()) {
    const typed = { case: `${row?.code}${index + 1}-1`, document: null, copyNo: null };
    await must(filePage(life.officer, { pageId: id, typed }));
  }
}

/** A file whose columns are to be chosen, one to be decided about and started, and one that left rows out. */
async function someImported(): Promise<void> {
  const owner = life.world.practiceCtx(["responsabile"]);
  const take = async (from: number): Promise<string> => {
    const rows = [clientRow(from), ...[1, 2, 3].map((more) => clientRow(from + more, { Indirizzo: "" }))];
    const file = excelFile([CLIENT_HEADINGS, ...rows]);
    return (await must(takeFile(owner, { kind: "CLIENTS", file, defaults: null }))).importId;
  };
  const checked = async (importId: string): Promise<string> => {
    await must(chooseColumns(owner, { importId, columns: guessColumns(CLIENT_HEADINGS, "CLIENTS") }));
    await work(owner, importId);
    return importId;
  };
  const ended = await checked(await take(910));
  await must(startImport(owner, { importId: ended, leaveRest: true }));
  await work(owner, ended);
  await checked(await take(920));
  await take(930);
}

/** Acts after which work goes on in transactions of its own, each of them once: the act, the lease, the rows, the end. */
const STARTS_WORK = ["_desk.imports.$importId.columns", "_desk.imports.$importId._index"];
const workOf = ({ action }: Met) => (action !== null && STARTS_WORK.includes(action.id) ? 4 : 0);

/** What no page here can send with an effect, and where it is tested. */
const NOT_REACHED: Record<string, string> = {
  "_desk.account_.second-factor": "takes a code of the app: second-factor.test.ts",
  "_desk.account_.second-factor_.off": "takes a second factor: second-factor.test.ts",
  "_desk.scans.$scanId.resume": "takes a reading that broke off: tests/flows/scans.test.ts",
  "_desk.imports.$importId.resume": "takes work that broke off: tests/flows/imports.test.ts",
  "_desk.imports.$importId.rows.$rowId": "takes a row that is mended: tests/flows/imports.test.ts",
  "_desk.imports.cases": "takes a file of cases: tests/flows/imports.test.ts",
  "_desk.people_.second-factor": "takes a head with a second factor: second-factor.test.ts",
  "_desk.people_.$userId_.second-factor": "takes a colleague with a second factor: people.test.ts",
};

test("every form carries a key of its own", () => {
  expect(tried.length).toBeGreaterThan(30);
  expect([...new Set(keyless)]).toEqual([]);
});

test("a form sent many times at once and once more has one effect and one answer", () => {
  expect(tried.flatMap(({ who, met, wrong }) => wrong.map((what) => `${who}, ${nameOf(met)}: ${what}`))).toEqual([]);
});

test("every act of the product was among them", () => {
  const had = new Set(tried.filter(({ effects }) => effects > 0).map(({ met }) => met.action?.id));
  const never = routes.filter(({ id, rule }) => rule.write !== undefined && rule.write !== "public" && !had.has(id));
  expect(never.map(({ id }) => id).filter((id) => !(id in NOT_REACHED))).toEqual([]);
});

describe("control", () => {
  test("the same form on two pages, with a key each, has two effects", async () => {
    const colleague = await hireAt(life.world, { practiceDesk: life.world.practiceId }, ["assistente"]);
    const cookie = await cookieFor(product, people.studio);
    const since = await lastWriter(sql);
    for (const key of [newId(), newId(), newId()]) {
      await product.ask(formOf(`/people/${colleague}/invitation`, [["_once", key]], { cookie }));
    }
    const [mails] =
      await sql`select count(*)::int as count from outbox o where o.xmin::text::bigint > ${since.toString()}::bigint`;
    expect(mails?.count).toBe(3);
    expect((await footprint(sql, since)).writers.size).toBe(3);
  });

  test("and without a key too, so that it is the key that counts", async () => {
    const colleague = await hireAt(life.world, { practiceDesk: life.world.practiceId }, ["assistente"]);
    const cookie = await cookieFor(product, people.studio);
    const since = await lastWriter(sql);
    for (let times = 0; times < 3; times += 1) {
      await product.ask(formOf(`/people/${colleague}/invitation`, [], { cookie }));
    }
    expect((await footprint(sql, since)).writers.size).toBe(3);
  });
});

/** Acts by what they leave to be done: first what goes on, last what ends somebody's own part in it. */
const ENDS_SOMETHING =
  /suspend|void|disable|redo|remove|close|publish|discard|abandon|batches\._index|imports\.\$importId\._index/;
const ENDS_A_CASE = /withdraw|cancel|undeliverable|refuse|replace|missing/;
const ENDS_A_PART = /[._]end$|end-officer|external_\.\$chamberId_\.mandate|password|sessions|second-factor|\$userId$/;
const rankOf = (id: string): number =>
  [/^/, ENDS_SOMETHING, ENDS_A_CASE, ENDS_A_PART].findLastIndex((ends) => ends.test(id));

/** How far to look: what a case offers depends on where it stands. */
const PAGES = (id: string) => {
  if (id === "_desk.cases.$caseId._index") return 32;
  return /^_desk\.(cases\.\$caseId|batches|counter\.slips)/.test(id) ? 8 : 3;
};

/** On how many pages a form is tried until it is taken. */
const TRIES = 3;

/** As the studio's officer and the counter's clerk: all that goes on, then what ends something, then what came of that. */
async function sendEverything(): Promise<[Tried[], string[]]> {
  const all: Tried[] = [];
  const without: string[] = [];
  const tries = new Map<string, number>();
  for (const ranks of [
    [0, 1],
    [0, 1, 2, 3],
  ]) {
    const met = [...(await formsFor("studio")), ...(await formsFor("counter"))];
    without.push(...met.filter(([, { form }]) => onceOf(form) === null).map(([, { page, at }]) => `${page} → ${at}`));
    for (const rank of ranks) {
      for (const [who, each] of met.filter(([, { action }]) => rankOf(action?.id ?? "") === rank)) {
        const key = `${who} ${nameOf(each)}`;
        const times = tries.get(key) ?? 0;
        if (times >= TRIES) continue;
        const result = await sendOften(who, each);
        if (result === null) continue;
        all.push(result);
        tries.set(key, result.answer.startsWith("422") ? times + 1 : TRIES);
      }
    }
  }
  return [all, without];
}

/** The forms of all pages that are not for everybody: those have no desk in whose book a key could stand. */
async function formsFor(who: Who): Promise<[Who, Met][]> {
  const typing = await typingAt("/");
  const looking = { perRoute: PAGES, typing, pagesOnly: true };
  const pages = await crawl(product.ask, await cookieFor(product, people[who]), routes, looking);
  return pages
    .flatMap(({ path, answer }) => postFormsMet(path, answer, routes))
    .filter(({ action }) => action?.rule.write !== "public")
    .map((met) => [who, met]);
}

/** Some at once and one more; null when the page has moved on and shows the form no more. */
async function sendOften(who: Who, met: Met): Promise<Tried | null> {
  const cookie = await cookieFor(product, people[who]);
  const shown = await product.ask({ path: met.page, cookie });
  const again = postFormsMet(met.page, shown, routes).find((each) => nameOf(each) === nameOf(met));
  if (again === undefined) return null;
  const fields = filled(again.form, again.button, await typingAt(met.page));
  const sent = formOf(again.at, fields, { cookie, multipart: again.form.multipart });
  const since = await lastWriter(sql);
  const before = await footprint(sql);
  const answers = await Promise.all(Array.from({ length: isHeavy(fields) ? 2 : AT_ONCE }, () => product.ask(sent)));
  const after = await footprint(sql, since);
  const last = await product.ask(sent);
  const later = await footprint(sql);
  // What was removed leaves no writer behind.
  const effects = after.writers.size || Number(changed(before, after).length > 0);

  const wrong: string[] = [];
  const kinds = new Set([...answers, last].map(kindOf));
  // Whoever ends their own session is then asked to sign in.
  const told = [...kinds].filter((kind) => !kind.includes("/sign-in?"));
  if (told.length > 1 && !isNoAct(met)) wrong.push(`different answers: ${[...kinds].join(" | ")}`);
  if ([...answers, last].some(({ status }) => status >= 500)) wrong.push("a fault");
  if (effects > 1 + filesIn(fields) + workOf(met))
    wrong.push(`${effects} transactions left something: ${changed(before, after).join(", ")}`);
  const more = changed(after, later);
  if (more.length > 0 && !isNoAct(met)) wrong.push(`once more changed ${more.join(", ")}`);
  return { who, met: again, answer: told.join(" | "), wrong, effects };
}

/**
 * No acts, so without a key, and done again without harm: a clerk's marks on the list, which count once, when they are
 * confirmed; a new secret for the second factor, which counts for nothing until a code of it is given.
 */
const isNoAct = ({ action }: Met) => action !== null && NO_ACTS.includes(action.id);
const NO_ACTS = ["_desk.counter.slips.$batchId_.mark", "_desk.counter.scan", "_desk.account_.second-factor_.start"];

/** Pictures and passwords take long by design: there two at once must do. */
const isHeavy = (fields: Fields) => fields.some(([name, value]) => typeof value !== "string" || name === "password");

/** Each picture of an upload is an act of its own, under a key of its own. */
const filesIn = (fields: Fields) => fields.filter(([, value]) => typeof value !== "string").length;

const kindOf = (answer: Answer) => `${answer.status} ${redirectOf(answer) ?? ""}`;

let serials = 0;

/** What the person at the desk would know: the case's device, the next folder of its stock, their own password. */
async function typingAt(page: string): Promise<Typing> {
  const caseId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page)?.[0] ?? newId();
  const [known] = await sql`
    select d.serial as device, c.code || '-M1-' || greatest(c.form_version, 1) as sheet, (
      select e.serial from envelopes e
      where e.practice_id = c.practice_id and e.chamber_id = c.chamber_id and e.state = 'IN_STOCK' order by e.serial limit 1
    ) as folder
    from cases c left join devices d on d.case_id = c.id
    where c.id = ${caseId} or c.batch_id = ${caseId} limit 1`;
  const [paper] = await sql`
    select c.code || '-M' || s.copy_no || '-' || s.version as sheet
    from document_copies s join cases c on c.id = s.case_id
    where s.document_type = 'REQUEST_FORM' and c.practice_id = ${life.world.practiceId} order by random() limit 1`;
  serials += 1;
  const person: Record<string, unknown> = {
    ...marked(0, `prova${"abcdefghij".charAt(serials % 10)}${"klmnopqrst".charAt(serials / 10)}`),
  };
  const words: Record<string, string> = {
    deviceSerial: String(known?.device),
    code: String(known?.sheet),
    case: String(paper?.sheet),
    authSerial: `AA${serials}001`,
    signSerial: `BB${serials}001`,
    vatNumber: "07945211006",
    "authentication.serial": `AA${serials}001`,
    "signature.serial": `BB${serials}001`,
    "authentication.notAfter": addYears(life.today, 3),
    "signature.notAfter": addYears(life.today, 3),
    number: `N-${serials}`,
    first: `SERIE${serials}-001`,
    last: `SERIE${serials}-003`,
    current: PASSWORD,
    password: page.endsWith("/password") ? "sette galline in cortile" : PASSWORD,
    again: "sette galline in cortile",
    protocol: "2026/1",
    // A suspension to come: the officer can still act today.
    from: addDays(life.today, 100),
    appointmentTime: "09:30",
    // Other terms than those in force.
    copiesDays: String(31 + (serials % 600)),
    serial:
      known?.folder && !known.device && page.endsWith("/envelope")
        ? String(known.folder)
        : `1204778109${100_000 + serials}`,
  };
  return ({ name, type, value }) => {
    if (type === "file") return page.startsWith("/imports") ? table : picture;
    if (type === "radio") return name === "sex" ? String(person.sex) : null;
    if (name in words && (value === "" || type === "password" || name === "from" || name === "copiesDays"))
      return words[name] ?? null;
    if (value !== "" || type === "select") return null;
    if (typeof person[name] === "string" && !/email/.test(name)) return String(person[name]);
    if (type === "email" || /email/i.test(name)) return `${newId()}@prova.test`;
    if (type !== "date") return "Prova";
    return /to$|notAfter/i.test(name) ? addDays(life.today, 200) : life.today;
  };
}
