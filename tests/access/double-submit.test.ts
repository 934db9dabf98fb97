import "./as-in-production";
import type postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "~/platform/ids";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";
import { type Answer, formOf, redirectOf, type Upload } from "./ask";
import { crawl } from "./crawl";
import { everyState } from "./every-state";
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
let people: { studio: string; counter: string; auditor: string };
let picture: Upload;

beforeAll(async () => {
  database = await freshDatabase();
  sql = database.superuser();
  life = new CaseLife(await makeWorld(database));
  const { clock, practiceId, chamberId, officerId } = life.world;
  product = await startProduct((env) => database.platform({ clock, env, connections: 8 }));
  routes = routesOf(await servedBuild());
  await life.stock(40);
  await everyState(life);
  people = {
    studio: officerId,
    counter: await hireAt(life.world, { chamberDesk: chamberId }, ["sportello", "dirigente"]),
    auditor: await hireAt(life.world, { chamberDesk: chamberId }, ["vigilanza"]),
  };
  await hireAt(life.world, { practiceDesk: practiceId }, ["assistente"]);
  picture = { name: "copia.jpg", type: "image/jpeg", bytes: (await samplePictures()).ID_FRONT };
});
afterAll(async () => {
  await product?.stop();
  await database.close();
});

type Who = keyof typeof people;

type Tried = { who: Who; met: Met; status: number; redirect: string | null; wrong: string[]; effects: number };

let tried: Tried[];
let keyless: string[];

beforeAll(async () => {
  [tried, keyless] = [[], []];
  for (const who of ["studio", "counter", "auditor"] as const) {
    const done = new Set<string>();
    const cookie = await cookieFor(product, people[who]);
    const pages = await crawl(product.ask, cookie, routes, { perRoute: 24 });
    for (const met of pages.flatMap(({ path, answer }) => postFormsMet(path, answer, routes))) {
      if (met.action?.rule.write === "public") continue;
      if (onceOf(met.form) === null) keyless.push(`${met.page} → ${met.at}`);
      const key = nameOf(met);
      if (done.has(key)) continue;
      const result = await sendOften(who, met);
      if (result === null) continue;
      tried.push(result);
      if (result.effects > 0) done.add(key);
    }
  }
  console.log(tried.map((t) => `${t.who} ${nameOf(t.met)} [${t.met.page}]: ${t.status} ${t.redirect} effects=${t.effects} ${t.wrong.join()}`).join("\n"));
  const had = new Set(tried.filter((t) => t.effects > 0).map((t) => t.met.action?.id));
  console.log("NEVER", routes.filter((r) => r.rule.write !== undefined && r.rule.write !== "public" && !had.has(r.id)).map((r) => r.id).join("\n"));
}, 900_000);

test("every form carries a key of its own", () => {
  expect([...new Set(keyless)]).toEqual([]);
});

test("a form sent eleven times has one effect and one answer", () => {
  expect(tried.flatMap(({ who, met, wrong }) => wrong.map((what) => `${who}, ${nameOf(met)}: ${what}`))).toEqual([]);
});

/** Ten at once and one more; null when the page has moved on and shows the form no more. */
async function sendOften(who: Who, met: Met): Promise<Tried | null> {
  const cookie = await cookieFor(product, people[who]);
  const shown = await product.ask({ path: met.page, cookie });
  const again = postFormsMet(met.page, shown, routes).find((each) => nameOf(each) === nameOf(met));
  if (again === undefined) return null;
  const sent = formOf(again.at, filled(again.form, again.button, typing), { cookie, multipart: again.form.multipart });
  const before = await footprint(sql);
  const since = await lastWriter(sql);
  const answers = await Promise.all(Array.from({ length: 10 }, () => product.ask(sent)));
  const after = await footprint(sql);
  const effects = (await writers(sql, since)).size;
  answers.push(await product.ask(sent));
  const later = await footprint(sql);

  const wrong: string[] = [];
  const kinds = new Set(answers.map(kindOf));
  if (kinds.size !== 1) wrong.push(`different answers: ${[...kinds].join(" | ")}`);
  if (answers.some(({ status }) => status >= 500)) wrong.push("a fault");
  if (effects > 1) wrong.push(`${effects} transactions left something: ${changed(before, after)}`);
  if (changed(after, later) !== "") wrong.push(`the eleventh changed ${changed(after, later)}`);
  const [first] = answers;
  return { who, met: again, status: first?.status ?? 0, redirect: first ? redirectOf(first) : null, wrong, effects };
}

const kindOf = (answer: Answer) => `${answer.status} ${redirectOf(answer) ?? ""}`;

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after)
    .filter((table) => before[table] !== after[table])
    .join(", ");

const typing: Typing = ({ name, type, value }) => {
  if (type === "file") return picture;
  if (value !== "") return null;
  if (type === "email" || /email/i.test(name)) return `${newId()}@prova.test`;
  if (type === "date") return life.today;
  if (type === "select") return null;
  if (/password|again/i.test(name)) return "sette galline in cortile";
  return "Prova";
};
