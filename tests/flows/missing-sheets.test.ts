import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/access/context";
import { verify } from "~/audit/verify.server";
import { addToBatch } from "~/batches/prepare-batch.server";
import { mend } from "~/cases/mend.server";
import { printForm } from "~/cases/print-form.server";
import { redo } from "~/cases/redo.server";
import { undeliverable } from "~/cases/undeliverable.server";
import { withdraw } from "~/cases/withdraw.server";
import { assertConservation, balance } from "~/paperwork/custody";
import { reportFound } from "~/paperwork/report-found.server";
import { reportMissing } from "~/paperwork/report-missing.server";
import { addDays } from "~/terms/day";
import { linesOf } from "~db/queries/batches";
import { copiesOf, findCase, notesOf } from "~db/queries/cases";
import { readTimeline } from "~db/queries/register";
import { movementsOf } from "~db/queries/sheets";
import { externalLife } from "../access/every-state";
import { CaseLife, must } from "../support/case-life";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

let database: TestDatabase;
let life: CaseLife;
let assistant: Context;

beforeAll(async () => {
  database = sharedDatabase();
  const world = await makeWorld(database, { at: "2026-03-16T13:00:00Z" });
  life = new CaseLife(world);
  assistant = world.practiceCtx(["assistente"]);
  await life.stock(40);
});
afterAll(() => database.close());

const key = (caseId: string) => ({ practiceId: life.world.practiceId, caseId });
const row = async (caseId: string) => {
  const found = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!found) throw new Error("no such case");
  return found;
};
const sheets = (caseId: string) => life.read((tx) => copiesOf(tx, key(caseId)));
const code = async (caseId: string, sheet: string) => `${(await row(caseId)).code}-${sheet}`;
const holderOf = async (caseId: string, sheet: string) => {
  const letters = { M: "REQUEST_FORM", R: "REGISTRATION_FORM", C: "DELIVERY_RECEIPT" } as const;
  const [, letter, copyNo, version] = /^([MRC])(\d)-(\d)$/.exec(sheet) ?? [];
  const found = (await sheets(caseId)).find(
    (each) =>
      each.documentType === letters[letter as keyof typeof letters] &&
      each.copyNo === Number(copyNo) &&
      each.version === Number(version),
  );
  return found?.holder;
};
const lose = (ctx: Context, caseId: string, ...of: string[]) => life.lose(ctx, caseId, ...of);
const find = async (
  ctx: Context,
  caseId: string,
  of: string[],
  reason: Parameters<typeof reportFound>[1]["reason"] = "in-other-folder",
) =>
  reportFound(ctx, {
    sheets: await Promise.all(of.map((sheet) => code(caseId, sheet))),
    day: life.today,
    reason,
  });

const printed = async () => {
  const caseId = await life.open();
  await life.copies(caseId);
  await must(life.identify(caseId));
  await must(life.hand(caseId));
  await must(life.print(caseId));
  return caseId;
};

