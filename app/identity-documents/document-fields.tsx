import { CheckField } from "~/ui/form/check-field";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import { type DocumentFault, type DocumentField, FAULT_FIELDS } from "./document-faults";
import { DOCUMENT_LONGEST } from "./document-form";
import type { DocumentType } from "./document-rules";

type DocumentFieldsProps = {
  start: Partial<Record<string, string>>;
  paper: boolean;
  types: readonly DocumentType[];
  /** What would keep the document from identifying its holder, told at the field that puts it right. */
  faults?: readonly DocumentFault[];
};

/** The identity document as it is printed, and the residence permit beside it; stands inside a `PostForm`. */
export function DocumentFields({ start, paper, types, faults = [] }: DocumentFieldsProps) {
  const { cases, identityDocuments } = useWords();
  const { documents } = cases;
  const hint = (field: DocumentField, otherwise?: string) => {
    const fault = faults.find((one) => FAULT_FIELDS[one] === field);
    return fault === undefined ? otherwise : <strong className="c-warning">{identityDocuments.refusals[fault]}</strong>;
  };
  return (
    <>
      <FieldSet legend={documents.data}>
        <Grid>
          <SelectField
            name="type"
            label={documents.type}
            span={6}
            hint={hint("type")}
            empty={documents.chooseType}
            options={types.map((value) => ({ value, label: identityDocuments.types[value] }))}
            defaultValue={start.type}
          />
          <TextField
            name="number"
            label={documents.number}
            span={3}
            code
            upper
            maxLength={DOCUMENT_LONGEST.number}
            defaultValue={start.number}
          />
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
          <DateField
            name="expiresOn"
            label={documents.expiresOn}
            span={3}
            hint={hint("expiresOn", documents.expiryHint)}
            optional
            defaultValue={start.expiresOn}
          />
        </Grid>
        <CheckField name="paper" label={documents.paper} defaultChecked={paper} />
        <TextField
          name="approvalReference"
          label={documents.approval}
          hint={hint("approvalReference", documents.approvalHint)}
          optional
          maxLength={DOCUMENT_LONGEST.reference}
          defaultValue={start.approvalReference}
        />
      </FieldSet>
      <FieldSet legend={documents.permit} hint={documents.permitHint}>
        <Grid>
          <TextField
            name="permitNumber"
            label={documents.permitNumber}
            span={3}
            hint={hint("permitNumber")}
            code
            upper
            optional
            maxLength={DOCUMENT_LONGEST.number}
            defaultValue={start.permitNumber}
          />
          <DateField
            name="permitExpiresOn"
            label={documents.permitExpiresOn}
            span={3}
            hint={hint("permitExpiresOn", documents.permitExpiryHint)}
            optional
            defaultValue={start.permitExpiresOn}
          />
        </Grid>
      </FieldSet>
    </>
  );
}

export function documentLabels({ cases: { documents } }: Words): Record<string, string> {
  return {
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
