import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { rulesetByCode } from "~/rulesets/catalog";
import { barCodesOfPages, letters, textOfPages } from "../../tests/support/read-back";
import { type CasePaper, withSharedEditions } from "./case-papers.server";
import { changeableTexts, typeOf } from "./changeable-texts";
import { copyLabels } from "./copy-labels";
import { courtesyTranslation } from "./courtesy.server";
import { changesIn, fieldsOf, kept } from "./edition-texts";
import { facsimilePdf } from "./facsimile.server";
import { misfitOf, misfitsOf, printedSize } from "./fit-of-texts.server";
import { prepareLogo } from "./logo.server";
import { isTranslated, PAPER_DOCUMENTS, type PaperDocument } from "./paper-documents";
import { usualFaces } from "./plate.server";
import { print } from "./press.server";
import { specimenReceipt, specimenRequest } from "./specimen";
import { type Changes, type Edition, editionOf, textsOf } from "./texts";
import { englishOf, ONLY_ITALIAN } from "./translation";

const rules = rulesetByCode("torino-2020");
const at = { rules, chamber: "Camera di commercio di Torino", office: "Ufficio CNS" };
const EDITIONS = ["2020-05", "2024-01"];

const own = (changes: Changes, more: Partial<Edition> = {}): Edition => ({
  ...editionOf("2020-05"),
  ...{ code: "2020-05.1", changes, key: `own ${JSON.stringify(changes)}` },
  ...more,
});

const fieldOf = (document: PaperDocument, key: string) => {
  const found = fieldsOf(document, editionOf("2020-05"), rules).find(({ text }) => text.key === key);
  if (!found) throw new Error(`no text ${key}`);
  return found;
};

describe("the built-in texts", () => {
  it.each(EDITIONS)("of %s fit their boxes at a size that can be read, in Italian and in English", async (code) => {
    const faces = await usualFaces();
    const edition = editionOf(code);
    const texts = textsOf(edition);
    const english = englishOf(edition);
    for (const document of PAPER_DOCUMENTS) {
      const all = [
        ...changeableTexts(document, texts, []),
        ...(isTranslated(document) ? changeableTexts(document, { ...texts, [document]: english[document] }, []) : []),
      ];
      expect(all.length).toBeGreaterThan(3);
      for (const text of all) {
        const size = printedSize(faces, document, text, text.base);
        expect(size, `${text.key}: ${text.base}`).toBeGreaterThanOrEqual(typeOf(document, text.kind).limit);
      }
    }
  });

  it("have a field for every word of a document", () => {
    const { requestForm } = textsOf(editionOf("2020-05"));
    const keys = fieldsOf("requestForm", editionOf("2020-05"), rules).map(({ text }) => text.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => key.startsWith("requestForm.labels.")).length).toBe(
      Object.keys(requestForm.labels).length,
    );
    expect(keys.filter((key) => key.startsWith("requestForm.headings.")).length).toBe(
      Object.keys(requestForm.headings).length,
    );
    expect(keys.filter((key) => key.startsWith("copyLabels.requestForm."))).toHaveLength(3);
  });
});

