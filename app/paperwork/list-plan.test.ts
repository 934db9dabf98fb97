import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListBlock, type ListTable, tableBeside, tableOf } from "./list-document";
import {
  headingOf,
  heightOf,
  LIST_BOTTOM,
  LIST_TOP,
  type Placed,
  pagesOf,
  SIGNATURES,
  SUMS,
  TABLE_HEAD,
} from "./list-plan";

const table = (count: number, { sumLabel }: { sumLabel?: string } = {}): ListTable =>
  tableOf(
    [
      { label: "N.", width: 10, says: (line: number) => String(line) },
      { label: "Fogli", width: 10, says: () => "2", sum: () => 2 },
    ],
    Array.from({ length: count }, (_, index) => index + 1),
    { heading: "Righe", none: "Nessuna riga", lineHeight: 9, ...(sumLabel === undefined ? {} : { sumLabel }) },
  );
const fields: ListBlock = { kind: "fields", heading: "Visita", rows: [[{ label: "Studio", value: "Verdi", span: 1 }]] };
const words: ListBlock = { kind: "words", text: "Si dichiara.", height: 9 };
const signatures: ListBlock = { kind: "signatures", labels: ["Firma", "Per ricevuta"] };

describe("the pages of a list", () => {
  const anyBlocks = fc.array(
    fc.oneof(
      fc.constant(fields),
      fc.constant(words),
      fc.constant(signatures),
      fc.tuple(fc.nat(90), fc.boolean()).map(([count, sums]) => table(count, sums ? { sumLabel: "Totale" } : {})),
    ),
    { maxLength: 5 },
  );

  it("have room for all they bear, none over another, and every line once and in order", () => {
    fc.assert(
      fc.property(anyBlocks, (blocks) => {
        const pages = pagesOf(blocks);
        for (const page of pages) {
          let free = LIST_TOP;
          for (const placed of page) {
            expect(placed.y).toBeGreaterThanOrEqual(free);
            free = placed.y + occupied(blocks, placed);
          }
          expect(free).toBeLessThanOrEqual(LIST_BOTTOM);
        }
        for (const [index, block] of blocks.entries()) {
          const parts = pages.flat().filter((placed) => placed.block === index);
          if (block.kind !== "table") {
            expect(parts).toHaveLength(1);
            continue;
          }
          const lines = parts.flatMap((each) => (each.part === "table" ? [[each.from, each.to] as const] : []));
          expect(lines.map(([from]) => from)).toEqual([0, ...lines.slice(0, -1).map(([, to]) => to)]);
          expect(lines.at(-1)?.[1]).toBe(block.lines.length);
          expect(parts.filter((each) => each.part === "table" && each.sums).length).toBe(block.sums === null ? 0 : 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("end with a line of the table above the boxes to sign in, however many lines there are", () => {
    for (let count = 1; count <= 80; count++) {
      const blocks = [fields, table(count, { sumLabel: "Totale" }), words, signatures];
      const last = pagesOf(blocks).at(-1) ?? [];
      const lines = last.find((placed) => placed.part === "table");
      expect(lines?.part === "table" && lines.to - lines.from, `${count} lines`).toBeGreaterThan(0);
      expect(last.at(-1)?.block).toBe(3);
    }
  });

  it("are one for a list without lines, which says so", () => {
    expect(pagesOf([fields, table(0), signatures])).toHaveLength(1);
    expect(table(0, { sumLabel: "Totale" }).sums).toBeNull();
  });

  it("leave a hand room to sign", () => expect(SIGNATURES).toBeGreaterThanOrEqual(22));

  function occupied(blocks: readonly ListBlock[], placed: Placed): number {
    const block = blocks[placed.block];
    if (block === undefined) throw new Error("placed what is not there");
    if (block.kind !== "table") return heightOf(block);
    if (placed.part !== "table") throw new Error("a table placed whole");
    const count = Math.max(placed.to - placed.from, block.lines.length === 0 ? 1 : 0);
    const heads = TABLE_HEAD + (placed.heading ? headingOf(block) : 0);
    return heads + count * block.lineHeight + (placed.sums ? SUMS : 0);
  }
});

describe("a table", () => {
  it("sums what adds up, and says so beside it", () => {
    expect(table(3, { sumLabel: "Totale" }).sums).toEqual(["Totale", "6"]);
  });

  it("beside itself says everything once, line by line", () => {
    const columns = [{ label: "Cartellina", width: 1, says: (serial: string) => serial, square: () => false }];
    const beside = tableBeside(2, columns, ["A", "B", "C"], { heading: "", none: "", lineHeight: 6 });
    expect(beside.lines.map((cells) => cells.map(({ text }) => text))).toEqual([
      ["A", "B"],
      ["C", ""],
    ]);
    expect(beside.lines[1]?.[1]?.square).toBeNull();
    expect(beside.columns).toHaveLength(2);
  });
});
