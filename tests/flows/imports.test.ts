import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authorize, type Context } from "~/access/context";
import { verify } from "~/audit/verify.server";
import { editDocument } from "~/cases/edit-case.server";
import { identify } from "~/cases/identify.server";
import { openCase } from "~/cases/open-case.server";
import { readCase } from "~/cases/read-case.server";
import { redo } from "~/cases/redo.server";
import { devicePaper } from "~/chamber/device-papers.server";
import { readProduction } from "~/chamber/read-production.server";
import { registerClient } from "~/clients/register-client.server";
import { chooseColumns } from "~/imports/choose-columns.server";
import { forgetOldImports } from "~/imports/chores.server";
import { decideRow, leaveOut } from "~/imports/decide-rows.server";
import { guessColumns } from "~/imports/fields";
import type { ImportKind, RowView } from "~/imports/import";
import { leftOutCsv } from "~/imports/left-out-csv";
import { mendRow } from "~/imports/mend-row.server";
import { readColumns, readImport, readLeftOut, readRow } from "~/imports/read-imports.server";
import { abandonImport, forgetLeftOut, startImport } from "~/imports/start-import.server";
import { type CaseDefaults, takeFile } from "~/imports/take-file.server";
import { startWork, work } from "~/imports/work.server";
import { balance } from "~/paperwork/custody";
import { declareSent } from "~/receipts/declare-sent.server";
import { readDueAddress } from "~/receipts/due-filters";
import { dueRegister } from "~/receipts/due-list.server";
import { readReturns } from "~/receipts/read-returns.server";
import { day } from "~/terms/day";
import { wordsFor } from "~/ui/words";
import { copiesOf, findCase } from "~db/queries/cases";
import { importRows, imports } from "~db/schema";
import { documentOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import { CASE_HEADINGS, CLIENT_HEADINGS, caseRow, clientRow, excelFile, fileperson } from "../support/csv-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import { makeWorld, type World } from "../support/world";

let database: TestDatabase;
let life: CaseLife;
let other: CaseLife;

beforeAll(async () => {
  database = await freshDatabase();
  const world = await makeWorld(database, { at: "2026-11-22T09:30:00Z" });
  life = new CaseLife(world);
  await life.stock(5);
  const neighbour = await world.anotherPractice();
  other = new CaseLife({ ...world, ...neighbour, practiceCtx: neighbour.ctx } as World);
});
afterAll(() => database.close());

const owner = () => life.world.practiceCtx(["responsabile"]);

const defaultsOf = ({ world }: CaseLife): CaseDefaults => ({
  mandateId: world.mandateId,
  officerId: world.officerId,
  scratchLayer: "SILVER",
});

/** Takes the file in, with the columns that its headings tell, and has its rows looked at. */
async function checked(rows: string[][], kind: ImportKind = "CLIENTS", of = life): Promise<string> {
  const ctx = of.world.practiceCtx(["responsabile"]);
  const defaults = kind === "CASES" ? defaultsOf(of) : null;
  const { importId } = await must(takeFile(ctx, { kind, file: excelFile(rows), defaults }));
  await must(chooseColumns(ctx, { importId, columns: guessColumns(rows[0] ?? [], kind) }));
  await work(ctx, importId);
  return importId;
}

async function taken(importId: string, of = life): Promise<void> {
  const ctx = of.world.practiceCtx(["responsabile"]);
  const { counts } = await readImport(ctx, importId, { view: null, after: 0 });
  if (counts.RIGHT === 0) throw new Error(JSON.stringify(await faultsOf(importId)));
  await must(startImport(ctx, { importId, leaveRest: true }));
  await work(ctx, importId);
}

const linesOf = async (importId: string, view: RowView, ctx: Context = owner()) =>
  (await readImport(ctx, importId, { view, after: 0 })).lines;

const faultsOf = async (importId: string) =>
  (await linesOf(importId, "WRONG")).map(({ line, faults }) => [
    line,
    ...faults.map(({ field, code }) => `${field} ${code}`),
  ]);

const count = async (table: string, of = life): Promise<number> => {
  const sql = database.superuser();
  const [row] = await sql`select count(*)::int as n from ${sql(table)} where practice_id = ${of.world.practiceId}`;
  return row?.n ?? -1;
};

/** Rows of the file that are still kept, its headings included. */
const keptRows = async (...importIds: string[]): Promise<number> => {
  const [row] =
    await database.superuser()`select count(*)::int as n from import_rows where import_id = any(${importIds})`;
  return row?.n ?? -1;
};

const later = (milliseconds: number): void =>
  life.world.clock.set(new Date(life.world.clock.now().getTime() + milliseconds));

const differences = async () =>
  (await verify({ db: life.world.platform.db, masterKey: life.world.platform.masterKey, unbound: null })).differences;

describe("clients", () => {
  test("enter the address book all at once, and the register is clean", async () => {
    const before = await count("clients");
    const importId = await checked([CLIENT_HEADINGS, clientRow(1), clientRow(2), clientRow(3)]);
    expect(await count("clients")).toBe(before);
    await taken(importId);
    expect(await count("clients")).toBe(before + 3);
    const page = await readImport(owner(), importId, { view: null, after: 0 });
    expect(page).toMatchObject({ standing: "DONE", taken: 3, updated: 0, leftOut: 0 });
    expect(await keptRows(importId)).toBe(0);
    expect(await differences()).toEqual([]);
  });

  test("what is wrong is told at its field, and mended in place", async () => {
    const importId = await checked([
      CLIENT_HEADINGS,
      clientRow(10, { "E-mail": "senza chiocciola" }),
      clientRow(11, { "Codice fiscale": "RSSMRA80A01H501Z", CAP: "" }),
      clientRow(12, { Cognome: "Completamente" }),
      clientRow(13, { Nome: "=1+1" }),
      clientRow(14, { "Data di nascita": "31/02/1970" }),
      clientRow(15, { Cellulare: "3,33E+09" }),
      clientRow(16),
      clientRow(16),
    ]);
    expect(await faultsOf(importId)).toEqual([
      [2, "email not-an-email"],
      [3, "codiceFiscale not-a-tax-code", "postcode required"],
      [4, "surname differs-from-code"],
      [5, "name invalid"],
      [6, "birthDate not-a-day"],
      [7, "mobile not-a-phone"],
      [9, "codiceFiscale twice-in-file"],
    ]);

    const [first] = await linesOf(importId, "WRONG");
    const row = await readRow(owner(), importId, first?.id ?? "");
    const still = await mendRow(owner(), { importId, rowId: row?.id ?? "", values: { ...row?.values, postcode: "" } });
    expect(still).toMatchObject({
      outcome: { ok: false, refusal: "still-wrong" },
      faults: { email: ["not-an-email"], postcode: ["required"] },
    });
    const mended = await mendRow(owner(), {
      importId,
      rowId: row?.id ?? "",
      values: { ...row?.values, email: "giusta@esempio.it" },
    });
    expect(mended.outcome).toMatchObject({ ok: true, value: { state: "RIGHT" } });

    // A twin that becomes somebody else is right; one that becomes a third row's twin is not.
    const twin = (await linesOf(importId, "WRONG")).find(({ line }) => line === 9);
    const values = { ...(await readRow(owner(), importId, twin?.id ?? ""))?.values };
    const again = await mendRow(owner(), { importId, rowId: twin?.id ?? "", values });
    expect(again.outcome).toMatchObject({ ok: false, refusal: "twice-in-file", field: "codiceFiscale" });
    const { codiceFiscale, surname, name, birthDate, sex } = fileperson(17);
    const another = { ...values, codiceFiscale, surname, name, birthDate, sex };
    expect((await mendRow(owner(), { importId, rowId: twin?.id ?? "", values: another })).outcome.ok).toBe(true);

    expect(await startImport(owner(), { importId, leaveRest: false })).toMatchObject({
      refusal: "rows-undecided",
      field: "leaveRest",
    });
    await taken(importId);
    const page = await readImport(owner(), importId, { view: null, after: 0 });
    expect(page).toMatchObject({ standing: "DONE", taken: 3, leftOut: 5 });
    const csv = leftOutCsv(await readLeftOut(owner(), importId), wordsFor("it"));
    expect(csv).toContain("Nome: Questo valore non si può usare");
    expect(csv).toContain(";'=1+1;");
    expect(csv.trim().split("\r\n")).toHaveLength(6);
    expect(await keptRows(importId)).toBe(6);
    await must(forgetLeftOut(owner(), importId));
    expect(await keptRows(importId)).toBe(0);
  });

  test("nobody in the address book is changed unless somebody says so", async () => {
    const people = [20, 21, 22].map((index) => clientRow(index, { Indirizzo: "Via Vecchia 1" }));
    await taken(await checked([CLIENT_HEADINGS, ...people]));
    const importId = await checked([
      CLIENT_HEADINGS,
      ...[20, 21, 22].map((index) => clientRow(index, { Indirizzo: "Via Nuova 2" })),
      clientRow(23),
    ]);
    const known = await linesOf(importId, "KNOWN");
    expect(known.map(({ differs }) => differs)).toEqual([["street"], ["street"], ["street"]]);
    await must(decideRow(owner(), { importId, rowId: known[0]?.id ?? "", decision: "UPDATE" }));
    await must(leaveOut(owner(), { importId, state: "KNOWN" }));
    await must(startImport(owner(), { importId, leaveRest: false }));
    await work(owner(), importId);
    expect(await readImport(owner(), importId, { view: null, after: 0 })).toMatchObject({
      taken: 1,
      updated: 1,
      leftOut: 2,
    });
    const sql = database.superuser();
    const streets = await sql`select applicant->>'street' as street from clients
      where practice_id = ${life.world.practiceId} and codice_fiscale = any(${[20, 21, 22].map((i) => fileperson(i).codiceFiscale)})
      order by id`;
    expect(streets.map(({ street }) => street)).toEqual(["Via Nuova 2", "Via Vecchia 1", "Via Vecchia 1"]);
    expect(await differences()).toEqual([]);
  });

  test("who has no e-mail or mobile in the file enters without; their case asks for it before it identifies", async () => {
    const without = { "E-mail": "", Cellulare: "" };
    const importId = await checked([
      CLIENT_HEADINGS,
      clientRow(90, without),
      clientRow(91, { Cellulare: "" }),
      clientRow(92),
    ]);
    const right = await linesOf(importId, "RIGHT");
    expect(right.map(({ lacks }) => lacks)).toEqual([["email", "mobile"], ["mobile"], []]);
    await taken(importId);

    const sql = database.superuser();
    const idOf = async (index: number): Promise<string> =>
      (await sql`select id from clients where codice_fiscale = ${fileperson(index).codiceFiscale}`)[0]?.id;
    const { chamberId, mandateId } = life.world;
    const open = async (clientId: string) => {
      const under = { chamberId, mandateId, requestType: "NEW", deviceType: "USB_TOKEN" } as const;
      const { caseId } = await must(openCase(life.officer, { client: { id: clientId }, ...under }));
      await must(editDocument(life.officer, { caseId, document: documentOf(1, life.today) }));
      return caseId;
    };
    const identification = { day: life.today, place: "Torino", present: true, compared: true };
    const [lacking, whole] = [await open(await idOf(90)), await open(await idOf(92))];
    for (const caseId of [lacking, whole]) await life.copies(caseId);
    expect(await identify(life.officer, { caseId: lacking, ...identification })).toMatchObject({
      refusal: "contact-missing",
    });
    await must(identify(life.officer, { caseId: whole, ...identification }));

    // A file that has no e-mail takes none away from who is in the address book.
    const again = await checked([CLIENT_HEADINGS, clientRow(92, { ...without, Indirizzo: "Via Nuova 9" })]);
    expect((await linesOf(again, "KNOWN")).map(({ differs }) => differs)).toEqual([["street"]]);
    await must(abandonImport(owner(), again));
    expect(await differences()).toEqual([]);
  });

  test("columns are remembered for the next file with these headings", async () => {
    const headings = ["Chi", "Come", "CF", "Dove", "CAP", "Comune", "PR", "Posta", "Numero"];
    const row = (index: number) => {
      const [surname, name, code, , street, cap, town, province, email, mobile] = clientRow(index) as string[];
      return [surname, name, code, street, cap, town, province, email, mobile].map((cell) => cell ?? "");
    };
    const columns = {
      surname: 0,
      name: 1,
      codiceFiscale: 2,
      street: 3,
      postcode: 4,
      municipality: 5,
      province: 6,
      email: 7,
      mobile: 8,
    };
    const first = await must(
      takeFile(owner(), { kind: "CLIENTS", file: excelFile([headings, row(30)]), defaults: null }),
    );
    expect((await readColumns(owner(), first.importId))?.source).toBe("guessed");
    expect(await chooseColumns(owner(), { importId: first.importId, columns: { surname: 0 } })).toMatchObject({
      refusal: "column-missing",
    });
    await must(chooseColumns(owner(), { importId: first.importId, columns }));
    const second = await must(
      takeFile(owner(), { kind: "CLIENTS", file: excelFile([headings, row(31)]), defaults: null }),
    );
    const page = await readColumns(owner(), second.importId);
    expect(page?.source).toBe("remembered");
    expect(page?.headings.map(({ field }) => field)).toEqual(Object.keys(columns));
    for (const { importId } of [first, second]) await must(abandonImport(owner(), importId));
    expect(await keptRows(first.importId, second.importId)).toBe(0);
  });

  test("somebody who entered the book meanwhile stops the whole, and is shown", async () => {
    const importId = await checked([CLIENT_HEADINGS, clientRow(40), clientRow(41)]);
    await must(startImport(owner(), { importId, leaveRest: false }));
    const staged = await life.read((tx) => tx.select().from(importRows));
    const ready = staged.find((row) => row.importId === importId && row.position === 1)?.ready;
    if (!ready) throw new Error("the row is not ready");
    await must(registerClient(owner(), ready.applicant));
    const before = await count("clients");
    await work(owner(), importId);
    expect(await count("clients")).toBe(before);
    expect(await readImport(owner(), importId, { view: null, after: 0 })).toMatchObject({
      standing: "READY",
      overtaken: true,
      counts: { KNOWN: 1, RIGHT: 1 },
    });
    await taken(importId);
    expect(await count("clients")).toBe(before + 1);
    expect(await differences()).toEqual([]);
  });

  test("one form that arrives twice takes one file, and starts it once", async () => {
    const once = { ...owner(), once: "0198f2aa-0000-7000-8000-000000000001" };
    const file = excelFile([CLIENT_HEADINGS, clientRow(50)]);
    const [one, two] = [
      await must(takeFile(once, { kind: "CLIENTS", file, defaults: null })),
      await must(takeFile(once, { kind: "CLIENTS", file, defaults: null })),
    ];
    expect(two.importId).toBe(one.importId);
    const { importId } = one;
    await must(chooseColumns(owner(), { importId, columns: guessColumns(CLIENT_HEADINGS, "CLIENTS") }));
    await work(owner(), importId);
    const before = await count("clients");
    const press = { ...owner(), once: "0198f2aa-0000-7000-8000-000000000002" };
    await Promise.all(
      [1, 2].map(async () => {
        await must(startImport(press, { importId, leaveRest: false }));
        await startWork(press, importId);
      }),
    );
    await work(owner(), importId);
    expect(await count("clients")).toBe(before + 1);
  });
});

describe("cases taken over from paper", () => {
  const DELIVERED = day("2026-11-10");
  const caseOf = async (index: number) => {
    const sql = database.superuser();
    const [row] = await sql`select id from cases where codice_fiscale = ${fileperson(index).codiceFiscale}`;
    return row?.id as string;
  };
  const sheets = async (caseId: string) =>
    life.read((tx) => copiesOf(tx, { practiceId: life.world.practiceId, caseId }));

  test("one that is delivered runs its term from the declared day, and is closed at the counter", async () => {
    await taken(await checked([CASE_HEADINGS, caseRow(200, DELIVERED)], "CASES"));
    const caseId = await caseOf(200);
    const row = await life.read((tx, scope) => findCase(tx, scope, caseId));
    expect(row).toMatchObject({
      state: "DELIVERED",
      deliveredOn: "2026-11-10",
      legalDue: "2026-11-25",
      termRuleset: "torino-2020",
      takenOverOn: "2026-11-22",
      takenOverByName: owner().actor.name,
      paperReference: "carta 200",
      officerId: life.world.officerId,
      shownToChamber: life.world.chamberId,
    });
    const copies = await sheets(caseId);
    expect(balance(copies)).toMatchObject({
      expected: 9,
      applicant: 3,
      practice: 3,
      chamber: 3,
      missing: 0,
      even: true,
    });
    expect(await differences()).toEqual([]);

    // The chamber sees it whole, with who took it over; another practice does not.
    const atChamber = await readCase(life.clerk, caseId, "it");
    expect(atChamber.row.takenOverOn).toBe("2026-11-22");
    expect(atChamber.timeline.items).toMatchObject([
      { act: "case.takenOver", declared: true },
      { act: "envelope.given" },
    ]);
    await expect(readCase(other.officer, caseId, "it")).rejects.toMatchObject({ status: 404 });

    // Lists say where it comes from; of a case opened here they do not.
    const opened = await life.collected("1204778109930299");
    await must(life.deliver(opened, "1204778109930299"));
    const scope = authorize(life.officer.actor, "desk.practice");
    const { lines: due } = await dueRegister(life.officer, scope, readDueAddress(new URLSearchParams()));
    const marks = new Map(due.map(({ id, fromPaper }) => [id, fromPaper]));
    expect([marks.get(caseId), marks.get(opened)]).toEqual([true, false]);
    const inHand = await readReturns(life.clerk, [{ code: row?.code ?? "", copies: [2, 3] }]);
    expect(inHand.lines).toMatchObject([{ caseId, fromPaper: true }]);

    await must(declareSent(life.officer, { caseIds: [caseId], day: life.today, means: "COURIER" }));
    await must(life.giveBack([caseId]));
    expect(await life.state(caseId)).toBe("CLOSED");
    expect(balance(await sheets(caseId)).even).toBe(true);
    expect(await differences()).toEqual([]);
  });

  test("one that is signed goes on a slip and its device is made, its papers printed from its data", async () => {
    const signed = {
      "Stato pratica": "firmata",
      "Presentato il": "",
      "Prodotto il": "",
      Dispositivo: "",
      "Ritirato il": "",
      "Consegnato il": "",
    };
    await taken(await checked([CASE_HEADINGS, caseRow(201, DELIVERED, signed)], "CASES"));
    const caseId = await caseOf(201);
    expect(await life.read((tx, scope) => findCase(tx, scope, caseId))).toMatchObject({
      state: "SIGNED",
      shownToChamber: null,
    });
    const batchId = await life.slip([caseId]);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "NOW" })));
    const { devices } = await readProduction(life.clerk, { practiceId: null, until: null, after: null });
    expect(devices.find((device) => device.caseId === caseId)).toMatchObject({ fromPaper: true });
    await must(life.produce(caseId, "1204778109930201"));
    const paper = await devicePaper(life.clerk, caseId, "DELIVERY_RECEIPT", []);
    expect(paper.pdf.length).toBeGreaterThan(1000);
    await must(life.collect([caseId]));
    await must(life.deliver(caseId, "1204778109930201"));
    await must(life.giveBack([caseId]));
    expect(await life.state(caseId)).toBe("CLOSED");
    expect(await differences()).toEqual([]);
  });

  test("one that the counter refuses is redone: the paper is void, and the next version is printed", async () => {
    const signed = {
      "Stato pratica": "SIGNED",
      "Presentato il": "",
      "Prodotto il": "",
      Dispositivo: "",
      "Ritirato il": "",
      "Consegnato il": "",
    };
    await taken(await checked([CASE_HEADINGS, caseRow(202, DELIVERED, signed)], "CASES"));
    const caseId = await caseOf(202);
    const batchId = await life.slip([caseId]);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "REJECTED", code: "F2" })));
    await must(redo(life.officer, { caseId, day: life.today, reason: "data-changed", present: true }));
    await must(life.hand(caseId));
    expect(await must(life.print(caseId))).toMatchObject({ version: 2, reprint: false });
    await must(life.sign(caseId, 2));
    expect(balance(await sheets(caseId))).toMatchObject({ expected: 3, even: true });
    expect(await differences()).toEqual([]);
  });

  test("one whose device lies at the counter, or in the studio, goes on from there", async () => {
    const [held] = await checkedStock();
    const ready = { "Stato pratica": "Dispositivo prodotto", "Ritirato il": "", "Consegnato il": "" };
    const inStudio = { "Stato pratica": "Dispositivo in studio", "Consegnato il": "", Cartellina: held ?? "" };
    await taken(
      await checked([CASE_HEADINGS, caseRow(203, DELIVERED, ready), caseRow(204, DELIVERED, inStudio)], "CASES"),
    );
    const [made, collected] = [await caseOf(203), await caseOf(204)];
    await must(life.collect([made]));
    await must(life.deliver(made, "7430000000000203"));
    await must(life.deliver(collected, "7430000000000204"));
    const sql = database.superuser();
    const [folder] = await sql`select state, case_id from envelopes where serial = ${held ?? ""}`;
    expect(folder).toEqual({ state: "GIVEN", case_id: collected });
    expect(await differences()).toEqual([]);

    async function checkedStock() {
      return [life.nextFolder()];
    }
  });

  test("what does not fit is told at its field", async () => {
    await taken(await checked([CASE_HEADINGS, caseRow(210, DELIVERED)], "CASES"));
    const importId = await checked(
      [
        CASE_HEADINGS,
        caseRow(211, DELIVERED, { Cartellina: "PAPER-00210" }),
        caseRow(212, DELIVERED, { Dispositivo: "7430000000000210" }),
        caseRow(213, DELIVERED, {
          "Stato pratica": "Presentata",
          "Prodotto il": "",
          Dispositivo: "",
          "Ritirato il": "",
          "Consegnato il": "",
        }),
        caseRow(214, DELIVERED, { "Stato pratica": "chiusa" }),
        caseRow(215, DELIVERED, { "Stato pratica": "boh" }),
        caseRow(216, DELIVERED, { "Stato pratica": "ritirata" }),
        caseRow(217, DELIVERED, { "Prodotto il": "01/11/2026" }),
        caseRow(218, DELIVERED, { "Consegnato il": "23/11/2026" }),
        caseRow(219, day("2025-06-10")),
        caseRow(220, DELIVERED, { "Scadenza documento": "01/11/2026" }),
        caseRow(221, DELIVERED, { Cartellina: "PAPER-00222" }),
        caseRow(222, DELIVERED),
        caseRow(223, DELIVERED, { "Ritirato il": "" }),
      ],
      "CASES",
    );
    expect(await faultsOf(importId)).toEqual([
      [2, "envelope used-before"],
      [3, "device used-before"],
      [4, "state state-of-the-counter"],
      [5, "state state-not-taken-over"],
      [6, "state not-a-case-state"],
      [7, "deliveredOn beyond-its-state"],
      [8, "producedOn day-before-previous"],
      [9, "deliveredOn day-in-future"],
      [
        10,
        "officer officer-not-enabled-then",
        "identifiedOn mandate-not-active-then",
        "presentedOn mandate-not-active-then",
        "collectedOn mandate-not-active-then",
        "deliveredOn mandate-not-active-then",
      ],
      [11, "documentExpiresOn document-not-valid-then"],
      [13, "envelope twice-in-file"],
      [14, "collectedOn required"],
    ]);
    await must(abandonImport(owner(), importId));
  });

  test("contacts and the residence permit are asked for as long as the counter has to make the device", async () => {
    const signed = {
      "Stato pratica": "firmata",
      "Presentato il": "",
      "Prodotto il": "",
      Dispositivo: "",
      "Ritirato il": "",
      "Consegnato il": "",
    };
    const headings = [...CASE_HEADINGS, "Cittadinanza", "Permesso di soggiorno", "Scadenza permesso"];
    const row = (index: number, changed: Record<string, string>, ...more: [string, string, string]) => [
      ...caseRow(index, DELIVERED, changed),
      ...more,
    ];
    const importId = await checked(
      [
        headings,
        row(240, { ...signed, "E-mail": "", Cellulare: "" }, "italiana", "", ""),
        row(241, signed, "albanese", "", ""),
        row(242, signed, "albanese", "I12345678", "01/11/2026"),
        row(243, signed, "albanese", "I12345678", "01/11/2028"),
        row(244, { "E-mail": "", Cellulare: "" }, "albanese", "", ""),
      ],
      "CASES",
    );
    expect(await faultsOf(importId)).toEqual([
      [2, "email required", "mobile required"],
      [3, "permitNumber required"],
      [4, "permitExpiresOn document-not-valid-then"],
    ]);
    await taken(importId);
    const kept = await life.read(async (tx, scope) => findCase(tx, scope, await caseOf(243)));
    expect(kept?.identityDocument?.residencePermit).toEqual({ number: "I12345678", expiresOn: "2028-11-01" });
    // At the counter the permit is looked at again.
    const batchId = await life.slip([await caseOf(243)]);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "NOW" })));
    const delivered = await life.read(async (tx, scope) => findCase(tx, scope, await caseOf(244)));
    expect(delivered).toMatchObject({ state: "DELIVERED", applicant: { email: "", mobile: "" } });
    expect(await differences()).toEqual([]);
  });

  test("of a person in the address book the codice fiscale is enough, and the book stays as it is", async () => {
    await taken(await checked([CLIENT_HEADINGS, clientRow(230, { Indirizzo: "Via del Libro 1" })]));
    const headings = ["CF", ...CASE_HEADINGS.slice(CLIENT_HEADINGS.length)];
    const { codiceFiscale } = fileperson(230);
    const before = await count("clients");
    await taken(
      await checked([headings, [codiceFiscale, ...caseRow(230, DELIVERED).slice(CLIENT_HEADINGS.length)]], "CASES"),
    );
    const row = await life.read(async (tx, scope) => findCase(tx, scope, await caseOf(230)));
    expect(row?.applicant.street).toBe("Via del Libro 1");
    expect(await count("clients")).toBe(before);
  });
});

