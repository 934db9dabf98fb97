import { type MetaFunction, useActionData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said, withCookies } from "~/access/page.server";
import { dropSecondFactor } from "~/access/second-factor.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PasswordField } from "~/ui/form/password-field";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Proof = z.object({ password: z.string().min(1, "required").max(1000, "too-long") });

export const loader = pageLoader("_desk.account_.second-factor_.off", async ({ words }) => ({
  title: words.access.secondFactor.drop,
}));

export const action = pageAction("_desk.account_.second-factor_.off", async ({ ctx, form }) => {
  const parsed = parseForm(Proof, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await dropSecondFactor(ctx, parsed.value);
  if (!outcome.ok) return refuse(form, outcome);
  return withCookies(said("/account", "second-factor-off"), [outcome.value.cookie]);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function DropSecondFactor() {
  const { access, common } = useWords();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { account, secondFactor, fields } = access;
  const crumbs = [
    { href: "/account", label: account.title },
    { href: "/account/second-factor", label: secondFactor.title },
    { label: secondFactor.drop },
  ];
  return (
    <Page title={secondFactor.drop} crumbs={crumbs} narrow>
      <PostForm form={form} labels={{ password: fields.current }} refusals={access.refusals}>
        <PasswordField name="password" label={fields.current} autoComplete="current-password" />
        <Buttons>
          <SubmitButton solid>{secondFactor.drop}</SubmitButton>
          <LinkButton href="/account">{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
