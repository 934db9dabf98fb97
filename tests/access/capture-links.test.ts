import "./as-in-production";
import { request } from "node:http";
import type postgres from "postgres";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atTheLink, CAPTURE_LINK_LASTS, closeCaptureLink } from "~/access/capture-links.server";
import { verify } from "~/audit/verify.server";
import { takeShot } from "~/identity-documents/take-shot.server";
import { newId } from "~/platform/ids";
import { safePath } from "~/platform/log";
import { connect } from "~db/connect";
import { deleteLinksBefore } from "~db/queries/capture-links";
import { deleteSessionsOf } from "~db/queries/identity";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { photo } from "../support/document-photos";
import { makeWorld } from "../support/world";
import { type Answer, type Fields, formOf, inTurns, redirectOf } from "./ask";
import { cookieHeader, sha256 } from "./desk";
import { hireAt } from "./hire";
import { cookieFor, marked } from "./house";
import { formsOf, readable } from "./html";
import { type Product, startProduct } from "./product";

const WORD = "zqpfoto";
const PERMIT_TAKEN = /Permesso di soggiorno, fronte\s+(Presa|Da riguardare)/;

let database: TestDatabase;
let sql: postgres.Sql;
let product: Product;
let life: CaseLife;
let officer: string;
let sharpPicture: Buffer;
let darkPicture: Buffer;

beforeAll(async () => {
  database = await freshDatabase();
  sql = database.superuser();
  life = new CaseLife(await makeWorld(database), (index) => marked(index, WORD));
  await life.stock(20);
  product = await startProduct((env) => database.platform({ clock: life.world.clock, env, connections: 8 }));
  officer = await cookieFor(product, life.world.officerId);
  sharpPicture = await photo().jpeg().toBuffer();
  darkPicture = await sharp(sharpPicture).linear(0.2, 0).jpeg().toBuffer();
});
afterAll(async () => {
  await product?.stop();
  await database.close();
});

const ask = (path: string, cookie?: string) => product.ask({ path, cookie });
const send = (path: string, fields: Fields, cookie?: string) => product.ask(formOf(path, fields, { cookie }));

/** The path of a new link, as the desk's page shows it to whoever made it. */
async function newLink(caseId: string, cookie = officer): Promise<string> {
  const made = await send(`/cases/${caseId}/phone`, [["_once", newId()]], cookie);
  expect([made.status, made.headers.location]).toEqual([303, `/cases/${caseId}/phone`]);
  const shown = await ask(`/cases/${caseId}/phone`, cookie);
  const link = linkIn(shown);
  if (link === null) throw new Error("no link is shown");
  return link;
}

const linkIn = ({ text }: Answer): string | null => /href="[^"]*(\/capture\/[\w-]{43})"/.exec(text)?.[1] ?? null;

/** Begins on a phone of its own; its `Cookie` header, or null where it was not let in. */
async function begin(link: string, once = newId()): Promise<string | null> {
  const { headers } = await send(link, [["_once", once]]);
  return headers["set-cookie"] === undefined ? null : cookieHeader(headers["set-cookie"]);
}

async function phone(caseId: string): Promise<{ link: string; cookie: string }> {
  const link = await newLink(caseId);
  const cookie = await begin(link);
  if (cookie === null) throw new Error("the first phone was not let in");
  return { link, cookie };
}

const upload = (bytes: Buffer) => ({ name: "foto.jpg", type: "image/jpeg", bytes });
const shoot = (
  link: string,
  cookie: string | undefined,
  { side = "id-front", bytes = sharpPicture, once = newId() } = {},
) => send(`${link}/${side}`, [["_once", once] as const, ["picture", upload(bytes)] as const], cookie);

const copiesOf = (caseId: string) =>
  sql`select id, kind, replaced_at from identity_copies where case_id = ${caseId} order by id`;

