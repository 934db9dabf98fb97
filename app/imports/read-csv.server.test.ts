import { describe, expect, test } from "vitest";
import { csvOf } from "./csv-out";
import { type CsvRefusal, readCsv } from "./read-csv.server";

const bytes = (text: string) => Buffer.from(text, "utf8");
const cells = async (file: Uint8Array) => {
  const read = await readCsv(file);
  if (!read.ok) throw new Error(read.refusal);
  return [read.value.header.cells, ...read.value.rows.map((row) => row.cells)];
};
const refusal = async (file: Uint8Array): Promise<CsvRefusal | null> => {
  const read = await readCsv(file);
  return read.ok ? null : read.refusal;
};

describe("what stands between the cells", () => {
  test.each([
    ["semicolons, with commas inside the cells", "Nome;Via\nAda;Via Po, 3\n"],
    ["commas, with semicolons inside quotation marks", 'Nome,Via\nAda,"Via Po; 3"\n'],
    ["tabs", "Nome\tVia\nAda\tVia Po, 3\n"],
    ["Excel's own first line", "sep=;\r\nNome;Via\r\nAda;Via Po, 3\r\n"],
  ])("%s", async (_, text) => {
    const [header, row] = await cells(bytes(text));
    expect(header).toEqual(["Nome", "Via"]);
    expect(row).toEqual(["Ada", text.includes("Po; 3") ? "Via Po; 3" : "Via Po, 3"]);
  });

  test("the headings decide, not what stands in quotation marks in them", async () => {
    expect(await cells(bytes('"Nome, cognome, titolo";Via\nAda;Po\n'))).toEqual([
      ["Nome, cognome, titolo", "Via"],
      ["Ada", "Po"],
    ]);
  });
});

describe("letters", () => {
  test.each([
    ["UTF-8", bytes("Nome;Città\nNicolò;Forlì\n")],
    ["UTF-8 with its mark", bytes("\ufeffNome;Città\nNicolò;Forlì\n")],
    ["Windows-1252, as the Italian Excel saves", Buffer.from("Nome;Città\nNicolò;Forlì\n", "latin1")],
    ["UTF-16, «Testo Unicode»", Buffer.from("\ufeffNome;Città\nNicolò;Forlì\n", "utf16le")],
  ])("%s", async (_, file) => {
    expect(await cells(file)).toEqual([
      ["Nome", "Città"],
      ["Nicolò", "Forlì"],
    ]);
  });

  test("the euro sign and curly quotes are those of Windows-1252, not of Latin-1", async () => {
    const file = Buffer.concat([bytes("Nome;Nota\nAda;"), Buffer.from([0x80, 0x20, 0x92]), bytes("\n")]);
    expect((await cells(file))[1]).toEqual(["Ada", "€ ’"]);
  });
});

describe("rows", () => {
  test("a line break in quotation marks is part of its cell, and lines are still counted", async () => {
    const read = await readCsv(bytes('Nome;Via\r\n"Ada";"Via Po\r\n3"\r\nBruno;Dora\r\n'));
    expect(read).toMatchObject({
      ok: true,
      value: {
        rows: [
          { line: 2, cells: ["Ada", "Via Po 3"] },
          { line: 4, cells: ["Bruno", "Dora"] },
        ],
      },
    });
  });

  test("ragged rows stay as they are, and those without a word are passed over", async () => {
    expect(await cells(bytes("a;b;c\n1\n;;\n\n1;2;3;4\n"))).toEqual([["a", "b", "c"], ["1"], ["1", "2", "3", "4"]]);
  });

  test("what looks like a formula is text; Excel's guard of a text goes", async () => {
    const [, row] = await cells(bytes('a;b;c;d\n=1+1;+39 333;"=""0012""";\'-5\n'));
    expect(row).toEqual(["=1+1", "+39 333", "0012", "-5"]);
  });

  test("10,000 rows are taken, 10,001 are not", async () => {
    const file = (rows: number) => bytes(`a;b\n${"1;2\n".repeat(rows)}`);
    expect((await cells(file(10_000))).length).toBe(10_001);
    expect(await refusal(file(10_001))).toBe("too-many-rows");
  });
});

describe("what is no file of rows", () => {
  test.each<[string, Uint8Array, CsvRefusal]>([
    ["nothing", bytes("\n\n"), "csv-empty"],
    ["headings alone", bytes("a;b\n"), "csv-no-rows"],
    ["a workbook", Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), bytes("xl/workbook")]), "workbook"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), "workbook"],
    ["bytes of something else", Buffer.from([1, 0, 2, 0, 3]), "binary"],
    ["a quotation mark that does not close", bytes('a;b\n"1;2\n3;4\n'), "csv-broken"],
    ["a cell like a book", bytes(`a;b\n${"x".repeat(501)};2\n`), "cell-too-long"],
    ["a row without an end", bytes(`a;b\n"${"x\n".repeat(90_000)}";2\n`), "cell-too-long"],
    ["61 columns", bytes(`${"a;".repeat(60)}b\n${"1;".repeat(60)}2\n`), "too-many-columns"],
  ])("%s", async (_, file, expected) => {
    expect(await refusal(file)).toBe(expected);
  });
});

describe("secret codes", () => {
  test.each(["PIN", "Codice PIN", "puk", "Codice di emergenza", "Codice utente", "ERC (6 cifre)"])(
    "a column headed %s refuses the file",
    async (heading) => {
      expect(await refusal(bytes(`Nome;${heading}\nAda;12345678\n`))).toBe("csv-secret-column");
    },
  );

  test.each(["Pinerolo", "Percorso", "Codice fiscale", "Mercato", "Opinione"])(
    "control: a column headed %s does not",
    async (heading) => {
      expect(await refusal(bytes(`Nome;${heading}\nAda;12345678\n`))).toBeNull();
    },
  );

  test("a cell that holds one is emptied and counted; honest numbers stay", async () => {
    const read = await readCsv(bytes("Nome;Nota\nAda;PIN 12345\nBruno;tel. 011 5716123\n"));
    expect(read).toMatchObject({
      ok: true,
      value: { secretsDropped: 1, rows: [{ cells: ["Ada", ""] }, { cells: ["Bruno", "tel. 011 5716123"] }] },
    });
  });
});

describe("the file that is handed back", () => {
  test("reads back as it was, formulas guarded for whoever opens it in a spreadsheet", async () => {
    const rows = [
      ["a", 'b "c"; d'],
      ["=CMD|' /C calc'!A0", "@x"],
      ["-1", "più\nrighe"],
    ];
    const file = csvOf(rows);
    expect(file.startsWith("\ufeff")).toBe(true);
    expect(file).toContain("'=CMD|");
    expect(file).toContain("'@x");
    expect(await cells(bytes(file))).toEqual([
      ["a", 'b "c"; d'],
      ["=CMD|' /C calc'!A0", "@x"],
      ["-1", "più righe"],
    ]);
  });
});
