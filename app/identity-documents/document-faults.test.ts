import { describe, expect, test } from "vitest";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { rulesetSchema } from "~/rulesets/ruleset";
import { addDays, day } from "~/terms/day";
import { type DocumentFault, documentFaults, faultsOfReading } from "./document-faults";
import { proofLastsUntil, proofRefusal, unlimitedLooksOdd } from "./document-rules";
import { hasCopies, requiredCopies, requiredSides } from "./required-copies";

const rules = rulesetSchema.parse(torino2020);
const today = day("2026-11-22");
const card = {
  type: "IDENTITY_CARD" as const,
  paper: false,
  issuedOn: day("2020-05-10"),
  expiresOn: day("2030-06-01"),
  approvalReference: null as string | null,
  residencePermit: null as { expiresOn: ReturnType<typeof day> | null } | null,
};
const kinds = ["ID_FRONT", "ID_BACK", "CF_FRONT", "CF_BACK"];

const faults = (
  document: typeof card | (Omit<typeof card, "type"> & { type: "NAUTICAL_LICENCE" }),
  citizenship = "IT",
  copies = kinds,
) => documentFaults({ document, citizenship, kinds: copies }, today, rules);

test("a document that serves has none", () => {
  expect(faults(card)).toEqual([]);
  expect(faults({ ...card, expiresOn: today })).toEqual([]);
});

test.each<[string, DocumentFault[], Partial<typeof card>, string?]>([
  ["expired, by what is printed", ["document-expired"], { expiresOn: addDays(today, -1) }],
  ["on paper, whatever is printed", ["paper-card-no-longer-valid"], { paper: true }],
  ["without expiry, though issued too early for that", ["expiry-missing"], { expiresOn: null as never }],
  ["of a citizen who must show a permit", ["residence-permit-missing"], {}, "MA"],
  [
    "expired, with an expired permit",
    ["document-expired", "residence-permit-expired"],
    { expiresOn: addDays(today, -1), residencePermit: { expiresOn: addDays(today, -1) } },
    "MA",
  ],
])("%s", (_, expected, changes, citizenship) => {
  expect(faults({ ...card, ...changes }, citizenship)).toEqual(expected);
});

test("a document of the longer list counts with the chamber's approval, and its letter on file", () => {
  const licence = { ...card, type: "NAUTICAL_LICENCE" as const };
  expect(faults(licence)).toEqual(["approval-missing", "approval-not-on-file"]);
  expect(faults({ ...licence, approvalReference: "prot. 12/2026" })).toEqual(["approval-not-on-file"]);
  expect(faults({ ...licence, approvalReference: "prot. 12/2026" }, "IT", [...kinds, "APPROVAL"])).toEqual([]);
});

test("what is wrong with its kind does not hide that it has expired", () => {
  const licence = { ...card, type: "NAUTICAL_LICENCE" as const, expiresOn: addDays(today, -1) };
  expect(faults(licence)).toEqual(["document-expired", "approval-missing", "approval-not-on-file"]);
});

test("copies are asked for by citizenship, by document and by the chamber's rules", () => {
  const frontsOnly = { ...rules, idCopies: { sides: "FRONT" as const } };
  expect(requiredSides("IT", rules)).toEqual(kinds);
  expect(requiredSides("IT", null)).toEqual(kinds);
  expect(requiredSides("IT", frontsOnly)).toEqual(["ID_FRONT", "CF_FRONT"]);
  expect(requiredSides("AL", rules)).toEqual([...kinds, "RESIDENCE_PERMIT_FRONT", "RESIDENCE_PERMIT_BACK"]);
  expect(requiredCopies({ citizenship: "IT", document: { type: "NAUTICAL_LICENCE" } }, rules)).toContain("APPROVAL");
  expect(requiredCopies({ citizenship: "IT", document: { type: "PASSPORT" } }, rules)).toEqual(kinds);
  expect(requiredCopies({ citizenship: "IT", document: null }, rules)).toEqual(kinds);
  expect(hasCopies(requiredSides("AL", rules), kinds)).toBe(false);
  expect(hasCopies(requiredSides("IT", rules), [...kinds, "APPROVAL"])).toBe(true);
});

test("what proves the identity is looked at again as a whole", () => {
  const permit = { expiresOn: addDays(today, 3) };
  const shown = { identityDocument: { ...card, residencePermit: permit }, applicant: { citizenship: "MA" } };
  expect(proofRefusal(shown, addDays(today, 3), rules.idDocs)).toBeNull();
  expect(proofRefusal(shown, addDays(today, 4), rules.idDocs)).toBe("residence-permit-expired");
  expect(proofRefusal({ ...shown, identityDocument: null }, today, rules.idDocs)).toBe("document-missing");
  expect(proofLastsUntil(shown)).toBe(addDays(today, 3));
  expect(proofLastsUntil({ ...shown, applicant: { citizenship: "FR" } })).toBe(card.expiresOn);
  const unlimited = { ...card, expiresOn: null, residencePermit: { expiresOn: null } };
  expect(proofLastsUntil({ identityDocument: unlimited, applicant: { citizenship: "MA" } })).toBeNull();
});

test("a card without expiry of somebody under seventy asks to look twice", () => {
  const issuedOn = day("2026-08-01");
  expect(unlimitedLooksOdd({ issuedOn, expiresOn: null }, day("1956-08-01"))).toBe(false);
  expect(unlimitedLooksOdd({ issuedOn, expiresOn: null }, day("1956-08-02"))).toBe(true);
  expect(unlimitedLooksOdd({ issuedOn, expiresOn: day("2036-08-02") }, day("1990-01-01"))).toBe(false);
});

describe("a document that was read and not saved yet", () => {
  const read = { type: "IDENTITY_CARD", number: "CA00000AA", expiresOn: day("2026-11-21") } as const;

  test("is told to have ended, as what it is", () => {
    expect(faultsOfReading(read, day("2026-11-22"))).toEqual(["document-expired"]);
    expect(faultsOfReading({ ...read, type: "RESIDENCE_PERMIT" }, day("2026-11-22"))).toEqual([
      "residence-permit-expired",
    ]);
  });

  test("is valid on its last day, and where no end was read", () => {
    expect(faultsOfReading(read, day("2026-11-21"))).toEqual([]);
    expect(faultsOfReading({ ...read, expiresOn: null }, day("2026-11-22"))).toEqual([]);
    expect(faultsOfReading(null, day("2026-11-22"))).toEqual([]);
  });
});
