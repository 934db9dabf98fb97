import type { CasePaper } from "~/paperwork/case-papers.server";
import type { DeliveryReceiptContent, RegistrationFormContent } from "~/paperwork/device-papers";
import type { RequestFormContent } from "~/paperwork/request-form";
import { sheetCode } from "~/paperwork/sheet-code";
import { editionOf } from "~/paperwork/texts";
import type { Printing } from "~/paperwork/three-sheets.server";
import { day } from "~/terms/day";

/** Papers of invented cases, each another and each the same at every call: `index` is 0, 1, 2… */

export const requestFormOf = (index: number): CasePaper => ({
  document: "REQUEST_FORM",
  content: requestContent(index),
  edition,
  printing: printingOf(index),
});

export const registrationFormOf = (index: number): CasePaper => ({
  document: "REGISTRATION_FORM",
  content: registrationContent(index),
  edition,
  printing: printingOf(index),
});

export const deliveryReceiptOf = (index: number): CasePaper => ({
  document: "DELIVERY_RECEIPT",
  content: receiptContent(index),
  edition,
  printing: printingOf(index),
});

const edition = editionOf("2020-05");

/** Names that break programs, and the ones that most people have. */
const SURNAMES = [
  ...["Rossi", "D’Angelo", "Đorđević", "Müller-Lüdenscheidt", "Nguyễn", "De La Cruz Fernández", "Ștefănescu", "Nicolò"],
  ...["Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaft", "Strauß", "Yılmaz", "Bianchi", "Żółkiewski"],
];
const NAMES = [
  ...["Anna Maria", "Łukasz", "Thị Hương Giang", "Björn", "Niccolò", "Zoè", "Jürgen Karl-Heinz", "Letizia", "Mario"],
  ...["Gianfranco Maria Alessandro Benedetto", "Øystein"],
];
const STREETS = [
  "via San Donato",
  "corso Unità d’Italia",
  "piazza Crispi",
  "strada comunale della Val San Martino Superiore, località Cascina Nuova, scala B, interno",
  "via Po",
];
const TOWNS = [
  { municipality: "Torino", province: "TO", postcode: "10144" },
  { municipality: "San Giorgio Canavese", province: "TO", postcode: "10090" },
  { municipality: "Forlì", province: "FC", postcode: "47121" },
];

const pick = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
const digits = (value: number, length: number) => String(value).padStart(length, "0");

/** Ten characters of Crockford's alphabet, scattered over it as the product's are. */
function caseCodeOf(index: number): string {
  let number = (BigInt(index + 1) * 9_973_456_789_013n) % 32n ** 10n;
  let code = "";
  for (let place = 0; place < 10; place += 1) {
    code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number(number % 32n)] + code;
    number /= 32n;
  }
  return code;
}

export function printingOf(index: number): Printing & { address: string } {
  const caseCode = caseCodeOf(index);
  return {
    caseCode,
    caseNumber: `2026/${index + 1}`,
    version: 1 + (index % 3),
    address: `https://cartellina.example.it/p/${caseCode}`,
  };
}

function requestContent(index: number): RequestFormContent {
  const [surname, name] = [pick(SURNAMES, index), pick(NAMES, index)];
  const isForeign = index % 7 === 0;
  return {
    formVersion: edition.code,
    rulesetCode: "torino-2020",
    chamber: "Camera di commercio di Torino",
    office: "Ufficio CNS, via San Francesco da Paola 24, 10123 Torino",
    practiceName: "Studio Bianchi & Associati",
    mandateNo: "TO-2024-117",
    officerName: pick(["Chiara Bianchi", "Andrea Ferrero"], index),
    requestType: pick(["NEW", "NEW", "AFTER_EXPIRY", "SIX_YEARS"] as const, index),
    deviceType: pick(["USB_TOKEN", "SMART_CARD", "WIRELESS_TOKEN"] as const, index),
    applicant: {
      surname,
      name,
      sex: pick(["F", "M"] as const, index),
      birthDate: day(`${1950 + (index % 55)}-${digits(1 + (index % 12), 2)}-${digits(1 + (index % 28), 2)}`),
      birthPlace: isForeign ? "Vietnam" : "Reggio nell’Emilia",
      birthProvince: isForeign ? "EE" : "RE",
      citizenship: isForeign ? "Vietnam" : "Italia",
      codiceFiscale: `RSSMRA80A01H${digits(index % 1000, 3)}U`,
      residence: { street: `${pick(STREETS, index)} ${1 + (index % 200)}`, ...pick(TOWNS, index), state: "Italia" },
      email: `richiedente.${index}@posta.example.it`,
      mobile: `+39 347 0${digits(index, 6)}`,
    },
    identityDocument: {
      type: "IDENTITY_CARD",
      number: `CA${digits(index, 5)}AA`,
      issuer: `Comune di ${pick(TOWNS, index).municipality}`,
      issuedOn: day("2020-03-01"),
      expiresOn: index % 11 === 0 ? null : day(`2030-01-${digits(1 + (index % 28), 2)}`),
      residencePermit: isForeign ? { number: `I${digits(index, 8)}`, expiresOn: day("2028-05-05") } : null,
    },
    envelope: {
      serial: `TO${digits(index, 8)}`,
      sealColour: pick(["SILVER", "GOLD"] as const, index),
      sealIntact: true,
      contents: ["Condizioni generali del contratto", "Informativa privacy", "Codici PIN, PUK e di emergenza"],
    },
    topics: [
      ...["Manuali operativi", "Firma", "Riconoscimento ai servizi in rete"],
      ...["Rinnovo", "Sospensione", "Revoca"],
    ],
    role: index % 4 === 0 ? "Legale rappresentante" : null,
    usageLimits: index % 9 === 0 ? "Fino a 10.000 euro" : null,
    publicationConsent: index % 2 === 0,
    place: "Torino",
    date: day("2026-11-23"),
  };
}

function devicePaper(index: number) {
  const { formVersion, rulesetCode, chamber, office, practiceName, mandateNo, officerName, ...request } =
    requestContent(index);
  return {
    ...{ formVersion, rulesetCode, chamber, office, practiceName, mandateNo, officerName },
    holder: request.applicant,
    envelopeSerial: request.envelope.serial,
    device: {
      type: request.deviceType,
      serial: `7420${digits(index, 12)}`,
      authentication: {
        serial: `0A3F${digits(index, 6)}`,
        notBefore: day("2026-11-25"),
        notAfter: day("2029-11-25"),
      },
      signature: { serial: `0A40${digits(index, 6)}`, notBefore: day("2026-11-26"), notAfter: day("2029-11-26") },
    },
  };
}

function registrationContent(index: number): RegistrationFormContent {
  const { caseCode, version } = printingOf(index);
  return {
    ...devicePaper(index),
    requestFormCode: sheetCode({ caseCode, document: "REQUEST_FORM", copyNo: 2, version }),
    requestType: requestContent(index).requestType,
    producedOn: day("2026-11-25"),
  };
}

function receiptContent(index: number): DeliveryReceiptContent {
  return { ...devicePaper(index), returnTerm: { days: 15, dayKind: "CALENDAR", startEvent: "HANDOVER" } };
}
