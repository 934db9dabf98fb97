import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { requireSecondFactor, resetSecondFactor } from "~/access/people.server";
import { confirmSecondFactor, dropSecondFactor, startSecondFactor, waitingSecret } from "~/access/second-factor.server";
import { type AtTheCode, readSession } from "~/access/sessions.server";
import { giveCode, signIn } from "~/access/sign-in.server";
import { totpStep } from "~/access/totp";
import { freshDatabase, type TestDatabase } from "../support/database";
import { contextOf, cookieHeader, type Desk, enter, makeDesk, PASSWORD, signedInBy } from "./desk";

let database: TestDatabase;
let desk: Desk;

beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(async () => {
  desk = await makeDesk(database);
});
afterAll(() => database.close());

describe("switching it on", () => {
  test("asks for the password, then for a code; every other session ends", async () => {
    const other = await enter(desk.platform, desk.manager.email);
    const { cookies } = await switchOn();
    expect(await readSession(desk.platform, other)).toBeNull();
    expect(await signedInBy(desk.platform, cookies)).toMatchObject({ secondFactorOn: true });
  });

  test("is refused with a wrong password or a wrong code", async () => {
    const ctx = await contextOf(desk.platform, await enter(desk.platform, desk.manager.email));
    expect(await startSecondFactor(ctx, { password: "non è questa" })).toMatchObject({ refusal: "wrong-password" });
    expect(await confirmSecondFactor(ctx, { code: "123456" })).toMatchObject({ refusal: "not-started" });
    await startSecondFactor(ctx, { password: PASSWORD });
    const wrong = code(await waitingSecret(ctx), -10);
    expect(await confirmSecondFactor(ctx, { code: wrong })).toMatchObject({ refusal: "wrong-code" });
  });

  test("keeps the secret sealed: it stands nowhere in the database", async () => {
    const { secret } = await switchOn();
    const [row] = await database.superuser()`select totp_sealed from users where id = ${desk.manager.id}`;
    const sealed = row?.totp_sealed as Buffer;
    expect(sealed.includes(Buffer.from(secret))).toBe(false);
    expect(sealed.includes(Buffer.from(Secret.fromBase32(secret).bytes))).toBe(false);
  });
});

