import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verify } from "~/audit/verify.server";
import { formFile, formsFile } from "~/cases/form-file.server";
import { printForm, printForms } from "~/cases/print-form.server";
import { devicePaper, papersOfSlip, papersOfToday } from "~/chamber/device-papers.server";
import { reprintDevicePapers } from "~/chamber/reprint-device-papers.server";
import { impressionOf } from "~/paperwork/case-papers.server";
import { pdfStream } from "~/paperwork/pdf-answer.server";
import { printRun } from "~/paperwork/press.server";
import { closePressRoom, printInThread } from "~/paperwork/press-room.server";
import type { PrintJob } from "~/paperwork/print-job.server";
import { findCase } from "~db/queries/cases";
import { CaseLife, must } from "../support/case-life";
import { freshDatabase, type TestDatabase } from "../support/database";
import { barCodesOfPages, letters, textOfPages } from "../support/read-back";
import { makeWorld, type World } from "../support/world";

let database: TestDatabase;
let world: World;
let life: CaseLife;

beforeAll(async () => {
  database = await freshDatabase();
  world = await makeWorld(database);
  life = new CaseLife(world);
  await life.stock(20);
});
afterAll(async () => {
  await closePressRoom();
  await database.close();
});

/** To the folder in the applicant's hands: the form can be printed. */
async function handed(): Promise<string> {
  const caseId = await life.open();
  await life.copies(caseId);
  await must(life.identify(caseId));
  await must(life.hand(caseId));
  return caseId;
}

const rowOf = async (caseId: string) => {
  const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
  if (!row) throw new Error("no such case");
  return row;
};

const inProcess = ({ papers, ...facts }: PrintJob) => printRun({ ...facts, impressions: papers.map(impressionOf) });

