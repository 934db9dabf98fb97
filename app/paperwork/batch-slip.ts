import type { Day } from "~/terms/day";

/** When the device of a line is made: at once, or in an instalment promised for a day (R44). */
export type SlipInstalment = {
  /** Agreed at the counter; else only what the rules propose. */
  agreed: boolean;
  /** Null: at once. */
  promise: { number: number; on: Day } | null;
};

/** One case of a slip, with the papers that lie in the bag for it. */
export type BatchSlipLine = {
  /** As the register counts the line: the counter names it so. */
  position: number;
  surname: string;
  name: string;
  caseNumber: string;
  caseCode: string;
  /** Signed sheets of the request form (R42). */
  forms: number;
  /** Pages of copies of the identity document and of the codice fiscale (R34). */
  identityCopies: number;
  /** Residence permit, approvals, receipts of payment. */
  otherCopies: number;
  /** What the counter decided; null before. `refused` is the code of its reason. */
  decided: "accepted" | { refused: string } | null;
  /** Null where nothing can be said: no rules in force, or a line that was refused. */
  instalment: SlipInstalment | null;
};

/** What a slip (distinta) says: who presents what, in the order of the bag. */
export type BatchSlipContent = {
  /** The edition of the day it was closed: a chamber's own, or a built-in one. */
  formVersion: string;
  chamber: string;
  office: string;
  practiceName: string;
  mandateNo: string;
  officerName: string;
  /** As people write it: `2026/12`. */
  slipNumber: string;
  /** What its bar code says. */
  code: string;
  /** Agreed with the office; the hour as people write it: `9.30`. */
  appointment: { on: Day; hour: string | null } | null;
  closedOn: Day | null;
  lines: BatchSlipLine[];
};

/** What the edition has words for: the fields on top, the columns, and the boxes to sign in. */
export type BatchSlipHeading = "visit" | "cases";
export type BatchSlipField =
  | "practiceName"
  | "mandateNo"
  | "officerName"
  | "appointment"
  | "slipNumber"
  | "closedOn"
  | "caseCount"
  | "formCount"
  | "copyCount";
export type BatchSlipSignature = "officerSignature" | "counterSignature";
export type BatchSlipColumn =
  | "position"
  | "holder"
  | "caseNumber"
  | "code"
  | "forms"
  | "identityCopies"
  | "otherCopies"
  | "accepted"
  | "refused"
  | "instalment";

/** The lines of one instalment together. */
export type InstalmentGroup = SlipInstalment & { positions: number[] };

/** What is made when, in the order of time; lines of which nothing can be said are left out. */
export function instalmentGroups(lines: readonly BatchSlipLine[]): InstalmentGroup[] {
  const groups = new Map<string, InstalmentGroup>();
  for (const { instalment, position } of lines) {
    if (instalment === null) continue;
    const { agreed, promise } = instalment;
    const key = `${agreed} ${promise?.number ?? 0} ${promise?.on ?? ""}`;
    const group = groups.get(key) ?? { agreed, promise, positions: [] };
    groups.set(key, { ...group, positions: [...group.positions, position] });
  }
  const order = ({ promise }: InstalmentGroup) => `${promise?.on ?? ""} ${promise?.number ?? 0}`;
  return [...groups.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
