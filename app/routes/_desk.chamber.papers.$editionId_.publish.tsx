import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { today } from "~/access/context";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { publishEdition } from "~/paperwork/edition-acts.server";
import { readEdition } from "~/paperwork/read-editions.server";
import { notFound } from "~/platform/errors";
import { addDays } from "~/terms/day";
import { dayField } from "~/terms/day-field";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Publishing = z.object({ validFrom: dayField });

export const loader = pageLoader("_desk.chamber.papers.$editionId_.publish", async ({ ctx, params, words }) => {
  const { id, code, isDraft } = await readEdition(ctx, idParam(params, "editionId"));
  if (!isDraft) return notFound();
  return {
    title: words.editions.publish.title(code),
    edition: { id, code },
    tomorrow: addDays(today(ctx), 1),
  };
});

/** From a day to come: what is printed until then keeps the edition of its day. */
export const action = pageAction("_desk.chamber.papers.$editionId_.publish", async ({ ctx, params, form }) => {
  const editionId = idParam(params, "editionId");
  const parsed = parseForm(Publishing, form);
  if (!parsed.ok) return invalid(parsed.form);
  const published = await publishEdition(ctx, { editionId, ...parsed.value });
  return published.ok ? said(`/chamber/papers/${editionId}`, "published") : refuse(form, published);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Publish() {
  const { editions, common } = useWords();
  const { title, edition, tomorrow } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const w = editions.publish;
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
      <PostForm form={form} labels={{ validFrom: w.field }} refusals={editions.refusals}>
        <DateField name="validFrom" label={w.field} defaultValue={tomorrow} min={tomorrow} />
        <Buttons>
          <SubmitButton solid>{w.submit}</SubmitButton>
          <LinkButton href={back}>{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
