import type { CopyNo, DocumentType } from "./custody";

/** What the bar code of a sheet says: whose case, which document, which copy, which printing. */
export type Sheet = { caseCode: string; document: DocumentType; copyNo: CopyNo; version: number };

/** Modulo, Registrazione, Consegna. Paper lives for years: this grammar does not change (design.md, Names). */
const LETTERS = { REQUEST_FORM: "M", REGISTRATION_FORM: "R", DELIVERY_RECEIPT: "C" } as const;
const DOCUMENTS: Record<string, DocumentType> = {
  M: "REQUEST_FORM",
  R: "REGISTRATION_FORM",
  C: "DELIVERY_RECEIPT",
};

const CASE_CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;
const SHEET_CODE = /^([0-9A-HJKMNP-TV-Z]{10})-([MRC])([123])-([1-9][0-9]{0,3})$/;

/**
 * `<code>-<M|R|C><copy>-<version>`, as `7K3M9QZX2T-M2-1`.
 * @throws RangeError when the case code is not 10 Crockford characters or the version is not 1…9999.
 */
export function sheetCode({ caseCode, document, copyNo, version }: Sheet): string {
  if (!CASE_CODE.test(caseCode)) throw new RangeError("a case code has 10 Crockford characters");
  if (!Number.isInteger(version) || version < 1 || version > 9999) throw new RangeError("a version is 1…9999");
  return `${caseCode}-${LETTERS[document]}${copyNo}-${version}`;
}

/**
 * What a scanner typed or a person copied from a sheet, or null when it is no sheet code. Case, blanks, the apostrophe
 * that an Italian keyboard layout gives for the hyphen, and Crockford's look-alikes (I, L, O) are forgiven.
 */
export function parseSheetCode(text: string): Sheet | null {
  const [caseCode = "", ...rest] = text
    .toUpperCase()
    .replace(/\s/g, "")
    .replace(/['‐‑–—?]/g, "-")
    .split("-");
  const match = SHEET_CODE.exec([alike(caseCode), ...rest].join("-"));
  if (!match) return null;
  const [, code = "", letter = "", copyNo, version] = match;
  const document = DOCUMENTS[letter];
  return document ? { caseCode: code, document, copyNo: Number(copyNo) as CopyNo, version: Number(version) } : null;
}

const alike = (code: string) => code.replace(/[IL]/g, "1").replace(/O/g, "0");
