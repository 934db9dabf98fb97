import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { waitAfter } from "~/access/attempts.server";
import { hashPassword } from "~/access/passwords.server";
import { signIn } from "~/access/sign-in.server";
import { savePerson } from "~db/queries/identity";
import { freshDatabase, type TestDatabase } from "../support/database";
import { cookieHeader, type Desk, enter, makeDesk, PASSWORD } from "./desk";

let database: TestDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  desk = await makeDesk(database);
});
afterAll(() => database.close());

const ELSEWHERE = { cookies: null, address: "198.51.100.7" };

function attempt(
  password: string,
  from: { cookies: string | null; address: string } = ELSEWHERE,
  email = desk.manager.email,
) {
  return signIn(desk.platform, { email, password, ...from });
}

describe("who is not let in", () => {
  test("a wrong password, an unknown person, a disabled one and one who has not joined get one answer", async () => {
    const invited = await makeDesk(database);
    await savePerson(desk.platform.db, invited.manager.id, { passwordHash: null });
    const disabled = await makeDesk(database);
    await savePerson(desk.platform.db, disabled.manager.id, { disabledAt: desk.clock.now() });
    const answers = [
      await attempt("sbagliata di sicuro"),
      await attempt(PASSWORD, ELSEWHERE, "nessuno@prova.test"),
      await attempt(PASSWORD, ELSEWHERE, disabled.manager.email),
      await attempt(PASSWORD, ELSEWHERE, invited.manager.email),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set(['{"ok":false,"refusal":"wrong-credentials"}']),
    );
  });

  test("is answered after the same work, known or not", async () => {
    const rounds = 12;
    const known: number[] = [];
    const unknown: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      desk.wait(61);
      known.push(await timed(() => attempt("sbagliata di sicuro")));
      unknown.push(await timed(() => attempt("sbagliata di sicuro", ELSEWHERE, `${round}@nessuno.test`)));
    }
    // Without the hash that nobody has, an unknown person is answered in a tenth of the time.
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6);
    expect(median(unknown) / median(known)).toBeLessThan(1.67);
  });
});

describe("attempts on one account", () => {
  test("of a thousand wrong passwords within an hour at most twenty are evaluated", async () => {
    let evaluated = 0;
    for (let tried = 0; tried < 1000; tried += 1) {
      const outcome = await attempt(`sbagliata numero ${tried}`, {
        cookies: null,
        address: `198.51.100.${tried % 250}`,
      });
      if (!outcome.ok && outcome.refusal === "wrong-credentials") evaluated += 1;
      desk.clock.set(new Date(desk.clock.now().getTime() + 3_500));
    }
    expect(evaluated).toBeLessThanOrEqual(20);
    expect(evaluated).toBeGreaterThanOrEqual(10);
  });

  test("together count like one after the other", async () => {
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, index) => attempt(`sbagliata numero ${index}`)));
    const evaluated = outcomes.filter((outcome) => !outcome.ok && outcome.refusal === "wrong-credentials");
    expect(evaluated.length).toBe(5);
  });

  test("must wait longer and longer, and are forgotten after an hour", async () => {
    expect([0, 4, 5, 6, 7, 20].map(waitAfter)).toEqual([0, 0, 2_000, 4_000, 8_000, 300_000]);
    for (let tried = 0; tried < 5; tried += 1) await attempt("sbagliata di sicuro");
    expect(await attempt(PASSWORD)).toEqual({ ok: false, refusal: "slow-down" });
    desk.clock.set(new Date(desk.clock.now().getTime() + 2_000));
    expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
  });

  test("that succeed are not counted", async () => {
    for (let tried = 0; tried < 30; tried += 1) expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
  });

  test("of a stranger do not keep the owner out of a device that is known", async () => {
    const known = await enter(desk.platform, desk.manager.email);
    for (let tried = 0; tried < 200; tried += 1) {
      await attempt(`sbagliata numero ${tried}`, { cookies: null, address: `203.0.113.${tried % 200}` });
      desk.clock.set(new Date(desk.clock.now().getTime() + 10_000));
    }
    expect(await attempt(PASSWORD)).toEqual({ ok: false, refusal: "slow-down" });
    expect(await attempt(PASSWORD, { cookies: known, address: "198.51.100.7" })).toMatchObject({ ok: true });
    // The mark of another account's device is worth nothing here.
    const other = await makeDesk(database);
    const others = await enter(other.platform, other.manager.email);
    expect(await attempt(PASSWORD, { cookies: others, address: "198.51.100.7" })).toEqual({
      ok: false,
      refusal: "slow-down",
    });
  });

  test("from a known device are limited too", async () => {
    const known = { cookies: await enter(desk.platform, desk.manager.email), address: "198.51.100.7" };
    for (let tried = 0; tried < 5; tried += 1) await attempt("sbagliata di sicuro", known);
    expect(await attempt(PASSWORD, known)).toEqual({ ok: false, refusal: "slow-down" });
  });
});

describe("attempts from one address", () => {
  test("on many accounts are limited to a hundred an hour", async () => {
    let evaluated = 0;
    const tries = Array.from({ length: 120 }, (_, index) => index);
    for (const index of tries) {
      const outcome = await attempt(
        "sbagliata di sicuro",
        { cookies: null, address: "2001:db8:0:7::1" },
        `${index}@nessuno.test`,
      );
      if (!outcome.ok && outcome.refusal === "wrong-credentials") evaluated += 1;
    }
    expect(evaluated).toBe(100);
    const neighbour = { cookies: null, address: "2001:db8:0:7:ffff::2" };
    expect(await attempt(PASSWORD, neighbour)).toEqual({ ok: false, refusal: "slow-down" });
    expect(await attempt(PASSWORD, { cookies: null, address: "2001:db8:0:8::1" })).toMatchObject({ ok: true });
  });
});

describe("a limiter that cannot count", () => {
  test("lets nobody in, and leaves no session", async () => {
    const own = await freshDatabase();
    try {
      const { platform, manager } = await makeDesk(own);
      const ask = () => signIn(platform, { email: manager.email, password: PASSWORD, ...ELSEWHERE });
      await own.owner()`revoke all on throttles from cartellina_app`;
      expect(await ask()).toEqual({ ok: false, refusal: "slow-down" });
      expect(await own.superuser()`select 1 from sessions`).toEqual([]);
      await own.owner()`grant select, insert, update, delete on throttles to cartellina_app`;
      expect(await ask()).toMatchObject({ ok: true });
    } finally {
      await own.close();
    }
  });
});

test("what is kept of attempts names neither people nor addresses", async () => {
  await attempt("sbagliata di sicuro");
  const rows = await database.superuser()`select key from throttles`;
  const keys = rows.map((row) => String(row.key)).join("\n");
  expect(keys).toMatch(/^account:/m);
  expect(keys).not.toContain("prova.test");
  expect(keys).not.toContain("198.51");
});

test("passwords are kept as argon2id", async () => {
  expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("signing in tells the browser which device it is, for half a year", async () => {
  const outcome = await attempt(PASSWORD);
  if (!outcome.ok) throw new Error(outcome.refusal);
  expect(outcome.value.cookies).toHaveLength(2);
  expect(outcome.value.cookies[1]).toMatch(/^cartellina-noto=.*; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/);
  expect(cookieHeader(outcome.value.cookies)).toMatch(/^cartellina=[a-z2-7]{40}; cartellina-noto=/);
});

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
