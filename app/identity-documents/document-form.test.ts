import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { parseForm } from "~/ui/form/form-state";
import { documentForm, isBlank, readDocument, valuesOfDocument } from "./document-form";

const today = day("2026-11-23");
const card: Record<string, string> = {
  type: "IDENTITY_CARD",
  number: "ca52318gh",
  issuer: "Comune di Torino",
  issuedOn: "2022-03-14",
  expiresOn: "2032-03-14",
  approvalReference: "",
  permitNumber: "",
  permitExpiresOn: "",
};

function parse(changes: Record<string, string>) {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ ...card, ...changes })) sent.set(name, value);
  return parseForm(documentForm(today), sent);
}

const read = (changes: Record<string, string> = {}) => {
  const parsed = parse(changes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.form.errors));
  return readDocument(parsed.value);
};

test("reads what is printed and gives it back to the form", () => {
  const document = read();
  expect(document).toEqual({
    type: "IDENTITY_CARD",
    paper: false,
    number: "CA52318GH",
    issuer: "Comune di Torino",
    issuedOn: "2022-03-14",
    expiresOn: "2032-03-14",
    approvalReference: null,
    residencePermit: null,
  });
  expect(valuesOfDocument(document)).toEqual({ ...card, number: "CA52318GH" });
});

test("only identity cards are on paper", () => {
  expect(read({ paper: "on" }).paper).toBe(true);
  expect(read({ paper: "on", type: "PASSPORT" }).paper).toBe(false);
});

test("a permit has a number, perhaps no expiry", () => {
  expect(read({ permitNumber: "i0123456" }).residencePermit).toEqual({ number: "I0123456", expiresOn: null });
});

test.each([
  ["type", "HEALTH_CARD", "choose-one"],
  ["number", "", "required"],
  ["number", "CA#1", "invalid"],
  ["issuer", "", "required"],
  ["issuer", "PIN 12345", "secret-not-allowed"],
  ["issuedOn", "", "required"],
  ["issuedOn", "2026-11-24", "day-in-future"],
  ["expiresOn", "2022-03-14", "day-order"],
  ["expiresOn", "2032-02-31", "not-a-day"],
])("%s %s", (field, value, code) => {
  const parsed = parse({ [field]: value });
  expect(parsed.ok ? null : parsed.form.errors).toEqual({ [field]: [code] });
});

test("an expiry without a permit asks for its number", () => {
  const parsed = parse({ permitExpiresOn: "2027-01-01" });
  expect(parsed.ok ? null : parsed.form.errors).toEqual({ permitNumber: ["required"] });
});

test("a choice alone is nothing typed", () => {
  expect(isBlank({ type: "PASSPORT", number: "" })).toBe(true);
  expect(isBlank({ number: "1" })).toBe(false);
});
