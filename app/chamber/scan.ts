import type { CaseState } from "~/cases/lifecycle";
import { isDeviceSerial, normaliseSerial } from "~/devices/device";
import { parseSheetCode, type Sheet } from "~/paperwork/sheet-code";

/** What a reading can be: a sheet, the code of a case or slip, a device's serial. The last two can look alike. */
export type Reading = { sheet: Sheet | null; code: string | null; serial: string | null };

const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/** Reads what the scanner typed; null when it is nothing that Cartellina prints or keeps. */
export function readCode(text: string): Reading | null {
  const sheet = parseSheetCode(text);
  if (sheet) return { sheet, code: null, serial: null };
  const plain = normaliseSerial(text);
  const alike = plain.replace(/[IL]/g, "1").replace(/O/g, "0");
  const code = CODE.test(alike) ? alike : null;
  const serial = isDeviceSerial(plain) ? plain : null;
  return code === null && serial === null ? null : { sheet: null, code, serial };
}

/** Where at the counter a case is dealt with. */
export type Place = "slip" | "production" | "collection" | "returns" | "case";

/** The states of a slip (the row's own words). */
type SlipState = "OPEN" | "CLOSED" | "AT_COUNTER" | "DONE" | "CANCELLED";

/** The page that opens for a case, by what the counter has to do with it next. */
export function placeOf(row: { state: CaseState; acceptedOn: string | null }, slip: SlipState | null): Place {
  if (row.state === "SIGNED") return slip === "CLOSED" ? "slip" : "case";
  if (row.state === "PRESENTED") return row.acceptedOn === null && slip === "AT_COUNTER" ? "slip" : "production";
  if (row.state === "SCHEDULED") return "production";
  if (row.state === "PRODUCED") return "collection";
  return row.state === "DELIVERED" ? "returns" : "case";
}

/** What was read, and where that is dealt with. `line`: the case's line in its slip. */
export type Scanned =
  | { to: "slip"; batchId: string; line: { id: string; position: number } | null; sheet: Sheet | null }
  | { to: Exclude<Place, "slip">; caseId: string; practiceId: string; code: string; sheet: Sheet | null };
