import "./as-in-production";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailBody } from "~/platform/mail";
import { applicantOf } from "~db/seed/people";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { letters, textOfPages } from "../support/read-back";
import { makeWorld } from "../support/world";
import { type Answer, type Fields, formOf, redirectOf, type Upload } from "./ask";
import { crawl, type Found, isPage } from "./crawl";
import { everyState } from "./every-state";
import { filled, type Typing } from "./fill";
import { hireAt } from "./hire";
import { cookieFor } from "./house";
import { type Form, readable, tagsOf } from "./html";
import { formsMet, type Met, nameOf } from "./met";
import { type Product, type Route, routesOf, servedBuild, startProduct } from "./product";

/** Markup, a formula, a header of a mail, and a mark that turns the rest of the line around. */
const HOSTILE = `"><script>alert(1)</script>=cmd|' /C calc'!A0\r\nBcc: x@example.org \u202e`;
/** What of it must be found again wherever it is shown. */
const SEEN = `"><script>alert(1)</script>=cmd|' /C calc'!A0`;

let database: TestDatabase;
let sql: postgres.Sql;
let product: Product;
let routes: Route[];
let life: CaseLife;
let people: Record<Who, string>;
let upload: Upload;
let found: Found[];

type Who = "studio" | "counter" | "auditor";
const EVERYBODY: readonly Who[] = ["studio", "counter", "auditor"];

beforeAll(async () => {
  database = await freshDatabase();
  sql = database.superuser();
  life = new CaseLife(await makeWorld(database), hostileApplicant);
  const { world } = life;
  product = await startProduct((env) => database.platform({ clock: world.clock, env }));
  routes = routesOf(await servedBuild());
  await sql`update practices set name = ${HOSTILE}, address = ${HOSTILE}`;
  await sql`update chambers set name = ${HOSTILE}, office_name = ${HOSTILE}, office_address = ${HOSTILE}, city = ${HOSTILE}`;
  await sql`update mandates set practice_name = ${HOSTILE}, number = ${HOSTILE}`;
  await sql`update users set name = ${HOSTILE}, desk_name = ${HOSTILE}`;
  await sql`update enablements set name = ${HOSTILE}`;
  await life.stock(20);
  await everyState(life);
  people = {
    studio: world.officerId,
    counter: await hireAt(world, { chamberDesk: world.chamberId }, ["sportello", "dirigente"], HOSTILE),
    auditor: await hireAt(world, { chamberDesk: world.chamberId }, ["vigilanza"], HOSTILE),
  };
  found = await everything();
  upload = { name: HOSTILE, type: "image/jpeg", bytes: (await samplePictures()).ID_FRONT };
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await database.close();
});

describe("words that were kept", () => {
  test("are shown as words on every page, and stay in their place in every header", async () => {
    const pages = found.filter(({ answer }) => isPage(answer) && answer.status === 200);
    expect(pages.length).toBeGreaterThan(10);
    expect(found.flatMap(({ path, answer }) => faultsOf(answer).map((fault) => `${path}: ${fault}`))).toEqual([]);
    const showing = pages.filter(({ answer }) => readable(answer.text).includes(SEEN));
    expect(showing.length).toBeGreaterThan(pages.length / 2);
  });

  test("are printed as words on every sheet", async () => {
    const sheets = found.filter(({ answer }) => /^application\/pdf/.test(answer.headers["content-type"] ?? ""));
    for (const { path, answer } of sheets) {
      const text = letters((await textOfPages(answer.bytes)).join(""));
      expect([path, text.includes(letters(SEEN))]).toEqual([path, true]);
      expect([
        path,
        answer.bytes.toString("latin1").match(/\/(JavaScript|JS|OpenAction|Launch|EmbeddedFile)\b/),
      ]).toEqual([path, null]);
    }
  });
});

describe("words that are typed", () => {
  test("into every field of every form end as words, kept or refused beside their field", async () => {
    const wrong: string[] = [];
    const tried: string[] = [];
    for (const who of EVERYBODY) {
      const cookie = await cookieFor(product, people[who]);
      const done = new Set<string>();
      for (const { path, answer: shown } of await crawl(product.ask, cookie, routes, {
        perRoute: 2,
        pagesOnly: true,
      })) {
        for (const met of formsMet(path, shown, routes)) {
          const key = nameOf(met);
          if (done.has(key) || !met.form.fields.some(isTyped)) continue;
          done.add(key);
          tried.push(key);
          for (const answer of await typedInto(met, await cookieFor(product, people[who]))) {
            wrong.push(...faultsOf(answer).map((fault) => `${who}, ${met.page} → ${met.at}: ${fault}`));
          }
        }
      }
    }
    expect(tried.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  }, 120_000);

  test("are no header of a mail", async () => {
    const mails = await sql`select book, id, "to", subject, body from outbox`;
    expect(mails.length).toBeGreaterThan(0);
    for (const mail of mails) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(`${mail.subject}${mail.to}`).not.toMatch(/[\u0000-\u001f\u007f]/);
      expect(String(mail.to)).toMatch(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/);
    }
    const bodies = mails.map((mail) => mailBody(product.platform.masterKey, mail as never));
    expect(bodies.some((body) => body.includes("alert(1)"))).toBe(true);
  });

  test("never reach the register", async () => {
    const rows = await sql`select facts from journal where facts ~ 'alert|calc|Bcc'`;
    expect(rows).toEqual([]);
  });
});