describe("who may", () => {
  test("another practice sees nothing of a file, nor does the chamber; control: the practice does", async () => {
    const importId = await checked([CLIENT_HEADINGS, clientRow(60)]);
    const strangers = [other.world.practiceCtx(["responsabile"])];
    for (const ctx of strangers) {
      await expect(readImport(ctx, importId, { view: null, after: 0 })).rejects.toMatchObject({ status: 404 });
      await expect(abandonImport(ctx, importId)).rejects.toMatchObject({ status: 404 });
      await expect(startImport(ctx, { importId, leaveRest: true })).rejects.toMatchObject({ status: 404 });
    }
    for (const ctx of [life.clerk, life.world.practiceCtx(["assistente"])]) {
      expect(() => readImport(ctx, importId, { view: null, after: 0 })).toThrow(
        expect.objectContaining({ status: 403 }),
      );
    }
    const seen = (of: CaseLife) => of.read((tx) => tx.select().from(imports)).then((rows) => rows.length);
    expect(await seen(other)).toBe(0);
    expect(await seen(life)).toBeGreaterThan(0);
    const rows = (of: CaseLife) =>
      of
        .read((tx) => tx.select().from(importRows))
        .then((found) => found.filter((row) => row.importId === importId).length);
    expect(await rows(other)).toBe(0);
    expect(await rows(life)).toBe(2);
    await must(abandonImport(owner(), importId));
  });
});

