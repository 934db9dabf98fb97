import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readStaffReads } from "~/audit/read-register.server";
import { addToBatch, removeFromBatch } from "~/batches/prepare-batch.server";
import { slipContent } from "~/batches/slip-content.server";
import { custodyFile } from "~/cases/custody-paper.server";
import { replaceEnvelope } from "~/cases/replace-envelope.server";
import { dataSheetFile } from "~/chamber/data-sheet-paper.server";
import { handOverFile } from "~/chamber/hand-over.server";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { stockListFile, voidRecordFile } from "~/envelopes/envelope-papers.server";
import { voidEnvelope } from "~/envelopes/stock.server";
import { batchSlipPdf } from "~/paperwork/batch-slip-pdf.server";
import { editionOf } from "~/paperwork/texts";
import { readDueAddress } from "~/receipts/due-filters";
import { duePaper } from "~/receipts/due-paper.server";
import { day } from "~/terms/day";
import { findBatch, linesOf } from "~db/queries/batches";
import { findCase } from "~db/queries/cases";
import { envelopesInState } from "~db/queries/envelope-lists";
import { applicantOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { letters, textOfPages } from "../support/read-back";
import { makeWorld, type World } from "../support/world";

const NAMES = ["Nguyễn Thị", "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft"];

let database: TestDatabase;
let world: World;
let life: CaseLife;
beforeAll(async () => {
  database = await freshDatabase();
  world = await makeWorld(database);
  life = new CaseLife(world, (index) => {
    const person = applicantOf(index);
    const named = { ...person, surname: NAMES[index % 5] ?? person.surname };
    return {
      ...named,
      codiceFiscale: composeCodiceFiscale({ ...named, birthPlaceCode: person.birthPlaceCode ?? "L219" }),
    };
  });
  await life.stock(40);
}, 120_000);
afterAll(() => database.close());

/** What the paper says, page after page, without blanks. */
const said = async ({ pdf }: { pdf: Uint8Array }) => (await textOfPages(pdf)).map(letters).join("");
const holderOf = async (caseId: string) => {
  const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
  return letters(`${row?.applicant.surname} ${row?.applicant.name}`);
};
const slipOf = async (batchId: string) => {
  const content = await life.read(async (tx, scope) => {
    const batch = await findBatch(tx, scope, batchId);
    return batch === null ? null : slipContent(tx, batch, life.today);
  });
  if (content === null) throw new Error("no slip");
  return content;
};

describe("the slip", () => {
  test("proposes the instalments before the visit, and tells what was agreed after it", async () => {
    const cases = [await life.signed(), await life.signed(), await life.signed(), await life.signed()];
    const batchId = await life.slip(cases);
    const before = await slipOf(batchId);
    expect(before.lines.map(({ instalment }) => [instalment?.agreed, instalment?.promise?.number ?? null])).toEqual([
      [false, null],
      [false, null],
      [false, 1],
      [false, 1],
    ]);
    expect(await said({ pdf: await batchSlipPdf(before, editionOf(before.formVersion)) })).toContain(
      letters("prop. subito"),
    );

    await must(life.openSlip(batchId));
    await must(
      life.intake(batchId, (position) => {
        if (position === 1) return { outcome: "NOW" };
        if (position === 4) return { outcome: "REJECTED", code: "D1" };
        return { outcome: "SCHEDULED", instalment: 2, scheduledFor: day("2026-03-30") };
      }),
    );
    const after = await slipOf(batchId);
    const promise = { number: 2, on: day("2026-03-30") };
    expect(after.lines.map(({ decided, instalment }) => [decided, instalment])).toEqual([
      ["accepted", { agreed: true, promise: null }],
      ["accepted", { agreed: true, promise }],
      ["accepted", { agreed: true, promise }],
      [{ refused: "D1" }, null],
    ]);
    const paper = await said({ pdf: await batchSlipPdf(after, editionOf(after.formVersion)) });
    expect(paper).toContain(letters("scagl. 2, 30/03/2026"));
    expect(paper).not.toContain("prop.");
    for (const caseId of cases) expect(paper).toContain(await holderOf(caseId));
  });

  test("numbers its lines as the register does: no two alike after one was taken off", async () => {
    const cases = [await life.signed(), await life.signed(), await life.signed()];
    const { batchId } = await must(addToBatch(life.officer, { caseIds: cases.slice(0, 2) }));
    await must(removeFromBatch(life.officer, { batchId, caseId: cases[0] ?? "" }));
    await must(addToBatch(life.officer, { caseIds: cases.slice(2) }));
    const lines = await life.read((tx) => linesOf(tx, { practiceId: world.practiceId, id: batchId }));
    expect(lines.map(({ position }) => position)).toEqual([2, 3]);
    expect((await slipOf(batchId)).lines.map(({ position }) => position)).toEqual([2, 3]);
    for (const caseId of cases.slice(1)) await must(removeFromBatch(life.officer, { batchId, caseId }));
  });
});

describe("the hand-over list", () => {
  test("says what lies ready, or the chosen of it, and after the collection what left", async () => {
    const serials = ["7420010000000101", "7420010000000102"];
    const cases = [await life.signed(), await life.signed()];
    const batchId = await life.slip(cases);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "NOW" })));
    for (const [index, caseId] of cases.entries()) await must(life.produce(caseId, serials[index] ?? ""));
    const [one = "", other = ""] = cases;
    const { practiceId, officerId } = world;

    const ready = await said(await handOverFile(life.clerk, { practiceId, devices: { ready: [] }, officerId: null }));
    expect(ready).toContain(letters("da registrare"));
    for (const serial of serials) expect(ready).toContain(serial);
    const chosen = await said(await handOverFile(life.clerk, { practiceId, devices: { ready: [one] }, officerId }));
    expect(chosen).toContain(serials[0]);
    expect(chosen).not.toContain(serials[1]);
    expect(chosen).toContain(letters("Olga Addetta"));

    await must(life.collect([one]));
    const gone = await said(
      await handOverFile(life.clerk, { practiceId, devices: { collectedOn: life.today }, officerId }),
    );
    expect(gone).toContain(letters("registrato allo sportello"));
    expect(gone).toContain(letters("Totale 2 3"));
    expect(gone).toContain(await holderOf(one));
    expect(gone).not.toContain(serials[1]);
    await must(life.collect([other]));
  });

  test("is nobody's but the chamber's: a practice finds none, another chamber knows no such practice", async () => {
    const asked = { practiceId: world.practiceId, devices: { ready: [] }, officerId: null };
    await expect(async () => handOverFile(life.officer, asked)).rejects.toMatchObject({ status: 403 });
    const elsewhere = (await makeWorld(database)).chamberCtx();
    await expect(handOverFile(elsewhere, asked)).rejects.toMatchObject({ status: 404 });
    await expect(handOverFile(life.clerk, asked)).resolves.toHaveProperty("pdf");
  });
});

