import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { languageCookie } from "~/access/language";
import { changeProfile, ownSessions } from "~/access/own-account.server";
import { invalid, pageAction, pageLoader, said, withCookies } from "~/access/page.server";
import { isSecure } from "~/access/sessions.server";
import { ActButton } from "~/ui/act";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";

const Profile = z.object({
  name: z.string().trim().min(1, "required").max(120, "too-long"),
  language: z.enum(["it", "en"]),
});

export const loader = pageLoader("_desk.account", async ({ ctx, signedIn, words, url, language }) => ({
  title: words.access.account.title,
  said: url.searchParams.get("detto"),
  name: ctx.actor.name,
  email: signedIn.email,
  language,
  desk: ctx.actor.desk.name,
  roles: ctx.actor.roles.map((role) => words.common.roles[role]).join(", "),
  secondFactorOn: signedIn.secondFactorOn,
  secondFactorRequired: signedIn.secondFactorRequired,
  sessions: await ownSessions(ctx, signedIn.sessionId),
}));

export const action = pageAction("_desk.account", async ({ ctx, form }) => {
  const parsed = parseForm(Profile, form);
  if (!parsed.ok) return invalid(parsed.form);
  await changeProfile(ctx, parsed.value);
  const secure = isSecure(ctx.platform.env.origin);
  return withCookies(said("/account", "profile"), [languageCookie(parsed.value.language, secure)]);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Account() {
  const { access } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { account, fields, languages } = access;
  return (
    <Page title={account.title} narrow>
      <Notice said={page.said} sentences={account.said} />
      <Facts
        facts={[
          { label: fields.email, value: page.email },
          { label: account.desk, value: page.desk },
          { label: account.roles, value: page.roles === "" ? account.noRoles : page.roles },
        ]}
      />
      <Section id="profilo" title={account.profile}>
        <PostForm form={form} labels={fields}>
          <TextField name="name" label={fields.name} defaultValue={page.name} autoComplete="name" maxLength={120} />
          <SelectField
            name="language"
            label={fields.language}
            defaultValue={page.language}
            options={[
              { value: "it", label: languages.it },
              { value: "en", label: languages.en },
            ]}
          />
          <Buttons>
            <SubmitButton solid>{account.save}</SubmitButton>
          </Buttons>
        </PostForm>
      </Section>
      <Section id="password" title={account.password}>
        <div className="u-t4">
          <LinkButton href="/account/password">{account.changePassword}</LinkButton>
        </div>
      </Section>
      <Section id="secondo-fattore" title={account.secondFactor}>
        <p className="u-t4">
          {page.secondFactorOn ? account.on : account.off} {page.secondFactorRequired ? account.required : null}
        </p>
        <div className="u-t3">
          <LinkButton href="/account/second-factor">{page.secondFactorOn ? account.manage : account.setUp}</LinkButton>
        </div>
      </Section>
      <Sessions />
    </Page>
  );
}

function Sessions() {
  const { access } = useWords();
  const { sessions } = useLoaderData<typeof loader>();
  const { account } = access;
  return (
    <Section id="sessioni" title={account.sessions} count={sessions.length} note={account.sessionsNote}>
      <Table
        caption={account.sessions}
        columns={[{ label: account.started }, { label: account.ends }, { label: account.act, hidden: true }]}
      >
        {sessions.map((session) => (
          <Row key={session.name}>
            <RowHead>{moment(session.since)}</RowHead>
            <Cell label={account.ends}>{moment(session.until)}</Cell>
            <Cell>
              {session.current ? (
                <span className="c-muted">{account.thisOne}</span>
              ) : (
                <ActButton
                  small
                  about={moment(session.since)}
                  act={{ label: account.end, post: "/account/sessions", fields: { session: session.name } }}
                />
              )}
            </Cell>
          </Row>
        ))}
      </Table>
    </Section>
  );
}

function moment(instant: Date): string {
  const { day, hour } = showMoment(instant);
  return `${day}, ${hour}`;
}