async function inThread(job: PrintJob): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of printInThread(job)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe("many forms at once", () => {
  let caseIds: string[];

  beforeAll(async () => {
    caseIds = [await handed(), await handed(), await handed()];
  });

  test("are printed by one act; a case that is not ready is named and left as it is", async () => {
    const early = await life.open();
    const outcome = await must(printForms(life.officer, { caseIds: [...caseIds, early], reason: null }));
    expect(outcome.printed.map(({ version, reprint }) => [version, reprint])).toEqual(caseIds.map(() => [1, false]));
    expect(outcome.refused).toEqual([{ caseId: early, refusal: "wrong-state" }]);
    expect((await rowOf(early)).formVersion).toBe(0);
    for (const caseId of caseIds) expect((await rowOf(caseId)).formVersion).toBe(1);
  });

  test("are refused as a whole when none can be printed, or none was chosen", async () => {
    expect(await printForms(life.officer, { caseIds, reason: null })).toMatchObject({
      ok: false,
      refusal: "reprint-reason-missing",
    });
    expect(await printForms(life.officer, { caseIds: [], reason: null })).toMatchObject({ refusal: "nothing-chosen" });
  });

  test("come in one file, by case or by copy, each with its bar code and the case's address", async () => {
    const numbers = await Promise.all(caseIds.map(rowOf));
    const byCase = await formsFile(life.officer, numbers, "CASE");
    const codes = numbers.map(({ code }) => code);
    const of = (copyNo: number) => (code: string) => [`${code}-M${copyNo}-1`];
    expect(await barCodesOfPages(await inProcess(byCase))).toEqual(
      codes.flatMap((code) => [1, 2, 3].map((copyNo) => of(copyNo)(code))),
    );
    expect(byCase.papers[0]?.printing.address).toBe(`${world.platform.env.origin}/p/${codes[0]}`);
    const byCopy = await formsFile(life.officer, numbers, "COPY");
    expect(await barCodesOfPages(await inProcess(byCopy))).toEqual(
      [1, 2, 3].flatMap((copyNo) => codes.map(of(copyNo))),
    );
  });

  test("are nobody else's to print", async () => {
    const numbers = await Promise.all(caseIds.map(rowOf));
    const other = (await world.anotherPractice()).ctx();
    await expect(formsFile(other, numbers, "CASE")).rejects.toMatchObject({ status: 404 });
    await expect(printForms(other, { caseIds, reason: "printer-fault" })).rejects.toMatchObject({ status: 404 });
  });

  test("come out of the thread as they come out of the process; a reader that stops ends the job", async () => {
    const job = await formsFile(life.officer, await Promise.all(caseIds.map(rowOf)), "CASE");
    const many = { ...job, papers: Array.from({ length: 60 }, () => job.papers).flat() };
    expect((await inThread(many)).equals(Buffer.from(await inProcess(many)))).toBe(true);
    for await (const piece of printInThread(many)) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
    const answer = pdfStream("moduli.pdf", many);
    expect(answer.headers.get("Cartellina-Sheets")).toBe("540");
    const reader = answer.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await reader?.cancel();
    // The thread goes on with the next one.
    expect((await inThread(job)).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("a thread that dies fails its jobs, and the next one starts another", async () => {
    const job = await formsFile(life.officer, await Promise.all(caseIds.map(rowOf)), "CASE");
    const many = { ...job, papers: Array.from({ length: 60 }, () => job.papers).flat() };
    const pieces = printInThread(many);
    await pieces.next();
    const second = pieces.next();
    await closePressRoom();
    await expect(second.then(() => pieces.next())).rejects.toThrow("the thread that prints has ended");
    expect((await inThread(job)).length).toBeGreaterThan(0);
  });
});

describe("some sheets again", () => {
  test("of the form: only those say so, and only those are in the file that is asked for", async () => {
    const caseId = await handed();
    await must(life.print(caseId));
    const reprint = { reason: "sheet-spoiled", copies: [2] } as const;
    await must(printForm(life.officer, { caseId, reprint }));
    const { code } = await rowOf(caseId);
    const one = (await formFile(life.officer, caseId, [2])).pdf;
    expect(await barCodesOfPages(one)).toEqual([[`${code}-M2-1`]]);
    const all = await textOfPages((await formFile(life.officer, caseId, [])).pdf);
    const mark = letters("RISTAMPA del 16/03/2026");
    expect(all.map((page) => letters(page).includes(mark))).toEqual([false, true, false]);
    expect(letters(all[1] ?? "")).toContain(letters("Motivo: foglio rovinato"));
  });

  test("of a device: an act of the clerk with its reason; the other sheets stay as they were", async () => {
    const caseId = await life.signed();
    const batchId = await life.slip([caseId]);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "NOW" })));
    const reprint = { reason: "sheet-lost", copies: [1, 3] } as const;
    const wish = { caseId, document: "DELIVERY_RECEIPT", reprint } as const;
    expect(await reprintDevicePapers(life.clerk, wish)).toMatchObject({ ok: false, refusal: "not-made" });
    await must(life.produce(caseId, "1204778100939001"));
    await must(reprintDevicePapers(life.clerk, wish));
    await expect(async () => reprintDevicePapers(life.officer, wish)).rejects.toMatchObject({ status: 403 });

    const reprinted = async (document: "REGISTRATION_FORM" | "DELIVERY_RECEIPT") => {
      const pages = await textOfPages((await devicePaper(life.clerk, caseId, document, [])).pdf);
      return pages.map((page) => letters(page).includes("RISTAMPA"));
    };
    expect(await reprinted("DELIVERY_RECEIPT")).toEqual([true, false, true]);
    expect(await reprinted("REGISTRATION_FORM")).toEqual([false, false, false]);
  });

  test("of all the devices of a slip or of a day, in one file; each opening is recorded", async () => {
    const caseIds = [await life.signed(), await life.signed()];
    const batchId = await life.slip(caseIds);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "NOW" })));
    await expect(papersOfSlip(life.clerk, batchId, "CASE")).rejects.toMatchObject({ status: 404 });
    for (const [index, caseId] of caseIds.entries()) await must(life.produce(caseId, `120477810094000${index}`));
    const before = await readsNoted(caseIds[0] ?? "");
    const codes = (await Promise.all(caseIds.map(rowOf))).map(({ code }) => code);
    const sheets = (await barCodesOfPages(await inProcess(await papersOfSlip(life.clerk, batchId, "CASE")))).flat();
    const expected = codes.flatMap((code) =>
      ["R", "C"].flatMap((kind) => [1, 2, 3].map((n) => `${code}-${kind}${n}-1`)),
    );
    expect(sheets).toEqual(expected);
    expect(await readsNoted(caseIds[0] ?? "")).toBe(before + 1);
    const today = await papersOfToday(life.clerk, "COPY");
    expect(today.papers.map(({ printing }) => printing.caseCode)).toEqual(expect.arrayContaining(codes));
    const other = (await world.anotherPractice()).ctx();
    await expect(papersOfSlip(other, batchId, "CASE")).rejects.toMatchObject({ status: 404 });
  });

  const readsNoted = async (caseId: string): Promise<number> => {
    const rows = await database.superuser()`select 1 from reads where case_id = ${caseId} and what = 'device-papers'`;
    return rows.length;
  };
});

test("after all this the register and the rows agree", async () => {
  const { differences } = await verify({ db: world.platform.db, masterKey: world.platform.masterKey, unbound: null });
  expect(differences).toEqual([]);
});