describe("a phone with a link", () => {
  test("adds a picture that the desk sees, and the register says how it came", async () => {
    const caseId = await life.open();
    const link = await newLink(caseId);
    const start = await ask(link);
    expect([start.status, start.headers["referrer-policy"]]).toEqual([200, "no-referrer"]);
    expect(start.headers["permissions-policy"]).toMatch(/^camera=\(\), /);
    const begun = await send(link, [["_once", newId()]]);
    expect(redirectOf(begun)).toBe(`${link}/id-front`);
    const [cookie = ""] = begun.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(
      /^cartellina-foto=[\w-]{43}; Path=\/capture\/[\w-]{43}; Max-Age=900; HttpOnly; SameSite=Lax$/,
    );
    expect(cookie).toContain(`Path=${link};`);

    const own = cookieHeader([cookie]);
    expect(redirectOf(await shoot(link, own))).toBe(`${link}/id-back?detto=id-front`);
    expect((await ask(`${link}/id-front`, own)).headers["permissions-policy"]).toMatch(/^camera=\(self\), /);
    const [copy] = await copiesOf(caseId);
    const desk = await ask(`/cases/${caseId}/documents`, officer);
    expect(desk.text).toContain(`/cases/${caseId}/copies/${copy?.id}`);
    const picture = await ask(`/cases/${caseId}/copies/${copy?.id}`, officer);
    expect([picture.status, picture.headers["content-type"]]).toEqual([200, "image/jpeg"]);
    const [entry] =
      await sql`select actor, facts from journal where act = 'case.copyStored' and subject_id = ${caseId}`;
    expect(entry?.actor).toBe(life.world.officerId);
    expect(JSON.parse(entry?.facts)).toEqual({ kind: "ID_FRONT", copyId: copy?.id, via: "PHONE" });
  });

  test("is told at once what to look at again", async () => {
    const { link, cookie } = await phone(await life.open());
    expect(redirectOf(await shoot(link, cookie, { bytes: darkPicture }))).toBe(`${link}/id-front?detto=look-again`);
    expect(readable((await ask(`${link}/id-front`, cookie)).text)).toContain("La foto è scura");
    expect(redirectOf(await shoot(link, cookie))).toBe(`${link}/id-back?detto=id-front`);
    expect(readable((await ask(`${link}/id-front`, cookie)).text)).not.toContain("La foto è scura");
  });

  test("sends pictures and nothing else", async () => {
    const caseId = await life.open();
    const { link, cookie } = await phone(caseId);
    for (const bytes of [Buffer.from("%PDF-1.7\n"), Buffer.from("<svg/>"), Buffer.alloc(0)]) {
      const refused = await shoot(link, cookie, { bytes });
      expect(refused.status).toBe(422);
    }
    expect((await send(`${link}/id-front`, [["_once", newId()]], cookie)).status).toBe(422);
    expect(await copiesOf(caseId)).toEqual([]);
    expect((await shoot(link, cookie)).status).toBe(303);
    expect(await copiesOf(caseId)).toHaveLength(1);
  });

  test("sees nothing of the person, of the practice or of a picture; the desk does", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    const { link, cookie } = await phone(caseId);
    const [copy] = await copiesOf(caseId);
    const [row] = await sql`select code, number, codice_fiscale from cases where id = ${caseId}`;
    const secrets = [WORD, row?.codice_fiscale, row?.code, caseId, copy?.id, "Studio Verdi", "Persona di prova"].map(
      (text) => String(text).toLowerCase(),
    );
    const seen = await inTurns(["", "/id-front", "/cf-back", "/residence-permit-front"], 1, (at) =>
      ask(link + at, cookie),
    );
    for (const { text, headers, status } of seen) {
      expect(status).toBe(200);
      const all = `${JSON.stringify(headers)} ${text}`.toLowerCase();
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    }
    const desk = await inTurns(["", "/person", "/documents"], 1, (at) => ask(`/cases/${caseId}${at}`, officer));
    const shown = desk.map(({ text }) => text.toLowerCase()).join();
    expect(secrets.filter((secret) => !shown.includes(secret))).toEqual([]);

    const elsewhere = [
      `/cases/${caseId}`,
      `/cases/${caseId}/documents`,
      `/cases/${caseId}/copies/${copy?.id}`,
      "/today",
    ];
    for (const path of elsewhere) expect(redirectOf(await ask(path, cookie))).toMatch(/^\/sign-in\?/);
    expect(redirectOf(await ask(`/cases/${caseId}/phone/events`, cookie))).toMatch(/^\/sign-in\?/);
    for (const at of ["", "/id-front"])
      expect((await ask(`${link}${at}.data`, cookie)).text.toLowerCase()).not.toContain(WORD);
  });

  test("is told of the permit only what it sent itself", async () => {
    const caseId = await life.open();
    const before = await phone(caseId);
    await shoot(before.link, before.cookie, { side: "residence-permit-front" });
    expect(readable((await ask(before.link, before.cookie)).text)).toMatch(PERMIT_TAKEN);
    const after = await phone(caseId);
    expect(readable((await ask(after.link, after.cookie)).text)).not.toMatch(PERMIT_TAKEN);
    expect((await shoot(after.link, after.cookie, { side: "PASSPORT" })).status).toBe(404);
  });

  test("adds to its own case, whatever else it names", async () => {
    const [mine, other] = [await life.open(), await life.open()];
    const { link, cookie } = await phone(mine);
    const fields = [
      ["_once", newId()],
      ["caseId", other],
      ["picture", upload(sharpPicture)],
    ] as const;
    expect((await send(`${link}/id-front?caseId=${other}`, fields, cookie)).status).toBe(303);
    expect(await copiesOf(other)).toEqual([]);
    expect(await copiesOf(mine)).toHaveLength(1);
  });

  test("stores one picture of a form sent twenty times at once, and every one of twenty forms", async () => {
    const caseId = await life.open();
    const { link, cookie } = await phone(caseId);
    const once = newId();
    const same = await inTurns(Array(20).fill(once), 20, (key) => shoot(link, cookie, { once: key }));
    expect(new Set(same.map(redirectOf))).toEqual(new Set([`${link}/id-back?detto=id-front`]));
    expect(await copiesOf(caseId)).toHaveLength(1);
    const each = await inTurns(Array.from({ length: 20 }, newId), 20, (key) => shoot(link, cookie, { once: key }));
    expect(each.map(({ status }) => status)).toEqual(Array(20).fill(303));
    const copies = await copiesOf(caseId);
    expect([copies.length, copies.filter(({ replaced_at }) => replaced_at === null).length]).toEqual([21, 1]);
    const [row] = await sql`select shots, taken from capture_links where case_id = ${caseId}`;
    expect(row).toEqual({ shots: 21, taken: ["ID_FRONT"] });
  });
});

