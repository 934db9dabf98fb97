import { createHash, randomUUID } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/access/context";
import { editApplicant, editDocument } from "~/cases/edit-case.server";
import { redo } from "~/cases/redo.server";
import { readSlip } from "~/chamber/read-slip.server";
import { adjustCopy } from "~/identity-documents/adjust-copy.server";
import { type Adjustment, UNCUT } from "~/identity-documents/adjustment";
import type { CopyKind } from "~/identity-documents/copy-kinds";
import { storeCopy } from "~/identity-documents/store-copy.server";
import { viewCopy } from "~/identity-documents/view-copy.server";
import { addDays, day } from "~/terms/day";
import { findCase, type IdentityCopyRow, identityCopiesOf } from "~db/queries/cases";
import { readsOfDay } from "~db/queries/reads";
import { readTimeline } from "~db/queries/register";
import { applicantOf, documentOf } from "~db/seed/people";
import { samplePictures } from "~db/seed/pictures";
import { CaseLife, must } from "../support/case-life";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { onePagePdf } from "../support/raw-pdf";
import { makeWorld } from "../support/world";

let database: TestDatabase;
let life: CaseLife;
let quarters: Buffer;

beforeAll(async () => {
  database = sharedDatabase();
  life = new CaseLife(await makeWorld(database, { at: "2026-03-16T13:00:00Z" }));
  await life.stock(10);
  quarters = await fourColours();
});
afterAll(() => database.close());

/** 1600 × 1000: red and green above, blue and white below. */
function fourColours(): Promise<Buffer> {
  const part = (background: string) => ({ create: { width: 800, height: 500, channels: 3 as const, background } });
  return sharp(part("#ff0000"))
    .extend({ right: 800, bottom: 500, background: "#ffffff" })
    .composite([
      { input: part("#00ff00"), left: 800, top: 0 },
      { input: part("#0000ff"), left: 0, top: 500 },
    ])
    .jpeg({ quality: 95 })
    .toBuffer();
}

const key = (caseId: string) => ({ practiceId: life.world.practiceId, caseId });
const copiesOfCase = (caseId: string) => life.read((tx) => identityCopiesOf(tx, key(caseId)));

async function take(caseId: string, kind: CopyKind, file = quarters): Promise<IdentityCopyRow> {
  await must(storeCopy(life.officer, { caseId, kind, file }));
  return standing(caseId, kind);
}
async function standing(caseId: string, kind: CopyKind): Promise<IdentityCopyRow> {
  const found = (await copiesOfCase(caseId)).find((copy) => copy.kind === kind);
  if (!found) throw new Error(`no ${kind}`);
  return found;
}

const adjust = (caseId: string, copyId: string, adjustment: Partial<Adjustment>, ctx: Context = life.officer) =>
  adjustCopy(ctx, { caseId, copyId, adjustment: { turn: 0, cut: UNCUT, ...adjustment } });

async function seen(copyId: string) {
  const { jpeg } = await must(viewCopy(life.officer, { copyId, reason: null }));
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return {
    size: [info.width, info.height],
    /** The strongest of the three colours near a corner, or white: the watermark changes the shade only. */
    at(across: number, down: number): string {
      const x = Math.floor(info.width * across);
      const y = Math.floor(info.height * down);
      let sums = [0, 0, 0];
      for (let row = y; row < y + 40; row += 1)
        for (let column = x; column < x + 40; column += 1) {
          const from = (row * info.width + column) * info.channels;
          sums = sums.map((sum, channel) => sum + (data[from + channel] ?? 0) / 1600);
        }
      const [red = 0, green = 0, blue = 0] = sums;
      if (Math.min(red, green, blue) > 90) return "white";
      return red > green && red > blue ? "red" : green > blue ? "green" : "blue";
    },
  };
}

