import type { Applicant, CaseIdentityDocument } from "~/cases/applicant";
import type { RequestType } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { ErrorCode } from "~/ui/words/it/errors";
import type { TakenOverState } from "./taken-over";

/** What a file holds: people of the address book, or running cases taken over from paper. */
export const IMPORT_KINDS = ["CLIENTS", "CASES"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Sizes are bytes. */
export const IMPORT_LIMITS = { fileBytes: 10 * 1024 * 1024, rows: 10_000, columns: 60, cell: 500 } as const;

/** Days after which an import that nobody ended is abandoned, and what was left out of one that ended is deleted. */
export const KEPT_DAYS = 7;

/**
 * COLUMNS: which column means what is being chosen. CHECKING: its rows are being looked at. READY: they can be mended,
 * and the import started. TAKING: they are being taken. ENDED: they are, or were given up.
 */
export type ImportPhase = "COLUMNS" | "CHECKING" | "READY" | "TAKING" | "ENDED";

/** RAW: not looked at yet. KNOWN: the person is in the address book, and nobody has decided yet. */
export type RowState = "HEADER" | "RAW" | "WRONG" | "KNOWN" | "RIGHT" | "LEFT_OUT";
/** What is shown together, the most urgent first. */
export const ROW_VIEWS = ["WRONG", "KNOWN", "RIGHT", "LEFT_OUT"] as const satisfies RowState[];
export type RowView = (typeof ROW_VIEWS)[number];
export type RowDecision = "LEAVE" | "UPDATE";

/** By field, as read from the file and mended: days `YYYY-MM-DD` and codes where they were understood. */
export type RowValues = Record<string, string>;
/** By field; "" is the row as a whole. */
export type RowFaults = Record<string, ErrorCode[]>;

/** A case as it will stand; the days it has not come to are null. */
export type TakenOverCase = {
  state: TakenOverState;
  chamberId: string;
  mandateId: string;
  officerId: string;
  officerName: string;
  requestType: RequestType;
  deviceType: "USB_TOKEN" | "SMART_CARD";
  paperReference: string | null;
  identityDocument: CaseIdentityDocument | null;
  identifiedOn: Day;
  identifiedAtPlace: string | null;
  envelope: { serial: string; scratchLayer: "SILVER" | "GOLD" };
  envelopeGivenOn: Day;
  signedOn: Day;
  presentedOn: Day | null;
  scheduledFor: Day | null;
  producedOn: Day | null;
  device: TakenOverDevice | null;
  collectedOn: Day | null;
  deliveredOn: Day | null;
};

export type TakenOverDevice = {
  serial: string;
  authenticationSerial: string | null;
  signatureSerial: string | null;
  /** Of both certificates: they are made together. */
  notBefore: Day | null;
  notAfter: Day | null;
};

/** What is taken of a row: a person, and the case they have. */
export type ReadyRow = { applicant: Applicant; case: TakenOverCase | null };