describe("one phone", () => {
  test("looking takes nothing, the first to begin has it, the second is refused", async () => {
    const caseId = await life.open();
    const link = await newLink(caseId);
    for (const _ of [1, 2]) expect((await ask(link)).status).toBe(200);
    const cookie = await begin(link);
    expect(await begin(link)).toBeNull();
    expect((await ask(link)).status).toBe(403);
    const stranger = (await phone(await life.open())).cookie;
    for (const other of [undefined, stranger, "cartellina-foto=x", `cartellina-foto=${"A".repeat(43)}`]) {
      expect((await ask(link, other)).status).toBe(403);
      expect(redirectOf(await shoot(link, other))).toBe(link);
    }
    expect(await copiesOf(caseId)).toEqual([]);
    expect((await ask(link, cookie ?? "")).status).toBe(200);
    expect((await shoot(link, cookie ?? "")).headers.location).toContain("id-back");
  });

  test("of ten that begin at once one is let in; one whose form arrives ten times is one", async () => {
    const link = await newLink(await life.open());
    const many = await inTurns(Array.from({ length: 10 }, newId), 10, (once) => begin(link, once));
    expect(many.filter((cookie) => cookie !== null)).toHaveLength(1);
    const other = await newLink(await life.open());
    const once = newId();
    const same = await inTurns(Array(10).fill(once), 10, (key) => begin(other, key));
    expect(new Set(same).size).toBe(1);
    expect(same[0]).not.toBeNull();
  });
});

