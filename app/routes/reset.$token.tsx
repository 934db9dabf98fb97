import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { resetBy, resetPassword } from "~/access/forgotten-password.server";
import { LinkOver } from "~/access/link-over";
import { choiceFault, newPasswordFields } from "~/access/new-password";
import { invalid, publicAction, publicLoader, refuse, said, withCookies } from "~/access/page.server";
import { BareFrame } from "~/ui/bare-frame";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { PasswordField } from "~/ui/form/password-field";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Choice = z.object(newPasswordFields);

export const loader = publicLoader("reset.$token", async ({ platform, params, words, url }) => {
  const person = await resetBy(platform, params.token ?? "");
  return {
    title: words.access.reset.title,
    path: url.pathname,
    person: person && { name: person.name, email: person.email },
  };
});

export const action = publicAction("reset.$token", async ({ platform, params, request, form }) => {
  const secret = params.token ?? "";
  const person = await resetBy(platform, secret);
  if (person === null) return refuse(form, { ok: false, refusal: "link-over" });
  const parsed = parseForm(Choice, form);
  if (!parsed.ok) return invalid(parsed.form);
  const fault = choiceFault(parsed.value, person);
  if (fault !== null) return invalid(errorForm(form, fault));

  const cookies = request.headers.get("Cookie");
  const outcome = await resetPassword(platform, { secret, password: parsed.value.password, cookies });
  if (!outcome.ok) return refuse(form, outcome);
  return withCookies(said("/sign-in", "password"), outcome.value.cookies);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Reset() {
  const { access } = useWords();
  const { person, path } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  if (person === null) return <LinkOver path={path} />;
  return (
    <BareFrame path={path} languageAction="/language">
      <Page title={access.reset.title} narrow>
        <p>{access.reset.lead(person.name)}</p>
        <PostForm
          form={form}
          labels={{ password: access.fields.newPassword, again: access.fields.again }}
          refusals={access.refusals}
        >
          <input type="hidden" name="username" autoComplete="username" defaultValue={person.email} />
          <PasswordField
            name="password"
            label={access.fields.newPassword}
            hint={access.hints.newPassword}
            autoComplete="new-password"
            autoFocus
          />
          <PasswordField name="again" label={access.fields.again} autoComplete="new-password" />
          <Buttons>
            <SubmitButton solid>{access.reset.save}</SubmitButton>
          </Buttons>
        </PostForm>
      </Page>
    </BareFrame>
  );
}
