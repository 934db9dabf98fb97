import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { isDeskRole, lacksRole, rolesOfDesk } from "~/access/desk-roles";
import { invalid, pageAction, pageLoader, refuse, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { changeRoles, findColleague } from "~/access/people.server";
import { RefusalNotice } from "~/access/refusal-notice";
import { ActButton } from "~/ui/act";
import { Facts } from "~/ui/facts";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { CheckGroup } from "~/ui/form/check-group";
import { emptyForm, errorForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

const Roles = z.object({ roles: z.array(z.string()).default([]) });

export const loader = pageLoader("_desk.people_.$userId", async ({ ctx, params, url }) => {
  const person = await findColleague(ctx, idParam(params, "userId"));
  const { kind } = ctx.actor.desk;
  return {
    person,
    roles: rolesOfDesk(kind),
    isSelf: person.id === ctx.actor.userId,
    said: url.searchParams.get("detto"),
    refusal: url.searchParams.get("rifiuto"),
  };
});

export const action = pageAction("_desk.people_.$userId", async ({ ctx, params, form }) => {
  const userId = idParam(params, "userId");
  const parsed = parseForm(Roles, form);
  if (!parsed.ok) return invalid(parsed.form);
  const { kind } = ctx.actor.desk;
  const roles = parsed.value.roles.filter((role) => isDeskRole(role, kind));
  if (lacksRole(kind, roles)) return invalid(errorForm(form, { roles: ["choose-some"] }));
  const outcome = await changeRoles(ctx, userId, roles);
  return outcome.ok ? said(`/people/${userId}`, "roles") : refuse(form, outcome);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.person.name ?? "") }];

export default function ColleaguePage() {
  const { access, common } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { person } = page;
  const { people, colleague, fields, roleHints } = access;
  return (
    <Page title={person.name} crumbs={[{ href: "/people", label: people.title }, { label: person.name }]} narrow>
      <Notice said={page.said} sentences={people.said} />
      <RefusalNotice refusal={page.refusal} sentences={access.refusals} />
      <Facts
        facts={[
          { label: colleague.email, value: person.email },
          { label: colleague.state, value: people.states[person.state] },
          {
            label: colleague.secondFactor,
            value: person.secondFactorOn ? people.secondFactorOn : people.secondFactorOff,
          },
          ...(person.officerUntil === null
            ? []
            : [{ label: common.roles.addetto, value: people.officerUntil(formatDay(person.officerUntil)) }]),
        ]}
      />
      <PostForm form={form} labels={fields} refusals={access.refusals} className="u-t6">
        <CheckGroup
          name="roles"
          label={fields.roles}
          hint={colleague.rolesNote}
          defaultValues={[...person.roles]}
          options={page.roles.map((role) => ({ value: role, label: common.roles[role], hint: roleHints[role] }))}
        />
        <Buttons>
          <SubmitButton solid>{colleague.saveRoles}</SubmitButton>
        </Buttons>
      </PostForm>
      {page.isSelf ? null : <OtherActs />}
    </Page>
  );
}

function OtherActs() {
  const { access } = useWords();
  const { person } = useLoaderData<typeof loader>();
  const { colleague } = access;
  const at = (act: string) => `/people/${person.id}/${act}`;
  return (
    <Section id="altro" title={colleague.otherActs}>
      <div className="u-stack u-t4">
        {person.state === "INVITED" ? (
          <ActButton act={{ label: colleague.again, post: at("invitation") }} about={person.name} />
        ) : null}
        {person.secondFactorOn ? (
          <div>
            <ActButton act={{ label: colleague.reset, post: at("second-factor") }} about={person.name} />
            <p className="c-muted c-small u-t1">{colleague.resetNote}</p>
          </div>
        ) : null}
        {person.state === "DISABLED" ? (
          <ActButton act={{ label: colleague.restore, post: at("restore") }} about={person.name} />
        ) : (
          <div>
            <ActButton act={{ label: colleague.disable, post: at("disable") }} about={person.name} />
            <p className="c-muted c-small u-t1">{colleague.disableNote}</p>
          </div>
        )}
      </div>
    </Section>
  );
}