describe("the papers of a case", () => {
  test("the custody sheet tells every movement, to the practice and, recorded, to the chamber", async () => {
    const caseId = await life.collected("7420010000000201");
    await must(life.deliver(caseId, "7420010000000201"));
    const paper = await said(await custodyFile(life.officer, caseId));
    const values = ["Nove copie su nove", "Stampa del modulo in tre copie", "Consegna al titolare", "Studio Verdi"];
    for (const value of values) expect(paper).toContain(letters(value));
    expect(paper).toContain(await holderOf(caseId));
    // 3 printed, 3 signed, 2 presented, 6 produced, 6 collected, 1 registration form and 3 receipts at the delivery.
    expect(paper.split("versione1").length - 1).toBe(3 + 24);

    await custodyFile(life.clerk, caseId);
    const auditor = world.chamberCtx(["vigilanza"]);
    const { reads } = await readStaffReads(auditor, { practiceId: null, personId: world.clerkId, before: null });
    expect(reads[0]).toMatchObject({ what: "custody-sheet", case: { id: caseId } });
    expect(reads.filter(({ what }) => what === "custody-sheet")).toHaveLength(1);
  });

  test("the custody sheet says why sheets became void", async () => {
    const caseId = await life.signed();
    await must(replaceEnvelope(life.officer, { caseId, day: life.today, reason: "damaged" }));
    const paper = await said(await custodyFile(life.officer, caseId));
    expect(paper.split(letters("Cartellina sostituita, fogli annullati")).length - 1).toBe(3);
    expect(paper).toContain(letters("annullata dal 16/03/2026"));
  });

  test("a case that the chamber was not shown has no sheet for it", async () => {
    const caseId = await life.open();
    await expect(custodyFile(life.clerk, caseId)).rejects.toMatchObject({ status: 404 });
    await expect(dataSheetFile(life.clerk, caseId)).rejects.toMatchObject({ status: 404 });
    expect(await said(await custodyFile(life.officer, caseId))).toContain(letters("Nessun movimento"));
  });

  test("the data sheet has the fields in the order of typing, on one page, and is recorded", async () => {
    const caseId = await life.collected("7420010000000202");
    const file = await dataSheetFile(life.clerk, caseId);
    expect(await textOfPages(file.pdf)).toHaveLength(1);
    const paper = await said(file);
    const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
    const person = row?.applicant;
    const order = ["Tipodirichiesta", `Cognome${person?.surname}`, `Codicefiscale${person?.codiceFiscale}`, "CAP"];
    const places = [...order, person?.email ?? "?", row?.identityDocument?.number ?? "?"].map((value) =>
      paper.indexOf(letters(value)),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const auditor = world.chamberCtx(["vigilanza"]);
    const { reads } = await readStaffReads(auditor, { practiceId: null, personId: world.clerkId, before: null });
    expect(reads[0]).toMatchObject({ what: "data-sheet", case: { id: caseId } });
    await expect(async () => dataSheetFile(life.officer, caseId)).rejects.toMatchObject({ status: 403 });
  });
});

describe("the practice's own papers", () => {
  const scope = () => ({ practiceId: world.practiceId, chamberId: null, audits: false });
  const period = { from: day("2026-01-01"), to: day("2026-12-31") };

  test("stock and void record: every folder of the drawer, the void ones with their reason", async () => {
    const rows = await life.read((tx) =>
      envelopesInState(tx, world.practiceId, { chamberId: world.chamberId, state: "IN_STOCK", after: null, limit: 50 }),
    );
    const [gone, left] = [rows.at(-1), rows.slice(0, -1)];
    if (gone === undefined) throw new Error("no folder left");
    await must(voidEnvelope(life.officer, { envelopeId: gone.id, reason: "found-open", day: life.today }));
    const asked = { chamberId: world.chamberId, period };
    const stock = await said(await stockListFile(life.officer, scope(), asked));
    for (const { serial } of left) expect(stock).toContain(serial);
    expect(stock).toContain(letters(`In studio: ${left.length}`));

    const record = await said(await voidRecordFile(life.officer, scope(), asked));
    expect(record).toContain(gone.serial);
    expect(record).toContain(letters("Trovata aperta"));
    for (const { serial } of left) expect(record).not.toContain(serial);
    const earlier = { chamberId: null, period: { from: day("2025-01-01"), to: day("2025-12-31") } };
    expect(await said(await voidRecordFile(life.officer, scope(), earlier))).toContain(
      letters("Nessuna cartellina annullata nel periodo"),
    );
  });

  test("late and due: days late, full names, masked codes, and nothing of another practice", async () => {
    const caseId = await life.collected("7420010000000301");
    await must(life.deliver(caseId, "7420010000000301"));
    const row = await life.read((tx, within) => findCase(tx, within, caseId));
    const code = row?.applicant.codiceFiscale ?? "?";
    const print = async (query: string) =>
      said(await duePaper(life.officer, scope(), readDueAddress(new URLSearchParams(query))));
    expect(await print("when=later")).toContain(await holderOf(caseId));
    expect(await print("")).not.toContain(await holderOf(caseId));

    const before = world.clock.now();
    world.clock.set(new Date("2026-04-10T09:00:00Z"));
    const late = await print("");
    expect(late).toContain(await holderOf(caseId));
    expect(late).toContain(`${code.slice(0, 4)}…${code.slice(-4)}`);
    expect(late).not.toContain(code);
    // Term, last useful day, days late.
    expect(late).toContain(letters("31/03/2026 31/03/2026 10"));
    expect(await print("when=soon")).not.toContain(await holderOf(caseId));

    const neighbour = await world.anotherPractice();
    const theirs = { practiceId: neighbour.practiceId, chamberId: null, audits: false };
    const other = await said(await duePaper(neighbour.ctx(), theirs, readDueAddress(new URLSearchParams())));
    expect(other).not.toContain(await holderOf(caseId));
    expect(other).toContain(letters("Nessuna ricevuta oltre il termine"));
    world.clock.set(before);
  });
});
