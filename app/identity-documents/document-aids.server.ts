import { type Context, today } from "~/access/context";
import type { Applicant } from "~/cases/applicant";
import { unpackDifferences } from "~/clients/settle";
import { errorForm, type FormState } from "~/ui/form/form-state";
import { looksLikeMachineZone } from "../../public/mrz-lines.js";
import { type DocumentAids, fillDocument, namesHolder, noDocumentAids, ZONE_FIELDS } from "./fill-document";
import { documentOfZone, hasEnded, readMachineZone } from "./machine-zone";

type FilledDocument = { form: FormState; aids: DocumentAids };

/** «Compila», or a zone that stands in its field when something else is pressed: it is confirmed first. */
export const isReading = (fields: FormData): boolean =>
  fields.get("then") === "fill" || looksLikeMachineZone(textOf(fields, "scan"));

/** The document's form after the zone in its field was read: filled in to be confirmed, or the reason why not. */
export function fillDocumentForm(ctx: Context, fields: FormData, applicant: Applicant): FilledDocument {
  const kept = errorForm(fields, {});
  const zone = readMachineZone(textOf(fields, "scan"), today(ctx));
  if (!zone.ok) {
    return { form: { ...kept, refusal: { code: zone.refusal, field: "scan" } }, aids: documentAidsOf(fields) };
  }
  const { values, sources, differences } = fillDocument(standing(fields), zone);
  const holder = { name: `${zone.name} ${zone.surname}`.trim(), born: zone.birthDates[0] ?? "" };
  return {
    form: { values: { ...withoutRead(kept.values), ...values, scan: "" }, errors: {} },
    aids: {
      read: { ...documentOfZone(zone), expired: hasEnded(zone, today(ctx)) },
      sources,
      differences,
      somebodyElse: namesHolder(zone, applicant) ? null : holder,
    },
  };
}

/** What a form brings back of an earlier reading. */
export function documentAidsOf(fields: FormData): DocumentAids {
  return { ...noDocumentAids, differences: differencesOf(fields) };
}

/** Between two values one is chosen, not written. */
export function withChoices(state: FormState, { differences }: DocumentAids): FormState {
  const errors = Object.entries(state.errors).map(([name, codes]): [string, typeof codes] => [
    name,
    differences.some(({ field }) => field === name) ? ["choose-one"] : codes,
  ]);
  return { ...state, errors: Object.fromEntries(errors) };
}

const differencesOf = (fields: FormData) =>
  unpackDifferences(ZONE_FIELDS, (field) => textOf(fields, `differ.${field}`));

/** What stands in the fields; of two values that nobody decided on the one before. */
function standing(fields: FormData): Record<string, string> {
  const typed = Object.fromEntries(ZONE_FIELDS.map((field) => [field, textOf(fields, field)]));
  const before = differencesOf(fields).filter(({ field }) => typed[field] === "");
  return { ...typed, ...Object.fromEntries(before.map(({ field, values }) => [field, values[1].value])) };
}

const withoutRead = (values: FormState["values"]) =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !(ZONE_FIELDS as readonly string[]).includes(name)));

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === "string" ? value.trim() : "";
}