describe("signing in with it", () => {
  test("asks for the code, and lets in nobody before it", async () => {
    const { secret } = await switchOn();
    const { cookies, session } = await atTheCode();
    desk.wait(1);
    expect(await giveCode(desk.platform, session, { code: "000000", cookies })).toMatchObject({
      refusal: "wrong-code",
    });
    expect(await readSession(desk.platform, cookies)).toMatchObject({ stage: "code" });
    const entered = await giveCode(desk.platform, session, { code: code(secret), cookies });
    if (!entered.ok) throw new Error(entered.refusal);
    expect(await signedInBy(desk.platform, cookieHeader(entered.value.cookies))).toMatchObject({
      secondFactorOn: true,
    });
    expect(await readSession(desk.platform, cookies)).toBeNull();
  });

  test("takes a code once: played again it is refused", async () => {
    const { secret } = await switchOn();
    desk.wait(1);
    const first = await atTheCode();
    const good = code(secret);
    expect(await giveCode(desk.platform, first.session, { code: good, cookies: first.cookies })).toMatchObject({
      ok: true,
    });
    const second = await atTheCode();
    const replayed = await giveCode(desk.platform, second.session, { code: good, cookies: second.cookies });
    expect(replayed).toMatchObject({ refusal: "wrong-code" });
    const earlier = await giveCode(desk.platform, second.session, { code: code(secret, -1), cookies: second.cookies });
    expect(earlier).toMatchObject({ refusal: "wrong-code" });
    // The control: the next one is good.
    const next = await giveCode(desk.platform, second.session, { code: code(secret, 1), cookies: second.cookies });
    expect(next).toMatchObject({ ok: true });
  });

  test("does not take the code that switched it on", async () => {
    const { used } = await switchOn();
    const { cookies, session } = await atTheCode();
    expect(await giveCode(desk.platform, session, { code: used, cookies })).toMatchObject({ refusal: "wrong-code" });
  });

  test("in two browsers at once takes one of them", async () => {
    const { secret } = await switchOn();
    desk.wait(1);
    const both = [await atTheCode(), await atTheCode()];
    const good = code(secret);
    const outcomes = await Promise.all(
      both.map(({ cookies, session }) => giveCode(desk.platform, session, { code: good, cookies })),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  test("waits ten minutes for the code and evaluates few", async () => {
    await switchOn();
    const { cookies, session } = await atTheCode();
    let evaluated = 0;
    for (let tried = 0; tried < 100; tried += 1) {
      const outcome = await giveCode(desk.platform, session, { code: String(100_000 + tried), cookies });
      if (!outcome.ok && outcome.refusal === "wrong-code") evaluated += 1;
    }
    expect(evaluated).toBe(5);
    desk.wait(10);
    expect(await readSession(desk.platform, cookies)).toBeNull();
  });
});

describe("a desk that requires it", () => {
  test("is led by a head who has it", async () => {
    const ctx = await contextOf(desk.platform, await enter(desk.platform, desk.manager.email));
    expect(await requireSecondFactor(ctx, true)).toMatchObject({ refusal: "set-up-yours-first" });
    const { cookies } = await switchOn();
    const head = await contextOf(desk.platform, cookies);
    expect(await requireSecondFactor(head, true)).toMatchObject({ ok: true });
    expect(await dropSecondFactor(head, { password: PASSWORD })).toMatchObject({ refusal: "required-by-desk" });
    expect(await signedInBy(desk.platform, cookies)).toMatchObject({ mustSetUpSecondFactor: false });
    await requireSecondFactor(head, false);
    expect(await dropSecondFactor(head, { password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("makes whoever lacks it set it up first", async () => {
    const { cookies } = await switchOn();
    await requireSecondFactor(await contextOf(desk.platform, cookies), true);
    await database.superuser()`update users set totp_on = false, totp_sealed = null where id = ${desk.manager.id}`;
    const entered = await enter(desk.platform, desk.manager.email);
    expect(await signedInBy(desk.platform, entered)).toMatchObject({ mustSetUpSecondFactor: true });
  });
});

test("nobody resets their own second factor", async () => {
  const { cookies } = await switchOn();
  const ctx = await contextOf(desk.platform, cookies);
  expect(await resetSecondFactor(ctx, desk.manager.id)).toMatchObject({ refusal: "not-yourself" });
});

test("codes follow RFC 6238", () => {
  // Appendix B, SHA-1, the last six of eight digits.
  const secret = new Secret({ buffer: new TextEncoder().encode("12345678901234567890").buffer }).base32;
  const at = (seconds: number) => new Date(seconds * 1000);
  expect(totpStep(secret, "287082", at(59))).toBe(1);
  expect(totpStep(secret, "081 804", at(1_111_111_109))).toBe(37_037_036);
  expect(totpStep(secret, "081804", at(1_111_111_109 + 30))).toBe(37_037_036);
  expect(totpStep(secret, "081804", at(1_111_111_109 + 90))).toBeNull();
  expect(totpStep(secret, "81804", at(1_111_111_109))).toBeNull();
});

async function switchOn(): Promise<{ secret: string; used: string; cookies: string }> {
  const ctx = await contextOf(desk.platform, await enter(desk.platform, desk.manager.email));
  const started = await startSecondFactor(ctx, { password: PASSWORD });
  if (!started.ok) throw new Error(started.refusal);
  const secret = await waitingSecret(ctx);
  const used = code(secret);
  const confirmed = await confirmSecondFactor(ctx, { code: used });
  if (!confirmed.ok || secret === null) throw new Error("not switched on");
  return { secret, used, cookies: cookieHeader([confirmed.value.cookie]) };
}

async function atTheCode(): Promise<{ cookies: string; session: AtTheCode }> {
  const outcome = await signIn(desk.platform, {
    email: desk.manager.email,
    password: PASSWORD,
    cookies: null,
    address: "198.51.100.7",
  });
  if (!outcome.ok || outcome.value.stage !== "code") throw new Error("the code was not asked for");
  const cookies = cookieHeader(outcome.value.cookies);
  const session = await readSession(desk.platform, cookies);
  if (session?.stage !== "code") throw new Error("not at the code");
  return { cookies, session };
}

/** What the app shows, so many steps from now. */
function code(secret: string | null, steps = 0): string {
  if (secret === null) throw new Error("no secret");
  const timestamp = desk.clock.now().getTime() + steps * 30_000;
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}