describe("a link is over", () => {
  const ENDS: [string, (at: { caseId: string; userId: string; cookie: string }) => Promise<unknown>][] = [
    ["when its time has run out", async () => wait(CAPTURE_LINK_LASTS)],
    ["when it is closed at the desk", ({ caseId, cookie }) => send(`/cases/${caseId}/phone/close`, [], cookie)],
    ["when a colleague closes it", ({ caseId }) => send(`/cases/${caseId}/phone/close`, [], officer)],
    ["when a newer one is made", ({ caseId }) => newLink(caseId)],
    [
      "when the case has gone on",
      async ({ caseId }) => {
        await life.copies(caseId);
        await must(life.identify(caseId));
      },
    ],
    ["when its maker signs out", ({ cookie }) => send("/sign-out", [], cookie)],
    ["when its maker is disabled", ({ userId }) => sql`update users set disabled_at = now() where id = ${userId}`],
    ["when its maker has no role any more", ({ userId }) => sql`update users set roles = '{}' where id = ${userId}`],
    ["when its maker's sessions end", ({ userId }) => deleteSessionsOf(product.platform.db, userId)],
    ["when its maker has gone to another desk", ({ userId }) => move(userId)],
    [
      "when it took as many pictures as it may",
      ({ caseId }) => sql`update capture_links set shots = 40 where case_id = ${caseId}`,
    ],
  ];

  test.each(ENDS)("%s", async (_when, end) => {
    const caseId = await life.open();
    const userId = await hireAt(life.world, { practiceDesk: life.world.practiceId }, ["assistente"]);
    const cookie = await cookieFor(product, userId);
    const unopened = await newLink(await life.open(), cookie);
    const link = await newLink(caseId, cookie);
    const own = (await begin(link)) ?? "";
    expect(redirectOf(await shoot(link, own))).toContain("id-back");
    const before = (await copiesOf(caseId)).length;

    const clock = life.world.clock.now();
    await end({ caseId, userId, cookie });
    const kept = (await copiesOf(caseId)).length;
    const [page, sent] = [await ask(link, own), await shoot(link, own, { side: "cf-front" })];
    const stranger = _when.includes("maker") ? [await ask(unopened), await begin(unopened)] : [];
    life.world.clock.set(clock);
    expect(before).toBe(1);
    expect(page.status).toBe(404);
    expect(redirectOf(sent)).toBe(link);
    expect(await copiesOf(caseId)).toHaveLength(kept);
    if (stranger.length > 0) expect(stranger).toMatchObject([{ status: 404 }, null]);
  });

  test("also for a picture that is under way when it is closed", async () => {
    const caseId = await life.open();
    const { link, cookie } = await phone(caseId);
    const asker = { secret: link.split("/").at(-1) ?? "", cookies: cookie, address: "192.0.2.9" };
    const at = await atTheLink(product.platform, asker);
    if (at.state !== "MINE") throw new Error(at.state);
    const shot = { kind: "ID_FRONT" as const, file: sharpPicture, once: null };
    expect(await takeShot(at.link, shot)).toMatchObject({ ok: true });
    await closeCaptureLink(life.officer, caseId);
    expect(await takeShot(at.link, shot)).toEqual({ ok: false, refusal: "link-over" });
    expect(await copiesOf(caseId)).toHaveLength(1);
  });

  test("and stays over when the case comes back by another way", async () => {
    const caseId = await life.open();
    const { link, cookie } = await phone(caseId);
    expect((await ask(link, cookie)).status).toBe(200);
    await sql`update cases set state = 'REJECTED' where id = ${caseId}`;
    expect((await ask(link, cookie)).status).toBe(404);
    await sql`update cases set state = 'DRAFT' where id = ${caseId}`;
  });
});

