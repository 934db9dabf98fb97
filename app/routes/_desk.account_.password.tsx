import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { choiceFault, newPasswordFields } from "~/access/new-password";
import { changePassword } from "~/access/own-account.server";
import { invalid, pageAction, pageLoader, refuse, said, withCookies } from "~/access/page.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { PasswordField } from "~/ui/form/password-field";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Change = z.object({ current: z.string().min(1, "required").max(1000, "too-long"), ...newPasswordFields });

export const loader = pageLoader("_desk.account_.password", async ({ words, signedIn }) => ({
  title: words.access.changePassword.title,
  email: signedIn.email,
}));

export const action = pageAction("_desk.account_.password", async ({ ctx, signedIn, form }) => {
  const parsed = parseForm(Change, form);
  if (!parsed.ok) return invalid(parsed.form);
  const fault = choiceFault(parsed.value, signedIn);
  if (fault !== null) return invalid(errorForm(form, fault));

  const outcome = await changePassword(ctx, parsed.value);
  if (!outcome.ok) return refuse(form, outcome);
  const { cookie } = outcome.value;
  return withCookies(said("/account", "password"), cookie === null ? [] : [cookie]);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function ChangePassword() {
  const { access, common } = useWords();
  const { email } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { account, changePassword: w, fields, hints } = access;
  return (
    <Page title={w.title} crumbs={[{ href: "/account", label: account.title }, { label: w.title }]} narrow>
      <PostForm form={form} labels={{ ...fields, password: fields.newPassword }} refusals={access.refusals}>
        <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
        <PasswordField name="current" label={fields.current} autoComplete="current-password" />
        <PasswordField
          name="password"
          label={fields.newPassword}
          hint={hints.newPassword}
          autoComplete="new-password"
        />
        <PasswordField name="again" label={fields.again} autoComplete="new-password" />
        <Buttons>
          <SubmitButton solid>{w.save}</SubmitButton>
          <LinkButton href="/account">{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
