import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "~/terms/day";
import { barCodesOfPages, letters, textOfPages } from "../../tests/support/read-back";
import type { DocumentCopy, Movement } from "./custody";
import { applyCustody, type CustodyEvent } from "./custody";
import { type CustodySheetContent, custodySheet } from "./custody-sheet";
import { type DataSheetContent, dataSheetList } from "./data-sheet-list";
import { type PaperEnvelope, type StockContent, stockList, voidRecord } from "./envelope-papers";
import { type HandedDevice, type HandOverContent, handOverList } from "./hand-over-list";
import type { ListDocument } from "./list-document";
import { listPdf } from "./list-pdf.server";
import { type DueOnPaper, type OverdueContent, overdueList } from "./overdue-list";

const today = day("2026-11-22");
const practice = {
  practiceName: "Studio Bianchi & Associati, commercialisti e revisori legali in Torino dal 1974",
  practiceAddress: "Corso Galileo Ferraris 110, scala B, interno 14, presso la portineria di via Massena, 10129 Torino",
};
const chamber = { chamber: "Camera di commercio di Torino", office: "Ufficio CNS, via San Francesco da Paola 24" };
const LONG = {
  surname: "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft",
  name: "Nguyễn Thị Hương Giang",
};
const NAMES = [LONG, { surname: "D’Angelo", name: "Maria" }, { surname: "Łukasz", name: "Đorđević" }];
const nameOf = (index: number) => NAMES[index % NAMES.length] ?? LONG;

const folder = (index: number): PaperEnvelope => ({
  serial: `TO-2026-${String(4471 + index).padStart(5, "0")}`,
  layer: index % 2 === 0 ? "SILVER" : "GOLD",
  receivedOn: day("2026-02-03"),
  ...{ givenOn: null, voidedOn: null, reason: null, caseNumber: null },
});
const given = (index: number): PaperEnvelope => ({
  ...folder(index),
  givenOn: day("2026-05-06"),
  caseNumber: `2026/${100 + index}`,
});
const voided = (index: number): PaperEnvelope => ({
  ...folder(index),
  voidedOn: day("2026-07-08"),
  reason: "Trovata aperta o con la patina rotta",
  caseNumber: index === 0 ? null : `2026/${300 + index}`,
});
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const stock = (count: number): StockContent => ({
  ...{ ...practice, chamber: chamber.chamber, city: "Torino", day: today },
  period: { from: day("2026-01-01"), to: today },
  counts: { IN_STOCK: count, GIVEN: 2 * count, VOID: count, RETURNED: 0 },
  inStock: many(count, folder),
  given: many(2 * count, (index) => given(1000 + index)),
  voided: many(count, (index) => voided(5000 + index)),
});

const device = (index: number): HandedDevice => ({
  ...nameOf(index),
  caseNumber: `2026/${200 + index}`,
  slip: "2026/12",
  instalment: index < 2 ? null : 1 + Math.floor(index / 10),
  serial: `74200123456${String(index).padStart(5, "0")}`,
});
const handOver = (count: number): HandOverContent => ({
  ...{ ...practice, ...chamber, officerName: "Chiara Bianchi", day: today, registered: false },
  sheets: { forms: 2, receipts: 3, kept: 1 },
  devices: many(count, device),
});

const due = (index: number): DueOnPaper => ({
  ...nameOf(index),
  codiceFiscale: `PRTL…${String(100 + index)}K`,
  caseNumber: `2026/${400 + index}`,
  ...{ city: "Torino", officerName: "Chiara Bianchi", deliveredOn: day("2026-11-01") },
  legalDue: addDays(today, index - 20),
  action: index === 3 ? null : addDays(today, index - 21),
  daysLate: index < 20 ? 20 - index : null,
  sentOn: index === 1 ? day("2026-11-20") : null,
  fromPaper: index === 2,
});
const overdue = (count: number): OverdueContent => ({
  ...{ ...practice, day: today, filter: "all", narrowed: false },
  counts: { all: count, late: Math.min(20, count), today: 0 },
  lines: many(count, due),
});

const dataSheet = (count: number): DataSheetContent => ({
  ...{ ...chamber, practiceName: practice.practiceName, caseNumber: "2026/123", caseCode: "7K3M9QZX2T", day: today },
  fields: many(count, (index) => ({
    mask: index < 3 ? "Richiesta" : "Persona",
    label: `Campo ${index}`,
    value: index === 0 ? `${LONG.surname} ${LONG.name}` : `valore ${index}`,
  })),
});

