import { z } from "zod";
import type { CaseIdentityDocument } from "~/cases/applicant";
import { holdsSecretCode } from "~/cases/note-guard";
import type { Day } from "~/terms/day";
import { dayField, optionalDayField } from "~/terms/day-field";
import { RECOGNITION_DOCUMENTS } from "./document-rules";

/** Longest texts, in characters. */
export const DOCUMENT_LONGEST = { number: 30, issuer: 80, reference: 60 } as const;

const tidy = z.string().transform((text) => text.replace(/\s+/g, " ").trim());
const plain = (longest: number) =>
  z
    .string()
    .max(longest, "too-long")
    .regex(/^[^\p{Cc}\p{Cf}<>]*$/u, "invalid")
    .refine((text) => !holdsSecretCode(text), "secret-not-allowed");
const needed = (longest: number) => tidy.pipe(plain(longest).min(1, "required"));
const optional = (longest: number) => tidy.pipe(plain(longest));
/** Figures and letters with the signs that documents have between them. */
const number = /^[\p{L}\p{N} ./-]*$/u;

/** An identity document as its data are typed; whether it serves is decided at identification. */
export const documentForm = (today: Day) =>
  z
    .object({
      type: z.enum(RECOGNITION_DOCUMENTS, "choose-one"),
      paper: z.boolean().default(false),
      number: needed(DOCUMENT_LONGEST.number).refine((text) => number.test(text), "invalid"),
      issuer: needed(DOCUMENT_LONGEST.issuer),
      issuedOn: dayField.refine((on) => on <= today, "day-in-future"),
      expiresOn: optionalDayField,
      approvalReference: optional(DOCUMENT_LONGEST.reference),
      permitNumber: optional(DOCUMENT_LONGEST.number).refine((text) => number.test(text), "invalid"),
      permitExpiresOn: optionalDayField,
    })
    .refine(({ issuedOn, expiresOn }) => expiresOn === null || expiresOn > issuedOn, {
      path: ["expiresOn"],
      error: "day-order",
    })
    .refine(({ permitNumber, permitExpiresOn }) => permitExpiresOn === null || permitNumber !== "", {
      path: ["permitNumber"],
      error: "required",
    });

export function readDocument(typed: z.output<ReturnType<typeof documentForm>>): CaseIdentityDocument {
  const { approvalReference, permitNumber, permitExpiresOn, paper, type, ...printed } = typed;
  return {
    ...printed,
    type,
    paper: paper && type === "IDENTITY_CARD",
    number: printed.number.toUpperCase(),
    approvalReference: approvalReference === "" ? null : approvalReference,
    residencePermit: permitNumber === "" ? null : { number: permitNumber.toUpperCase(), expiresOn: permitExpiresOn },
  };
}

/** The document as the form's fields show it. */
export function valuesOfDocument(document: CaseIdentityDocument): Record<string, string> {
  return {
    type: document.type,
    number: document.number,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    expiresOn: document.expiresOn ?? "",
    approvalReference: document.approvalReference ?? "",
    permitNumber: document.residencePermit?.number ?? "",
    permitExpiresOn: document.residencePermit?.expiresOn ?? "",
  };
}

/** Nothing of the document was typed: only copies are being sent. */
export const isBlank = (values: Record<string, string | string[]>): boolean =>
  ["number", "issuer", "issuedOn", "expiresOn", "approvalReference", "permitNumber", "permitExpiresOn"].every(
    (name) => (values[name] ?? "") === "",
  );
