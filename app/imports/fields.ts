import { fold } from "~/cases/applicant";
import type { ImportKind } from "./import";

/** What a column can say of a person, in the order in which it is shown. */
export const PERSON_COLUMNS = [
  "codiceFiscale",
  "surname",
  "name",
  "sex",
  "birthDate",
  "birthPlace",
  "birthProvince",
  "citizenship",
  "street",
  "streetNumber",
  "postcode",
  "municipality",
  "province",
  "country",
  "email",
  "mobile",
] as const;

/** What it can say of a running case. */
export const CASE_COLUMNS = [
  "paperReference",
  "state",
  "mandate",
  "officer",
  "requestType",
  "deviceType",
  "documentType",
  "documentNumber",
  "documentIssuer",
  "documentIssuedOn",
  "documentExpiresOn",
  "permitNumber",
  "permitExpiresOn",
  "identifiedOn",
  "identifiedAtPlace",
  "envelope",
  "scratchLayer",
  "envelopeGivenOn",
  "signedOn",
  "presentedOn",
  "scheduledFor",
  "producedOn",
  "device",
  "authenticationSerial",
  "signatureSerial",
  "certificatesFrom",
  "certificatesTo",
  "collectedOn",
  "deliveredOn",
] as const;

export type PersonColumn = (typeof PERSON_COLUMNS)[number];
export type CaseColumn = (typeof CASE_COLUMNS)[number];
export type FieldName = PersonColumn | CaseColumn;

export const FIELDS_OF: Record<ImportKind, readonly FieldName[]> = {
  CLIENTS: PERSON_COLUMNS,
  CASES: [...PERSON_COLUMNS, ...CASE_COLUMNS],
};

/** Fields without a column of which every row would be wrong, whatever else it says; the others have a default or a source. */
export const NEEDED: Record<ImportKind, readonly FieldName[]> = {
  CLIENTS: ["codiceFiscale", "surname", "name", "street", "postcode", "municipality", "province"],
  CASES: ["codiceFiscale", "state", "envelope", "signedOn"],
};

/** Without these a file is of another kind. */
export const INDISPENSABLE: Record<ImportKind, readonly FieldName[]> = {
  CLIENTS: ["codiceFiscale", "surname", "name"],
  CASES: ["codiceFiscale", "state", "envelope"],
};

