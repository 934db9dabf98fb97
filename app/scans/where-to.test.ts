import { describe, expect, it } from "vitest";
import type { CopyHolder, CopyNo, DocumentCopy, DocumentType } from "~/paperwork/custody";
import { day } from "~/terms/day";
import { destinationOf, sheetMeant, sheetsOn } from "./where-to";

const on = day("2026-11-23");

const three = (documentType: DocumentType, version: number, holder: CopyHolder): DocumentCopy[] =>
  ([1, 2, 3] as CopyNo[]).map((copyNo) => ({
    ...{ documentType, version, copyNo, holder, movedOn: on },
    signedBy: [],
    signedOn: null,
  }));

/** A form that was printed again, and receipts. */
const ledger = [
  ...three("REQUEST_FORM", 1, "VOID"),
  ...three("REQUEST_FORM", 2, "IR"),
  ...three("DELIVERY_RECEIPT", 1, "CHAMBER"),
];
const known = { ledger, papersDestroyed: false };

describe("what stands on a page", () => {
  it("is the sheet codes among all that was read, each once, as a scanner or a hand gives them", () => {
    const codes = ["7K3M9QZX2T-M2-1", "https://example.org/p/7K3M9QZX2T", "8001234567890", "7k3m9qzx2t-m2-1"];
    expect(sheetsOn(codes)).toEqual([{ caseCode: "7K3M9QZX2T", document: "REQUEST_FORM", copyNo: 2, version: 1 }]);
    expect(sheetsOn(["7K3M9QZX2T", "ricetta 1200A", ""])).toEqual([]);
  });
});

describe("where a page goes by itself", () => {
  const to = (codes: string[], at: Parameters<typeof destinationOf>[1] = known) => destinationOf(sheetsOn(codes), at);

  it("to the sheet that its code names, a void one too", () => {
    expect(to(["7K3M9QZX2T-M3-2"])).toEqual({ documentType: "REQUEST_FORM", version: 2, copyNo: 3 });
    expect(to(["7K3M9QZX2T-M3-1"])).toEqual({ documentType: "REQUEST_FORM", version: 1, copyNo: 3 });
    expect(to(["7K3M9QZX2T-C1-1"])).toEqual({ documentType: "DELIVERY_RECEIPT", version: 1, copyNo: 1 });
  });

  it("nowhere, and why", () => {
    expect(to([])).toBe("no-code");
    expect(to(["7K3M9QZX2T-M1-2", "7K3M9QZX2T-M2-2"])).toBe("several-codes");
    expect(to(["7K3M9QZX2T-M1-2"], null)).toBe("no-case");
    expect(to(["7K3M9QZX2T-M1-3"])).toBe("no-sheet");
    expect(to(["7K3M9QZX2T-R1-1"])).toBe("no-sheet");
    expect(to(["7K3M9QZX2T-M1-2"], { ledger, papersDestroyed: true })).toBe("papers-destroyed");
  });
});

describe("the sheet that somebody means", () => {
  it("without a version is that of the printing in use", () => {
    const meant = sheetMeant(ledger, { document: "REQUEST_FORM", copyNo: 2, version: null });
    expect(meant).toEqual({ documentType: "REQUEST_FORM", version: 2, copyNo: 2 });
  });

  it("is that of the last printing where all are void", () => {
    const voided = [...three("REQUEST_FORM", 1, "VOID"), ...three("REQUEST_FORM", 2, "VOID")];
    const meant = sheetMeant(voided, { document: "REQUEST_FORM", copyNo: 1, version: null });
    expect(meant).toEqual({ documentType: "REQUEST_FORM", version: 2, copyNo: 1 });
  });

  it("is missing, or not in the ledger", () => {
    expect(sheetMeant(ledger, { document: null, copyNo: 1, version: null })).toBe("sheet-missing");
    expect(sheetMeant(ledger, { document: "REQUEST_FORM", copyNo: null, version: 2 })).toBe("sheet-missing");
    expect(sheetMeant(ledger, { document: "REGISTRATION_FORM", copyNo: 1, version: null })).toBe("no-sheet");
    expect(sheetMeant(ledger, { document: "REQUEST_FORM", copyNo: 1, version: 9 })).toBe("no-sheet");
  });
});
