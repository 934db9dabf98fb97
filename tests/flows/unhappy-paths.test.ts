import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/access/context";
import { correctDate } from "~/cases/correct-date.server";
import { editApplicant, editDocument } from "~/cases/edit-case.server";
import { redo } from "~/cases/redo.server";
import { refuseIdentity } from "~/cases/refuse-identity.server";
import { replaceEnvelope } from "~/cases/replace-envelope.server";
import { undeliverable } from "~/cases/undeliverable.server";
import { withdraw } from "~/cases/withdraw.server";
import { readSlip } from "~/chamber/read-slip.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { changeMandateTerms } from "~/mandates/mandate-acts.server";
import { assertConservation } from "~/paperwork/custody";
import { declareSent } from "~/receipts/declare-sent.server";
import { addDays, day } from "~/terms/day";
import { copiesOf, findCase, identityCopiesOf, latestForm } from "~db/queries/cases";
import { findEnvelope } from "~db/queries/envelopes";
import { applicantOf, documentOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { makeWorld } from "../support/world";

let database: TestDatabase;
let life: CaseLife;

beforeAll(async () => {
  database = sharedDatabase();
  life = new CaseLife(await makeWorld(database, { at: "2026-03-16T13:00:00Z" }));
  await life.stock(30);
});
afterAll(() => database.close());

const key = (caseId: string) => ({ practiceId: life.world.practiceId, caseId });
const row = async (caseId: string) => {
  const found = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!found) throw new Error("no such case");
  return found;
};
const sheets = (caseId: string) => life.read((tx) => copiesOf(tx, key(caseId)));

describe("a case that ends early", () => {
  test("withdrawn: the folder is void, the blank sheets too, the pictures cannot be opened any more", async () => {
    const caseId = await life.signed();
    const [picture] = await life.read((tx) => identityCopiesOf(tx, key(caseId)));
    expect((await viewCopy(life.officer, { copyId: picture?.id ?? "", reason: null })).ok).toBe(true);
    await must(withdraw(life.officer, { caseId, day: life.today, reason: "applicant-asked" }));
    const ended = await row(caseId);
    expect(ended).toMatchObject({ state: "WITHDRAWN", endReason: "applicant-asked" });
    const envelope = await life.read((tx, scope) => findEnvelope(tx, scope, ended.envelopeId ?? ""));
    expect(envelope).toMatchObject({ state: "VOID", voidReason: "withdrawn" });
    assertConservation(await sheets(caseId));
    expect((await sheets(caseId)).every(({ holder }) => holder === "VOID")).toBe(true);
    const answer = await viewCopy(life.officer, { copyId: picture?.id ?? "", reason: null });
    expect(answer).toMatchObject({ ok: false, refusal: "copy-destroyed" });
  });

  test("identity not proven: the pictures go at once", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    await must(refuseIdentity(life.officer, { caseId, day: life.today, reason: "document-doubtful" }));
    expect(await life.state(caseId)).toBe("REFUSED");
    const pictures = await life.read((tx) => identityCopiesOf(tx, key(caseId)));
    expect(pictures.every(({ destroyedAt }) => destroyedAt !== null)).toBe(true);
  });

  test("undeliverable: device and papers are back at the chamber; the clerk cannot say it of what the studio holds", async () => {
    const caseId = await life.collected("1204778100940001");
    const input = { caseId, day: life.today, reason: "holder-absent" as const };
    expect(await undeliverable(life.clerk, input)).toMatchObject({ ok: false, refusal: "device-not-in-your-hands" });
    await must(undeliverable(life.officer, input));
    expect(await life.state(caseId)).toBe("RETURNED_TO_CHAMBER");
    assertConservation(await sheets(caseId));
  });
});

describe("a case that goes back", () => {
  test("folder replaced: old folder and sheets void, a new version of the form follows", async () => {
    const caseId = await life.signed();
    const old = (await row(caseId)).envelopeId ?? "";
    await must(replaceEnvelope(life.officer, { caseId, day: life.today, reason: "damaged" }));
    expect(await row(caseId)).toMatchObject({ state: "IDENTIFIED", envelopeId: null });
    expect(await life.read((tx, scope) => findEnvelope(tx, scope, old))).toMatchObject({ state: "VOID" });
    await must(life.hand(caseId));
    await must(life.print(caseId));
    expect(await life.sign(caseId, 1)).toMatchObject({ ok: false, refusal: "form-other-version" });
    await must(life.sign(caseId, 2));
    assertConservation(await sheets(caseId));
    expect(await sheets(caseId)).toHaveLength(6);
  });

  test("refused for an expired document: identified again with another, the intact folder stays with the applicant", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    const expiring = { ...documentOf(3, life.today), expiresOn: addDays(life.today, 1) };
    await must(editDocument(life.officer, { caseId, document: { ...expiring, type: "PASSPORT" } }));
    await must(life.identify(caseId));
    await must(life.hand(caseId));
    await must(life.print(caseId));
    await must(life.sign(caseId));
    const batchId = await life.slip([caseId]);
    life.world.clock.set(new Date("2026-03-18T09:00:00Z"));
    await must(life.openSlip(batchId));
    expect((await readSlip(life.clerk, batchId)).lines).toMatchObject([{ expired: true, badPermit: null }]);
    for (const outcome of ["NOW", "SCHEDULED"] as const) {
      const decision =
        outcome === "NOW" ? { outcome } : { outcome, instalment: 1, scheduledFor: addDays(life.today, 2) };
      expect(await life.intake(batchId, () => decision)).toMatchObject({ refusal: "document-expired" });
    }
    await must(life.intake(batchId, () => ({ outcome: "REJECTED", code: "D1" })));

    const again = { caseId, day: life.today, reason: "document-expired" as const, present: true };
    expect(await redo(life.officer, again)).toMatchObject({ ok: false, refusal: "document-expired" });
    await must(
      editDocument(life.officer, { caseId, document: { ...expiring, type: "PASSPORT", expiresOn: day("2031-01-01") } }),
    );
    expect(await redo(life.officer, { ...again, present: false })).toMatchObject({ refusal: "applicant-not-present" });
    await must(redo(life.officer, again));
    const kept = (await row(caseId)).envelopeId;
    await must(life.hand(caseId, "ignored"));
    expect((await row(caseId)).envelopeId).toBe(kept);
    await must(life.print(caseId));
    await must(life.sign(caseId, 2));
    assertConservation(await sheets(caseId));
  });

  test("what was printed before a change of data cannot be signed", async () => {
    const caseId = await life.open(40);
    await life.copies(caseId);
    await must(life.identify(caseId));
    await must(life.hand(caseId));
    await must(life.print(caseId));
    await must(editApplicant(life.officer, { caseId, applicant: { ...applicantOf(40), email: "altra@esempio.it" } }));
    expect(await life.sign(caseId)).toMatchObject({ ok: false, refusal: "form-outdated" });
    await must(life.print(caseId));
    expect((await life.read((tx) => latestForm(tx, key(caseId))))?.version).toBe(2);
    await must(life.sign(caseId, 2));
  });
});