describe("a copy that is turned or cut", () => {
  test("takes the place of the one it comes from, whose bytes are gone", async () => {
    const caseId = await life.open();
    const before = await take(caseId, "ID_FRONT");
    expect(before).toMatchObject({ width: 1600, height: 1000 });
    expect((await seen(before.id)).at(0.1, 0.1)).toBe("red");

    const { copyId } = await must(adjust(caseId, before.id, { turn: 90 }));
    const after = await standing(caseId, "ID_FRONT");
    expect(after).toMatchObject({ id: copyId, width: 1000, height: 1600, replacedAt: null });
    expect(after.blobKey).not.toBe(before.blobKey);
    const turned = await seen(copyId);
    expect([turned.at(0.1, 0.1), turned.at(0.8, 0.1), turned.at(0.8, 0.8)]).toEqual(["blue", "red", "green"]);

    const { blobs } = life.world.platform;
    expect(await blobs.get(before.blobKey)).toBeNull();
    const sealed = await blobs.get(after.blobKey);
    expect(
      createHash("sha256")
        .update(sealed ?? "")
        .digest("hex"),
    ).toBe(after.sealedHash);
    expect(sealed?.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    // The one that was replaced is neither shown nor worked on again.
    expect(await viewCopy(life.officer, { copyId: before.id, reason: null })).toMatchObject({
      refusal: "copy-destroyed",
    });
    expect(await adjust(caseId, before.id, { turn: 90 })).toMatchObject({ refusal: "copy-replaced" });
  });

  test("keeps what was not cut away, with hints of its own", async () => {
    const caseId = await life.open();
    const before = await take(caseId, "CF_FRONT");
    const { copyId } = await must(adjust(caseId, before.id, { cut: { top: 0, right: 0, bottom: 50, left: 50 } }));
    const after = await standing(caseId, "CF_FRONT");
    expect(after).toMatchObject({ id: copyId, width: 800, height: 500 });
    expect(before.hints).not.toContain("small");
    expect(after.hints).toContain("small");
    const cut = await seen(copyId);
    expect([cut.at(0.1, 0.1), cut.at(0.8, 0.8)]).toEqual(["green", "green"]);
  });

  test("is refused where it changes nothing or leaves too little, and nothing is lost then", async () => {
    const caseId = await life.open();
    const copy = await take(caseId, "ID_BACK");
    expect(await adjust(caseId, copy.id, {})).toMatchObject({ refusal: "nothing-to-adjust" });
    const most = { top: 40, right: 40, bottom: 40, left: 40 };
    expect(await adjust(caseId, copy.id, { cut: most })).toMatchObject({ refusal: "image-too-small" });
    expect((await standing(caseId, "ID_BACK")).id).toBe(copy.id);
    expect((await seen(copy.id)).size).toEqual([1600, 1000]);
  });

  test("is one act however often its form arrives, also at once", async () => {
    const caseId = await life.open();
    const copy = await take(caseId, "ID_FRONT");
    const once = { ...life.officer, once: randomUUID() };
    const first = await must(adjust(caseId, copy.id, { turn: 90 }, once));
    const again = await Promise.all([1, 2, 3].map(() => must(adjust(caseId, copy.id, { turn: 90 }, once))));
    expect(new Set([first, ...again].map(({ copyId }) => copyId)).size).toBe(1);
    expect(await standing(caseId, "ID_FRONT")).toMatchObject({ id: first.copyId, width: 1000, height: 1600 });

    const together = { ...life.officer, once: randomUUID() };
    const both = await Promise.all([1, 2].map(() => must(adjust(caseId, first.copyId, { turn: 180 }, together))));
    expect(new Set(both.map(({ copyId }) => copyId)).size).toBe(1);
    const entries = await life.read((tx, scope) => readTimeline(tx, scope, key(caseId), { limit: 50 }));
    expect(entries.entries.filter(({ act }) => act === "case.copyAdjusted")).toHaveLength(2);
  });

  test("of two different adjustments at once, one finds the copy replaced", async () => {
    const caseId = await life.open();
    const copy = await take(caseId, "ID_FRONT");
    const outcomes = await Promise.all([90, 270].map((turn) => adjust(caseId, copy.id, { turn: turn as 90 | 270 })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ refusal: "copy-replaced" });
  });

  test("is the practice's own: of nobody else, of no other case, not once the person is identified", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    const copy = await standing(caseId, "ID_FRONT");
    const other = await life.world.anotherPractice();
    await expect(adjust(caseId, copy.id, { turn: 90 }, other.ctx())).rejects.toThrow();
    await expect(adjust(await life.open(), copy.id, { turn: 90 })).rejects.toThrow();
    await expect(adjust(caseId, copy.id, { turn: 90 }, life.clerk)).rejects.toThrow();
    await must(adjust(caseId, copy.id, { turn: 180 }, life.world.practiceCtx(["assistente"])));
    await must(life.identify(caseId));
    const now = await standing(caseId, "ID_FRONT");
    expect(await adjust(caseId, now.id, { turn: 90 })).toMatchObject({ refusal: "wrong-state" });
  });

  test("is shown small only to whom a record was made", async () => {
    const caseId = await life.open();
    const copy = await take(caseId, "ID_FRONT");
    const reads = () => readsOfToday(caseId);
    const before = (await reads()).length;
    const { jpeg } = await must(viewCopy(life.officer, { copyId: copy.id, reason: null, small: true }));
    expect(await sharp(jpeg).metadata()).toMatchObject({ width: 360, height: 225 });
    expect((await reads()).length).toBe(before + 1);
  });
});

test("a new picture of a side removes the bytes of the old one; a side without a back takes one page", async () => {
  const caseId = await life.open();
  const first = await take(caseId, "ID_BACK");
  const second = await take(caseId, "ID_BACK");
  expect(await life.world.platform.blobs.get(first.blobKey)).toBeNull();
  expect(await life.world.platform.blobs.get(second.blobKey)).not.toBeNull();

  const twoPages = await import("pdf-lib").then(async ({ PDFDocument }) => {
    const pdf = await PDFDocument.create();
    pdf.addPage([595, 842]);
    pdf.addPage([595, 842]);
    return Buffer.from(await pdf.save());
  });
  const store = (kind: CopyKind, file: Buffer) => storeCopy(life.officer, { caseId, kind, file });
  expect(await store("ID_BACK", twoPages)).toMatchObject({ refusal: "pdf-too-many-pages" });
  expect(await store("APPROVAL", twoPages)).toMatchObject({ refusal: "pdf-too-many-pages" });
  expect(await store("ID_FRONT", twoPages)).toMatchObject({ ok: true });
  expect((await standing(caseId, "ID_BACK")).id).not.toBe(second.id);
});

