import { CheckField } from "~/ui/form/check-field";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import { DOCUMENT_LONGEST } from "./document-form";
import type { DocumentType } from "./document-rules";

type DocumentFieldsProps = { start: Partial<Record<string, string>>; paper: boolean; types: readonly DocumentType[] };

/** The identity document as it is printed, and the residence permit beside it; stands inside a `PostForm`. */
export function DocumentFields({ start, paper, types }: DocumentFieldsProps) {
  const { cases, identityDocuments } = useWords();
  const { documents } = cases;
  return (
    <>
      <FieldSet legend={documents.data}>
        <Grid>
          <SelectField
            name="type"
            label={documents.type}
            span={6}
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
          <DateField name="issuedOn" label={documents.issuedOn} span={3} defaultValue={start.issuedOn} />
          <DateField
            name="expiresOn"
            label={documents.expiresOn}
            span={3}
            hint={documents.expiryHint}
            optional
            defaultValue={start.expiresOn}
          />
        </Grid>
        <CheckField name="paper" label={documents.paper} defaultChecked={paper} />
        <TextField
          name="approvalReference"
          label={documents.approval}
          hint={documents.approvalHint}
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
            hint={documents.permitExpiryHint}
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
