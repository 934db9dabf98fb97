import { composeCodiceFiscale } from "~/clients/codice-fiscale";
import { addDays, type Day, day } from "~/terms/day";
import { formatDay } from "~/ui/words/days";

/** Letters that are no vowels, so that codes differ with them. */
const CONSONANTS = "BCDFGLMNPRSTVZ";

/** The person of that number, as a file tells them: invented, each with a code of their own. */
export function fileperson(index: number) {
  const letter = (at: number) => CONSONANTS.charAt(Math.floor(index / CONSONANTS.length ** at) % CONSONANTS.length);
  const surname = `${letter(0)}a${letter(1).toLowerCase()}i${letter(2).toLowerCase()}o`;
  const name = `${letter(3)}e${letter(0).toLowerCase()}a`;
  const birthDate = addDays(day("1960-01-01"), (index * 7) % 12_000);
  const sex = index % 2 === 0 ? ("F" as const) : ("M" as const);
  const codiceFiscale = composeCodiceFiscale({ surname, name, sex, birthDate, birthPlaceCode: "L219" });
  return { surname, name, sex, birthDate, codiceFiscale, email: `persona${index}@esempio.it` };
}

export const CLIENT_HEADINGS = [
  "Cognome",
  "Nome",
  "Codice fiscale",
  "Data di nascita",
  "Indirizzo",
  "CAP",
  "Città",
  "Prov.",
  "E-mail",
  "Cellulare",
];

/** A row of clients under `CLIENT_HEADINGS`; `with_` changes cells by heading. */
export function clientRow(index: number, changed: Record<string, string> = {}): string[] {
  const { surname, name, codiceFiscale, birthDate, email } = fileperson(index);
  const cells: Record<string, string> = {
    Cognome: surname,
    Nome: name,
    "Codice fiscale": codiceFiscale,
    "Data di nascita": formatDay(birthDate),
    Indirizzo: `Via Roma, ${index + 1}`,
    CAP: "10121",
    Città: "Torino",
    "Prov.": "TO",
    "E-mail": email,
    Cellulare: `333 ${String(1_000_000 + index)}`,
    ...changed,
  };
  return CLIENT_HEADINGS.map((heading) => cells[heading] ?? "");
}

export const CASE_HEADINGS = [
  ...CLIENT_HEADINGS,
  "Pratica",
  "Stato pratica",
  "Cartellina",
  "Firmato il",
  "Presentato il",
  "Prodotto il",
  "Dispositivo",
  "Ritirato il",
  "Consegnato il",
  "Tipo documento",
  "Numero documento",
  "Rilasciato da",
  "Data rilascio",
  "Scadenza documento",
];

/** A row of cases under `CASE_HEADINGS`: delivered on `deliveredOn`, each step the day before the next. */
export function caseRow(index: number, deliveredOn: Day, changed: Record<string, string> = {}): string[] {
  const person = Object.fromEntries(CLIENT_HEADINGS.map((heading, at) => [heading, clientRow(index)[at] ?? ""]));
  const before = (days: number) => formatDay(addDays(deliveredOn, -days));
  const cells: Record<string, string> = {
    ...person,
    Pratica: `carta ${index}`,
    "Stato pratica": "Consegnata",
    Cartellina: `PAPER-${String(index).padStart(5, "0")}`,
    "Firmato il": before(4),
    "Presentato il": before(3),
    "Prodotto il": before(2),
    Dispositivo: `7430${String(index).padStart(12, "0")}`,
    "Ritirato il": before(1),
    "Consegnato il": before(0),
    "Tipo documento": "Carta d'identità",
    "Numero documento": `CA${String(10_000 + index).slice(-5)}GH`,
    "Rilasciato da": "Comune di Torino",
    "Data rilascio": before(400),
    "Scadenza documento": before(-2000),
    ...changed,
  };
  return CASE_HEADINGS.map((heading) => cells[heading] ?? "");
}

/** As the Italian Excel saves it: semicolons, Windows-1252, quotation marks where they are needed. */
export function excelFile(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string) => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return Buffer.from(`${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`, "latin1");
}
