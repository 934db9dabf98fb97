import { inflateSync } from "node:zlib";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "pdf-lib";
import { beforeAll, describe, expect, it } from "vitest";
import { impressionOf } from "~/paperwork/case-papers.server";
import { printRun } from "~/paperwork/press.server";
import { deliveryReceiptOf, registrationFormOf, requestFormOf } from "../support/paper-cases";

/** What PDF/A-1b asks for (ISO 19005-1) and can be seen without its validator; `npm run test:pdfa` asks that one. */
const TITLE = "Stampa di <marzo> & aprile — Đorđević";
const SUBJECT = "Tre documenti";
let bytes: Buffer;
let pdf: PDFDocument;

beforeAll(async () => {
  const impressions = [requestFormOf(0), registrationFormOf(1), deliveryReceiptOf(2)].map(impressionOf);
  bytes = Buffer.from(await printRun({ title: TITLE, subject: SUBJECT, order: "CASE", impressions }));
  pdf = await PDFDocument.load(bytes, { updateMetadata: false });
});

describe("a printed file", () => {
  it("is of PDF 1.4, marked as binary, in plain objects, with an identifier", () => {
    expect(bytes.toString("latin1", 0, 9)).toBe("%PDF-1.4\n");
    expect([...bytes.subarray(9, 14)].map((byte) => byte > 127)).toEqual([false, true, true, true, true]);
    expect(bytes.toString("latin1")).not.toMatch(/\/ObjStm|\/XRef|\/Encrypt|LZWDecode/);
    expect(bytes.toString("latin1")).toMatch(/\/ID\[<([0-9a-f]{32})><\1>\]>>\nstartxref\n\d+\n%%EOF\n$/);
  });

  it("has a table that says where each object is", () => {
    const file = bytes.toString("latin1");
    const [, start = ""] = /startxref\n(\d+)\n/.exec(file) ?? [];
    const [, ...rows] = file.slice(Number(start)).split("trailer")[0]?.split("\n").slice(2, -1) ?? [];
    expect(rows.length).toBeGreaterThan(30);
    for (const [index, row] of rows.entries()) {
      expect(file.startsWith(`${index + 1} 0 obj\n`, Number(row.slice(0, 10)))).toBe(true);
    }
  });

  it("says of itself in XMP what it says in Info, unpacked, and its language", () => {
    const metadata = stream(pdf.catalog.get(PDFName.of("Metadata")));
    expect(metadata.dict.get(PDFName.of("Filter"))).toBeUndefined();
    const xmp = Buffer.from(metadata.contents).toString("utf8");
    const said = (name: string) => {
      const [, inner = ""] = new RegExp(`<${name}>(.*)</${name}>`).exec(xmp) ?? [];
      return inner.replace(/<[^>]+>/g, "").replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    };
    const info = pdf.context.lookup(pdf.context.trailerInfo.Info, PDFDict);
    const entry = (name: string) => (info.get(PDFName.of(name)) as PDFHexString).decodeText();
    expect([said("dc:title"), said("dc:description")]).toEqual([TITLE, SUBJECT]);
    expect([entry("Title"), entry("Subject")]).toEqual([TITLE, SUBJECT]);
    expect([said("xmp:CreatorTool"), said("pdf:Producer")]).toEqual([entry("Creator"), entry("Producer")]);
    expect([said("pdfaid:part"), said("pdfaid:conformance")]).toEqual(["1", "B"]);
    expect(pdf.context.lookup(pdf.catalog.get(PDFName.of("Lang")), PDFString).decodeText()).toBe("it-IT");
  });

  it("has an output intent with its colour profile", () => {
    const [intent] = pdf.context.lookup(pdf.catalog.get(PDFName.of("OutputIntents")), PDFArray).asArray();
    const entries = pdf.context.lookup(intent, PDFDict);
    expect(entries.get(PDFName.of("S"))).toBe(PDFName.of("GTS_PDFA1"));
    const profile = unpacked(stream(entries.get(PDFName.of("DestOutputProfile"))));
    expect(profile.readUInt32BE(0)).toBe(profile.length);
    expect(profile.toString("latin1", 12, 24)).toBe("mntrRGB XYZ ");
  });

  it("has nothing transparent", () => {
    const states = dictionaries().filter((dict) => dict.get(PDFName.of("Type")) === PDFName.of("ExtGState"));
    expect(states.length).toBeGreaterThan(0);
    for (const state of states) {
      for (const name of ["ca", "CA"]) {
        const opacity = state.get(PDFName.of(name));
        if (opacity !== undefined) expect(pdf.context.lookup(opacity, PDFNumber).asNumber()).toBe(1);
      }
    }
    for (const dict of dictionaries()) {
      expect(dict.get(PDFName.of("SMask"))).toBeUndefined();
      expect(dict.get(PDFName.of("Group"))).toBeUndefined();
    }
  });

  it("has each font on board, with the set of its glyphs", () => {
    const fonts = dictionaries().filter((dict) => dict.get(PDFName.of("Type")) === PDFName.of("FontDescriptor"));
    expect(fonts.length).toBeGreaterThanOrEqual(4);
    for (const font of fonts) {
      expect(unpacked(stream(font.get(PDFName.of("FontFile2")))).length).toBeGreaterThan(100);
      expect(unpacked(stream(font.get(PDFName.of("CIDSet"))))[0]).toBeGreaterThan(127);
    }
  });

  it("has a bookmark for each document, in the letters of its title", () => {
    const titles = dictionaries()
      .filter((dict) => dict.get(PDFName.of("Dest")) !== undefined)
      .map((dict) => pdf.context.lookup(dict.get(PDFName.of("Title")), PDFHexString).decodeText());
    expect(titles).toEqual([
      "2026/1 · Modulo di richiesta e di identificazione",
      "2026/2 · Modulo di registrazione",
      "2026/3 · Ricevuta di consegna",
    ]);
  });
});

/** The stream that a reference points to. */
function stream(reference: PDFObject | undefined): PDFRawStream {
  const found = pdf.context.lookup(reference);
  if (!(found instanceof PDFRawStream)) throw new Error(`not a stream: ${found}`);
  return found;
}

function dictionaries(): PDFDict[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (object instanceof PDFDict) return [object];
    return object instanceof PDFRawStream ? [object.dict] : [];
  });
}

function unpacked({ dict, contents }: PDFRawStream): Buffer {
  return dict.get(PDFName.of("Filter")) === undefined ? Buffer.from(contents) : inflateSync(contents);
}
