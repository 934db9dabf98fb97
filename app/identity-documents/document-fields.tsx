import type { ReactNode } from "react";
import { TwoValues } from "~/clients/two-values";
import type { Day } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { classNames } from "~/ui/class-names";
import { CheckField } from "~/ui/form/check-field";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { useForm } from "~/ui/form/form-context";
import { typed } from "~/ui/form/form-state";
import { Hidden } from "~/ui/form/hidden";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { ScanBlock } from "~/ui/scan-field";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import { type DocumentFault, type DocumentField, FAULT_FIELDS } from "./document-faults";
import { DOCUMENT_LONGEST } from "./document-form";
import { DocumentRead } from "./document-read";
import type { DocumentType } from "./document-rules";
import { type DocumentAids, ZONE_FIELDS, type ZoneField } from "./fill-document";
import { ReadingButtons } from "./reading-buttons";

type DocumentFieldsProps = {
  start: Partial<Record<string, string>>;
  paper: boolean;
  types: readonly DocumentType[];
  /** Those among them that count only with the chamber's approval. */
  withApproval: readonly DocumentType[];
  /** Where the chamber's letter goes. */
  approvalCopy: ReactNode;
  /** The letter is there, or something is wrong with it. */
  approvalOpen: boolean;
  /** The applicant has a residence permit to be shown. */
  permit: boolean;
  /** Some values were read with the person, and nobody saved them yet. */
  carried: boolean;
  /** What would keep the document from identifying its holder, told at the field that puts it right. */
  faults: readonly DocumentFault[];
  aids: DocumentAids;
  /** Whose case it is. */
  applicant: string;
};