describe("what a case cannot do without", () => {
  test("a document that needs the chamber's approval: reference and letter, which the chamber sees with the case", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    const document = { ...documentOf(0, life.today), type: "NAUTICAL_LICENCE" as const, number: "TO 12345" };
    await must(editDocument(life.officer, { caseId, document }));
    expect(await life.identify(caseId)).toMatchObject({ refusal: "approval-missing" });
    await must(editDocument(life.officer, { caseId, document: { ...document, approvalReference: "prot. 12/2026" } }));
    expect(await life.identify(caseId)).toMatchObject({ refusal: "approval-not-on-file" });

    const letter = await take(caseId, "APPROVAL", onePagePdf());
    expect(letter).toMatchObject({ width: 2479, height: 3508 });
    await must(life.identify(caseId));
    await must(life.hand(caseId));
    await must(life.print(caseId));
    await must(life.sign(caseId));
    const look = { copyId: letter.id, reason: "intake-check" as const };
    await expect(viewCopy(life.clerk, look)).rejects.toThrow();
    await life.slip([caseId]);
    expect(await viewCopy(life.clerk, { ...look, reason: null })).toMatchObject({ refusal: "reason-missing" });
    await must(viewCopy(life.clerk, look));
  });

  test("a document that the chamber accepts by itself asks for no letter", async () => {
    const caseId = await life.open();
    await life.copies(caseId);
    await must(life.identify(caseId));
  });

  test("the residence permit of a citizen of a State outside the Union: its data and both its sides", async () => {
    const caseId = await life.open();
    const pictures = await samplePictures();
    for (const kind of ["ID_FRONT", "ID_BACK", "CF_FRONT", "CF_BACK"] as const)
      await take(caseId, kind, pictures[kind]);
    const foreign = { ...applicantOf(3), codiceFiscale: (await rowOf(caseId)).codiceFiscale };
    const kept = (await rowOf(caseId)).applicant;
    await must(editApplicant(life.officer, { caseId, applicant: { ...kept, citizenship: foreign.citizenship } }));
    expect(await life.identify(caseId)).toMatchObject({ refusal: "residence-permit-missing" });

    const document = { ...documentOf(0, life.today), type: "PASSPORT" as const };
    const permit = { number: "I1234567", expiresOn: addDays(life.today, 90) };
    await must(editDocument(life.officer, { caseId, document: { ...document, residencePermit: permit } }));
    expect(await life.identify(caseId)).toMatchObject({ refusal: "copies-missing" });
    await take(caseId, "RESIDENCE_PERMIT_FRONT", pictures.RESIDENCE_PERMIT_FRONT);
    expect(await life.identify(caseId)).toMatchObject({ refusal: "copies-missing" });
    await take(caseId, "RESIDENCE_PERMIT_BACK", pictures.RESIDENCE_PERMIT_BACK);
    await must(life.identify(caseId));
  });
});

test("a residence permit that ends before the visit is refused at the counter, and another one is asked for", async () => {
  const caseId = await life.open(50);
  const document = documentOf(50, life.today);
  const residencePermit = { number: "I7654321", expiresOn: addDays(life.today, 1) };
  await must(editDocument(life.officer, { caseId, document: { ...document, residencePermit } }));
  await life.copies(caseId);
  await must(life.identify(caseId));
  await must(life.hand(caseId));
  await must(life.print(caseId));
  await must(life.sign(caseId));
  const batchId = await life.slip([caseId]);
  const start = life.world.clock.now();
  life.world.clock.set(new Date("2026-03-18T09:00:00Z"));
  await must(life.openSlip(batchId));
  // The clerk is told of the permit, not of the document, which is valid.
  expect((await readSlip(life.clerk, batchId)).lines).toMatchObject([
    { expired: true, badPermit: { expiresOn: residencePermit.expiresOn } },
  ]);
  expect(await life.intake(batchId, () => ({ outcome: "NOW" }))).toMatchObject({ refusal: "document-expired" });
  await must(life.intake(batchId, () => ({ outcome: "REJECTED", code: "D1" })));

  const again = { caseId, day: life.today, reason: "document-expired" as const, present: true };
  expect(await redo(life.officer, again)).toMatchObject({ refusal: "residence-permit-expired" });
  const valid = { ...residencePermit, expiresOn: day("2028-01-01") };
  await must(editDocument(life.officer, { caseId, document: { ...document, residencePermit: valid } }));
  await must(redo(life.officer, again));
  life.world.clock.set(start);
});

async function rowOf(caseId: string) {
  const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!row) throw new Error("no such case");
  return row;
}

const readsOfToday = (caseId: string) =>
  life.read(async (tx) =>
    (await readsOfDay(tx, life.world.practiceId, life.today)).filter((read) => read.caseId === caseId),
  );
