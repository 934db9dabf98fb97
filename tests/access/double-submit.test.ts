import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "~/platform/ids";
import { users } from "~db/schema";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";
import { type Answer, type Fields, formOf, redirectOf, type Upload } from "./ask";
import { crawl, type Found, isPage, routeOf } from "./crawl";
import { everyState } from "./every-state";
import { filled, onceOf, type Typing } from "./fill";
import { footprint, lastWriter, writers } from "./footprint";
import { cookieFor } from "./house";
import { type Button, type Field, type Form, formsOf } from "./html";
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
    counter: await hire({ chamberDesk: chamberId }, ["sportello", "dirigente"]),
    auditor: await hire({ chamberDesk: chamberId }, ["vigilanza"]),
  };
  await hire({ practiceDesk: practiceId }, ["assistente"]);
  picture = { name: "copia.jpg", type: "image/jpeg", bytes: (await samplePictures()).ID_FRONT };
});
afterAll(async () => {
  await product?.stop();
  await database.close();
});

type Who = keyof typeof people;

/** A form with one of its buttons, where somebody met it. */
type Met = { who: Who; page: string; at: string; action: Route | null; form: Form; button: Button | null };

type Tried = { met: Met; status: number; redirect: string | null; wrong: string[]; effects: number };

test("every form carries a key, and sent eleven times it has one effect and one answer", async () => {
  const tried: Tried[] = [];
  const keyless: string[] = [];
  for (const who of ["studio", "counter", "auditor"] as const) {
    const done = new Set<string>();
    const cookie = await cookieFor(product, people[who]);
    const pages = await crawl(product.ask, cookie, routes, { perRoute: 24 });
    for (const met of pages.flatMap((found) => formsMet(who, found))) {
      if (met.action?.rule.write === "public") continue;
      if (onceOf(met.form) === null) keyless.push(`${met.page} → ${met.at}`);
      const key = nameOf(met);
      if (done.has(key)) continue;
      const result = await sendOften(met);
      if (result === null) continue;
      tried.push(result);
      if (result.effects > 0) done.add(key);
    }
  }
  console.log(tried.map((t) => `${t.met.who} ${nameOf(t.met)} [${t.met.page}]: ${t.status} ${t.redirect} effects=${t.effects} ${t.wrong.join()}`).join("\n"));
  expect([...new Set(keyless)]).toEqual([]);
  expect(tried.flatMap(({ met, wrong }) => wrong.map((what) => `${met.who}, ${nameOf(met)}: ${what}`))).toEqual([]);
});

/** Ten at once and one more; null when the page has moved on and shows the form no more. */
async function sendOften(met: Met): Promise<Tried | null> {
  const cookie = await cookieFor(product, people[met.who]);
  const shown = await product.ask({ path: met.page, cookie });
  const again = formsMet(met.who, { path: met.page, route: null, answer: shown }).find((each) => nameOf(each) === nameOf(met));
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
  return { met: again, status: first?.status ?? 0, redirect: first ? redirectOf(first) : null, wrong, effects };
}

const kindOf = (answer: Answer) => `${answer.status} ${redirectOf(answer) ?? ""}`;

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after)
    .filter((table) => before[table] !== after[table])
    .join(", ");

function formsMet(who: Who, { path, answer }: Found): Met[] {
  if (!isPage(answer)) return [];
  return formsOf(answer.text)
    .filter(({ method }) => method === "post")
    .flatMap((form) => {
      const buttons = form.buttons.length === 0 ? [null] : form.buttons;
      return buttons.map((button): Met => {
        const at = button?.action ?? form.action ?? path;
        return { who, page: path, at, action: routeOf(at, routes), form, button };
      });
    });
}

/** Forms of one name do the same to different things. */
function nameOf({ at, action, form, button }: Met): string {
  const fields = [...new Set(form.fields.map(({ name }) => name.replace(/\d+/g, "0")))].filter((name) => name !== "_once");
  return `${action?.id ?? at} (${fields.sort().join(" ")}) ${button?.name ?? ""}=${(button?.value ?? "").replace(/\d+/g, "0").replace(/[0-9a-f-]{36}/, "")}`;
}

const typing: Typing = (field: Field) => {
  const { name, type, value } = field;
  if (type === "file") return picture;
  if (value !== "") return null;
  if (type === "email" || /email/i.test(name)) return `${newId()}@prova.test`;
  if (type === "date") return life.today;
  if (type === "select") return null;
  if (/password|again/i.test(name)) return "sette galline in cortile";
  return "Prova";
};

async function hire(
  desk: { practiceDesk: string } | { chamberDesk: string },
  roles: (typeof users.$inferInsert)["roles"],
): Promise<string> {
  const id = newId();
  const { platform } = life.world;
  const person = { id, email: `${id}@prova.test`, name: "Persona di prova", deskName: "Scrivania di prova" };
  await platform.db.insert(users).values({ ...person, ...desk, roles: [...roles], createdAt: platform.clock.now() });
  return id;
}
