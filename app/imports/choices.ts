import { fold } from "~/cases/applicant";
import { CASE_STATES, type CaseState } from "~/cases/lifecycle";
import { stateOptions } from "~/clients/states";
import type { RECOGNITION_DOCUMENTS } from "~/identity-documents/document-rules";
import type { RequestType } from "~/rulesets/ruleset";
import { foldHeading } from "./fields";

/** What people write for a thing, folded; the code itself is always understood. */
type Said<Code extends string> = Readonly<Record<Code, readonly string[]>>;

const SEX: Said<"F" | "M"> = {
  F: ["femmina", "donna", "female", "f"],
  M: ["maschio", "uomo", "male", "m"],
};

const STATES: Said<CaseState> = {
  DRAFT: ["bozza", "da identificare", "draft"],
  IDENTIFIED: ["identificata", "identificato", "richiedente identificato", "identified"],
  ENVELOPE_GIVEN: ["cartellina consegnata", "cartellina data", "folder given"],
  SIGNED: ["firmata", "firmato", "modulo firmato", "da presentare", "da portare in camera", "signed"],
  PRESENTED: ["presentata", "presentato", "in camera", "allo sportello", "presented"],
  SCHEDULED: ["produzione concordata", "programmata", "accolta", "da produrre", "scheduled"],
  PRODUCED: ["dispositivo prodotto", "prodotta", "prodotto", "da ritirare", "pronta", "pronto", "produced"],
  COLLECTED: ["dispositivo in studio", "ritirata", "ritirato", "in studio", "da consegnare", "collected"],
  DELIVERED: ["consegnata al titolare", "consegnata", "consegnato", "ricevute da recapitare", "delivered"],
  CLOSED: ["chiusa", "chiuso", "conclusa", "concluso", "closed"],
  REJECTED: ["rifiutata", "rifiutata dalla camera", "respinta", "rejected"],
  WITHDRAWN: ["rinuncia", "rinunciata", "annullata", "withdrawn"],
  REFUSED: ["identita non provata", "refused"],
  RETURNED_TO_CHAMBER: ["restituita alla camera", "restituita", "returned to the chamber"],
};

const REQUEST_TYPES: Said<RequestType> = {
  NEW: ["nuovo rilascio", "nuovo", "nuova", "primo rilascio", "rilascio", "new"],
  REPLACEMENT_MALFUNCTION: ["sostituzione per malfunzionamento", "malfunzionamento", "guasto", "sostituzione"],
  AFTER_EXPIRY: ["rilascio dopo la scadenza", "dopo scadenza", "scaduto", "scaduta", "after expiry"],
  SIX_YEARS: ["sostituzione ai sei anni", "sei anni", "6 anni", "six years"],
};

const DEVICE_TYPES: Said<"USB_TOKEN" | "SMART_CARD"> = {
  USB_TOKEN: ["token usb", "token", "chiavetta", "usb", "chiavetta usb", "usb token"],
  SMART_CARD: ["smart card", "smartcard", "tessera", "carta"],
};

const DOCUMENT_TYPES: Said<(typeof RECOGNITION_DOCUMENTS)[number]> = {
  IDENTITY_CARD: ["carta d identita", "carta di identita", "carta identita", "ci", "c i", "cie", "identity card"],
  PASSPORT: ["passaporto", "passport"],
  DRIVING_LICENCE: ["patente", "patente di guida", "driving licence"],
  NAUTICAL_LICENCE: ["patente nautica", "nautical licence"],
  FIREARMS_LICENCE: ["porto d armi", "porto armi", "firearms licence"],
  PENSION_BOOKLET: ["libretto di pensione", "pension booklet"],
  HEATING_LICENCE: ["patentino per impianti termici", "patentino"],
  STATE_STAFF_CARD: ["tessera di riconoscimento", "tessera di un amministrazione dello stato"],
};

const SCRATCH_LAYERS: Said<"SILVER" | "GOLD"> = {
  SILVER: ["argentata", "argento", "silver"],
  GOLD: ["dorata", "oro", "gold"],
};

/** Adjectives that files of a studio have beside the names of States. */
const NATIONS: Readonly<Record<string, string>> = {
  italiana: "IT",
  italiano: "IT",
  italian: "IT",
  ita: "IT",
  rumena: "RO",
  romena: "RO",
  albanese: "AL",
  marocchina: "MA",
  cinese: "CN",
  ucraina: "UA",
  moldava: "MD",
  francese: "FR",
  tedesca: "DE",
  spagnola: "ES",
  svizzera: "CH",
  britannica: "GB",
  peruviana: "PE",
  egiziana: "EG",
  tunisina: "TN",
  polacca: "PL",
};

type Reader = (text: string) => string;

/** A choice as its code; what is not understood stays as it was written. */
const among =
  <Code extends string>(said: Said<Code>): Reader =>
  (text) => {
    const words = foldHeading(text.replaceAll("_", " "));
    const codes = Object.keys(said) as Code[];
    return (
      codes.find((code) => code === text.trim().toUpperCase()) ??
      codes.find((code) => said[code].includes(words)) ??
      text
    );
  };

let nations: ReadonlyMap<string, string> | undefined;

function readNation(text: string): string {
  const code = text.trim().toUpperCase();
  nations ??= new Map([
    ...(["en", "it"] as const).flatMap((language) =>
      stateOptions(language).flatMap(({ value, label }): [string, string][] => [
        [value.toLowerCase(), value],
        [fold(label), value],
      ]),
    ),
    ...Object.entries(NATIONS),
  ]);
  return nations.get(fold(text)) ?? code;
}

/** How each choice is read; the other fields are text. */
export const CHOICES = {
  sex: among(SEX),
  state: among(STATES),
  requestType: among(REQUEST_TYPES),
  deviceType: among(DEVICE_TYPES),
  documentType: among(DOCUMENT_TYPES),
  scratchLayer: among(SCRATCH_LAYERS),
  citizenship: readNation,
  country: readNation,
} as const satisfies Record<string, Reader>;

export const isCaseState = (text: string): text is CaseState => (CASE_STATES as readonly string[]).includes(text);