describe("dates", () => {
  test("a corrected day keeps the old one in the register and moves the term under the rule of that day", async () => {
    life.world.clock.set(new Date("2026-03-20T09:00:00Z"));
    const caseId = await life.collected("1204778100940002");
    await must(life.deliver(caseId, "1204778100940002"));
    life.world.clock.set(new Date("2026-03-24T09:00:00Z"));
    expect((await row(caseId)).legalDue).toBe("2026-04-04");
    const input = {
      caseId,
      field: "deliveredOn" as const,
      newDay: day("2026-03-22"),
      reason: "paper-shows-otherwise" as const,
      note: "La ricevuta porta un altro giorno",
    };
    expect(await correctDate(life.clerk, input)).toMatchObject({ ok: false, refusal: "not-your-day" });
    expect(await correctDate(life.officer, { ...input, newDay: day("2026-03-19") })).toMatchObject({
      refusal: "day-before-previous-step",
    });
    expect(await correctDate(life.officer, { ...input, note: "il PIN è 12345" })).toMatchObject({
      refusal: "holds-secret-code",
      field: "note",
    });
    await must(correctDate(life.officer, input));
    expect(await row(caseId)).toMatchObject({ deliveredOn: "2026-03-22", legalDue: "2026-04-07", state: "DELIVERED" });
  });

  test("no act in the future, none before the one it follows", async () => {
    const caseId = await life.open(41);
    await life.copies(caseId);
    const { identify } = await import("~/cases/identify.server");
    const input = { caseId, place: "in studio", present: true, compared: true };
    expect(await identify(life.officer, { ...input, day: addDays(life.today, 1) })).toMatchObject({
      refusal: "day-in-future",
    });
    expect(await identify(life.officer, { ...input, day: addDays(life.today, -1) })).toMatchObject({
      refusal: "day-before-previous-step",
    });
  });

  test("what the practice declares sent closes nothing", async () => {
    const caseId = await life.collected("1204778100940003");
    await must(life.deliver(caseId, "1204778100940003"));
    await must(declareSent(life.officer, { caseIds: [caseId], day: life.today, means: "COURIER" }));
    expect(await row(caseId)).toMatchObject({ state: "DELIVERED", sentOn: life.today, returnedOn: null });
  });
});

describe("who may", () => {
  test("permissions follow the mandate on the day of the act", async () => {
    const world = await makeWorld(database, { at: "2026-03-16T13:00:00Z" });
    const other = new CaseLife(world);
    await other.stock(5);
    const caseId = await other.open();
    await other.copies(caseId);
    const manager = world.chamberCtx(["dirigente"]);
    const mandate = { chamberId: world.chamberId, mandateId: world.mandateId };
    const suspension = { what: "suspend" as const, from: day("2026-03-17"), to: day("2026-03-18") };
    await must(changeMandateTerms(manager, { ...mandate, change: suspension }));
    world.clock.set(new Date("2026-03-18T13:00:00Z"));
    expect(await other.identify(caseId)).toMatchObject({ ok: false, refusal: "mandate-not-active" });
    world.clock.set(new Date("2026-03-19T13:00:00Z"));
    await must(other.identify(caseId));
  });

  test("an assistant may not identify, a stranger finds nothing, a clerk does not act in the studio", async () => {
    const caseId = await life.open(42);
    await life.copies(caseId);
    const { identify } = await import("~/cases/identify.server");
    const input = { caseId, day: life.today, place: "in studio", present: true, compared: true };
    const status = async (ctx: Context) => {
      try {
        await identify(ctx, input);
        return 200;
      } catch (thrown) {
        return thrown instanceof Response ? thrown.status : 500;
      }
    };
    expect(await status(life.world.practiceCtx(["assistente"]))).toBe(403);
    expect(await status(life.clerk)).toBe(403);
    const stranger = await life.world.anotherPractice();
    expect(await status(stranger.ctx(["addetto"]))).toBe(404);
    expect(await life.state(caseId)).toBe("DRAFT");
  });
});
