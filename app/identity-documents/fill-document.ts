import type { Applicant, CaseIdentityDocument } from "~/cases/applicant";
import { type Difference, type Filling, type Said, settle } from "~/clients/settle";
import { fitsZoneName } from "~/clients/zone-names";
import { valuesOfDocument } from "./document-form";
import type { ReadDocument, ReadZone, ShownReading } from "./machine-zone";

/** Fields of the document's form that its machine-readable zone tells, in their order. */
export const ZONE_FIELDS = ["type", "number", "expiresOn", "permitNumber", "permitExpiresOn"] as const;
export type ZoneField = (typeof ZONE_FIELDS)[number];

/** The document's form with what helps to fill it in. */
export type DocumentAids = {
  read: ShownReading | null;
  /** The holder that the zone names, where it is not the case's applicant. */
  somebodyElse: { name: string; born: string } | null;
  differences: Difference<ZoneField>[];
  sources: Filling["sources"];
};

export const noDocumentAids: DocumentAids = { read: null, somebodyElse: null, differences: [], sources: {} };

/**
 * The form after the zone was read: what is empty is written, what stands and differs is shown beside it. A residence
 * permit fills its own fields. Who issued the document, and when, is not in the zone.
 */
export function fillDocument(
  typed: Readonly<Record<string, string>>,
  { type, number, expiresOn }: ReadDocument,
): Filling & { differences: Difference<ZoneField>[] } {
  const permit = type === "RESIDENCE_PERMIT";
  const filling: Filling = { values: { ...typed }, sources: {} };
  const said = [
    exactly("type", permit ? null : type),
    exactly(permit ? "permitNumber" : "number", number),
    exactly(permit ? "permitExpiresOn" : "expiresOn", expiresOn),
  ].flat();
  const differences = said.map((each) => settle(each, filling)).filter((difference) => difference !== null);
  return { ...filling, differences };
}

/** The form of a case as it begins: its document, filled in with what the person's page read and nobody saved yet. */
export function startOfDocument(document: CaseIdentityDocument | null, read: ReadDocument | null) {
  const values = document === null ? {} : valuesOfDocument(document);
  return read === null ? { values, sources: {}, differences: [] } : fillDocument(values, read);
}

/** A number is the same with spaces in it. */
function exactly(field: ZoneField, value: string | null): Said<ZoneField>[] {
  if (value === null || value === "") return [];
  const bare = (text: string) => text.replace(/[\s./-]/g, "").toUpperCase();
  const isNumber = field === "number" || field === "permitNumber";
  const fits = (other: string) => (isNumber ? bare(other) === bare(value) : other === value);
  return [{ field, allowed: [value], fits, from: "zone" }];
}

/** Does the zone name that person? By surname and day of birth: of several names a card may show one. */
export function namesHolder(zone: ReadZone, { surname, birthDate }: Applicant): boolean {
  return fitsZoneName(surname, zone.surname, zone.cutOff) && zone.birthDates.includes(birthDate);
}
