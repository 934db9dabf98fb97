import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "~/access/context";
import { scopeOf } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { readCase } from "~/cases/read-case.server";
import { search } from "~/cases/search.server";
import { todaysWork } from "~/cases/todays-work.server";
import { valuesOfApplicant } from "~/clients/applicant-form";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { readPersonForm } from "~/clients/person-form.server";
import { COPY_KINDS } from "~/identity-documents/copy-kinds";
import { addDays, day } from "~/terms/day";
import { type CaseFilter, caseOfEnvelope, casePage, openCounts, practiceCounts } from "~db/queries/case-lists";
import { findCase } from "~db/queries/cases";
import { clientLines } from "~db/queries/client-lists";
import { readsOf } from "~db/queries/reads";
import { inScope } from "~db/scope";
import { applicantOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { sharedDatabase, type TestDatabase } from "../support/database";
import { makeWorld, type World } from "../support/world";

/** What a practice's first pages tell: its lists, its search, the one page of a case, the form of a person. */
let database: TestDatabase;
let world: World;
let life: CaseLife;
let other: Context;
let draft: string;
let signed: string;
let delivered: string;

const SERIAL = "7430010024925855";

beforeAll(async () => {
  database = sharedDatabase();
  world = await makeWorld(database);
  other = (await world.anotherPractice()).ctx();
  life = new CaseLife(world);
  await life.stock(6);
  draft = await life.open();
  signed = await life.signed();
  delivered = await life.signed();
  const slip = await life.slip([delivered]);
  await must(life.openSlip(slip));
  await must(life.intake(slip, () => ({ outcome: "NOW" })));
  await must(life.produce(delivered, SERIAL));
  await must(life.collect([delivered]));
  await must(life.deliver(delivered, SERIAL));
});
afterAll(() => database.close());

const all: CaseFilter = { states: null, officerId: null, sought: null };
const page = (filter: Partial<CaseFilter>, after: string | null = null, limit = 10) =>
  life.read((tx) => casePage(tx, world.practiceId, { ...all, ...filter }, { after, limit }));
const ids = async (filter: Partial<CaseFilter>) => (await page(filter)).rows.map(({ id }) => id);

describe("the list of cases", () => {
  test("is newest first, page by page, nothing twice and nothing left out", async () => {
    const first = await page({}, null, 2);
    const second = await page({}, first.next, 2);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([delivered, signed, draft]);
    expect(second.next).toBeNull();
  });

  test("narrows by state and officer", async () => {
    expect(await ids({ states: ["SIGNED"] })).toEqual([signed]);
    expect(await ids({ states: "open" })).toHaveLength(3);
    expect(await ids({ officerId: world.officerId })).toEqual([delivered, signed]);
  });

  test("finds by beginning of the name and of the codice fiscale, by number and by code", async () => {
    const row = await life.read((tx) => findCase(tx, scopeOf(life.officer.actor), signed));
    if (!row) throw new Error("no case");
    expect(await ids({ sought: { by: "name", prefix: row.nameKey.slice(0, 5) } })).toContain(signed);
    expect(await ids({ sought: { by: "codice-fiscale", prefix: row.codiceFiscale.slice(0, 8) } })).toEqual([signed]);
    expect(await ids({ sought: { by: "number", years: [row.year], number: row.number } })).toEqual([signed]);
    expect(await ids({ sought: { by: "code", code: row.code } })).toEqual([signed]);
    expect(await ids({ sought: { by: "name", prefix: "%" } })).toEqual([]);
  });

  test("tells what the next act depends on", async () => {
    const byId = new Map((await page({})).rows.map((line) => [line.id, line]));
    expect(byId.get(draft)).toMatchObject({ documentTyped: true, copyKinds: [], formStands: false, batchState: null });
    expect(byId.get(signed)).toMatchObject({ formStands: true, batchId: null });
    expect(new Set(byId.get(signed)?.copyKinds)).toEqual(new Set(COPY_KINDS));
    expect(byId.get(delivered)).toMatchObject({ batchState: "DONE", state: "DELIVERED" });
  });

  test("is empty for another practice, though it asks by the same key", async () => {
    const scope = scopeOf(other.actor);
    const seen = await inScope(world.platform.db, scope, (tx) =>
      casePage(tx, world.practiceId, all, { after: null, limit: 10 }),
    );
    expect(seen.rows).toEqual([]);
  });

  test("its counts are of open work", async () => {
    expect(await life.read((tx) => practiceCounts(tx, world.practiceId))).toEqual({
      due: 1,
      cases: 3,
      batches: 0,
      envelopes: 4,
      scans: 0,
    });
    const counts = await life.read((tx) => openCounts(tx, world.practiceId));
    expect(counts.ready).toBe(1);
    expect([...counts.byState].sort()).toEqual([
      ["DELIVERED", 1],
      ["DRAFT", 1],
      ["SIGNED", 1],
    ]);
  });

  test("of the address book is by name", async () => {
    const { rows } = await life.read((tx) => clientLines(tx, world.practiceId, null, { after: null, limit: 10 }));
    expect(rows).toHaveLength(3);
    const names = rows.map(({ surname }) => surname.toLowerCase());
    expect([...names].sort()).toEqual(names);
  });
});

describe("the search", () => {
  const found = (text: string, ctx = life.officer) => search(ctx, scopeOf(ctx.actor), text);

  test("opens what bears the code", async () => {
    const row = await life.read((tx) => findCase(tx, scopeOf(life.officer.actor), signed));
    if (!row) throw new Error("no case");
    for (const text of [row.code.toLowerCase(), `${row.code}-M2-1`, caseNumber(row)]) {
      expect(await found(text)).toEqual({ to: `/cases/${signed}` });
      expect(await found(text, other)).not.toHaveProperty("to", `/cases/${signed}`);
    }
    expect(await found(SERIAL)).toEqual({ to: `/cases/${delivered}` });
    expect(await found(SERIAL, world.chamberCtx())).toEqual({ to: `/cases/${delivered}` });
    expect(await life.read((tx) => caseOfEnvelope(tx, world.practiceId, `${life.prefix}0001`))).toBe(signed);
    expect(await found(`${life.prefix}0001`)).toEqual({ to: `/cases/${signed}` });
  });

  test("knows a person by surname, or by name and surname", async () => {
    const { name, surname } = applicantOf(1);
    for (const text of [surname, `${surname} ${name}`, `${name} ${surname}`]) {
      const lists = await found(text);
      if (lists.to !== null) throw new Error("expected lists");
      expect(lists.cases.map(({ id }) => id)).toContain(signed);
      expect(lists.clients).toHaveLength(1);
      expect(lists.cases[0]?.code).toContain("••••••");
    }
  });

  test("shows nothing of one practice to another, nor a draft to the chamber", async () => {
    const nothing = { to: null, cases: [], clients: [], practices: [] };
    expect(await found(applicantOf(1).surname, other)).toMatchObject(nothing);
    expect(await found(applicantOf(0).surname, world.chamberCtx())).toMatchObject(nothing);
  });
});

describe("the page of a case", () => {
  test("tells the officer what to do, and which sheets must move", async () => {
    const told = await readCase(life.officer, delivered, "it");
    expect(told.next).toEqual({ step: "send-receipts", href: `/cases/${delivered}/declare-sent`, needs: null });
    expect(told.term?.legalDue).toBe(addDays(day("2026-03-16"), 15));
    const receipts = told.custody.rows.find(({ document }) => document === "DELIVERY_RECEIPT");
    expect(receipts?.copies?.map(({ holder, out }) => [holder, out])).toEqual([
      ["APPLICANT", false],
      ["IR", true],
      ["IR", true],
    ]);
    expect(told.custody.balance).toMatchObject({ expected: 9, even: true });
    expect(told.timeline.items[0]?.act).toBe("case.delivered");
  });

  test("is read by clerk and auditor once the slip is closed, and both looks are kept", async () => {
    expect((await readCase(world.chamberCtx(), delivered, "it")).next?.step).toBe("register-return");
    const auditor = world.chamberCtx(["vigilanza"]);
    const told = await readCase(auditor, delivered, "it");
    expect(told).toMatchObject({ auditing: true, otherActs: [], mayReadForm: false });
    const reads = await life.read((tx) =>
      readsOf(tx, scopeOf(life.officer.actor), { book: world.practiceId, caseId: delivered }, { limit: 10 }),
    );
    expect(reads.rows.filter(({ what }) => what === "case")).toHaveLength(2);
  });

  test("is not there for anybody else", async () => {
    await expect(readCase(other, delivered, "it")).rejects.toMatchObject({ status: 404 });
    await expect(readCase(world.chamberCtx(), draft, "it")).rejects.toMatchObject({ status: 404 });
  });
});

test("the day begins with what is due and ends with what waits", async () => {
  const work = await todaysWork(life.officer, scopeOf(life.officer.actor));
  expect(work.due.map(({ id }) => id)).toEqual([delivered]);
  expect(work.drafts.map(({ id, next }) => [id, next?.step])).toEqual([[draft, "documents"]]);
  expect(work.ready.map(({ id }) => id)).toEqual([signed]);
  const assistant = world.practiceCtx(["assistente"]);
  expect((await todaysWork(assistant, scopeOf(assistant.actor))).ready[0]?.next?.href).toBe(`/batches?case=${signed}`);
});

describe("the form of a person", () => {
  const giulia = {
    surname: "Rosselli",
    name: "Giulia",
    sex: "F",
    birthDate: day("1988-05-12"),
    birthPlaceCode: "L219",
  } as const;
  const code = composeCodiceFiscale(giulia);
  const read = (values: Record<string, string>, another = true) => {
    const sent = new FormData();
    for (const [name, value] of Object.entries(values)) sent.set(name, value);
    return readPersonForm(life.officer, sent, { another });
  };
  const known = applicantOf(0);

  test("is filled in from the code alone", async () => {
    const filled = await read({ codiceFiscale: code, fill: "on", requestType: "NEW" });
    expect(filled).toMatchObject({
      ok: false,
      filled: true,
      form: { values: { birthDate: "1988-05-12", sex: "F", requestType: "NEW", filledFor: code } },
      aids: { said: { known: null } },
    });
  });

  test("is filled in from the address book, and another card leaves nothing of the first person", async () => {
    const first = await read({ codiceFiscale: known.codiceFiscale, fill: "on" });
    if (first.ok) throw new Error("expected a form");
    expect(first.form.values).toMatchObject({ surname: known.surname, email: known.email });
    const values = first.form.values as Record<string, string>;
    const second = await read({ ...values, codiceFiscale: code, fill: "on" });
    if (second.ok) throw new Error("expected a form");
    expect(second.form.values.surname).toBeUndefined();
    expect(second.aids.differences).toEqual([]);
  });

  test("of somebody who is in the book is shown with what the book says, before anything is saved", async () => {
    const values = valuesOfApplicant(known);
    const read1 = await read({ ...values, email: "nuova@esempio.it" });
    expect(read1).toMatchObject({ ok: false, filled: true, form: { values: { email: "nuova@esempio.it" } } });
    const read2 = await read({ ...values, email: "nuova@esempio.it", filledFor: known.codiceFiscale });
    expect(read2).toMatchObject({ ok: true, known: { codiceFiscale: known.codiceFiscale } });
  });

  test("asks why where it disagrees with the code, and forgets the reason where nothing does", async () => {
    const values = { ...valuesOfApplicant(known), ...giulia, codiceFiscale: code, birthPlace: "Torino (TO)" };
    const fits = await read({ ...values, disagreementReason: "transliteration" });
    expect(fits).toMatchObject({ ok: true, applicant: { disagreementReason: null } });
    const differs = await read({ ...values, name: "Annamaria", disagreementReason: "" });
    expect(differs).toMatchObject({
      ok: false,
      form: { refusal: { code: "disagreement-without-reason", field: "disagreementReason" } },
      aids: { disagreements: ["name"] },
    });
    const why = await read({ ...values, name: "Annamaria", disagreementReason: "registry-correction" });
    expect(why).toMatchObject({ ok: true, applicant: { disagreementReason: "registry-correction" } });
  });

  test("proposes the address that was meant", async () => {
    const values = { ...valuesOfApplicant(known), ...giulia, codiceFiscale: code, birthPlace: "Torino (TO)" };
    const wrong = await read({ ...values, email: "giulia@esempio,it" });
    expect(wrong).toMatchObject({
      ok: false,
      form: { errors: { email: ["not-an-email"] } },
      aids: { email: "giulia@esempio.it" },
    });
  });

  test("tells what is wrong with a code", async () => {
    const wrong = await read({ codiceFiscale: `${code.slice(0, 15)}${code.endsWith("A") ? "B" : "A"}`, fill: "on" });
    expect(wrong).toMatchObject({ ok: false, form: { refusal: { code: "cf-check-letter", field: "codiceFiscale" } } });
  });
});
