import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Applicant } from "~/cases/applicant";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { day } from "~/terms/day";
import { contentHash, requestFormContent } from "./request-form";

const applicant: Applicant = {
  surname: "Nguyễn",
  name: "Thị Hương",
  sex: "F",
  birthDate: day("1990-05-17"),
  birthPlace: "Vietnam",
  birthProvince: "EE",
  birthPlaceCode: "Z251",
  citizenship: "VN",
  codiceFiscale: "NGYTHN90E57Z251X",
  disagreementReason: "transliteration",
  street: "via Po 1",
  postcode: "10124",
  municipality: "Torino",
  province: "TO",
  country: "IT",
  email: "huong@example.it",
  mobile: "+39 347 0000000",
};

const content = requestFormContent({
  chamber: { name: "Camera di commercio di Torino", officeName: "Ufficio CNS" },
  rules: torino2020,
  formVersion: "2020-05",
  practiceName: "Studio Bianchi",
  mandateNo: "TO-117",
  officerName: "Chiara Bianchi",
  requestType: "NEW",
  deviceType: "USB_TOKEN",
  applicant,
  identityDocument: {
    type: "PASSPORT",
    paper: false,
    number: "YA1234567",
    issuer: "Questura di Torino",
    issuedOn: day("2022-03-01"),
    expiresOn: day("2032-02-28"),
    approvalReference: null,
    residencePermit: { number: "I12345678", expiresOn: day("2028-05-05") },
  },
  envelope: { serial: "TO00012345", scratchLayer: "GOLD", sealIntact: true },
  place: "Torino",
  date: day("2026-11-23"),
});

describe("what the request form says", () => {
  it("takes edition, topics and contents of the folder from the ruleset, and states by their Italian names", () => {
    expect(content.formVersion).toBe(torino2020.requestForm.textsVersion);
    expect(content.topics).toHaveLength(6);
    expect(content.envelope.contents).toHaveLength(3);
    expect(content.applicant.citizenship).toBe("Vietnam");
    expect(content.applicant.residence.state).toBe("Italia");
  });

  it("keeps of the person only what is printed", () => {
    expect(JSON.stringify(content)).not.toMatch(/transliteration|Z251"/);
  });
});

describe("content hash", () => {
  it("does not depend on the order of the fields", () => {
    const turned = Object.fromEntries(Object.entries(content).reverse());
    expect(contentHash(turned)).toBe(contentHash(content));
    expect(contentHash(content)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("changes with any field", () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves(content)), (path) => {
        const other = structuredClone(content);
        change(other, path);
        expect(contentHash(other)).not.toBe(contentHash(content));
      }),
    );
  });
});

function leaves(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== "object") return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function change(value: object, path: string[]): void {
  const [key = "", ...rest] = path;
  const record = value as Record<string, unknown>;
  if (rest.length > 0) change(record[key] as object, rest);
  else record[key] = `${record[key]}*`;
}