/** Headings that people write, folded to letters and digits; Italian first. */
const HEADINGS: Record<FieldName, readonly string[]> = {
  codiceFiscale: ["codice fiscale", "cod fiscale", "cod fisc", "codfisc", "cf", "c f", "tax code", "fiscal code"],
  surname: ["cognome", "cognome titolare", "surname", "last name", "family name"],
  name: ["nome", "nomi", "nome titolare", "name", "first name", "given name"],
  sex: ["sesso", "genere", "m f", "sex", "gender"],
  birthDate: [
    "data di nascita",
    "data nascita",
    "nato il",
    "nata il",
    "nato a il",
    "nascita",
    "date of birth",
    "born on",
  ],
  birthPlace: ["luogo di nascita", "luogo nascita", "comune di nascita", "comune nascita", "nato a", "place of birth"],
  birthProvince: ["provincia di nascita", "prov nascita", "provincia nascita", "prov di nascita", "province of birth"],
  citizenship: ["cittadinanza", "nazionalita", "citizenship", "nationality"],
  street: [
    "indirizzo",
    "via",
    "residenza",
    "indirizzo di residenza",
    "indirizzo residenza",
    "via e numero",
    "address",
    "street",
  ],
  streetNumber: ["civico", "numero civico", "n civico", "nr civico", "house number", "street number"],
  postcode: ["cap", "c a p", "cap residenza", "cap di residenza", "postcode", "zip", "postal code"],
  municipality: [
    "comune",
    "citta",
    "comune di residenza",
    "comune residenza",
    "citta di residenza",
    "localita",
    "city",
    "town",
    "municipality",
  ],
  province: ["provincia", "prov", "pr", "provincia di residenza", "prov residenza", "provincia residenza", "province"],
  country: ["stato", "stato di residenza", "nazione", "paese", "country"],
  email: ["email", "e mail", "mail", "posta elettronica", "indirizzo email", "indirizzo e mail", "email address"],
  mobile: [
    "cellulare",
    "telefono",
    "tel",
    "cell",
    "telefono cellulare",
    "numero di telefono",
    "recapito",
    "mobile",
    "phone",
    "telephone",
  ],
  paperReference: [
    "numero pratica",
    "n pratica",
    "pratica",
    "numero su carta",
    "riferimento",
    "rif",
    "protocollo interno",
    "paper number",
    "reference",
    "case number",
  ],
  state: ["stato pratica", "stato della pratica", "a che punto", "fase", "situazione", "case state", "state", "status"],
  mandate: ["mandato", "numero mandato", "camera", "cciaa", "camera di commercio", "mandate", "chamber"],
  officer: ["addetto", "incaricato", "addetto ir", "identificato da", "operatore", "officer", "identified by"],
  requestType: ["tipo richiesta", "tipo di richiesta", "motivo richiesta", "request type", "type of request"],
  deviceType: ["tipo dispositivo", "tipo di dispositivo", "supporto", "device type"],
  documentType: ["tipo documento", "tipo di documento", "documento", "document type", "type of document"],
  documentNumber: ["numero documento", "n documento", "numero del documento", "num documento", "document number"],
  documentIssuer: [
    "rilasciato da",
    "ente rilascio",
    "ente di rilascio",
    "autorita di rilascio",
    "document issuer",
    "issued by",
  ],
  documentIssuedOn: ["data rilascio", "rilasciato il", "data di rilascio", "rilascio documento", "document issued on"],
  documentExpiresOn: [
    "scadenza documento",
    "data scadenza documento",
    "documento scade il",
    "valido fino al",
    "document expires on",
  ],
  permitNumber: [
    "permesso di soggiorno",
    "numero permesso",
    "numero permesso di soggiorno",
    "n permesso di soggiorno",
    "carta di soggiorno",
    "residence permit",
    "permit number",
  ],
  permitExpiresOn: [
    "scadenza permesso",
    "scadenza permesso di soggiorno",
    "permesso scade il",
    "il permesso scade il",
    "permit expires on",
  ],
  identifiedOn: ["identificato il", "data identificazione", "data riconoscimento", "identificazione", "identified on"],
  identifiedAtPlace: ["luogo identificazione", "identificato a", "luogo di identificazione", "identified at"],
  envelope: [
    "cartellina",
    "numero cartellina",
    "n cartellina",
    "seriale cartellina",
    "busta",
    "numero busta",
    "busta codici",
    "folder",
    "folder number",
    "envelope",
  ],
  scratchLayer: ["patina", "colore patina", "patina cartellina", "scratch layer"],
  envelopeGivenOn: ["cartellina consegnata il", "data consegna cartellina", "consegna cartellina", "folder given on"],
  signedOn: ["firmato il", "data firma", "firma modulo", "data firma modulo", "modulo firmato il", "signed on"],
  presentedOn: ["presentato il", "presentata il", "data presentazione", "presentazione", "presented on"],
  scheduledFor: [
    "programmata per il",
    "produzione prevista il",
    "data concordata",
    "appuntamento produzione",
    "scheduled for",
  ],
  producedOn: ["prodotto il", "data produzione", "produzione", "emesso il", "data emissione", "produced on"],
  device: [
    "dispositivo",
    "numero dispositivo",
    "seriale dispositivo",
    "seriale token",
    "numero di serie",
    "matricola",
    "seriale",
    "token",
    "device",
    "device serial",
    "serial number",
  ],
  authenticationSerial: [
    "certificato autenticazione",
    "seriale certificato autenticazione",
    "certificato cns",
    "seriale certificato cns",
    "authentication certificate",
  ],
  signatureSerial: ["certificato firma", "seriale certificato firma", "certificato di firma", "signature certificate"],
  certificatesFrom: [
    "certificati dal",
    "inizio certificati",
    "validi dal",
    "inizio validita",
    "valido dal",
    "certificates from",
  ],
  certificatesTo: [
    "certificati al",
    "certificati fino al",
    "scadenza certificati",
    "validi fino al",
    "fine validita",
    "scadenza dispositivo",
    "certificates to",
    "certificates until",
  ],
  collectedOn: ["ritirato il", "data ritiro", "ritiro", "collected on"],
  deliveredOn: [
    "consegnato il",
    "data consegna",
    "consegna",
    "consegna dispositivo",
    "data consegna dispositivo",
    "delivered on",
  ],
};

/** A heading as it is compared: letters and digits in words, without what stands in brackets. */
export function foldHeading(heading: string): string {
  return fold(heading.replace(/\([^)]*\)|\[[^\]]*\]|['’`.-]/g, " "))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Column by field, from 0. */
export type Columns = Partial<Record<FieldName, number>>;

/** Which column says what, as far as the headings tell; of two that say the same the first. */
export function guessColumns(header: readonly string[], kind: ImportKind): Columns {
  const headings = header.map(foldHeading);
  const guessed: Columns = {};
  for (const field of FIELDS_OF[kind]) {
    const named = HEADINGS[field].map(foldHeading);
    const at = named.map((name) => headings.indexOf(name)).find((index) => index >= 0);
    if (at !== undefined && !Object.values(guessed).includes(at)) guessed[field] = at;
  }
  // «Stato» of a file of cases is where the case stands, unless another column says that.
  if (kind === "CASES" && guessed.state === undefined && guessed.country !== undefined) {
    guessed.state = guessed.country;
    delete guessed.country;
  }
  return guessed;
}

/** The columns of an earlier file, as far as they fit this one. */
export function fittingColumns(remembered: Readonly<Record<string, number>>, kind: ImportKind, width: number): Columns {
  const known = Object.entries(remembered).filter(
    ([field, at]) => (FIELDS_OF[kind] as readonly string[]).includes(field) && at < width,
  );
  return Object.fromEntries(known);
}

/** The cells of a row by field. */
export function valuesOf(cells: readonly string[], columns: Columns): Record<string, string> {
  const named = Object.entries(columns).map(([field, at]) => [field, cells[at] ?? ""] as const);
  return Object.fromEntries(named.filter(([, cell]) => cell !== ""));
}
