import { describe, expect, test } from "vitest";
import type { Contact } from "~/cases/applicant";
import { day } from "~/terms/day";
import { parseForm } from "~/ui/form/form-state";
import { applicantForm, readApplicant, type TypedApplicant, valuesOfApplicant } from "./applicant-form";
import { composeCodiceFiscale } from "./codice-fiscale";

const today = day("2026-11-23");
const paolo = {
  surname: "Bertone",
  name: "Paolo",
  sex: "M",
  birthDate: day("1971-03-14"),
  birthPlaceCode: "L219",
} as const;
const code = composeCodiceFiscale(paolo);
const good: Record<string, string> = {
  codiceFiscale: `${code.slice(0, 11).toLowerCase()} ${code.slice(11)}`,
  surname: " Bertone ",
  name: "Paolo",
  sex: "M",
  birthDate: "1971-03-14",
  birthPlace: "Torino (TO)",
  citizenship: "IT",
  street: "Corso Racconigi 112",
  postcode: "10141",
  municipality: "Torino",
  province: "to",
  country: "IT",
  email: "paolo.bertone@esempio.it",
  mobile: "333 555 0142",
  disagreementReason: "",
};

function parse(changes: Record<string, string>, mayLack: readonly Contact[] = []) {
  const sent = new FormData();
  for (const [name, value] of Object.entries({ ...good, ...changes })) sent.set(name, value);
  return parseForm(applicantForm(today, mayLack), sent);
}

const typed = (changes: Record<string, string> = {}): TypedApplicant => {
  const parsed = parse(changes);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.form.errors));
  return parsed.value;
};

test("reads a person and gives it back to the form", () => {
  const read = readApplicant(typed());
  expect(read).toMatchObject({
    ok: true,
    placeListed: true,
    applicant: {
      codiceFiscale: code,
      surname: "Bertone",
      birthPlace: "Torino",
      birthProvince: "TO",
      birthPlaceCode: "L219",
      province: "TO",
      disagreementReason: null,
    },
  });
  if (read.ok) expect(valuesOfApplicant(read.applicant)).toMatchObject({ birthPlace: "Torino (TO)", province: "TO" });
});

test("what may be lacking is taken empty, and still looked at", () => {
  expect(parse({ email: "", mobile: "" })).toMatchObject({
    form: { errors: { email: ["required"], mobile: ["required"] } },
  });
  expect(parse({ email: "" }, ["email"])).toMatchObject({ ok: true, value: { email: "" } });
  expect(parse({ email: "no", mobile: "" }, ["email"])).toMatchObject({
    form: { errors: { email: ["not-an-email"], mobile: ["required"] } },
  });
});

describe("what is wrong is told by field", () => {
  test.each([
    ["codiceFiscale", "", "required"],
    ["codiceFiscale", "BRTPLA71C14L219", "not-a-tax-code"],
    ["surname", "   ", "required"],
    ["surname", "Rossi <b>", "invalid"],
    ["surname", "x".repeat(61), "too-long"],
    ["sex", "", "choose-one"],
    ["birthDate", "31/02/1980", "not-a-day"],
    ["birthDate", "2026-11-24", "day-in-future"],
    ["birthDate", "1890-01-01", "day-too-far"],
    ["citizenship", "XX", "choose-one"],
    ["street", "il PIN è 12345", "secret-not-allowed"],
    ["postcode", "1014", "not-a-postcode"],
    ["province", "Torino", "not-a-province"],
    ["province", "", "required"],
    ["email", "paolo@esempio,it", "not-an-email"],
    ["mobile", "tre tre tre", "not-a-phone"],
  ])("%s %s", (field, value, code) => {
    const parsed = parse({ [field]: value });
    expect(parsed.ok ? null : parsed.form.errors).toEqual({ [field]: [code] });
  });
});

test("everything that is wrong is told at once", () => {
  const parsed = parse({ surname: "", postcode: "1", province: "", email: "" });
  expect(parsed.ok ? null : parsed.form.errors).toEqual({
    surname: ["required"],
    postcode: ["not-a-postcode"],
    province: ["required"],
    email: ["required"],
  });
});

test("abroad a postcode has any shape and no province is asked", () => {
  const read = readApplicant(typed({ country: "FR", postcode: "F-75001", province: "" }));
  expect(read).toMatchObject({ ok: true, applicant: { province: "EE", postcode: "F-75001" } });
});

test("a place that is not listed is kept only with its province and a reason", () => {
  const unknown = { birthPlace: "Paese Inventato (TO)" };
  expect(readApplicant(typed(unknown)).ok).toBe(false);
  expect(readApplicant(typed({ birthPlace: "Paese Inventato", disagreementReason: "place-renamed" })).ok).toBe(false);
  expect(readApplicant(typed({ ...unknown, disagreementReason: "place-renamed" }))).toMatchObject({
    ok: true,
    placeListed: false,
    applicant: { birthPlaceCode: null, birthProvince: "TO" },
  });
});
