import type { DocumentType as IdentityDocumentType } from "~/identity-documents/document-rules";
import type { RequestType } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import type { BatchSlipColumn, BatchSlipField, BatchSlipHeading, BatchSlipSignature } from "./batch-slip";
import type { DELIVERY_RECEIPT } from "./delivery-receipt-boxes";
import type { DeliveryReceiptContent } from "./device-papers";
import type { Paragraph } from "./fit-text";
import { paragraphsOf } from "./paragraphs";
import type { REGISTRATION_FORM } from "./registration-form-boxes";
import type { DeviceType, SealColour } from "./request-form";
import type { REQUEST_FORM, REQUEST_FORM_FIELDS } from "./request-form-boxes";
import { rewritten, type Say } from "./rewritten";
import { texts202005 } from "./texts-2020-05";
import { texts202401 } from "./texts-2024-01";

/** A word for each section of a document, and for each cell that is not running text. */
type Names<P extends { headings: object }> = Record<keyof P["headings"], string>;
type Labels<P extends { cells: object }, Other = never> = Record<Exclude<keyof P["cells"], Running | Other>, string>;
type Running = "declarations" | "clauses" | "attestation";

/** The Italian words of one edition of the documents: what stands printed on the paper, whoever the case is about. */
export type PaperTexts = {
  requestTypes: Record<RequestType, string>;
  deviceTypes: Record<DeviceType, string>;
  sealColours: Record<SealColour, string>;
  identityDocuments: Record<IdentityDocumentType, string>;
  foreignState: string;
  noExpiry: string;
  residencePermit: (number: string, expiresOn: string | null) => string;
  yes: string;
  no: string;
  sealIntact: string;
  certificates: { authentication: string; signature: string };
  returnTerm: (term: DeliveryReceiptContent["returnTerm"]) => string;
  reprint: (on: string, by: string, reason: string) => string;
  foot: (edition: string, ruleset: string, version: number, hash: string) => string;
  copyLabels: {
    requestForm: CopyLabels;
    registrationForm: CopyLabels;
    deliveryReceipt: CopyLabels;
    batchSlip: [string, string];
  };
  requestForm: {
    title: string;
    subtitle: string;
    headings: Names<typeof REQUEST_FORM>;
    labels: Labels<typeof REQUEST_FORM, "placeAndDate"> &
      Record<keyof typeof REQUEST_FORM_FIELDS | "publicationConsent", string>;
    declarations: Paragraph[];
    clauses: Paragraph[];
    attestation: Paragraph[];
  };
  registrationForm: {
    title: string;
    subtitle: string;
    headings: Names<typeof REGISTRATION_FORM>;
    labels: Labels<typeof REGISTRATION_FORM, "placeAndDate"> & Record<"place" | "date", string>;
    declarations: Paragraph[];
  };
  deliveryReceipt: {
    title: string;
    subtitle: string;
    headings: Names<typeof DELIVERY_RECEIPT>;
    labels: Labels<typeof DELIVERY_RECEIPT, "placeAndDate"> & Record<"place" | "date", string>;
    declarations: Paragraph[];
    attestation: Paragraph[];
  };
  batchSlip: {
    title: string;
    subtitle: string;
    headings: Record<BatchSlipHeading, string>;
    labels: Record<BatchSlipField | BatchSlipSignature, string>;
    columns: Record<BatchSlipColumn, string>;
    appointment: (on: string, hour: string | null) => string;
  };
};

export type CopyLabels = [string, string, string];

/** The words that a courtesy translation has: of the request form and of the delivery receipt. */
export type TranslatedTexts = Omit<PaperTexts, "registrationForm" | "batchSlip" | "copyLabels" | "reprint">;

/** A chamber's logo as it is printed: a PNG in shades of grey, opaque. Its sides in pixels. */
export type Logo = { png: Uint8Array; width: number; height: number };

/**
 * Texts that a chamber changed, by key (`requestForm.headings.agent`; all of them in `changeable-texts.ts`). A running
 * text has a line for each paragraph. `en`: its English, for the courtesy translation; null when there is none.
 */
export type Changes = Readonly<Record<string, { it: string; en: string | null }>>;

/**
 * An edition of the printed documents, named by each printed content (`formVersion`): a built-in one, as a ruleset names
 * it in `requestForm.textsVersion`, or a chamber's own. Plain data, so that it can be sent to a thread.
 */
export type Edition = {
  code: string;
  /** The built-in edition whose texts hold where nothing was changed. */
  base: string;
  changes: Changes;
  logo: Logo | null;
  /** What tells its printed pages from those of every other edition, also another chamber's of the same code. */
  key: string;
};

/**
 * A built-in edition.
 * @throws Error when there is none of this code.
 */
export function editionOf(code: string): Edition {
  builtIn(code);
  return { code, base: code, changes: {}, logo: null, key: code };
}

export const isBuiltIn = (code: string): code is BuiltInEdition => Object.hasOwn(BUILT_IN, code);

/**
 * The Italian words of an edition. Editions are added, never changed: old cases are printed again with the words they
 * were signed under.
 * @throws Error for a base that does not exist.
 */
export function textsOf(edition: Edition): PaperTexts {
  const base = builtIn(edition.base);
  if (Object.keys(edition.changes).length === 0) return base;
  const known = CHANGED.get(edition);
  if (known) return known;
  const say = italianOf(edition.changes);
  const texts = {
    ...base,
    requestForm: rewritten("requestForm", base.requestForm, say),
    registrationForm: rewritten("registrationForm", base.registrationForm, say),
    deliveryReceipt: rewritten("deliveryReceipt", base.deliveryReceipt, say),
    batchSlip: rewritten("batchSlip", base.batchSlip, say),
  };
  CHANGED.set(edition, texts);
  return texts;
}

function builtIn(code: string): PaperTexts {
  if (!isBuiltIn(code)) throw new Error(`no paper texts of edition ${code}`);
  return BUILT_IN[code];
}

/** A run asks for the words of one edition thousands of times. */
const CHANGED = new WeakMap<Edition, PaperTexts>();

function italianOf(changes: Changes): Say {
  return {
    short: (key, base) => changes[key]?.it ?? base,
    running: (key, base, points) => {
      const change = changes[key];
      return change === undefined ? base : paragraphsOf(change.it, points);
    },
  };
}

/** `23/11/2026` */
export const printedDay = (on: Day) => `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;

const BUILT_IN = { "2020-05": texts202005, "2024-01": texts202401 };
export type BuiltInEdition = keyof typeof BUILT_IN;
