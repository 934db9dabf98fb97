import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { addDays, addYears, type Day, day } from "~/terms/day";
import { formatDay } from "~/ui/words/days";
import { csvOf } from "./csv-out";
import { FIELDS_OF, type FieldName } from "./fields";
import type { ImportKind } from "./import";

/** Two people who do not exist; their codes are those that the rule would give them. */
const PEOPLE = [
  { surname: "Esempio", name: "Ada", sex: "F" as const, birthDate: day("1980-03-15"), birthPlaceCode: "L219" },
  { surname: "Prova", name: "Bruno", sex: "M" as const, birthDate: day("1972-11-02"), birthPlaceCode: "D205" },
];
const PLACES = ["Torino (TO)", "Cuneo (CN)"];

/** A file to begin with: all the columns of its kind, and two invented rows. `today`: their days lie before it. */
export function exampleFile(kind: ImportKind, headings: Record<FieldName, string>, today: Day): string {
  const fields = FIELDS_OF[kind].filter((field) => kind === "CASES" || field !== "streetNumber");
  const rows = PEOPLE.map((_, at) => ({ ...personRow(at), ...(kind === "CASES" ? caseRow(at, today) : {}) }));
  return csvOf([
    fields.map((field) => headings[field]),
    ...rows.map((row: Partial<Record<FieldName, string>>) => fields.map((field) => row[field] ?? "")),
  ]);
}

function personRow(at: number): Partial<Record<FieldName, string>> {
  const person = PEOPLE[at];
  if (person === undefined) throw new Error("nobody");
  return {
    codiceFiscale: composeCodiceFiscale(person),
    surname: person.surname,
    name: person.name,
    sex: person.sex,
    birthDate: formatDay(person.birthDate),
    birthPlace: PLACES[at] ?? "",
    citizenship: "IT",
    street: at === 0 ? "Via Nizza 12" : "Corso Dante 3",
    postcode: at === 0 ? "10126" : "12100",
    municipality: at === 0 ? "Torino" : "Cuneo",
    province: at === 0 ? "TO" : "CN",
    country: "IT",
    email: `${person.name.toLowerCase()}.${person.surname.toLowerCase()}@esempio.it`,
    mobile: at === 0 ? "333 555 0101" : "333 555 0102",
  };
}

/** The first is with its holder, whose receipts are to be sent; the other is signed and waits for a visit. */
function caseRow(at: number, today: Day): Partial<Record<FieldName, string>> {
  const on = (daysAgo: number) => formatDay(addDays(today, -daysAgo));
  const common = {
    paperReference: `${118 + at}/bis`,
    documentType: "carta d’identità",
    documentNumber: at === 0 ? "CA12345GH" : "CA54321GH",
    documentIssuer: "Ministero dell’Interno",
    documentIssuedOn: formatDay(addYears(today, -2)),
    documentExpiresOn: formatDay(addYears(today, 8)),
    envelope: `CARTA-000${at + 1}`,
  };
  if (at === 1) return { ...common, state: "Firmata", signedOn: on(4) };
  return {
    ...common,
    state: "Consegnata al titolare",
    signedOn: on(30),
    presentedOn: on(25),
    producedOn: on(20),
    device: "1204778100000001",
    certificatesFrom: on(20),
    certificatesTo: formatDay(addYears(addDays(today, -20), 3)),
    collectedOn: on(18),
    deliveredOn: on(6),
  };
}
