import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DOCUMENT_TYPES,
  type DocumentRules,
  type DocumentType,
  documentRefusal,
  numberLooksOdd,
  requiresResidencePermit,
  residencePermitRefusal,
  type ShownDocument,
} from "~/identity-documents/document-rules";
import { addDays, day } from "~/terms/day";

const rules: DocumentRules = {
  accepted: ["IDENTITY_CARD", "PASSPORT", "DRIVING_LICENCE"],
  withApproval: ["NAUTICAL_LICENCE", "FIREARMS_LICENCE", "PENSION_BOOKLET", "HEATING_LICENCE", "STATE_STAFF_CARD"],
  paperCardCutoff: day("2026-08-03"),
};

const card: ShownDocument = {
  type: "IDENTITY_CARD",
  paper: false,
  issuedOn: day("2020-05-10"),
  expiresOn: day("2030-06-01"),
  approvalReference: null,
};
const paperCard = { ...card, paper: true };
const today = day("2026-03-01");

describe("which documents count", () => {
  test.each<DocumentType>(["IDENTITY_CARD", "PASSPORT", "DRIVING_LICENCE"])("%s is accepted", (type) => {
    expect(documentRefusal({ ...card, type }, today, rules)).toBeNull();
  });

  test.each(rules.withApproval)("%s needs the chamber's approval", (type) => {
    expect(documentRefusal({ ...card, type }, today, rules)).toBe("approval-missing");
    expect(documentRefusal({ ...card, type, approvalReference: "  " }, today, rules)).toBe("approval-missing");
    expect(documentRefusal({ ...card, type, approvalReference: "prot. 12/2026" }, today, rules)).toBeNull();
  });

  test.each<DocumentType>(["RESIDENCE_PERMIT", "HEALTH_CARD"])("%s identifies nobody, approval or not", (type) => {
    expect(documentRefusal({ ...card, type, approvalReference: "prot. 12/2026" }, today, rules)).toBe(
      "document-not-accepted",
    );
  });

  test("a chamber may accept fewer", () => {
    const strict = { ...rules, accepted: ["PASSPORT"] as const, withApproval: [] };
    expect(documentRefusal(card, today, strict)).toBe("document-not-accepted");
    expect(documentRefusal({ ...card, type: "NAUTICAL_LICENCE" }, today, strict)).toBe("document-not-accepted");
  });
});

describe("validity", () => {
  test("lasts through the printed day", () => {
    expect(documentRefusal(card, day("2030-06-01"), rules)).toBeNull();
    expect(documentRefusal(card, day("2030-06-02"), rules)).toBe("document-expired");
  });

  test("begins on the day of issue", () => {
    expect(documentRefusal(card, day("2020-05-10"), rules)).toBeNull();
    expect(documentRefusal(card, day("2020-05-09"), rules)).toBe("document-not-yet-issued");
  });

  test("of a paper card ends on 3 August 2026 whatever is printed", () => {
    expect(documentRefusal(paperCard, day("2026-08-02"), rules)).toBeNull();
    expect(documentRefusal(paperCard, day("2026-08-03"), rules)).toBe("paper-card-no-longer-valid");
    expect(documentRefusal({ ...paperCard, expiresOn: day("2026-01-01") }, today, rules)).toBe("document-expired");
    expect(documentRefusal({ ...paperCard, type: "PASSPORT" }, day("2026-08-03"), rules)).toBeNull();
  });

  test("has no end for electronic cards since July 2026 alone", () => {
    const unlimited = { ...card, issuedOn: day("2026-07-30"), expiresOn: null };
    const later = day("2060-01-01");
    expect(documentRefusal(unlimited, later, rules)).toBeNull();
    expect(documentRefusal({ ...unlimited, issuedOn: day("2026-07-29") }, later, rules)).toBe("expiry-missing");
    expect(documentRefusal({ ...unlimited, paper: true }, day("2026-08-01"), rules)).toBe("expiry-missing");
    expect(documentRefusal({ ...unlimited, type: "PASSPORT" }, later, rules)).toBe("expiry-missing");
    expect(documentRefusal({ ...unlimited, type: "DRIVING_LICENCE" }, later, rules)).toBe("expiry-missing");
  });

  test("once ended does not come back, and nothing accepted is outside its printed days", () => {
    const anyDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(day("2015-01-01"), days));
    const anyDocument = fc.record({
      type: fc.constantFrom(...DOCUMENT_TYPES),
      paper: fc.boolean(),
      issuedOn: anyDay,
      expiresOn: fc.option(anyDay),
      approvalReference: fc.constantFrom(null, "prot. 12/2026"),
    });
    fc.assert(
      fc.property(anyDocument, anyDay, (shown, on) => {
        const refusal = documentRefusal(shown, on, rules);
        if (refusal === null) expect(shown.issuedOn <= on && (shown.expiresOn ?? on) >= on).toBe(true);
        if (refusal === "document-expired" || refusal === "paper-card-no-longer-valid") {
          expect(documentRefusal(shown, addDays(on, 1), rules)).not.toBeNull();
        }
      }),
    );
  });
});

describe("the residence permit", () => {
  test.each(["IT", "FR", "hr", " RO ", "NO", "CH", "SM", "VA"])("is not asked of %s", (citizenship) => {
    expect(requiresResidencePermit(citizenship)).toBe(false);
    expect(residencePermitRefusal(null, citizenship, today)).toBeNull();
  });

  test.each(["GB", "US", "CN", "MA", "AL", "UA", ""])("is asked of %j", (citizenship) => {
    expect(requiresResidencePermit(citizenship)).toBe(true);
    expect(residencePermitRefusal(null, citizenship, today)).toBe("residence-permit-missing");
  });

  test("lasts through its printed day, or for ever", () => {
    expect(residencePermitRefusal({ expiresOn: today }, "MA", today)).toBeNull();
    expect(residencePermitRefusal({ expiresOn: addDays(today, -1) }, "MA", today)).toBe("residence-permit-expired");
    expect(residencePermitRefusal({ expiresOn: null }, "MA", today)).toBeNull();
  });
});

describe("a number", () => {
  test.each<[DocumentType, string]>([
    ["IDENTITY_CARD", "CA00000AA"],
    ["IDENTITY_CARD", "ca 00000 aa"],
    ["IDENTITY_CARD", "AX 1234567"],
    ["PASSPORT", "YA1234567"],
    ["DRIVING_LICENCE", "U1L69I902B"],
    ["DRIVING_LICENCE", "U1B123456K"],
    ["DRIVING_LICENCE", "TO1234567X"],
    ["HEALTH_CARD", "80380000123456789012"],
    ["NAUTICAL_LICENCE", "whatever it is"],
    ["RESIDENCE_PERMIT", "I12345678"],
  ])("of %s like %s is usual", (type, number) => {
    expect(numberLooksOdd(type, number)).toBe(false);
  });

  test.each<[DocumentType, string]>([
    ["IDENTITY_CARD", "CA0000OAA"],
    ["IDENTITY_CARD", "AX123456"],
    ["PASSPORT", "Y1234567"],
    ["DRIVING_LICENCE", "U1L69I902"],
    ["HEALTH_CARD", "80380"],
    ["PASSPORT", ""],
  ])("of %s like %j asks to look twice", (type, number) => {
    expect(numberLooksOdd(type, number)).toBe(true);
  });

  test("of a foreign passport has any shape", () => {
    expect(numberLooksOdd("PASSPORT", "C01X00T47", "DE")).toBe(false);
    expect(numberLooksOdd("PASSPORT", "C01X00T47")).toBe(true);
  });
});
