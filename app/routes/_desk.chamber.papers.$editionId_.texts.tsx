import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { askedFacsimile } from "~/paperwork/asked-facsimile.server";
import { changeTexts } from "~/paperwork/edition-acts.server";
import { EditionForm } from "~/paperwork/edition-form";
import { changesIn, kept, longest, type TextField, type TypedText } from "~/paperwork/edition-texts";
import { misfitsOf } from "~/paperwork/fit-of-texts.server";
import { readEdition, readTexts } from "~/paperwork/read-editions.server";
import { notFound } from "~/platform/errors";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.chamber.papers.$editionId_.texts", async ({ ctx, params, url, words }) => {
  const editionId = idParam(params, "editionId");
  const document = askedFacsimile(url).document;
  const { id, code, isDraft } = await readEdition(ctx, editionId);
  if (!isDraft) return notFound();
  const fields = await readTexts(ctx, editionId, document);
  const { texts, documents } = words.editions;
  return { title: texts.title(documents[document]), edition: { id, code }, document, fields };
});

/** The texts of one document together; each that does not fit its box says so at its own field. */
export const action = pageAction("_desk.chamber.papers.$editionId_.texts", async ({ ctx, params, url, form }) => {
  const editionId = idParam(params, "editionId");
  const document = askedFacsimile(url).document;
  const fields = await readTexts(ctx, editionId, document);
  const parsed = parseForm(schemaOf(fields), form);
  if (!parsed.ok) return invalid(parsed.form);
  const typed = typedIn(fields, parsed.value);
  const misfits = Object.entries(await misfitsOf(document, fields, changesIn(fields, typed)));
  if (misfits.length > 0) {
    return invalid(errorForm(form, Object.fromEntries(misfits.map(([name, misfit]) => [name, [misfit]]))));
  }
  const changed = await changeTexts(ctx, { editionId, document, typed });
  return changed.ok ? said(`/chamber/papers/${editionId}`, "saved") : refuse(form, changed);
});

function schemaOf(fields: readonly TextField[]) {
  const text = (field: TextField) => z.string().max(longest(field.text.kind), "too-long").default("");
  return z.object(
    Object.fromEntries(
      fields.flatMap((field) => [
        [field.name, text(field)],
        [`${field.name}-en`, text(field)],
      ]),
    ),
  );
}

function typedIn(fields: readonly TextField[], values: Record<string, string>): Record<string, TypedText> {
  const typed = ({ name, text }: TextField): TypedText => ({
    it: kept(text.kind, values[name] ?? ""),
    en: kept(text.kind, values[`${name}-en`] ?? ""),
  });
  return Object.fromEntries(fields.map((field) => [field.name, typed(field)]));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Texts() {
  const { editions } = useWords();
  const { title, edition, fields } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <Page
      title={title}
      lead={editions.texts.lead}
      crumbs={[
        { href: "/chamber/papers", label: editions.title },
        { href: `/chamber/papers/${edition.id}`, label: editions.edition.title(edition.code) },
        { label: title },
      ]}
    >
      <EditionForm form={form} fields={fields} back={`/chamber/papers/${edition.id}`} />
    </Page>
  );
}