describe("a chamber's own edition", () => {
  const CLAUSE = "Il richiedente approva la clausola della Camera, in più di una riga perché si veda che va a capo.";

  it("prints its words, its copy labels and its logo, and the rest of the base", async () => {
    const edition = own({
      "requestForm.title": { it: "Domanda di CNS", en: null },
      "requestForm.declarations": { it: "Il richiedente dichiara:\nprimo punto;\nsecondo punto.", en: null },
      "requestForm.clauses": { it: CLAUSE, en: null },
      "requestForm.labels.surname": { it: "Cognome di nascita", en: null },
      "copyLabels.requestForm.1": { it: "chi chiede", en: null },
    });
    const pages = await textOfPages(await facsimilePdf({ document: "requestForm", edition, language: "it", ...at }));
    expect(pages).toHaveLength(3);
    for (const page of pages) {
      for (const text of ["Domanda di CNS", "a)primo punto;", "b)secondo punto.", CLAUSE, "Cognome di nascita"]) {
        expect(letters(page)).toContain(letters(text));
      }
      expect(letters(page)).toContain(letters("Attestazione dell’incaricato della registrazione"));
      expect(letters(page)).not.toContain(letters("onerose: limitazioni"));
    }
    expect(pages[0]).toContain("1/3 – chi chiede");
    expect(pages[1]).toContain("2/3 – Camera di commercio");
    expect(copyLabels("requestForm", editionOf("2020-05"), rules)[0]).toBe("1/3 – richiedente");
  });

  it("prints hostile words as words", async () => {
    const hostile = `<script>alert("x")</script> (Tj) ET \\ %% ' or 1=1 --`;
    const it = `${hostile}\n${hostile}\n${hostile}`;
    const edition = own({
      "deliveryReceipt.subtitle": { it: "/F1 12 Tf <48> Tj", en: null },
      "deliveryReceipt.declarations": { it, en: null },
    });
    const [page = ""] = await textOfPages(
      await facsimilePdf({ document: "deliveryReceipt", edition, language: "it", ...at }),
    );
    expect(letters(page)).toContain(letters("/F1 12 Tf <48> Tj"));
    expect(letters(page).split(letters(hostile))).toHaveLength(4);
  });

  it("is told from an edition of the same code that says something else", async () => {
    const title = async (it: string) => {
      const edition = own({ "batchSlip.title": { it, en: null } });
      return (await textOfPages(await facsimilePdf({ document: "batchSlip", edition, language: "it", ...at })))[0];
    };
    expect(await title("Distinta di Torino")).toContain("Distinta di Torino");
    expect(await title("Distinta di Asti")).toContain("Distinta di Asti");
  });

  it("is one object for all the papers of a run", () => {
    const paper = (caseNumber: string): CasePaper => ({
      document: "REQUEST_FORM",
      content: specimenRequest({ formVersion: "2020-05", ...at }),
      edition: own({ "requestForm.title": { it: "Domanda", en: null } }),
      printing: { caseCode: "7K3M9QZX2T", caseNumber, version: 1 },
    });
    const papers = [paper("2026/1"), paper("2026/2"), { ...paper("2026/3"), edition: editionOf("2020-05") }];
    const [first, second, third] = structuredClone(withSharedEditions(papers));
    expect(first?.edition).toBe(second?.edition);
    expect(third?.edition.code).toBe("2020-05");
    expect([first, second, third].map((one) => one?.printing.caseNumber)).toEqual(["2026/1", "2026/2", "2026/3"]);
  });

  it("refuses what does not fit its box, and signs that cannot be drawn", async () => {
    const clauses = fieldOf("requestForm", "requestForm.clauses");
    const sex = fieldOf("requestForm", "requestForm.labels.sex");
    expect(await misfitOf("requestForm", clauses.text, CLAUSE)).toBeNull();
    expect(await misfitOf("requestForm", clauses.text, CLAUSE.repeat(12))).toBe("does-not-fit");
    expect(await misfitOf("requestForm", sex.text, "Sesso come sul documento")).toBe("does-not-fit");
    expect(await misfitOf("requestForm", sex.text, "性")).toBe("letters-unprintable");
    const typed = {
      [clauses.name]: { it: CLAUSE, en: CLAUSE.repeat(12) },
      [sex.name]: { it: "Genere → M/F", en: "" },
    };
    const fields = fieldsOf("requestForm", editionOf("2020-05"), rules);
    expect(await misfitsOf("requestForm", fields, changesIn(fields, typed))).toEqual({
      "requestForm-clauses-en": "does-not-fit",
      "requestForm-labels-sex": "letters-unprintable",
    });
  });

  it("changes nothing where the field is empty or as it was", () => {
    const fields = fieldsOf("requestForm", editionOf("2020-05"), rules);
    const same = Object.fromEntries(fields.map(({ name, it }) => [name, { it, en: "" }]));
    const empty = Object.fromEntries(fields.map(({ name }) => [name, { it: "", en: "" }]));
    expect(changesIn(fields, same)).toEqual({});
    expect(changesIn(fields, empty)).toEqual({});
    expect(changesIn(fields, { "requestForm-title": { it: "Domanda", en: "" } })).toEqual({
      "requestForm.title": { it: "Domanda", en: null },
    });
  });

  it("keeps paragraphs as lines, without blanks and control signs", () => {
    expect(kept("declarations", "  Uno:\r\n\r\n due \t tre\u0000;\r\n")).toBe("Uno:\ndue tre ;");
    expect(kept("title", " Modulo\r\ndi richiesta ")).toBe("Modulo di richiesta");
  });
});

describe("a facsimile", () => {
  it.each(PAPER_DOCUMENTS)("of the %s says so on every page, and has no bar code", async (document) => {
    const pdf = await facsimilePdf({ document, edition: editionOf("2020-05"), language: "it", ...at });
    expect((await barCodesOfPages(pdf)).flat()).toEqual([]);
    for (const page of await textOfPages(pdf)) expect(page).toContain("FAC-SIMILE");
  });
});