describe("others in the practice", () => {
  test("wait for neither numbers nor register while rows are written and looked at", async () => {
    const many = Array.from({ length: 120 }, (_, index) => caseRow(400 + index, day("2026-11-10")));
    const importId = await checked([CASE_HEADINGS, ...many], "CASES");
    await must(startImport(owner(), { importId, leaveRest: false }));
    const { practiceId } = life.world;
    const [looking, numbers, register] = [database.superuser(), database.superuser(), database.superuser()];
    const comesTo = async (progress: number) => {
      for (let at = -1; at < progress; ) {
        at = (await looking`select progress from imports where id = ${importId}`)[0]?.progress;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    // Somebody else has the practice's numbers, then the end of its register: the import comes as far without them.
    let working = Promise.resolve();
    await register.begin(async (holdsRegister) => {
      await holdsRegister`select from books where book = ${practiceId} for update`;
      await numbers.begin(async (holdsNumbers) => {
        await holdsNumbers`select from counters where practice_id = ${practiceId} for update`;
        working = work(owner(), importId);
        await comesTo(120 / 2);
      });
      await comesTo((120 * 3) / 4);
    });
    await working;
    expect(await readImport(owner(), importId, { view: null, after: 0 })).toMatchObject({
      standing: "DONE",
      taken: 120,
    });
    expect(await differences()).toEqual([]);
  });
});

describe("a kill in the middle", () => {
  test("takes nothing, and whoever goes on takes all", async () => {
    const people = Array.from({ length: 1500 }, (_, index) => clientRow(1000 + index));
    const importId = await checked([CLIENT_HEADINGS, ...people]);
    await must(startImport(owner(), { importId, leaveRest: false }));
    const before = await count("clients");
    const sql = database.superuser();
    const working = work(owner(), importId).then(
      () => "finished",
      () => "killed",
    );
    let progress = 0;
    for (let tries = 0; tries < 2000 && progress === 0; tries += 1) {
      const [row] = await sql`select progress from imports where id = ${importId}`;
      progress = row?.progress ?? 0;
    }
    expect(progress).toBeGreaterThan(0);
    // Whatever statement it is at is broken off, and the transaction with it.
    let fate = "";
    void working.then((how) => {
      fate = how;
    });
    for (let tries = 0; tries < 2000 && fate === ""; tries += 1) {
      await sql`select pg_cancel_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'cartellina' and state = 'active' and pid <> pg_backend_pid()`;
    }
    expect(await working).toBe("killed");
    expect(await count("clients")).toBe(before);
    expect((await readImport(owner(), importId, { view: null, after: 0 })).standing).toBe("TAKING");

    // Nobody goes on as long as the lease lasts; then somebody does.
    await work(owner(), importId);
    expect(await count("clients")).toBe(before);
    later(2 * 60_000);
    expect((await readImport(owner(), importId, { view: null, after: 0 })).standing).toBe("STOPPED");
    await work(owner(), importId);
    expect(await count("clients")).toBe(before + 1500);
    expect(await differences()).toEqual([]);
  });
});

describe("a week later", () => {
  test("a file that nobody finished is abandoned, and rows left out are gone; control: younger ones stay", async () => {
    const left = await checked([CLIENT_HEADINGS, clientRow(70), clientRow(71, { CAP: "" })]);
    await taken(left);
    const open = await checked([CLIENT_HEADINGS, clientRow(72)]);
    expect(await keptRows(left, open)).toBe(4);
    await forgetOldImports(life.world.platform);
    expect(await keptRows(left, open)).toBe(4);
    later(8 * 24 * 3_600_000);
    await forgetOldImports(life.world.platform);
    expect(await keptRows(left, open)).toBe(0);
    expect((await readImport(owner(), open, { view: null, after: 0 })).standing).toBe("ABANDONED");
    expect((await readImport(owner(), left, { view: null, after: 0 })).standing).toBe("DONE");
    expect(await differences()).toEqual([]);
  });
});
