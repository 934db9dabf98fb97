import { afterAll, beforeAll, expect, test } from "vitest";
import { assertConservation, balance } from "~/paperwork/custody";
import { day } from "~/terms/day";
import { findBatch } from "~db/queries/batches";
import { copiesOf, findCase } from "~db/queries/cases";
import { inScope } from "~db/scope";
import { CaseLife, must } from "../support/case-life";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

let database: TestDatabase;
let life: CaseLife;

beforeAll(async () => {
  database = sharedDatabase();
  life = new CaseLife(await makeWorld(database));
  await life.stock(20);
});
afterAll(() => database.close());

const at = (instant: string) => life.world.clock.set(new Date(instant));
const row = async (caseId: string) => {
  const found = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!found) throw new Error("no such case");
  return found;
};
const sheets = (caseId: string) => life.read((tx) => copiesOf(tx, { practiceId: life.world.practiceId, caseId }));

test("a case from the empty form to the returned receipts, in its own time", async () => {
  at("2026-03-16T14:00:00Z");
  const caseId = await life.signed();
  at("2026-03-17T08:00:00Z");
  const batchId = await life.slip([caseId]);
  expect(await life.state(caseId)).toBe("SIGNED");
  await must(life.openSlip(batchId));
  await must(life.intake(batchId, () => ({ outcome: "NOW" })));
  await must(life.produce(caseId, "1204778100930001"));
  await must(life.collect([caseId]));
  at("2026-03-20T16:00:00Z");
  await must(life.deliver(caseId, "1204778100930001"));
  expect((await row(caseId)).legalDue).toBe("2026-04-04");

  at("2026-04-01T09:00:00Z");
  await must(life.giveBack([caseId]));
  const closed = await row(caseId);
  expect(closed).toMatchObject({ state: "CLOSED", returnedOn: "2026-04-01", legalDue: "2026-04-04" });

  const copies = await sheets(caseId);
  assertConservation(copies);
  expect(balance(copies)).toMatchObject({ expected: 9, applicant: 3, practice: 1, chamber: 5, even: true });
});

test("the chamber sees a case only once its slip is closed, then with its history", async () => {
  at("2026-03-16T14:00:00Z");
  const caseId = await life.signed();
  const chamber = { practiceId: null, chamberId: life.world.chamberId, audits: false };
  const seen = () => inScope(life.world.platform.db, chamber, (tx) => findCase(tx, chamber, caseId));
  expect(await seen()).toBeNull();
  await life.slip([caseId]);
  expect((await seen())?.state).toBe("SIGNED");
  expect(
    await inScope(life.world.platform.db, chamber, (tx) => copiesOf(tx, { practiceId: life.world.practiceId, caseId })),
  ).toHaveLength(3);
});

test("a slip of three: one now, one promised, one refused and mended", async () => {
  at("2026-04-13T13:00:00Z");
  const cases = [await life.signed(), await life.signed(), await life.signed()];
  const batchId = await life.slip(cases);
  await must(life.openSlip(batchId));
  await must(
    life.intake(batchId, (position) => {
      if (position === 1) return { outcome: "NOW" };
      if (position === 2) return { outcome: "SCHEDULED", instalment: 1, scheduledFor: day("2026-04-16") };
      return { outcome: "REJECTED", code: "F2" };
    }),
  );
  const states = await Promise.all(cases.map((caseId) => life.state(caseId)));
  expect([...states].sort()).toEqual(["PRESENTED", "REJECTED", "SCHEDULED"]);
  const batch = await life.read((tx, scope) => findBatch(tx, scope, batchId));
  expect(batch?.state).toBe("DONE");

  const rejected = cases[states.indexOf("REJECTED")] ?? "";
  const { mend } = await import("~/cases/mend.server");
  const mended = { caseId: rejected, day: life.today, mended: "Firma apposta sulla copia 3" };
  await must(mend(life.officer, mended));
  expect(await row(rejected)).toMatchObject({ state: "SIGNED", batchId: null });
  assertConservation(await sheets(rejected));
  const again = await life.slip([rejected]);
  await must(life.openSlip(again));
  expect(await life.state(rejected)).toBe("PRESENTED");
});

test("a late return is recorded, never refused", async () => {
  at("2026-05-04T08:00:00Z");
  const caseId = await life.collected("1204778100930002");
  at("2026-05-05T15:00:00Z");
  await must(life.deliver(caseId, "1204778100930002"));
  at("2026-06-30T08:00:00Z");
  await must(life.giveBack([caseId]));
  expect(await row(caseId)).toMatchObject({ state: "CLOSED", returnedOn: "2026-06-30", legalDue: "2026-05-20" });
});

test("refusals leave everything as it was", async () => {
  at("2026-07-01T14:00:00Z");
  const caseId = await life.open();
  expect(await life.identify(caseId)).toMatchObject({ ok: false, refusal: "copies-missing" });
  await life.copies(caseId);
  expect(await life.hand(caseId)).toMatchObject({ ok: false, refusal: "wrong-state" });
  await must(life.identify(caseId));
  expect(await life.identify(caseId)).toMatchObject({ ok: false, refusal: "wrong-state" });
  expect(await life.hand(caseId, "NOT-THERE-1")).toMatchObject({ ok: false, refusal: "envelope-unknown" });
  await must(life.hand(caseId));
  expect(await life.sign(caseId)).toMatchObject({ ok: false, refusal: "form-not-printed" });
  await must(life.print(caseId));
  expect(await life.sign(caseId, 2)).toMatchObject({ ok: false, refusal: "form-other-version" });
  expect(await life.print(caseId)).toMatchObject({ ok: false, refusal: "reprint-reason-missing" });
  await must(life.sign(caseId));
  expect(await life.state(caseId)).toBe("SIGNED");
});

test("one form has one effect, however often it arrives", async () => {
  at("2026-07-02T14:00:00Z");
  const caseId = await life.open();
  await life.copies(caseId);
  const { identify } = await import("~/cases/identify.server");
  const ctx = { ...life.officer, once: "0190a000-0000-7000-8000-00000000beef" };
  const input = { caseId, day: life.today, place: "in studio", present: true, compared: true };
  const answers = await Promise.all(Array.from({ length: 20 }, () => identify(ctx, input)));
  for (const answer of answers) expect(answer).toEqual({ ok: true, value: { caseId } });
  const { readTimeline } = await import("~db/queries/register");
  const page = await life.read((tx, scope) =>
    readTimeline(tx, scope, { practiceId: life.world.practiceId, caseId }, { limit: 100 }),
  );
  expect(page.entries.filter(({ act }) => act === "case.identified")).toHaveLength(1);
});
