import { DISAGREEMENT_REASONS } from "~/cases/applicant";
import { stateOptions } from "~/clients/states";
import { RECOGNITION_DOCUMENTS } from "~/identity-documents/document-rules";
import { REQUEST_TYPES } from "~/rulesets/ruleset";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { useForm } from "~/ui/form/form-context";
import type { Option } from "~/ui/form/option";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import type { Words } from "~/ui/words";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { CASE_COLUMNS, FIELDS_OF, type FieldName } from "./fields";
import type { ImportKind } from "./import";
import { fieldLabel } from "./import-rows";
import type { RowPage } from "./read-imports.server";
import { TAKEN_OVER_STATES } from "./taken-over";

export const rowFormLabels = (kind: ImportKind, imports: Words["imports"]): Record<string, string> =>
  Object.fromEntries([...FIELDS_OF[kind], "disagreementReason"].map((field) => [field, fieldLabel(field, imports)]));

const PERSON = [
  "codiceFiscale",
  "surname",
  "name",
  "sex",
  "birthDate",
  "birthPlace",
  "birthProvince",
  "citizenship",
] as const;
const RESIDENCE = [
  "street",
  "streetNumber",
  "postcode",
  "municipality",
  "province",
  "country",
  "email",
  "mobile",
] as const;
const CASE = ["paperReference", "state", "mandate", "officer", "requestType", "deviceType"] as const;
const DOCUMENT = [
  "documentType",
  "documentNumber",
  "documentIssuer",
  "documentIssuedOn",
  "documentExpiresOn",
  "permitNumber",
  "permitExpiresOn",
] as const;
const FOLDER = [
  "envelope",
  "scratchLayer",
  "device",
  "authenticationSerial",
  "signatureSerial",
  "certificatesFrom",
  "certificatesTo",
] as const;
const REST = [...CASE, ...DOCUMENT, ...FOLDER] as readonly FieldName[];
const DAYS = CASE_COLUMNS.filter((field) => !REST.includes(field));

/** All that a row says, in the fields in which it is mended. */
export function RowFields({ row }: { row: RowPage }) {
  const { imports, clients } = useWords();
  const { mend } = imports;
  const { errors } = useForm(undefined).form;
  const asksWhy =
    row.values.disagreementReason !== undefined ||
    errors.birthPlace !== undefined ||
    Object.values(errors).some((codes) => codes.includes("differs-from-code"));
  return (
    <>
      <FieldSet legend={mend.person}>
        <Fields row={row} fields={PERSON} />
        {asksWhy ? (
          <SelectField
            name="disagreementReason"
            label={imports.disagreementReason}
            hint={clients.form.disagreementsHint}
            empty={clients.form.choose}
            optional
            options={DISAGREEMENT_REASONS.map((reason) => ({ value: reason, label: clients.form.reasons[reason] }))}
          />
        ) : null}
      </FieldSet>
      <FieldSet legend={mend.residence}>
        <Fields row={row} fields={RESIDENCE} />
      </FieldSet>
      {row.kind === "CLIENTS" ? null : (
        <>
          <FieldSet legend={mend.case}>
            <Fields row={row} fields={CASE} />
          </FieldSet>
          <FieldSet legend={mend.days} hint={mend.dayHint}>
            <Fields row={row} fields={DAYS} />
          </FieldSet>
          <FieldSet legend={mend.folderAndDevice}>
            <Fields row={row} fields={FOLDER} />
          </FieldSet>
          <FieldSet legend={mend.document}>
            <Fields row={row} fields={DOCUMENT} />
          </FieldSet>
        </>
      )}
    </>
  );
}

const WIDE: readonly FieldName[] = ["codiceFiscale", "street", "state", "email", "birthPlace"];
const CODES: readonly FieldName[] = ["codiceFiscale", "envelope", "device", "authenticationSerial", "signatureSerial"];

function Fields({ row, fields }: { row: RowPage; fields: readonly FieldName[] }) {
  const { imports } = useWords();
  const choices = useChoices();
  return (
    <Grid>
      {fields.map((field) => {
        const said = row.inFile[field];
        const wasSaid = row.faults[field] !== undefined && said !== undefined ? imports.mend.inFile(said) : undefined;
        const common = {
          name: field,
          label: imports.fields[field],
          hint: wasSaid,
          span: WIDE.includes(field) ? (4 as const) : (2 as const),
        };
        const options = choices[field];
        return options === undefined ? (
          <TextField key={field} {...common} code={CODES.includes(field)} maxLength={200} optional={false} />
        ) : (
          <SelectField key={field} {...common} options={options} empty={choices.none} optional={false} />
        );
      })}
    </Grid>
  );
}

function useChoices(): Partial<Record<FieldName, Option[]>> & { none: string } {
  const { cases, clients, identityDocuments } = useWords();
  const states = stateOptions(useLanguage());
  const of = (words: Record<string, string>, codes: readonly string[]): Option[] =>
    codes.map((value) => ({ value, label: words[value] ?? value }));
  return {
    none: clients.form.choose,
    sex: of(clients.form.sexes, ["F", "M"]),
    citizenship: states,
    country: states,
    state: of(cases.states, TAKEN_OVER_STATES),
    requestType: of(cases.requestTypes, REQUEST_TYPES),
    deviceType: of(cases.deviceTypes, ["USB_TOKEN", "SMART_CARD"]),
    documentType: of(identityDocuments.types, RECOGNITION_DOCUMENTS),
    scratchLayer: of(cases.scratchLayers, ["SILVER", "GOLD"]),
  };
}
