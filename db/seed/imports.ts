import type { Applicant } from "~/cases/applicant";
import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { chooseColumns } from "~/imports/choose-columns.server";
import { csvOf } from "~/imports/csv-out";
import { guessColumns } from "~/imports/fields";
import { takeFile } from "~/imports/take-file.server";
import { work } from "~/imports/work.server";
import { type Day, day, romeInstant } from "~/terms/day";
import { type Acting, before, must, type Planned } from "./journeys";
import { applicantOf } from "./people";

const HEADINGS = [
  "Cognome",
  "Nome",
  "Cod. Fiscale",
  "Nato il",
  "Indirizzo",
  "CAP",
  "Città",
  "Prov.",
  "E-mail",
  "Cell.",
];

/** A list of clients as practices keep them; its rows were looked at yesterday, and wait for somebody to mend two. */
export function planImport(today: Day, owner: Acting): Planned[] {
  const at = romeInstant(before(today, 1), 16, 20);
  const ctx = owner(at);
  const run = async () => {
    const file = Buffer.from(csvOf([HEADINGS, ...rows()]));
    const { importId } = await must(takeFile(ctx, { kind: "CLIENTS", file, defaults: null }));
    await must(chooseColumns(ctx, { importId, columns: guessColumns(HEADINGS, "CLIENTS") }));
    await work(ctx, importId);
  };
  return [{ at, lane: {}, run }];
}

/** Invented people. The third's code has a wrong last letter, the fifth has no CAP; the last is in the address book. */
function rows(): string[][] {
  const ofBook = { ...applicantOf(2), street: "Corso Unione Sovietica 218" };
  return [
    row(someone("Bertolotto", "Agnese", "F", "1982-05-04"), {
      street: "Via Baretti 9",
      email: "",
      mobile: "3335550171",
    }),
    row(someone("Cerrato", "Giulio", "M", "1975-10-21"), { street: "Via Saluzzo 41", mobile: "" }),
    row(someone("Fornero", "Ivana", "F", "1968-01-30"), { street: "Corso Belgio 77" }).map((cell, at) =>
      at === 2 ? `${cell.slice(0, 15)}${cell.endsWith("X") ? "Y" : "X"}` : cell,
    ),
    row(someone("Griseri", "Pio", "M", "1990-12-12"), { street: "Via Cibrario 15" }),
    row(someone("Tosco", "Lidia", "F", "1959-08-08"), { street: "Via Frejus 102", postcode: "" }),
    row(ofBook, {}),
  ];
}

type Told = Pick<Applicant, "surname" | "name" | "codiceFiscale" | "birthDate">;

function someone(surname: string, name: string, sex: "F" | "M", born: string): Told {
  const birthDate = day(born);
  const codiceFiscale = composeCodiceFiscale({ surname, name, sex, birthDate, birthPlaceCode: "L219" });
  return { surname, name, birthDate, codiceFiscale };
}

type Rest = Pick<Applicant, "street" | "postcode" | "municipality" | "province" | "email" | "mobile">;

function row(person: Told & Partial<Rest>, changed: Partial<Rest>): string[] {
  const email = `${person.name}.${person.surname}@esempio.it`.toLowerCase();
  const rest = { postcode: "10125", municipality: "Torino", province: "TO", email, mobile: "333 555 0170" };
  const told = { street: "", ...rest, ...person, ...changed };
  const { street, postcode, municipality, province, mobile } = told;
  const { surname, name, codiceFiscale, birthDate } = person;
  return [
    ...[surname, name, codiceFiscale, birthDate.split("-").reverse().join("/")],
    ...[street, postcode, municipality, province, told.email, mobile],
  ];
}
