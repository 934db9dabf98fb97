import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { pageLoader, rawPageAction } from "~/access/page.server";
import { mandateChoices } from "~/imports/read-imports.server";
import { takeUpload } from "~/imports/upload-form.server";
import { UploadPage } from "~/imports/upload-page";
import { Empty } from "~/ui/empty";
import { Grid } from "~/ui/form/field-set";
import { emptyForm } from "~/ui/form/form-state";
import { SelectField } from "~/ui/form/select-field";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.imports.cases", async ({ ctx, words }) => ({
  title: words.imports.start.CASES,
  mandates: await mandateChoices(ctx),
}));

export const action = rawPageAction("_desk.imports.cases", (page) => takeUpload(page, "CASES"));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ImportCases() {
  const { imports, cases } = useWords();
  const { mandates } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { upload } = imports;
  const officers = new Map(mandates.flatMap((mandate) => mandate.officers).map((officer) => [officer.id, officer]));
  const only = <T,>(choices: readonly T[]) => (choices.length === 1 ? choices[0] : undefined);
  return (
    <UploadPage kind="CASES" form={form}>
      {mandates.length === 0 ? <Empty>{upload.noMandate}</Empty> : null}
      <Grid>
        <SelectField
          name="mandateId"
          label={upload.mandate}
          hint={upload.mandateHint}
          span={6}
          empty={upload.choose}
          options={mandates.map(({ id, number, chamber }) => ({ value: id, label: `${chamber}, ${number}` }))}
          defaultValue={only(mandates)?.id}
        />
        <SelectField
          name="officerId"
          label={upload.officer}
          hint={upload.officerHint}
          span={3}
          empty={upload.choose}
          options={[...officers.values()].map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={only([...officers.values()])?.id}
        />
        <SelectField
          name="scratchLayer"
          label={upload.scratchLayer}
          hint={upload.scratchLayerHint}
          span={3}
          options={[
            { value: "SILVER", label: cases.scratchLayers.SILVER },
            { value: "GOLD", label: cases.scratchLayers.GOLD },
          ]}
        />
      </Grid>
    </UploadPage>
  );
}