describe("a missing sheet", () => {
  test("is an act with its reason: the count says so, and so do the register, the ledger and the note", async () => {
    const caseId = await life.signed();
    await must(
      reportMissing(assistant, {
        sheets: [await code(caseId, "M2-1")],
        day: life.today,
        reason: "lost",
        note: "Cercato in tutto lo schedario",
      }),
    );
    const found = await sheets(caseId);
    assertConservation(found);
    expect(balance(found)).toMatchObject({ missing: 1, even: false });
    const entries = await life.read((tx, scope) => readTimeline(tx, scope, key(caseId), { limit: 50 }));
    const said = entries.entries.filter(({ act }) => act === "case.sheetMissing");
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0]?.facts ?? "")).toEqual({
      copy: 2,
      day: life.today,
      declared: false,
      document: "REQUEST_FORM",
      holder: "IR",
      offSlip: false,
      reason: "lost",
      version: 1,
    });
    const ledger = await life.read((tx) => movementsOf(tx, key(caseId)));
    expect(ledger.at(-1)).toMatchObject({ act: "reportMissing", from: "IR", to: "MISSING", reason: "lost", copyNo: 2 });
    const notes = await life.read((tx) => notesOf(tx, key(caseId)));
    expect(notes.map(({ text }) => text)).toEqual(["Cercato in tutto lo schedario"]);
    const clean = await verify({ ...life.world.platform, unbound: null }, { book: life.world.practiceId });
    expect(clean.differences).toEqual([]);
  });

  test("is refused of a void sheet, of one that is missing, of a stranger's, and on a day that cannot be", async () => {
    const caseId = await life.signed();
    await must(lose(assistant, caseId, "M2-1"));
    expect(await lose(assistant, caseId, "M2-1")).toMatchObject({ refusal: "sheet-already-missing", field: "sheet" });
    expect(await lose(assistant, caseId, "M2-2")).toMatchObject({ refusal: "sheet-not-there" });
    expect(await lose(assistant, caseId, "C1-1")).toMatchObject({ refusal: "sheet-not-there" });
    expect(await lose(life.clerk, caseId, "M3-1")).toMatchObject({ refusal: "sheet-not-there" });
    const at = { sheets: [await code(caseId, "M3-1")], reason: "lost" as const };
    const tomorrow = addDays(life.today, 1);
    expect(await reportMissing(assistant, { ...at, day: tomorrow })).toMatchObject({ refusal: "day-in-future" });
    const yesterday = addDays(life.today, -1);
    expect(await reportMissing(assistant, { ...at, day: yesterday })).toMatchObject({
      refusal: "day-before-sheet-moved",
    });
    const secret = { ...at, day: life.today, note: "il PIN è 12345678" };
    expect(await reportMissing(assistant, secret)).toMatchObject({ refusal: "holds-secret-code", field: "note" });
    expect(await reportMissing(assistant, { ...at, sheets: [], day: life.today })).toMatchObject({
      refusal: "nothing-chosen",
    });
    const stranger = await life.world.anotherPractice();
    expect(await lose(stranger.ctx(), caseId, "M3-1")).toMatchObject({ refusal: "sheet-not-there" });
    // Control: the same sheet, on the right day, by whoever keeps it.
    await must(reportMissing(assistant, { ...at, day: life.today }));
    expect(await holderOf(caseId, "M3-1")).toBe("MISSING");
    expect(() => reportMissing(life.world.chamberCtx(["vigilanza"]), { ...at, day: life.today })).toThrow();
  });

  test("blank: nothing is signed until it is found or printed again", async () => {
    const caseId = await printed();
    await must(lose(assistant, caseId, "M1-1", "M3-1"));
    expect(await life.sign(caseId)).toMatchObject({ ok: false, refusal: "sheet-missing" });
    expect(await find(assistant, caseId, ["M1-1"], "printed-again")).toMatchObject({
      refusal: "form-not-printed-here",
      field: "reason",
    });
    await must(printForm(assistant, { caseId, reprint: { reason: "sheet-lost", copies: [1, 3] } }));
    expect((await sheets(caseId)).map(({ holder }) => holder)).toEqual(["IR", "IR", "IR"]);
    expect((await life.read((tx) => movementsOf(tx, key(caseId)))).slice(-2)).toMatchObject([
      { act: "reprintForm", from: "MISSING", to: "IR", copyNo: 1 },
      { act: "reprintForm", from: "MISSING", to: "IR", copyNo: 3 },
    ]);
    await must(life.sign(caseId));
  });

  test("signed: the case leaves its slip, and comes back on one once it is found", async () => {
    const [caseId, other] = [await life.signed(), await life.signed()];
    const { batchId } = await must(addToBatch(life.officer, { caseIds: [caseId, other] }));
    await must(lose(assistant, caseId, "M3-1"));
    expect((await row(caseId)).batchId).toBeNull();
    const lines = await life.read((tx) => linesOf(tx, { practiceId: life.world.practiceId, id: batchId }));
    expect(lines.map((line) => line.caseId)).toEqual([other]);
    expect(await addToBatch(life.officer, { caseIds: [caseId] })).toMatchObject({ refusal: "sheet-missing" });

    await must(find(assistant, caseId, ["M3-1"]));
    await must(life.openSlip(await life.slip([caseId])));
    expect(await life.state(caseId)).toBe("PRESENTED");
    expect(await life.state(other)).toBe("PRESENTED");
  });

  test("on a closed slip: the counter passes over the case, the others are presented", async () => {
    const [caseId, other] = [await life.signed(), await life.signed()];
    const slip = await life.slip([caseId, other]);
    await must(lose(assistant, caseId, "M2-1"));
    await must(life.openSlip(slip));
    expect(await life.state(caseId)).toBe("SIGNED");
    expect(await life.state(other)).toBe("PRESENTED");
  });

  test("the applicant's own copy stops nothing", async () => {
    const caseId = await life.signed();
    const { batchId } = await must(addToBatch(life.officer, { caseIds: [caseId] }));
    await must(lose(assistant, caseId, "M1-1"));
    expect((await row(caseId)).batchId).toBe(batchId);
    await must(life.openSlip(await life.slipClosed(batchId)));
    expect(await life.state(caseId)).toBe("PRESENTED");
    await must(find(assistant, caseId, ["M1-1"], "turned-up"));
    expect(await holderOf(caseId, "M1-1")).toBe("APPLICANT");
  });

  test("signed and never found: the form is redone before the counter, and only then", async () => {
    const caseId = await life.signed();
    const again = { caseId, day: life.today, reason: "sheet-missing" as const, present: false };
    expect(await redo(life.officer, again)).toMatchObject({ refusal: "form-complete" });
    await must(lose(assistant, caseId, "M2-1"));
    await must(redo(life.officer, again));
    expect(await life.state(caseId)).toBe("IDENTIFIED");
    expect((await sheets(caseId)).every(({ holder }) => holder === "VOID")).toBe(true);
    expect(await find(assistant, caseId, ["M2-1"])).toMatchObject({ refusal: "sheet-not-missing" });
  });

  test("withdrawn with a sheet missing: it is void wherever it is", async () => {
    const caseId = await life.signed();
    await must(lose(assistant, caseId, "M2-1"));
    await must(withdraw(life.officer, { caseId, day: life.today, reason: "applicant-asked" }));
    expect((await sheets(caseId)).every(({ holder }) => holder === "VOID")).toBe(true);
  });

  test("at the counter: the clerk says it, nothing is collected before it is printed again", async () => {
    const caseId = await life.produced("1204778100950001");
    expect(await lose(assistant, caseId, "C2-1")).toMatchObject({ refusal: "sheet-of-other-desk" });
    await must(lose(life.clerk, caseId, "C2-1"));
    expect(await life.collect([caseId])).toMatchObject({ refusal: "sheet-missing" });
    expect(await find(assistant, caseId, ["C2-1"])).toMatchObject({ refusal: "sheet-of-other-desk" });
    await must(find(life.clerk, caseId, ["C2-1"], "printed-again"));
    await must(life.collect([caseId]));
  });

  test("lost at the chamber, then refused: it is found where the form is presented from", async () => {
    const caseId = await life.signed();
    const slip = await life.slip([caseId]);
    await must(life.openSlip(slip));
    await must(lose(life.clerk, caseId, "M3-1"));
    await must(life.intake(slip, () => ({ outcome: "REJECTED", code: "F2" })));
    expect(await find(life.clerk, caseId, ["M3-1"])).toMatchObject({ refusal: "sheet-of-other-desk" });
    await must(find(assistant, caseId, ["M3-1"], "brought-back"));
    expect(await holderOf(caseId, "M3-1")).toBe("IR");
    await must(mend(life.officer, { caseId, day: life.today, mended: "aggiunta la firma sulla copia 3" }));
    await must(life.openSlip(await life.slip([caseId])));
  });

  test("a signed receipt: what is printed again is signed again, and an officer answers for that", async () => {
    const serial = "1204778100950002";
    const caseId = await life.collected(serial);
    await must(life.deliver(caseId, serial));
    await must(lose(assistant, caseId, "C3-1"));
    expect(await life.giveBack([caseId])).toMatchObject({ refusal: "sheet-missing" });
    expect(await find(assistant, caseId, ["C3-1"], "printed-again")).toMatchObject({ refusal: "sheet-needs-officer" });
    life.world.clock.set(new Date("2026-03-18T09:00:00Z"));
    await must(find(life.officer, caseId, ["C3-1"], "printed-again"));
    const receipts = (await sheets(caseId)).filter(({ documentType }) => documentType === "DELIVERY_RECEIPT");
    expect(receipts.map(({ signedOn }) => signedOn)).toEqual(["2026-03-16", "2026-03-16", "2026-03-18"]);
    assertConservation(await sheets(caseId));
    // Not on a day on which the sheet was still missing.
    const early = addDays(life.today, -1);
    expect(await life.giveBack([caseId], early)).toMatchObject({ refusal: "day-before-previous-step", field: "day" });
    await must(life.giveBack([caseId]));
    expect(await life.state(caseId)).toBe("CLOSED");
  });

  test("undeliverable with a receipt missing: found, it belongs at the chamber", async () => {
    const caseId = await life.collected("1204778100950003");
    await must(lose(assistant, caseId, "C2-1", "R3-1"));
    await must(undeliverable(life.officer, { caseId, day: life.today, reason: "holder-absent" }));
    expect(await find(life.officer, caseId, ["C2-1"])).toMatchObject({ refusal: "sheet-of-other-desk" });
    await must(find(life.clerk, caseId, ["C2-1", "R3-1"], "brought-back"));
    expect([await holderOf(caseId, "C2-1"), await holderOf(caseId, "R3-1")]).toEqual(["CHAMBER", "CHAMBER"]);
  });

  test("several cases in one act; one wrong sheet and nothing is recorded", async () => {
    const [one, two] = [await life.signed(), await life.signed()];
    const chosen = [await code(one, "M2-1"), await code(two, "M2-1"), await code(two, "M3-1")];
    const report = { day: life.today, reason: "not-in-drawer" as const };
    expect(await reportMissing(assistant, { ...report, sheets: [...chosen, "ABCDEFGHJK-M1-1"] })).toMatchObject({
      refusal: "sheet-not-there",
    });
    expect(await holderOf(one, "M2-1")).toBe("IR");
    expect(await must(reportMissing(assistant, { ...report, sheets: chosen }))).toMatchObject({ sheets: 3 });
    expect([await holderOf(one, "M2-1"), await holderOf(two, "M3-1")]).toEqual(["MISSING", "MISSING"]);
  });

  test("the same form sent twice has one effect", async () => {
    const caseId = await life.signed();
    const once = { ...assistant, once: "01900000-0000-7000-8000-00000000aaaa" };
    const first = await must(lose(once, caseId, "M2-1"));
    expect(await must(lose(once, caseId, "M2-1"))).toEqual(first);
    const ledger = await life.read((tx) => movementsOf(tx, key(caseId)));
    expect(ledger.filter(({ to }) => to === "MISSING")).toHaveLength(1);
  });
});

test("where the practice records the counter, the officer answers for the counter's sheets, as declared", async () => {
  const external = await externalLife(life.world);
  const caseId = await external.produced("1204778100950009");
  expect(await lose(assistant, caseId, "R1-1")).toMatchObject({ refusal: "sheet-needs-officer" });
  await must(lose(life.officer, caseId, "R1-1"));
  const { entries } = await life.read((tx, scope) => readTimeline(tx, scope, key(caseId), { limit: 50 }));
  const facts = entries.find(({ act }) => act === "case.sheetMissing")?.facts ?? "{}";
  expect(JSON.parse(facts)).toMatchObject({ holder: "CHAMBER", declared: true });
  await must(find(life.officer, caseId, ["R1-1"], "printed-again"));
  await must(external.collect([caseId]));
});

test("after all this the books are clean", async () => {
  const { differences } = await verify({ ...life.world.platform, unbound: null }, { book: life.world.practiceId });
  expect(differences).toEqual([]);
});