const RULES = {
  requestForm: { thirdCopyHolder: "APPLICANT" as const, chamberKeeps: 2 as const },
  registrationForm: { split: { chamber: 1, holder: 1, ir: 1 } },
  receipt: { chamberCopies: 2 as const },
};

/** The ledger of a case after these events, one a day. */
function ledger(events: readonly CustodyEvent[]): Pick<CustodySheetContent, "copies" | "movements"> {
  let copies: DocumentCopy[] = [];
  const movements: (Movement & { act: string })[] = [];
  events.forEach((event, index) => {
    const step = applyCustody(copies, event, { day: addDays(day("2026-03-02"), index), rules: RULES, version: 1 });
    copies = step.copies;
    movements.push(...step.movements.map((movement) => ({ ...movement, act: event })));
  });
  return { copies, movements };
}
const custody = (events: readonly CustodyEvent[]): CustodySheetContent => ({
  ...{ ...chamber, practiceName: practice.practiceName, holder: `${LONG.surname} ${LONG.name}` },
  ...{ delivered: events.includes("deliver"), caseNumber: "2026/123", caseCode: "7K3M9QZX2T", state: "Chiusa" },
  ...{ day: today, balance: events.length === 0 ? "" : "Nove copie su nove. Il conto torna." },
  ...ledger(events),
});
const WHOLE_LIFE: CustodyEvent[] = [
  "printForm",
  "signForm",
  "present",
  "produce",
  "collect",
  "deliver",
  "returnReceipts",
];

const documents: [string, (count: number) => ListDocument][] = [
  ["stock list", (count) => stockList(stock(count))],
  [
    "void record",
    (count) =>
      voidRecord({ ...stock(count), office: chamber.office, mandates: "TO-2024-117", voided: many(count, voided) }),
  ],
  ["hand-over list", (count) => handOverList(handOver(count))],
  ["overdue list", (count) => overdueList(overdue(count))],
  ["data sheet", (count) => dataSheetList(dataSheet(count))],
  ["custody sheet", (count) => custodySheet(custody(WHOLE_LIFE.slice(0, count)))],
];

describe.each(documents)("%s", (_, make) => {
  it.each([0, 1, 7, 130])(
    "of %i lines says everything that was put in it, in full, on numbered pages",
    async (count) => {
      const list = make(count);
      const pages = (await textOfPages(await listPdf(list))).map(letters);
      const each = pages.length / list.copyLabels.length;
      expect(Number.isInteger(each)).toBe(true);
      pages.forEach((page, index) => {
        expect(page).toContain(letters(`pagina ${(index % each) + 1} di ${each}`));
        expect(page).toContain(letters(list.copyLabels[Math.floor(index / each)] ?? "?"));
        expect(page).toContain(letters(list.issuer));
        if (index % each > 0) expect(page).toContain(letters(list.name));
      });
      const copy = pages.slice(0, each).join("");
      for (const value of valuesOf(list)) expect(copy).toContain(letters(value));
    },
  );

  it("bears no bar code: nothing of it is scanned", async () => {
    expect((await barCodesOfPages(await listPdf(make(1)))).flat()).toEqual([]);
  });
});

describe("the values of a list", () => {
  it("are all there whatever a name may be made of", async () => {
    const word = fc.string({ unit: fc.constantFrom(...NAME_LETTERS), minLength: 1, maxLength: 60 });
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    await fc.assert(
      fc.asyncProperty(name, name, async (surname, given) => {
        const devices = [{ ...device(0), surname, name: given }];
        const [page = ""] = await textOfPages(
          await listPdf(handOverList({ ...handOver(1), devices, officerName: given })),
        );
        expect(letters(page)).toContain(letters(`${surname} ${given}`));
      }),
      { numRuns: 15 },
    );
  });
});