/** The identity document as it is printed, and the residence permit beside it; stands inside a `PostForm`. */
export function DocumentFields({ start, paper, types, faults, aids, applicant, ...props }: DocumentFieldsProps) {
  const w = useWords();
  const { form } = useForm(undefined);
  const { cases, clients, copies, identityDocuments, reading } = w;
  const { documents } = cases;
  const hint = (field: DocumentField, otherwise?: string) => {
    const fault = faults.find((one) => FAULT_FIELDS[one] === field);
    return fault === undefined ? otherwise : <strong className="c-warning">{identityDocuments.refusals[fault]}</strong>;
  };
  const open = new Set<string>(aids.differences.map(({ field }) => field));
  const source = (name: ZoneField) => (aids.sources[name] === undefined ? undefined : clients.form.sources.zone);
  const day = (value: string) => formatDay(value as Day);
  const shown: Partial<Record<ZoneField, (value: string) => string>> = {
    type: (value) => identityDocuments.types[value as DocumentType] ?? value,
    expiresOn: day,
    permitExpiresOn: day,
  };
  const named = (those: readonly DocumentType[]) =>
    those.map((value) => ({ value, label: identityDocuments.types[value] }));
  const approvalOpen =
    props.approvalOpen ||
    open.has("type") ||
    (typed(form, "approvalReference") ?? start.approvalReference ?? "") !== "" ||
    faults.some((one) => FAULT_FIELDS[one] === "approvalReference");
  const differing = (fields: readonly ZoneField[]) =>
    aids.differences
      .filter(({ field }) => fields.includes(field))
      .map((difference) => (
        <TwoValues
          key={difference.field}
          difference={difference}
          label={documentLabels(w)[difference.field] ?? ""}
          shown={shown[difference.field]}
        />
      ));
  return (
    <>
      <ScanBlock
        name="scan"
        label={reading.zone}
        hint={reading.zoneHint}
        button={clients.form.fill}
        buttonName="then"
        buttonValue="fill"
        maxLength={120}
        below={<ReadingButtons />}
        said={aids.read === null ? null : <DocumentRead zone={aids.read} />}
      />
      {aids.somebodyElse === null ? null : (
        <Callout tone="late">
          <p>{reading.somebodyElse(aids.somebodyElse.name, day(aids.somebodyElse.born), applicant)}</p>
        </Callout>
      )}
      <FieldSet
        legend={documents.data}
        hint={props.carried ? <strong className="c-warning">{reading.carried}</strong> : undefined}
      >
        {differing(ZONE_FIELDS.slice(0, 3))}
        <Grid>
          {open.has("type") ? null : (
            <SelectField
              name="type"
              label={documents.type}
              span={6}
              hint={hint("type")}
              empty={documents.chooseType}
              options={named(types.filter((value) => !props.withApproval.includes(value)))}
              group={{ label: documents.onlyApproved, options: named(props.withApproval) }}
              defaultValue={start.type}
              source={source("type")}
            />
          )}
          {open.has("number") ? null : (
            <TextField
              name="number"
              label={documents.number}
              span={3}
              code
              upper
              maxLength={DOCUMENT_LONGEST.number}
              defaultValue={start.number}
              source={source("number")}
            />
          )}
          <TextField
            name="issuer"
            label={documents.issuer}
            span={3}
            maxLength={DOCUMENT_LONGEST.issuer}
            defaultValue={start.issuer}
          />
          <DateField
            name="issuedOn"
            label={documents.issuedOn}
            span={3}
            hint={hint("issuedOn")}
            defaultValue={start.issuedOn}
          />
          {open.has("expiresOn") ? null : (
            <DateField
              name="expiresOn"
              label={documents.expiresOn}
              span={3}
              hint={hint("expiresOn", documents.expiryHint)}
              optional="unsaid"
              defaultValue={start.expiresOn}
              source={source("expiresOn")}
            />
          )}
        </Grid>
        <div className="c-only-card">
          <CheckField name="paper" label={documents.paper} defaultChecked={paper} />
        </div>
      </FieldSet>
      {props.withApproval.length === 0 && !approvalOpen ? (
        <Hidden name="approvalReference" value="" />
      ) : (
        <FieldSet
          id="approvazione"
          className={classNames("c-only-approved", approvalOpen && "is-open")}
          legend={copies.needed.approval}
          hint={copies.needed.approvalNeeded}
        >
          <Grid>
            <TextField
              name="approvalReference"
              label={documents.approval}
              span={3}
              hint={hint("approvalReference", documents.approvalHint)}
              maxLength={DOCUMENT_LONGEST.reference}
              defaultValue={start.approvalReference}
            />
            {props.approvalCopy}
          </Grid>
        </FieldSet>
      )}
      {props.permit ? (
        <FieldSet legend={documents.permit} hint={documents.permitHint}>
          {differing(ZONE_FIELDS.slice(3))}
          <Grid>
            {open.has("permitNumber") ? null : (
              <TextField
                name="permitNumber"
                label={documents.permitNumber}
                span={3}
                hint={hint("permitNumber")}
                code
                upper
                maxLength={DOCUMENT_LONGEST.number}
                defaultValue={start.permitNumber}
                source={source("permitNumber")}
              />
            )}
            {open.has("permitExpiresOn") ? null : (
              <DateField
                name="permitExpiresOn"
                label={documents.permitExpiresOn}
                span={3}
                hint={hint("permitExpiresOn", documents.permitExpiryHint)}
                optional="unsaid"
                defaultValue={start.permitExpiresOn}
                source={source("permitExpiresOn")}
              />
            )}
          </Grid>
        </FieldSet>
      ) : (
        // Nothing to ask: said so, since a field that does not come back is one that nobody decided on.
        ZONE_FIELDS.slice(3).map((name) => <Hidden key={name} name={name} value="" />)
      )}
    </>
  );
}

export function documentLabels({ cases: { documents }, reading }: Words): Record<string, string> {
  return {
    scan: reading.zone,
    type: documents.type,
    number: documents.number,
    issuer: documents.issuer,
    issuedOn: documents.issuedOn,
    expiresOn: documents.expiresOn,
    approvalReference: documents.approval,
    permitNumber: documents.permitNumber,
    permitExpiresOn: documents.permitExpiresOn,
  };
}
