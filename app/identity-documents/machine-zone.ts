import { parse } from "mrz";
import { stateOfThree } from "~/clients/state-codes";
import { type Day, isDay } from "~/terms/day";
import { lengthOfMachineZone, machineZoneIn } from "../../public/mrz-lines.js";
import type { DocumentType } from "./document-rules";

export type MachineZoneRefusal = "zone-incomplete" | "zone-check-digit";

/** What the machine-readable zone of a document says of its holder and of itself. */
export type ReadZone = {
  ok: true;
  /** Its lines, joined by line feeds. */
  text: string;
  /** In capital letters, transliterated, perhaps cut off: the zone has no room for more. */
  surname: string;
  name: string;
  /** Does the zone end in the middle of the names? */
  cutOff: boolean;
  sex: "M" | "F" | null;
  /** Two figures of a year: the days that they can mean, latest first. */
  birthDates: Day[];
  /** ISO 3166-1 alpha-2; null for stateless persons and the like. */
  citizenship: string | null;
  type: Extract<DocumentType, "IDENTITY_CARD" | "PASSPORT" | "RESIDENCE_PERMIT"> | null;
  number: string;
  expiresOn: Day | null;
};

/** What a zone says of the document itself. */
export type ReadDocument = Pick<ReadZone, "type" | "number" | "expiresOn">;

export const documentOfZone = ({ type, number, expiresOn }: ReadZone): ReadDocument => ({ type, number, expiresOn });

/** The same where it has just been read: has it ended? */
export type ShownReading = ReadDocument & { expired: boolean };

export const hasEnded = ({ expiresOn }: Pick<ReadDocument, "expiresOn">, on: Day): boolean =>
  expiresOn !== null && expiresOn < on;

/**
 * Reads a zone as scanned, pasted or recognised (TD1 and TD3). Refuses what has not its length or has a check digit that
 * does not fit. The codice fiscale is never taken from it: not every card has it there (ICAO Doc 9303; domain.md §5.4).
 */
export function readMachineZone(text: string, today: Day): ReadZone | { ok: false; refusal: MachineZoneRefusal } {
  const zone = machineZoneIn(text, parse);
  if (zone === null) {
    const whole = [88, 90].includes(lengthOfMachineZone(text));
    return { ok: false, refusal: whole ? "zone-check-digit" : "zone-incomplete" };
  }
  const { fields, format } = zone;
  const lines = zone.text.split("\n");
  return {
    ok: true,
    text: zone.text,
    surname: fields.lastName ?? "",
    name: fields.firstName ?? "",
    cutOff: !(format === "TD1" ? lines[2] : lines[0])?.endsWith("<"),
    sex: fields.sex === "male" ? "M" : fields.sex === "female" ? "F" : null,
    birthDates: birthDates(fields.birthDate ?? "", today),
    citizenship: stateOfThree(fields.nationality ?? ""),
    type: typeOf(fields.documentCode ?? ""),
    number: fields.documentNumber ?? "",
    // Documents of the last century have expired long ago.
    expiresOn: dayOf("20", fields.expirationDate ?? ""),
  };
}

/** A residence permit is a card like others, told by its second letter (Reg. CE 1030/2002). */
function typeOf(code: string): ReadZone["type"] {
  if (code.startsWith("P")) return "PASSPORT";
  if (/^[AI]R$/.test(code)) return "RESIDENCE_PERMIT";
  return /^(?:C|I|ID)$/.test(code) ? "IDENTITY_CARD" : null;
}

function birthDates(sixFigures: string, today: Day): Day[] {
  const oldest = `${Number(today.slice(0, 4)) - OLDEST}${today.slice(4)}`;
  return [dayOf("20", sixFigures), dayOf("19", sixFigures)].filter(
    (born): born is Day => born !== null && born <= today && born > oldest,
  );
}

const OLDEST = 120;

function dayOf(century: "19" | "20", sixFigures: string): Day | null {
  const written = `${century}${sixFigures.slice(0, 2)}-${sixFigures.slice(2, 4)}-${sixFigures.slice(4, 6)}`;
  return isDay(written) ? written : null;
}