describe("what each list says", () => {
  it("hand-over: papers counted, the place of each sum, one copy for each side", async () => {
    const [office = "", studio = ""] = await textOfPages(await listPdf(handOverList(handOver(4))));
    for (const page of [office, studio].map(letters)) {
      expect(page).toContain(letters("Totale 8 12"));
      expect(page).toContain(letters("2026/12, scaglione 1"));
      expect(page).toContain(letters("Per ricevuta: firma dell’addetto che ritira"));
    }
    expect(office).toContain("1/2 – ufficio CNS");
    expect(studio).toContain("2/2 – studio");
  });

  it("overdue: days late only above, what is due below, a full name and a masked codice fiscale", async () => {
    const page = letters((await textOfPages(await listPdf(overdueList(overdue(23))))).join(""));
    expect(page).toContain(letters("2026/402 da carta"));
    expect(page).not.toContain(letters("2026/403 da carta"));
    expect(page).toContain(letters("Scadute: 20"));
    expect(page).toContain(letters("In scadenza: 3"));
    expect(page).toContain(letters("PRTL…100K"));
    expect(page).toContain(letters("ufficio chiuso"));
    const only = async (filter: OverdueContent["filter"]) =>
      letters((await textOfPages(await listPdf(overdueList({ ...overdue(23), filter })))).join(""));
    expect(await only("late")).not.toContain(letters("In scadenza:"));
    expect(await only("soon")).not.toContain(letters("Giorni di ritardo"));
  });

  it("overdue: says how many it left out", async () => {
    const content = { ...overdue(3), counts: { all: 1200, late: 1200, today: 0 } };
    expect(letters((await textOfPages(await listPdf(overdueList(content)))).join(""))).toContain(
      letters("le prime 3 di 1200"),
    );
  });

  it("custody: who holds each copy since when and signed by whom, and every movement in order", async () => {
    const pages = await textOfPages(await listPdf(custodySheet(custody(WHOLE_LIFE))));
    const text = letters(pages.join(""));
    expect(text).toContain(letters("titolare dal 03/03/2026; firme: richiedente e addetto, 03/03/2026"));
    expect(text).toContain(letters("Camera dal 08/03/2026; firme: titolare e addetto, 07/03/2026"));
    expect(text).toContain(letters("studio dal 06/03/2026; firme: addetto, 06/03/2026"));
    expect(text).toContain(letters("Ricevute recapitate"));
    const acts = ["Stampa del modulo in tre copie", "Presentazione allo sportello", "Ritiro allo sportello"];
    const places = acts.map((act) => text.indexOf(letters(act)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("custody: an act it has no words for keeps its name, and nothing printed is said to be so", async () => {
    const content = custody(["printForm"]);
    const movements = content.movements.map((movement) => ({ ...movement, act: "somethingNew" }));
    const [page = ""] = await textOfPages(await listPdf(custodySheet({ ...content, movements })));
    expect(page).toContain("somethingNew");
    const [empty = ""] = await textOfPages(await listPdf(custodySheet(custody([]))));
    expect(letters(empty)).toContain(letters("non ancora stampata"));
    expect(letters(empty)).toContain(letters("Nessun movimento"));
  });

  it("void record: every folder with its reason and case, to be signed by both sides", async () => {
    const content = { ...stock(0), office: chamber.office, mandates: "TO-2024-117", voided: many(2, voided) };
    for (const page of await textOfPages(await listPdf(voidRecord(content)))) {
      for (const value of ["TO-2026-04471", "08/07/2026", "2026/301", "TO-2024-117", "Per ricevuta: firma", "Manca"]) {
        expect(letters(page)).toContain(letters(value));
      }
    }
  });

  it("stock list: the count of all folders, also of those not listed", async () => {
    const [page = ""] = await textOfPages(
      await listPdf(stockList({ ...stock(2), counts: { IN_STOCK: 2, GIVEN: 310, VOID: 5, RETURNED: 1 } })),
    );
    for (const value of ["310", "318", "In studio: 2", "Consegnate dal 01/01/2026 al 22/11/2026: 4"]) {
      expect(letters(page)).toContain(letters(value));
    }
  });

  it("data sheet: on one page for a whole person, numbered in the order of typing", async () => {
    const pages = await textOfPages(await listPdf(dataSheetList(dataSheet(26))));
    expect(pages).toHaveLength(1);
    expect(letters(pages[0] ?? "")).toContain(letters("4 Persona Campo 3 valore 3 5 Campo 4 valore 4"));
  });
});

const NAME_LETTERS = [..."abcdefghilmnopqrstuvzàèéìòùßñçłŁđĐćčšžŠŽřůęąőűțșâîŞğİıøåæþðŵŷếễộửẠỹ'’-."];

/** What stands in the fields and cells of a list. */
function valuesOf({ blocks }: ListDocument): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === "fields") return block.rows.flat().map(({ value }) => value);
    return block.kind === "table" ? block.lines.flat().map(({ text }) => text) : [];
  });
}