describe("who makes one", () => {
  test("the practice's people, of its own cases, where copies are taken", async () => {
    const { world } = life;
    const caseId = await life.open();
    const neighbour = await world.anotherPractice();
    const assistant = await hireAt(world, { practiceDesk: world.practiceId }, ["assistente"]);
    const makes = async (userId: string, at = caseId) =>
      (await send(`/cases/${at}/phone`, [], await cookieFor(product, userId))).status;
    expect(await makes(assistant)).toBe(303);
    expect(await makes(neighbour.officerId)).toBe(404);
    for (const role of ["sportello", "dirigente", "vigilanza"] as const) {
      const clerk = await hireAt(world, { chamberDesk: world.chamberId }, [role]);
      expect([role, await makes(clerk)]).toEqual([role, 403]);
      const cookie = await cookieFor(product, clerk);
      expect((await ask(`/cases/${caseId}/phone/events`, cookie)).status).toBe(403);
      expect((await send(`/cases/${caseId}/phone/close`, [], cookie)).status).toBe(403);
    }
    expect(redirectOf(await send(`/cases/${caseId}/phone`, []))).toMatch(/^\/sign-in/);
    const made = await sql`select user_id from capture_links where case_id = ${caseId}`;
    expect(made.map(({ user_id }) => user_id)).toEqual([assistant]);

    const signed = await life.signed();
    expect((await send(`/cases/${signed}/phone`, [], officer)).headers.location).toContain("rifiuto=wrong-state");
    expect(await sql`select from capture_links where case_id = ${signed}`).toHaveLength(0);
  });

  test("it is shown to its maker alone, until a phone has it", async () => {
    const caseId = await life.open();
    const colleague = await cookieFor(
      product,
      await hireAt(life.world, { practiceDesk: life.world.practiceId }, ["responsabile"]),
    );
    const link = await newLink(caseId);
    expect(linkIn(await ask(`/cases/${caseId}/documents`, officer))).toBe(link);
    expect(linkIn(await ask(`/cases/${caseId}/documents`, colleague))).toBeNull();
    await begin(link);
    expect(linkIn(await ask(`/cases/${caseId}/documents`, officer))).toBeNull();
  });

  test("the form that makes it, sent twice, makes one; the page has the keys", async () => {
    const caseId = await life.open();
    const page = await ask(`/cases/${caseId}/documents`, officer);
    const form = formsOf(page.text).find(({ action }) => action === `/cases/${caseId}/phone`);
    const once = form?.fields.find(({ name }) => name === "_once")?.value ?? "";
    await inTurns(Array(8).fill(once), 8, (key) => send(`/cases/${caseId}/phone`, [["_once", key]], officer));
    expect(await sql`select from capture_links where case_id = ${caseId}`).toHaveLength(1);
  });
});

describe("the secret", () => {
  test("is not in the database, nor is the phone's; only their hashes are", async () => {
    const { link, cookie } = await phone(await life.open());
    const secret = link.split("/").at(-1) ?? "";
    const device = cookie.split("=")[1] ?? "";
    const [row] = await sql`
      select l::text as line, l.hash, l.device_hash, (select string_agg(s::text, ' ') from submissions s) as answers
      from capture_links l where hash = ${sha256(secret)}`;
    expect(row).toMatchObject({ hash: sha256(secret), device_hash: sha256(device) });
    expect(`${row?.line} ${row?.answers}`).not.toContain(secret);
    expect(`${row?.line} ${row?.answers}`).not.toContain(device);
  });

  test("is not in the log's line, nor in the title of a page", async () => {
    const { link, cookie } = await phone(await life.open());
    expect(safePath(`${link}/id-front?detto=x`)).toBe("/capture/[hidden]/id-front");
    for (const at of ["", "/id-front"]) {
      const [, title] = /<title>([^<]*)/.exec((await ask(link + at, cookie)).text) ?? [];
      expect(title).toMatch(/^(Foto dei documenti|Documento, fronte)/);
      expect(title).not.toContain(link.split("/").at(-1));
    }
  });

  test("and its link are forgotten a day after their time, not before", async () => {
    const caseId = await life.open();
    await phone(caseId);
    const rows = () => sql`select from capture_links where case_id = ${caseId}`;
    const { db, clock } = product.platform;
    await deleteLinksBefore(db, clock.now());
    expect(await rows()).toHaveLength(1);
    await deleteLinksBefore(db, new Date(clock.now().getTime() + CAPTURE_LINK_LASTS + 1));
    expect(await rows()).toHaveLength(0);
  });

  test("guessed too often from one network is not looked at any more; from another it is", async () => {
    const { link, cookie } = await phone(await life.open());
    const right = link.split("/").at(-1) ?? "";
    const from = (address: string, secret: string) =>
      atTheLink(product.platform, { secret, cookies: cookie, address }).then(({ state }) => state);
    for (let times = 0; times < 70; times += 1) expect(await from("192.0.2.77", right)).toBe("MINE");
    const wrong: string[] = [];
    for (let times = 0; times < 61; times += 1) wrong.push(await from("192.0.2.77", `${right}${times}`));
    expect(wrong).toEqual([...Array(60).fill("OVER"), "SLOW_DOWN"]);
    expect(await from("192.0.2.77", right)).toBe("SLOW_DOWN");
    expect(await from("192.0.2.78", right)).toBe("MINE");
  });
});

