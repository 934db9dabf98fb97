import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { rulesetByCode } from "~/rulesets/catalog";
import { day } from "~/terms/day";
import { inScope } from "~db/scope";
import { freshDatabase, type TestDatabase } from "../../tests/support/database";
import { makeWorld, type World } from "../../tests/support/world";
import { declareMandate, keptRulesets } from "./declare-mandate.server";
import { callOffKeptClosure, setKeptClosure } from "./kept-chamber.server";
import { enableOfficer } from "./mandate-acts.server";
import { officesOf } from "./offices.server";
import { readKeptChamber } from "./read-kept-chamber.server";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await freshDatabase();
  world = await makeWorld(database);
});
afterAll(() => database.close());

const CUNEO = {
  chamber: { name: "Camera di Cuneo", officeName: "Sportello", officeAddress: "Via Roma 1", city: "Cuneo" },
  ruleset: "valdora-2024",
  rulesetFrom: day("2026-03-01"),
  number: "CN-7",
  kind: "LEGAL" as const,
  validFrom: day("2026-03-01"),
  validTo: day("2027-02-28"),
};

const scopeOf = (practiceId: string) => ({ practiceId, chamberId: null, audits: false });

test("only rules whose counter the practice keeps may be declared", () => {
  const kept = keptRulesets();
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.map((code) => rulesetByCode(code).counter)).toEqual(kept.map(() => "PRACTICE_RECORDS"));
});

describe("a declared mandate", () => {
  test.each([
    ["ruleset-unknown", { ruleset: "atlantide-1999" }],
    ["ruleset-not-kept", { ruleset: "torino-2020" }],
    ["ruleset-too-late", { rulesetFrom: day("2026-03-02") }],
    ["days-reversed", { validTo: day("2026-02-01") }],
  ])("is refused: %s", async (refusal, change) => {
    expect(await declareMandate(world.practiceCtx(), { ...CUNEO, ...change })).toMatchObject({ ok: false, refusal });
  });

  test("is the head's to declare", async () => {
    const assistant = world.practiceCtx(["assistente"]);
    await expect(async () => declareMandate(assistant, CUNEO)).rejects.toMatchObject({ status: 403 });
  });

  test("stands with its chamber, officers and closures in the practice's own book", async () => {
    const ctx = world.practiceCtx();
    const declared = await declareMandate(ctx, CUNEO);
    if (!declared.ok) throw new Error(declared.refusal);
    const { chamberId, mandateId } = declared.value;
    expect(await declareMandate(ctx, { ...CUNEO, number: "CN-8" })).toMatchObject({ refusal: "chamber-known" });

    const officer = { chamberId, mandateId, userId: world.officerId, name: "Olga Addetta", kind: "OFFICER" as const };
    const days = { validFrom: CUNEO.validFrom, validTo: CUNEO.validTo };
    const enabled = await enableOfficer(ctx, { ...officer, ...days, codiceFiscale: "RSSMRA80A01H501U" });
    expect(enabled.ok).toBe(true);

    const closure = { chamberId, dayFrom: day("2026-04-24"), dayTo: day("2026-04-24"), reason: "ponte" };
    expect((await setKeptClosure(ctx, closure)).ok).toBe(true);
    expect(await setKeptClosure(ctx, closure)).toMatchObject({ refusal: "same-closure" });
    expect(await setKeptClosure(ctx, { ...closure, dayTo: day("2026-04-23") })).toMatchObject({
      refusal: "days-reversed",
    });

    const kept = await readKeptChamber(ctx, scopeOf(world.practiceId), chamberId);
    expect(kept).toMatchObject({ name: "Camera di Cuneo", mandate: { number: "CN-7", standing: "ACTIVE" } });
    expect(kept.people).toMatchObject([{ name: "Olga Addetta", mayAct: true }]);
    expect(kept.rules.closures).toHaveLength(1);
    const [found] = kept.rules.closures;
    expect((await callOffKeptClosure(ctx, { chamberId, closureId: found?.id ?? "" })).ok).toBe(true);

    const { db, masterKey } = world.platform;
    expect(await verify({ db, masterKey, unbound: null })).toMatchObject({ differences: [] });
  });

  test("is nothing to another practice", async () => {
    const declared = await declareMandate(world.practiceCtx(), {
      ...CUNEO,
      chamber: { ...CUNEO.chamber, name: "Camera di Asti" },
    });
    if (!declared.ok) throw new Error(declared.refusal);
    const { chamberId, mandateId } = declared.value;
    const other = await world.anotherPractice();
    const ctx = other.ctx();
    const scope = scopeOf(other.practiceId);
    await expect(readKeptChamber(ctx, scope, chamberId)).rejects.toMatchObject({ status: 404 });
    const closure = { chamberId, dayFrom: day("2026-04-24"), dayTo: day("2026-04-24"), reason: "ponte" };
    await expect(setKeptClosure(ctx, closure)).rejects.toMatchObject({ status: 404 });
    const officer = { chamberId, mandateId, userId: other.officerId, name: "Altra", kind: "OFFICER" as const };
    const days = { validFrom: CUNEO.validFrom, validTo: CUNEO.validTo, codiceFiscale: null };
    await expect(enableOfficer(ctx, { ...officer, ...days })).rejects.toMatchObject({ status: 404 });
    const offices = await inScope(world.platform.db, scope, (tx) => officesOf(tx, other.practiceId, day("2026-03-16")));
    expect([...offices.keys()]).toEqual([world.chamberId]);
  });
});
