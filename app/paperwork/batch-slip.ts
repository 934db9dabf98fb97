import type { Day } from "~/terms/day";

/** One case of a slip, with the papers that lie in the bag for it. */
export type BatchSlipLine = {
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