describe("the desk is told", () => {
  test("of each change until the link ends", async () => {
    const caseId = await life.open();
    const link = await newLink(caseId);
    const events = await listen(caseId);
    expect(events.type).toBe("text/event-stream; charset=utf-8");
    expect(await events.next()).toBe("0,0");
    const cookie = (await begin(link)) ?? "";
    expect(await events.next()).toBe("1,0");
    await shoot(link, cookie);
    expect(await events.next()).toBe("1,1");
    await send(`/cases/${caseId}/phone/close`, [], officer);
    expect(await events.next()).toBe("end");
    expect(await events.ended).toBe(true);
  });

  test("without a link, or for a colleague's, there is nothing to tell", async () => {
    const caseId = await life.open();
    expect((await ask(`/cases/${caseId}/phone/events`, officer)).status).toBe(204);
    await newLink(caseId);
    const colleague = await hireAt(life.world, { practiceDesk: life.world.practiceId }, ["assistente"]);
    expect((await ask(`/cases/${caseId}/phone/events`, await cookieFor(product, colleague))).status).toBe(204);
  });

  test("on four pages at once; one that is left makes room", async () => {
    const caseId = await life.open();
    await newLink(caseId);
    const four = await Promise.all([1, 2, 3, 4].map(() => listen(caseId)));
    await Promise.all(four.map((events) => events.next()));
    expect((await ask(`/cases/${caseId}/phone/events`, officer)).status).toBe(429);
    four[0]?.leave();
    await expect.poll(() => canListen(caseId), { timeout: 5_000, interval: 200 }).toBe(true);
    for (const events of four) events.leave();
  });

  test("and the server stops all the same", async () => {
    const other = await startProduct((env) => database.platform({ clock: life.world.clock, env, connections: 4 }));
    const caseId = await life.open();
    await newLink(caseId);
    const events = await listen(caseId, other.address);
    expect(await events.next()).toBe("0,0");
    const since = performance.now();
    await other.stop();
    expect(performance.now() - since).toBeLessThan(5_000);
    expect(await events.ended).toBe(true);
  });
});

test("the register agrees with every row", async () => {
  const unbound = connect(database.superuserUrl, { max: 1 });
  const { db, masterKey } = product.platform;
  const found = await verify({ db, masterKey, unbound: unbound.db });
  await unbound.sql.end();
  // People hired by these tests have not joined through the register.
  expect(found.differences.filter(({ subject }) => !subject?.startsWith("person "))).toEqual([]);
  expect(found.subjects).toBeGreaterThan(20);
});

function wait(milliseconds: number): void {
  life.world.clock.set(new Date(life.world.clock.now().getTime() + milliseconds));
}

async function move(userId: string): Promise<void> {
  const { practiceId } = await life.world.anotherPractice();
  await sql`update users set practice_desk = ${practiceId} where id = ${userId}`;
}

/** The desk's open page: its events one by one, whether the answer came to its end, and a way to go away. */
async function listen(caseId: string, address = product.address) {
  const waiting: ((event: string) => void)[] = [];
  const come: string[] = [];
  const tell = (event: string) => {
    const next = waiting.shift();
    if (next) next(event);
    else come.push(event);
  };
  return new Promise<{ type: string; next(): Promise<string>; ended: Promise<boolean>; leave(): void }>(
    (resolve, reject) => {
      const sent = request(`${address}/cases/${caseId}/phone/events`, { headers: { cookie: officer } });
      sent.once("error", reject);
      sent.once("response", (response) => {
        let text = "";
        const ended = new Promise<boolean>((over) => {
          response.once("close", () => over(response.complete));
          response.on("error", () => over(false));
        });
        response.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
          for (let at = text.indexOf("\n\n"); at >= 0; at = text.indexOf("\n\n")) {
            const block = text.slice(0, at);
            text = text.slice(at + 2);
            if (block.startsWith("event: end")) tell("end");
            else if (block.startsWith("data: ")) tell(block.slice(6));
          }
        });
        resolve({
          type: response.headers["content-type"] ?? "",
          next: () => {
            const event = come.shift();
            return event === undefined ? new Promise((next) => waiting.push(next)) : Promise.resolve(event);
          },
          ended,
          leave: () => sent.destroy(),
        });
      });
      sent.end();
    },
  );
}

async function canListen(caseId: string): Promise<boolean> {
  const events = await listen(caseId);
  const isOne = events.type.startsWith("text/event-stream");
  events.leave();
  return isOne;
}