test("control: a page that shows them as they are is found", () => {
  const bare = { status: 200, headers: { "content-type": "text/html" }, bytes: Buffer.alloc(0) };
  for (const text of [
    `<p>${HOSTILE}</p>`,
    `<input value="${HOSTILE}">`,
    `<script src="/desk.js"></script><script>var name = "x";</script>`,
    `<img src=x onerror=alert(1)>`,
  ]) {
    expect([text, faultsOf({ ...bare, text }).length > 0]).toEqual([text, true]);
  }
  const escaped = HOSTILE.replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  expect(faultsOf({ ...bare, text: `<p title="${escaped}">${escaped}</p>` })).toEqual([]);
});

const OUR_SCRIPTS = ["/desk.js", "/scan-to-fill.js", "/capture-desk.js", "/capture-phone.js", "/crop.js"];

/** What of the words has become more than words. */
function faultsOf({ status, headers, text }: Answer): string[] {
  const faults: string[] = [];
  if (status >= 500) faults.push(`answered ${status}`);
  if (headers.bcc !== undefined) faults.push("a header of somebody else's making");
  const disposition = headers["content-disposition"];
  if (disposition !== undefined && !/^(inline|attachment)(; filename="[\w .-]+")?$/.test(disposition)) {
    faults.push(`content-disposition: ${disposition}`);
  }
  if (!/^text\/html\b/.test(headers["content-type"] ?? "")) return faults;
  if (text.includes("<script>alert")) faults.push("the script stands there as a script");
  for (const { name, attributes, closes } of tagsOf(text)) {
    if (closes) continue;
    if (name === "script" && !OUR_SCRIPTS.includes(attributes.src ?? "")) faults.push("a script that is not ours");
    if (Object.keys(attributes).some((attribute) => /^on|["'<]|^alert|^bcc/i.test(attribute)))
      faults.push(`a torn ${name}`);
  }
  return faults;
}

/** All that each of them reaches. */
async function everything(): Promise<Found[]> {
  const all: Found[] = [];
  for (const who of EVERYBODY) {
    all.push(...(await crawl(product.ask, await cookieFor(product, people[who]), routes, { perRoute: 2 })));
  }
  return all;
}

const isTyped = ({ type }: Form["fields"][number]) =>
  ["text", "search", "tel", "email", "url", "textarea", "file"].includes(type);

/** Hostile words everywhere, then honest ones where those were refused, until the form is taken; all answers. */
async function typedInto({ page, at, form, button }: Met, cookie: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const honest = new Set<string>();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const fields = filled(form, button, typingBut(honest));
    const answer = await product.ask(
      form.method === "get" ? asked(at, fields) : formOf(at, fields, { cookie, multipart: form.multipart }),
    );
    answers.push(answer);
    if (redirectOf(answer) !== null) {
      answers.push(await product.ask({ path: redirectOf(answer) ?? page, cookie }));
      break;
    }
    const refused = refusedIn(answer).filter((name) => !honest.has(name));
    if (answer.status !== 422 || refused.length === 0) break;
    for (const name of refused) honest.add(name);
  }
  return answers;

  function asked(path: string, fields: Fields) {
    const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
    return { path: `${path.split("?", 1)[0]}?${query}`, cookie };
  }
}

function typingBut(honest: ReadonlySet<string>): Typing {
  return (field) => {
    if (field.type === "file") return upload;
    if (field.type === "date") return field.value === "" ? life.today : null;
    if (field.type === "hidden" || field.type === "select") return null;
    if (!honest.has(field.name)) return HOSTILE;
    return field.value === "" || field.value.includes("alert(1)") ? honestWord(field.name, field.type) : field.value;
  };
}

function honestWord(name: string, type: string): string {
  if (type === "email" || /email/i.test(name)) return "persona@prova.test";
  if (/mobile|phone|tel/i.test(name)) return "333 555 1000";
  if (/postcode|cap/i.test(name)) return "10121";
  if (/province/i.test(name)) return "TO";
  if (/code|codice/i.test(name)) return applicantOf(60).codiceFiscale;
  return "Prova";
}

/** The names of the fields that the answer says are wrong. */
function refusedIn(answer: Answer): string[] {
  if (!isPage(answer)) return [];
  const names: string[] = [];
  for (const { attributes } of tagsOf(answer.text)) {
    if (attributes["aria-invalid"] === "true" && attributes.name !== undefined) names.push(attributes.name);
  }
  return names;
}

function hostileApplicant(index: number) {
  const person = applicantOf(index);
  return {
    ...person,
    surname: `${HOSTILE}${index}`,
    name: HOSTILE,
    street: HOSTILE,
    municipality: HOSTILE,
    birthPlace: HOSTILE,
    disagreementReason: "registry-correction" as const,
  };
}
