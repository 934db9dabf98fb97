import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isDeskRole, lacksRole, rolesOfDesk } from "~/access/desk-roles";
import { emailField } from "~/access/email";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { invitePerson } from "~/access/people.server";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { CheckGroup } from "~/ui/form/check-group";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Invitation = z.object({
  name: z.string().trim().min(1, "required").max(120, "too-long"),
  email: emailField,
  roles: z.array(z.string()).default([]),
});

export const loader = pageLoader("_desk.people_.invite", async ({ ctx, words }) => {
  const { kind } = ctx.actor.desk;
  return { title: words.access.invite.title, kind, roles: rolesOfDesk(kind) };
});

export const action = pageAction("_desk.people_.invite", async ({ ctx, form, language }) => {
  const parsed = parseForm(Invitation, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { kind } = ctx.actor.desk;
  const roles = parsed.value.roles.filter((role) => isDeskRole(role, kind));
  if (lacksRole(kind, roles)) return invalid(errorForm(form, { roles: ["choose-some"] }));
  const outcome = await invitePerson(ctx, { ...parsed.value, roles, language });
  return outcome.ok ? said("/people", "invited") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Invite() {
  const { access, common } = useWords();
  const { roles, kind } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { invite, people, fields, roleHints } = access;
  return (
    <Page title={invite.title} crumbs={[{ href: "/people", label: people.title }, { label: invite.title }]} narrow>
      <p>{invite.lead}</p>
      <PostForm form={form} labels={fields} refusals={access.refusals}>
        <TextField name="name" label={fields.name} maxLength={120} />
        <TextField name="email" type="email" label={fields.email} />
        <CheckGroup
          name="roles"
          label={fields.roles}
          hint={kind === "PRACTICE" ? invite.rolesHintPractice : invite.rolesHint}
          options={roles.map((role) => ({ value: role, label: common.roles[role], hint: roleHints[role] }))}
        />
        {kind === "PRACTICE" ? <p className="c-muted">{people.officerNote}</p> : null}
        <Buttons>
          <SubmitButton solid>{invite.send}</SubmitButton>
          <LinkButton href="/people">{common.cancel}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
