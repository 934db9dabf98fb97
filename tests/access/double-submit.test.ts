import "./as-in-production";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashPassword } from "~/access/passwords.server";
import { issueEnvelopes } from "~/envelopes/stock.server";
import { newId } from "~/platform/ids";
import { applicantOf } from "~db/seed/people";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";
import { type Answer, type Fields, formOf, redirectOf, type Upload } from "./ask";
import { crawl } from "./crawl";
import { PASSWORD } from "./desk";
import { everyState, externalLife } from "./every-state";
import { filled, onceOf, type Typing } from "./fill";
import { footprint, lastWriter, writers } from "./footprint";
import { hireAt } from "./hire";
import { cookieFor } from "./house";
import { type Met, nameOf, postFormsMet } from "./met";
import { type Product, type Route, routesOf, servedBuild, startProduct } from "./product";

let database: TestDatabase;
let sql: postgres.Sql;
let product: Product;
let routes: Route[];
let life: CaseLife;
let people: { studio: string; counter: string };
let picture: Upload;

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
  await everyState(await externalLife(life.world), { refusal: "A1" });
  const range = { first: "NUOVE-001", last: "NUOVE-009", forPractice: practiceId };
  await must(issueEnvelopes(life.clerk, { ...range, scratchLayer: "SILVER", day: life.today }));
  people = {
    studio: officerId,
    counter: await hireAt(life.world, { chamberDesk: chamberId }, ["sportello", "dirigente"]),
  };
  await hireAt(life.world, { practiceDesk: practiceId }, ["assistente"]);
  await sql`update users set password_hash = ${await hashPassword(PASSWORD)} where id in ${sql(Object.values(people))}`;
  picture = { name: "copia.jpg", type: "image/jpeg", bytes: (await samplePictures()).ID_FRONT };
  [tried, keyless] = await sendEverything();
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await database.close();
});

/** Forms of pages for everybody have no desk in whose book a key could stand; these have no effect to repeat. */
const NOT_REACHED: Record<string, string> = {
  "_desk.account_.second-factor": "takes a code of the app: second-factor.test.ts",
  "_desk.account_.second-factor_.off": "takes a second factor: second-factor.test.ts",
  "_desk.people_.second-factor": "takes a head with a second factor: second-factor.test.ts",
  "_desk.people_.$userId_.second-factor": "takes a colleague with a second factor: people.test.ts",
};

test("every form carries a key of its own", () => {
  expect(tried.length).toBeGreaterThan(30);
  expect([...new Set(keyless)]).toEqual([]);
});

test("a form sent ten times at once and once more has one effect and one answer", () => {
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
    expect((await writers(sql, since)).size).toBe(3);
  });

  test("and without a key too, so that it is the key that counts", async () => {
    const colleague = await hireAt(life.world, { practiceDesk: life.world.practiceId }, ["assistente"]);
    const cookie = await cookieFor(product, people.studio);
    const since = await lastWriter(sql);
    for (let times = 0; times < 3; times += 1) {
      await product.ask(formOf(`/people/${colleague}/invitation`, [], { cookie }));
    }
    expect((await writers(sql, since)).size).toBe(3);
  });
});

/** What ends something waits until everything else has been sent. */
const ENDS =
  /withdraw|[._-]end\b|end-officer|suspend|cancel|void|undeliverable|refuse|disable|replace|redo|sessions|password|remove|\$userId$/;

/** As the studio's officer and the counter's clerk, round after round, until nothing new has an effect. */
async function sendEverything(): Promise<[Tried[], string[]]> {
  const all: Tried[] = [];
  const without: string[] = [];
  const tries = new Map<string, number>();
  for (const round of ["goes on", "ends", "takes back"] as const) {
    for (const who of ["studio", "counter"] as const) {
      const pages = await crawl(product.ask, await cookieFor(product, people[who]), routes, { perRoute: 30 });
      for (const met of pages.flatMap(({ path, answer }) => postFormsMet(path, answer, routes))) {
        if (met.action?.rule.write === "public") continue;
        if (onceOf(met.form) === null) without.push(`${met.page} → ${met.at}`);
        const key = `${who} ${nameOf(met)}`;
        const times = tries.get(key) ?? 0;
        if (times >= 3 || (round === "goes on" && ENDS.test(met.action?.id ?? ""))) continue;
        const result = await sendOften(who, met);
        if (result === null) continue;
        all.push(result);
        tries.set(key, result.effects > 0 ? 3 : times + 1);
      }
    }
  }
  return [all, without];
}