describe("the courtesy translation", () => {
  const content = specimenRequest({ formVersion: "2020-05", ...at });
  const printed = (edition: Edition) =>
    print(courtesyTranslation({ document: "REQUEST_FORM", content, edition, caseNumber: "2026/123", version: 2 }));

  it("is one sheet in English, marked in both languages, not to be signed, without bar code", async () => {
    const pdf = await printed(editionOf("2020-05"));
    expect((await barCodesOfPages(pdf)).flat()).toEqual([]);
    const pages = await textOfPages(pdf);
    expect(pages).toHaveLength(1);
    expect(Buffer.from(pdf).toString("latin1")).toContain("/Lang(en-GB)");
    const page = letters(pages[0] ?? "");
    for (const text of [
      ...["Request and identification form", "Applicant’s declarations", "Operating manuals", "2026/123", "version 2"],
      ...["COURTESY TRANSLATION", "not valid as a request", "traduzione di cortesia", "non firmabile"],
      ...["Sign the Italian document only – si firma solo il documento italiano", content.applicant.codiceFiscale],
    ]) {
      expect(page).toContain(letters(text));
    }
    expect(page).not.toContain(letters("Dichiarazioni del richiedente"));
  });

  it("of the receipt says that it is no receipt", async () => {
    const receipt = specimenReceipt({ formVersion: "2024-01", ...at });
    const of = { content: receipt, edition: editionOf("2024-01"), caseNumber: "2026/123", version: 1 };
    const [page = ""] = await textOfPages(await print(courtesyTranslation({ document: "DELIVERY_RECEIPT", ...of })));
    for (const text of ["Delivery receipt", "not valid as a receipt", "on the Chamber of Commerce’s website"]) {
      expect(letters(page)).toContain(letters(text));
    }
  });

  it("leaves Italian what the chamber changed without giving English, and says so", async () => {
    const edition = own({
      "requestForm.clauses": { it: "Clausola nuova della Camera.", en: null },
      "requestForm.attestation": { it: "Attestazione nuova.", en: "New statement." },
      "requestForm.headings.clauses": { it: "Clausole della Camera", en: null },
    });
    const [text = ""] = await textOfPages(await printed(edition));
    const page = letters(text);
    expect(page).toContain(letters(`${ONLY_ITALIAN.paragraph} Clausola nuova della Camera.`));
    expect(page).toContain(letters("Clausole della Camera [IT]"));
    expect(page).toContain(letters("New statement."));
    expect(page).not.toContain(letters("approve specifically"));
    expect(page).not.toContain(letters("Attestazione nuova"));
  });
});

describe("a logo", () => {
  const picture = (width: number, height: number, fill = "#0a5") =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><circle cx="${width / 2}" cy="${height / 2}" r="${Math.min(width, height) / 3}" fill="${fill}"/></svg>`,
      ),
    );

  it("becomes opaque and grey, whatever it was", async () => {
    const logo = await prepareLogo(await picture(900, 500).png().toBuffer());
    if (!logo.ok) throw new Error(logo.refusal);
    const { channels, hasAlpha, space } = await sharp(Buffer.from(logo.value.png)).metadata();
    expect({ channels, hasAlpha, space }).toEqual({ channels: 1, hasAlpha: false, space: "b-w" });
    expect(logo.value.width / logo.value.height).toBeCloseTo(900 / 500, 1);
  });

  it("stands in the head, whatever its shape, and covers nothing", async () => {
    for (const [width, height] of [
      [1200, 90],
      [90, 1200],
      [400, 400],
    ] as const) {
      const logo = await prepareLogo(await picture(width, height).flatten({ background: "#fff" }).jpeg().toBuffer());
      if (!logo.ok) throw new Error(logo.refusal);
      const edition = own({}, { logo: logo.value, key: `logo ${width}` });
      const pdf = await facsimilePdf({ document: "registrationForm", edition, language: "it", ...at });
      const [page = ""] = await textOfPages(pdf);
      for (const text of [at.chamber, at.office, "Modulo di registrazione"]) expect(page).toContain(text);
      const bytes = Buffer.from(pdf).toString("latin1");
      expect(bytes).toContain("/DeviceGray");
      for (const banned of ["/SMask", "/Interpolate true", "/Group"]) expect(bytes, banned).not.toContain(banned);
    }
  });

  it("is refused with its reason", async () => {
    const refusalOf = async (bytes: Buffer) => {
      const outcome = await prepareLogo(bytes);
      return outcome.ok ? null : outcome.refusal;
    };
    const png = await picture(300, 200).png().toBuffer();
    expect(await refusalOf(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe("logo-kind");
    expect(await refusalOf(Buffer.from("%PDF-1.4"))).toBe("logo-kind");
    expect(await refusalOf(png.subarray(0, 200))).toBe("logo-broken");
    expect(await refusalOf(Buffer.concat([png, Buffer.alloc(3 * 1024 * 1024)]))).toBe("logo-too-big");
    expect(await refusalOf(await picture(30, 20).png().toBuffer())).toBe("logo-too-small");
    expect(await refusalOf(await picture(300, 200, "#fff").png().toBuffer())).toBe("logo-blank");
    expect(await refusalOf(png)).toBeNull();
  });
});
