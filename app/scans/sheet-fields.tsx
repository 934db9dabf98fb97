import { z } from "zod";
import { Grid } from "~/ui/form/field-set";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import type { TypedSheet } from "./find-sheet.server";

/** What is asked beside a page: whose it is, and unless a sheet's code was typed, which sheet. */
export const SheetFieldSchema = z.object({
  case: z.string().trim().min(1, "required").max(40, "too-long"),
  document: z.enum(["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"]).optional(),
  copyNo: z.enum(["1", "2", "3"]).optional(),
});

export function typedSheet(value: z.output<typeof SheetFieldSchema>): TypedSheet {
  const copyNo = value.copyNo === undefined ? null : (Number(value.copyNo) as 1 | 2 | 3);
  return { case: value.case, document: value.document ?? null, copyNo };
}

/** Which sheet a picture is of, typed and chosen. */
export function SheetFields({ code }: { code?: string | undefined }) {
  const { scans } = useWords();
  const { tray } = scans;
  return (
    <>
      <TextField name="case" label={tray.case} hint={tray.caseHint} defaultValue={code} maxLength={40} code />
      <Grid>
        <SelectField
          name="document"
          label={tray.document}
          empty={tray.fromCode}
          options={Object.entries(scans.documents).map(([value, label]) => ({ value, label }))}
          span={4}
          optional
        />
        <SelectField
          name="copyNo"
          label={tray.copyNo}
          empty={tray.fromCode}
          options={[1, 2, 3].map((number) => ({ value: String(number), label: tray.copy(number) }))}
          span={2}
          optional
        />
      </Grid>
    </>
  );
}

export const sheetLabels = ({ scans }: Words): Record<string, string> => ({
  case: scans.tray.case,
  document: scans.tray.document,
  copyNo: scans.tray.copyNo,
});