/** Ten at once and one more; null when the page has moved on and shows the form no more. */
async function sendOften(who: Who, met: Met): Promise<Tried | null> {
  const cookie = await cookieFor(product, people[who]);
  const shown = await product.ask({ path: met.page, cookie });
  const again = postFormsMet(met.page, shown, routes).find((each) => nameOf(each) === nameOf(met));
  if (again === undefined) return null;
  const fields = filled(again.form, again.button, await typingAt(met.page));
  const sent = formOf(again.at, fields, { cookie, multipart: again.form.multipart });
  const before = await footprint(sql);
  const since = await lastWriter(sql);
  const answers = await Promise.all(Array.from({ length: 10 }, () => product.ask(sent)));
  const after = await footprint(sql);
  const effects = (await writers(sql, since)).size;
  const last = await product.ask(sent);
  const later = await footprint(sql);

  const wrong: string[] = [];
  const kinds = new Set([...answers, last].map(kindOf));
  // Whoever ends their own session is then asked to sign in.
  const told = [...kinds].filter((kind) => !kind.includes("/sign-in?"));
  if (told.length !== 1 && !isMarking(met)) wrong.push(`different answers: ${[...kinds].join(" | ")}`);
  if ([...answers, last].some(({ status }) => status >= 500)) wrong.push("a fault");
  if (effects > 1 + filesIn(fields)) wrong.push(`${effects} transactions left something: ${changed(before, after)}`);
  if (changed(after, later) !== "") wrong.push(`the eleventh changed ${changed(after, later)}`);
  return { who, met: again, answer: told.join(" | "), wrong, effects };
}

/** A clerk's marks on the list are no act: they are kept until the one that confirms them, and then count once. */
const isMarking = ({ action }: Met) => action?.id === "_desk.counter.slips.$batchId_.mark";

/** Each picture of an upload is an act of its own, under a key of its own. */
const filesIn = (fields: Fields) => fields.filter(([, value]) => typeof value !== "string").length;

const kindOf = (answer: Answer) => `${answer.status} ${redirectOf(answer) ?? ""}`;

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after)
    .filter((table) => before[table] !== after[table])
    .join(", ");

let serials = 0;

/** What the person at the desk would know: the case's device, the next folder of its stock, their own password. */
async function typingAt(page: string): Promise<Typing> {
  const caseId = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page)?.[0] ?? newId();
  const [known] = await sql`
    select d.serial as device, (
      select e.serial from envelopes e
      where e.practice_id = c.practice_id and e.chamber_id = c.chamber_id and e.state = 'IN_STOCK' order by e.serial limit 1
    ) as folder
    from cases c left join devices d on d.case_id = c.id where c.id = ${caseId}`;
  serials += 1;
  const person: Record<string, unknown> = { ...applicantOf(63 - (serials % 12)) };
  const words: Record<string, string> = {
    deviceSerial: String(known?.device),
    authSerial: `AA${serials}001`,
    signSerial: `BB${serials}001`,
    vatNumber: "07945211006",
    number: `N-${serials}`,
    first: `SERIE${serials}-001`,
    last: `SERIE${serials}-003`,
    current: PASSWORD,
    password: page.endsWith("/password") ? "sette galline in cortile" : PASSWORD,
    again: "sette galline in cortile",
    protocol: "2026/1",
    appointmentTime: "09:30",
    serial:
      known?.folder && !known.device && page.endsWith("/envelope")
        ? String(known.folder)
        : `1204778109${100_000 + serials}`,
  };
  return ({ name, type, value }) => {
    if (type === "file") return picture;
    if (type === "radio") return name === "sex" ? String(person.sex) : null;
    if (name in words && (value === "" || type === "password")) return words[name] ?? null;
    if (value !== "" || type === "select") return null;
    if (typeof person[name] === "string" && !/email/.test(name)) return String(person[name]);
    if (type === "email" || /email/i.test(name)) return `${newId()}@prova.test`;
    return type === "date" ? life.today : "Prova";
  };
}
