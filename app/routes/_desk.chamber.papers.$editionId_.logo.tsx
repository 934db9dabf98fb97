import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { invalid, pageLoader, rawPageAction, refuse, said, withOnce } from "~/access/page.server";
import { idParam } from "~/access/params";
import { readUpload } from "~/identity-documents/read-upload.server";
import { changeLogo } from "~/paperwork/edition-acts.server";
import { LOGO_BYTES } from "~/paperwork/logo.server";
import { readEdition } from "~/paperwork/read-editions.server";
import { notFound } from "~/platform/errors";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { FileField } from "~/ui/form/file-field";
import { emptyForm, errorForm, type FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.chamber.papers.$editionId_.logo", async ({ ctx, params, words }) => {
  const edition = await readEdition(ctx, idParam(params, "editionId"));
  return edition.isDraft ? { title: words.editions.logo.title, edition } : notFound();
});

/** A little more than the limit is read, so that the refusal of a large file is its own. */
const UPLOAD = { maxFileSize: 2 * LOGO_BYTES, maxFiles: 1 };

export const action = rawPageAction("_desk.chamber.papers.$editionId_.logo", async ({ ctx, params, request }) => {
  const editionId = idParam(params, "editionId");
  const upload = await readUpload(request, UPLOAD);
  if (!upload.ok) {
    return data({ form: { ...emptyForm, refusal: { code: upload.refusal, field: "logo" } } satisfies FormState }, 422);
  }
  const { fields, files } = upload.value;
  const picture = fields.get("then") === "remove" ? null : files.get("logo");
  if (picture === undefined) return invalid(errorForm(fields, { logo: ["file-missing"] }));
  const changed = await changeLogo(withOnce(ctx, fields), { editionId, picture });
  return changed.ok ? said(`/chamber/papers/${editionId}`, "saved") : refuse(fields, changed);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

export default function Logo() {
  const { editions, common } = useWords();
  const { title, edition } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = editions.logo;
  const back = `/chamber/papers/${edition.id}`;
  return (
    <Page
      title={title}
      lead={w.lead}
      crumbs={[
        { href: "/chamber/papers", label: editions.title },
        { href: back, label: editions.edition.title(edition.code) },
        { label: title },
      ]}
      narrow
    >
      {edition.hasLogo ? <Callout tone="plain">{w.present}</Callout> : null}
      <PostForm multipart form={form} labels={{ logo: w.field }} refusals={editions.refusals}>
        <FileField name="logo" label={w.field} hint={w.hint} accept="image/png,image/jpeg" warning={false} />
        <Buttons>
          <SubmitButton solid>{w.submit}</SubmitButton>
          {edition.hasLogo ? (
            <SubmitButton name="then" value="remove">
              {w.remove}
            </SubmitButton>
          ) : null}
          <LinkButton href={back}>{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
