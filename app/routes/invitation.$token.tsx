import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { acceptInvitation, invitedBy } from "~/access/join.server";
import { LinkOver } from "~/access/link-over";
import { choiceFault, newPasswordFields } from "~/access/new-password";
import { invalid, publicAction, publicLoader, refuse, said, withCookies } from "~/access/page.server";
import { BareFrame } from "~/ui/bare-frame";
import { Facts } from "~/ui/facts";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { PasswordField } from "~/ui/form/password-field";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useLanguage, useWords } from "~/ui/words/use-words";

const Joining = z.object({
  name: z.string().trim().min(1, "required").max(120, "too-long"),
  language: z.enum(["it", "en"]),
  ...newPasswordFields,
});

export const loader = publicLoader("invitation.$token", async ({ platform, params, words, url }) => {
  const person = await invitedBy(platform, params.token ?? "");
  const invited = person && {
    name: person.name,
    email: person.email,
    desk: person.deskName,
    roles: person.roles.map((role) => words.common.roles[role]).join(", "),
  };
  return { title: words.access.invitation.title, path: url.pathname, invited };
});

export const action = publicAction("invitation.$token", async ({ platform, params, request, form }) => {
  const secret = params.token ?? "";
  const person = await invitedBy(platform, secret);
  if (person === null) return refuse(form, { ok: false, refusal: "link-over" });
  const parsed = parseForm(Joining, form);
  if (!parsed.ok) return invalid(parsed.form);
  const fault = choiceFault(parsed.value, person);
  if (fault !== null) return invalid(errorForm(form, fault));

  const { name, password, language } = parsed.value;
  const cookies = request.headers.get("Cookie");
  const outcome = await acceptInvitation(platform, { secret, name, password, language, cookies });
  if (!outcome.ok) return refuse(form, outcome);
  return withCookies(said("/"), outcome.value.cookies);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Invitation() {
  const { access } = useWords();
  const language = useLanguage();
  const { invited, path } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  if (invited === null) return <LinkOver path={path} />;
  const { fields, hints, languages } = access;
  return (
    <BareFrame path={path} languageAction="/language">
      <Page title={access.invitation.title} narrow>
        <p>{access.invitation.lead(invited.desk, invited.roles)}</p>
        <div className="u-t4">
          <Facts facts={[{ label: fields.email, value: invited.email }]} />
        </div>
        <PostForm form={form} labels={fields} refusals={access.refusals}>
          <input type="hidden" name="username" autoComplete="username" defaultValue={invited.email} />
          <TextField name="name" label={fields.name} defaultValue={invited.name} autoComplete="name" maxLength={120} />
          <PasswordField name="password" label={fields.password} hint={hints.newPassword} autoComplete="new-password" />
          <PasswordField name="again" label={fields.again} autoComplete="new-password" />
          <SelectField
            name="language"
            label={fields.language}
            defaultValue={language}
            options={[
              { value: "it", label: languages.it },
              { value: "en", label: languages.en },
            ]}
          />
          <Buttons>
            <SubmitButton solid>{access.invitation.join}</SubmitButton>
          </Buttons>
        </PostForm>
      </Page>
    </BareFrame>
  );
}
