import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rulesetByCode, rulesetCodes } from "~/rulesets/catalog";
import { type Day, day } from "~/terms/day";
import { barCodesOfPages, letters, textOfPages } from "../../tests/support/read-back";
import type { BatchSlipContent } from "./batch-slip";
import { batchSlipPdf } from "./batch-slip-pdf.server";
import { type CasePaper, impressionOf } from "./case-papers.server";
import type { DeliveryReceiptContent, RegistrationFormContent } from "./device-papers";
import { print } from "./press.server";
import { contentHash, type RequestFormContent } from "./request-form";
import { editionOf, textsOf } from "./texts";
import type { Printing } from "./three-sheets.server";

const printing = { caseCode: "7K3M9QZX2T", caseNumber: "2026/123", version: 1 };

const form: RequestFormContent = {
  formVersion: "2020-05",
  rulesetCode: "torino-2020",
  chamber: "Camera di commercio di Torino",
  office: "Ufficio CNS, via San Francesco da Paola 24, 10123 Torino",
  practiceName: "Studio Bianchi & Associati",
  mandateNo: "TO-2024-117",
  officerName: "Chiara Bianchi",
  requestType: "NEW",
  deviceType: "USB_TOKEN",
  applicant: {
    surname: "D’Angelo",
    name: "Maria Ludovica",
    sex: "F",
    birthDate: day("1980-01-01"),
    birthPlace: "Torino",
    birthProvince: "TO",
    citizenship: "Italia",
    codiceFiscale: "DNGMLD80A41L219K",
    residence: {
      street: "via San Donato 12 bis",
      postcode: "10144",
      municipality: "Torino",
      province: "TO",
      state: "Italia",
    },
    email: "maria.dangelo@example.it",
    mobile: "+39 347 0000000",
  },
  identityDocument: {
    type: "IDENTITY_CARD",
    number: "CA00000AA",
    issuer: "Comune di Torino",
    issuedOn: day("2020-03-01"),
    expiresOn: day("2030-01-02"),
    residencePermit: { number: "I12345678", expiresOn: day("2028-05-05") },
  },
  envelope: {
    serial: "TO00012345",
    sealColour: "SILVER",
    sealIntact: true,
    contents: ["Condizioni", "Informativa", "Codici"],
  },
  topics: ["Manuali operativi", "Firma", "Riconoscimento ai servizi in rete", "Rinnovo", "Sospensione", "Revoca"],
  role: "Legale rappresentante",
  usageLimits: "Fino a 10.000 euro",
  publicationConsent: false,
  place: "Torino",
  date: day("2026-11-23"),
};

const devicePaper = {
  formVersion: form.formVersion,
  rulesetCode: form.rulesetCode,
  chamber: form.chamber,
  office: form.office,
  practiceName: form.practiceName,
  mandateNo: form.mandateNo,
  officerName: form.officerName,
  holder: form.applicant,
  envelopeSerial: form.envelope.serial,
  device: {
    type: "USB_TOKEN" as const,
    serial: "7420012345678901",
    authentication: { serial: "0A3F9912", notBefore: day("2026-11-25"), notAfter: day("2029-11-25") },
    signature: { serial: "0A3F9913", notBefore: day("2026-11-26"), notAfter: day("2029-11-26") },
  },
};
const registration: RegistrationFormContent = {
  ...devicePaper,
  requestFormCode: "7K3M9QZX2T-M2-1",
  requestType: "NEW",
  producedOn: day("2026-11-25"),
};
const receipt: DeliveryReceiptContent = {
  ...devicePaper,
  returnTerm: { days: 15, dayKind: "CALENDAR", startEvent: "HANDOVER" },
};

