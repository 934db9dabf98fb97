import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSheetCode, type Sheet, sheetCode } from "./sheet-code";

const CROCKFORD = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];

const sheets: fc.Arbitrary<Sheet> = fc.record({
  caseCode: fc
    .array(fc.constantFrom(...CROCKFORD), { minLength: 10, maxLength: 10 })
    .map((letters) => letters.join("")),
  document: fc.constantFrom("REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"),
  copyNo: fc.constantFrom(1, 2, 3),
  version: fc.integer({ min: 1, max: 9999 }),
});

describe("sheet code", () => {
  it("is written as the grammar says", () => {
    const caseCode = "7K3M9QZX2T";
    expect(sheetCode({ caseCode, document: "REQUEST_FORM", copyNo: 2, version: 1 })).toBe("7K3M9QZX2T-M2-1");
    expect(sheetCode({ caseCode, document: "REGISTRATION_FORM", copyNo: 3, version: 2 })).toBe("7K3M9QZX2T-R3-2");
    expect(sheetCode({ caseCode, document: "DELIVERY_RECEIPT", copyNo: 1, version: 12 })).toBe("7K3M9QZX2T-C1-12");
  });

  it("is read back as it was written", () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        expect(parseSheetCode(sheetCode(sheet))).toEqual(sheet);
      }),
    );
  });

  it("forgives case, blanks, keyboard layout and look-alikes", () => {
    const blank = fc.constantFrom("", " ", "\t", "\r\n");
    fc.assert(
      fc.property(sheets, blank, blank, fc.constantFrom("-", "'", "–"), (sheet, before, after, hyphen) => {
        const typed = sheetCode(sheet)
          .toLowerCase()
          .replaceAll("-", hyphen)
          .replace(/1(?=.*[-'–].*[-'–])/, "l");
        expect(parseSheetCode(before + typed + after)).toEqual(sheet);
      }),
    );
  });

  it.each([
    "",
    "7K3M9QZX2T",
    "7K3M9QZX2T-M2",
    "7K3M9QZX2T-M4-1",
    "7K3M9QZX2T-D1-1",
    "7K3M9QZX2T-M1-0",
    "7K3M9QZX2U-M1-1",
    "7K3M9QZX2-M1-1",
    "7K3M9QZX2T-M1-1-1",
    "RSSMRA80A01H501U",
  ])("refuses %j", (text) => {
    expect(parseSheetCode(text)).toBeNull();
  });

  it("never writes what it could not read", () => {
    const sheet = { document: "REQUEST_FORM", copyNo: 1 } as const;
    expect(() => sheetCode({ ...sheet, caseCode: "7K3M9QZX2U", version: 1 })).toThrow(RangeError);
    expect(() => sheetCode({ ...sheet, caseCode: "7K3M9QZX2T", version: 0 })).toThrow(RangeError);
  });
});
