import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { look } from "~/access/act.server";
import { practiceOf } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { editPractice } from "~/mandates/edit-practice.server";
import { notFound } from "~/platform/errors";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";
import { findPractice } from "~db/queries/practices";

const Fields = z.object({
  address: z.string().trim().min(1, "required").max(200, "too-long"),
  vatNumber: z.string().trim().max(40, "too-long").default(""),
});

export const loader = pageLoader("_desk.practice_.data", async ({ ctx, scope, words }) => {
  const found = (await look(ctx, scope, (tx) => findPractice(tx, practiceOf(ctx)))) ?? notFound();
  const { name, address, vatNumber } = found;
  return { title: words.mandates.practice.editTitle, practice: { name, address, vatNumber } };
});

export const action = pageAction("_desk.practice_.data", async ({ ctx, form }) => {
  const parsed = parseForm(Fields, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await editPractice(ctx, parsed.value);
  return outcome.ok ? said("/practice", "practice") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function PracticeData() {
  const { mandates } = useWords();
  const { practice } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const words = mandates.practice;
  const { names } = words;
  return (
    <Page
      title={words.editTitle}
      sub={practice.name}
      crumbs={[{ href: "/practice", label: mandates.title }, { label: words.editTitle }]}
      narrow
    >
      <p className="u-t4">{words.editLead}</p>
      <PostForm form={form} labels={names} refusals={mandates.refusals}>
        <TextField
          name="address"
          label={names.address}
          hint={words.addressHint}
          defaultValue={practice.address}
          maxLength={200}
        />
        <TextField
          name="vatNumber"
          label={names.vatNumber}
          defaultValue={practice.vatNumber ?? ""}
          inputMode="numeric"
          maxLength={40}
          optional
        />
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href="/practice">{words.back}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
