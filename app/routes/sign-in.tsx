import { redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { emailField } from "~/access/email";
import { hasLocalOutbox, isFirstStart } from "~/access/local-machine.server";
import { localPath } from "~/access/local-path";
import { invalid, publicAction, publicLoader, refuse, said, withCookies } from "~/access/page.server";
import { signIn } from "~/access/sign-in.server";
import { DEMO_LOGINS, DEMO_PASSWORD } from "~/platform/demo";
import { BareFrame } from "~/ui/bare-frame";
import { Callout } from "~/ui/callout";
import { Code } from "~/ui/code";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PasswordField } from "~/ui/form/password-field";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";

const Credentials = z.object({ email: emailField, password: z.string().min(1, "required").max(1000, "too-long") });

export const loader = publicLoader("sign-in", async (page) => {
  const next = page.url.searchParams.get("next");
  if (page.signedIn !== null) throw redirect(localPath(next, "/"), 303);
  if (await isFirstStart(page)) throw redirect("/setup", 303);
  return {
    title: page.words.access.signIn.title,
    said: page.url.searchParams.get("detto"),
    comesFrom: next !== null && next !== "/",
    demo: page.platform.demo.state,
    logins:
      page.platform.demo.state === "ready"
        ? { password: DEMO_PASSWORD, emails: DEMO_LOGINS.map(({ email }) => email) }
        : null,
    outbox: hasLocalOutbox(page),
  };
});

export const action = publicAction("sign-in", async ({ platform, request, url, clientAddress, form }) => {
  const parsed = parseForm(Credentials, form);
  if (!parsed.ok) return invalid(parsed.form);

  const cookies = request.headers.get("Cookie");
  const outcome = await signIn(platform, { ...parsed.value, cookies, address: clientAddress });
  if (!outcome.ok) return refuse(form, outcome);

  const next = localPath(url.searchParams.get("next"), "/");
  const path = outcome.value.stage === "code" ? `/sign-in/code?next=${encodeURIComponent(next)}` : next;
  return withCookies(said(path), outcome.value.cookies);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function SignIn() {
  const { access } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <BareFrame path="/sign-in" languageAction="/language">
      <Page title={access.signIn.title} narrow>
        <Notice said={page.said} sentences={access.signIn.said} />
        {page.demo === "preparing" ? <Callout tone="plain">{access.signIn.demo.preparing}</Callout> : null}
        {page.comesFrom ? <p>{access.signIn.again}</p> : null}
        <PostForm form={form} labels={access.fields} refusals={access.refusals}>
          <TextField name="email" type="email" label={access.fields.email} autoComplete="username" autoFocus />
          <PasswordField name="password" label={access.fields.password} autoComplete="current-password" />
          <Buttons>
            <SubmitButton solid>{access.signIn.enter}</SubmitButton>
          </Buttons>
        </PostForm>
        <p className="u-t4">
          <a href="/forgotten">{access.signIn.forgotten}</a>
        </p>
        {page.outbox ? (
          <p>
            <a href="/outbox">{access.signIn.outbox}</a>
          </p>
        ) : null}
        {page.logins === null ? null : <DemoLogins {...page.logins} />}
      </Page>
    </BareFrame>
  );
}

function DemoLogins({ password, emails }: { password: string; emails: readonly string[] }) {
  const { demo } = useWords().access.signIn;
  return (
    <Section id="demo" title={demo.title}>
      <p className="u-t3">{demo.logins(password)}</p>
      <ul className="u-t2">
        {emails.map((email) => (
          <li key={email}>
            <Code>{email}</Code>
          </li>
        ))}
      </ul>
    </Section>
  );
}