describe("the request form", () => {
  it("says every field of §8.1 on each of its three copies", async () => {
    const pages = await textOfPages(await requestFormPdf(form, printing));
    expect(pages).toHaveLength(3);
    const { applicant, identityDocument, envelope } = form;
    const values = [
      ...[
        form.chamber,
        form.office,
        form.formVersion,
        form.rulesetCode,
        form.practiceName,
        form.mandateNo,
        form.officerName,
      ],
      ...[
        applicant.surname,
        applicant.name,
        applicant.codiceFiscale,
        "01/01/1980",
        applicant.citizenship,
        applicant.email,
      ],
      ...[...Object.values(applicant.residence), applicant.mobile, "Token USB", printing.caseNumber],
      ...[
        "Carta d’identità",
        identityDocument.number,
        identityDocument.issuer,
        "01/03/2020",
        "02/01/2030",
        "I12345678",
      ],
      ...[
        envelope.serial,
        "argentata",
        ...envelope.contents,
        ...form.topics,
        form.role,
        form.usageLimits,
        "23/11/2026",
      ],
      ...[
        "art. 76 del D.P.R. 445/2000",
        "artt. 46 e 47",
        "1341 e 1342",
        "identificato in mia presenza",
        "informativa privacy",
      ],
      contentHash(form),
    ];
    for (const page of pages) for (const value of values) expect(letters(page)).toContain(letters(value ?? ""));
  });

  it("tells its copies apart by label and bar code alone", async () => {
    const pdf = await requestFormPdf(form, printing);
    const labels = ["1/3 – richiedente", "2/3 – CCIAA", "3/3 – CCIAA"];
    const codes = ["7K3M9QZX2T-M1-1", "7K3M9QZX2T-M2-1", "7K3M9QZX2T-M3-1"];
    expect(await barCodesOfPages(pdf)).toEqual(codes.map((code) => [code]));
    const rest = (await textOfPages(pdf)).map((page, index) => {
      expect(page).toContain(labels[index]);
      expect(page).toContain(codes[index]);
      return page.replace(labels[index] ?? "", "").replace(codes[index] ?? "", "");
    });
    expect(new Set(rest.map(letters)).size).toBe(1);
  });

  it("takes other labels, and says that it is a reprint and why", async () => {
    const labels: [string, string, string] = ["1/3 – incaricato", "2/3 – ufficio", "3/3 – ufficio"];
    const reprint = { on: day("2026-11-24"), by: "Chiara Bianchi", reason: "copia 2 macchiata" };
    const pages = await textOfPages(await requestFormPdf(form, { ...printing, labels, reprints: { 2: reprint } }));
    const mark = letters("RISTAMPA del 24/11/2026, a cura di Chiara Bianchi. Motivo: copia 2 macchiata");
    for (const [index, page] of pages.entries()) expect(page).toContain(labels[index]);
    expect(pages.map((page) => letters(page).includes(mark))).toEqual([false, true, false]);
  });

  it("prints the copies that are asked for, and no others", async () => {
    const pdf = await requestFormPdf(form, { ...printing, copies: [3] });
    expect(await barCodesOfPages(pdf)).toEqual([["7K3M9QZX2T-M3-1"]]);
  });

  it("has its fonts on board, and the same bytes for the same content", async () => {
    const [one, two] = [await requestFormPdf(form, printing), await requestFormPdf(form, printing)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    expect(
      Buffer.from(one)
        .toString("latin1")
        .match(/\/FontFile2/g)?.length,
    ).toBeGreaterThanOrEqual(2);
    expect(one.byteLength).toBeLessThan(200_000);
  });

  it("says whatever a name may be made of, in full", async () => {
    await fc.assert(
      fc.asyncProperty(applicants([...LATIN_LETTERS]), async (fields) => {
        await expectOnEveryPage(fields);
      }),
      { numRuns: 25 },
    );
  });

  it("says names in letters outside the usual ones", async () => {
    await fc.assert(
      fc.asyncProperty(applicants([..."αβΓжЩљÆœǾḥṣŊ", "x\u0302"]), async (fields) => {
        await expectOnEveryPage(fields);
      }),
      { numRuns: 4 },
    );
  });

  it("shows the code of a letter that it cannot draw", async () => {
    const [page] = await textOfPages(await requestFormPdf({ ...form, officerName: "漢 Bianchi" }, printing));
    expect(page).toContain("‹U+6F22› Bianchi");
  });

  it.each([
    "Łukasz Đorđević",
    "D'Angelo",
    "Müller-Lüdenscheidt",
    "Nguyễn Thị Hương Giang",
    "Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft",
    "Ştefănescu Țîrlea",
  ])("prints %s", async (surname) => {
    await expectOnEveryPage({
      surname,
      name: surname,
      street: `${surname} ${surname}`,
      issuer: surname,
      email: surname,
    });
  });
});

describe("the papers of the device", () => {
  it("registration form: device, both certificates, and three bar codes", async () => {
    const pdf = await registrationFormPdf(registration, printing);
    expect(await barCodesOfPages(pdf)).toEqual([["7K3M9QZX2T-R1-1"], ["7K3M9QZX2T-R2-1"], ["7K3M9QZX2T-R3-1"]]);
    await expectTexts(pdf, [
      [...DEVICE_VALUES, "7K3M9QZX2T-M2-1", contentHash(registration), "1/3 – CCIAA"],
      [...DEVICE_VALUES, "2/3 – titolare"],
      [...DEVICE_VALUES, "3/3 – incaricato"],
    ]);
  });

  it("delivery receipt: device, both certificates, updates, term, and three bar codes", async () => {
    const pdf = await deliveryReceiptPdf(receipt, { ...printing, version: 2 });
    expect(await barCodesOfPages(pdf)).toEqual([["7K3M9QZX2T-C1-2"], ["7K3M9QZX2T-C2-2"], ["7K3M9QZX2T-C3-2"]]);
    const values = [
      ...DEVICE_VALUES,
      "aggiornamenti del software",
      "entro 15 giorni dalla consegna",
      contentHash(receipt),
    ];
    await expectTexts(pdf, [
      [...values, "1/3 – titolare"],
      [...values, "2/3 – CCIAA"],
      [...values, "3/3 – CCIAA"],
    ]);
  });

  it("say whatever a name may be made of, in full", async () => {
    await fc.assert(
      fc.asyncProperty(applicants([...LATIN_LETTERS]), async ({ surname, name, street, issuer, email }) => {
        const holder = { ...form.applicant, surname, name, email, birthPlace: issuer };
        const shared = [surname, name, issuer, street];
        const onForm = await registrationFormPdf({ ...registration, holder, practiceName: street }, printing);
        await expectTexts(onForm, Array(3).fill([...shared, email]));
        const onReceipt = await deliveryReceiptPdf({ ...receipt, holder, practiceName: street }, printing);
        await expectTexts(onReceipt, Array(3).fill(shared));
      }),
      { numRuns: 12 },
    );
  });

  it("leaves the officer's name to the hand when nobody knows yet who will collect", async () => {
    const pages = await textOfPages(await registrationFormPdf({ ...registration, officerName: null }, printing));
    for (const page of pages) expect(page).not.toContain("Chiara Bianchi");
  });
});

describe("the slip", () => {
  const slip = (count: number): BatchSlipContent => ({
    ...devicePaper,
    officerName: form.officerName,
    slipNumber: "2026/12",
    code: "B7K3M9QZX2",
    appointment: { on: day("2026-11-26"), hour: "9.30" },
    closedOn: day("2026-11-25"),
    lines: Array.from({ length: count }, (_, index) => ({
      position: index + 1,
      surname: `Đorđević ${index}`,
      name: "Života",
      caseNumber: `2026/${200 + index}`,
      caseCode: `7K3M9QZX${String(index).padStart(2, "0")}`,
      forms: 2,
      identityCopies: 4,
      otherCopies: index % 2,
      decided: null,
      instalment: {
        agreed: false,
        promise: index < 2 ? null : { number: 1 + Math.floor((index - 2) / 10), on: day("2026-12-01") },
      },
    })),
  });

  it("lists its cases in order, counts the papers, twice", async () => {
    const pdf = await batchSlipPdf(slip(3), edition);
    expect(await barCodesOfPages(pdf)).toEqual([["B7K3M9QZX2"], ["B7K3M9QZX2"]]);
    const lines = ["1", "2", "3"].map((position, index) => `${position}Đorđević ${index} Života2026/20${index}`);
    const values = ["26/11/2026, ore 9.30", "2026/12", "1 di 1"];
    await expectTexts(pdf, [
      [...values, "1/2 – ufficio CNS"],
      [...values, "2/2 – studio"],
    ]);
    const [page = ""] = await textOfPages(pdf);
    const places = lines.map((line) => letters(page).indexOf(letters(line.slice(1))));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("goes on to other pages when it is long, and bears its bar code on each", async () => {
    const pdf = await batchSlipPdf(slip(45), edition);
    expect(await barCodesOfPages(pdf)).toEqual(Array.from({ length: 6 }, () => ["B7K3M9QZX2"]));
    const pages = await textOfPages(pdf);
    expect(letters(pages[2] ?? "")).toContain(letters("3 di 3"));
    const copy = pages.slice(0, 3).map(letters).join("");
    const places = slip(45).lines.map((line) => copy.indexOf(letters(`${line.surname} ${line.name}`)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("adds up its papers, and proposes who is served when on the page to be signed (R44)", async () => {
    const [, papers = "", last = ""] = await textOfPages(await batchSlipPdf(slip(45), edition));
    expect(letters(papers)).toContain("Totale9018022");
    const values = ["subito21–2", "scaglione 101/12/2026103–12", "scaglione 501/12/2026343–45", "Totale45", "Firma"];
    for (const value of values) expect(letters(last)).toContain(letters(value));
  });

  it("says what the counter decided: taken, promised for a day, refused with its code", async () => {
    const [first, second, third] = slip(3).lines;
    if (!first || !second || !third) throw new Error("no lines");
    const agreed = (promise: { number: number; on: Day } | null) => ({ agreed: true, promise });
    const lines = [
      { ...first, decided: "accepted" as const, instalment: agreed(null) },
      { ...second, decided: "accepted" as const, instalment: agreed({ number: 2, on: day("2026-12-09") }) },
      { ...third, decided: { refused: "R04" }, instalment: null },
    ];
    const [page = ""] = await textOfPages(await batchSlipPdf({ ...slip(0), lines }, edition));
    expect(page).not.toContain("prop.");
    for (const value of ["subito", "scagl. 2, 09/12/2026", "R04", "Totale2"]) {
      expect(letters(page)).toContain(letters(value));
    }
  });

  it("can be empty", async () => {
    expect(await textOfPages(await batchSlipPdf(slip(0), edition))).toHaveLength(2);
  });
});

describe("the texts", () => {
  it("exist in the edition that each ruleset names", () => {
    for (const { requestForm, informationTopics } of rulesetCodes().map(rulesetByCode)) {
      expect(textsOf(editionOf(requestForm.textsVersion)).requestForm.title).not.toBe("");
      expect(informationTopics).toHaveLength(6);
    }
    expect(() => editionOf("1999")).toThrow();
  });
});

const DEVICE_VALUES = [
  ...["D’Angelo", "Maria Ludovica", "DNGMLD80A41L219K", "TO00012345", "Token USB", "7420012345678901"],
  ...["0A3F9912", "0A3F9913", "25/11/2026", "25/11/2029", "26/11/2026", "26/11/2029"],
];

const LATIN_LETTERS =
  "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàèéìòùÀÈÉÌÒÙäöüÄÖÜßñçłŁđĐćčšžŠŽřůęąőűțșâîŞğİıøåÅæþðŵŷẁếễộửẠỹ'’-.";

const edition = editionOf("2020-05");
const requestFormPdf = (content: RequestFormContent, printing: Printing) =>
  pdfOf({ document: "REQUEST_FORM", content, edition, printing });
const registrationFormPdf = (content: RegistrationFormContent, printing: Printing) =>
  pdfOf({ document: "REGISTRATION_FORM", content, edition, printing });
const deliveryReceiptPdf = (content: DeliveryReceiptContent, printing: Printing) =>
  pdfOf({ document: "DELIVERY_RECEIPT", content, edition, printing });
const pdfOf = (paper: CasePaper) => print(impressionOf(paper));

type Fields = { surname: string; name: string; street: string; issuer: string; email: string };

/** Words of the given letters, as long as nobody's name is. */
function applicants(alphabet: readonly string[]): fc.Arbitrary<Fields> {
  const word = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 60 });
  const words = (count: number) => fc.array(word, { minLength: 1, maxLength: count }).map((parts) => parts.join(" "));
  return fc.record({ surname: words(2), name: words(3), street: words(4), issuer: words(3), email: words(2) });
}

async function expectOnEveryPage({ surname, name, street, issuer, email }: Fields): Promise<void> {
  const content: RequestFormContent = {
    ...form,
    applicant: { ...form.applicant, surname, name, email, residence: { ...form.applicant.residence, street } },
    identityDocument: { ...form.identityDocument, issuer },
  };
  for (const page of await textOfPages(await requestFormPdf(content, printing))) {
    for (const value of [surname, name, street, issuer, email]) expect(letters(page)).toContain(letters(value));
  }
}

async function expectTexts(pdf: Uint8Array, expected: string[][]): Promise<void> {
  const pages = await textOfPages(pdf);
  expect(pages).toHaveLength(expected.length);
  for (const [index, values] of expected.entries()) {
    for (const value of values) expect(letters(pages[index] ?? "")).toContain(letters(value));
  }
}
