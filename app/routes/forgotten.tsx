import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { emailField } from "~/access/email";
import { askNewPassword } from "~/access/forgotten-password.server";
import { hasLocalOutbox } from "~/access/local-machine.server";
import { invalid, publicAction, publicLoader, said } from "~/access/page.server";
import { BareFrame } from "~/ui/bare-frame";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Asked = z.object({ email: emailField });

export const loader = publicLoader("forgotten", async (page) => ({
  title: page.words.access.forgotten.title,
  said: page.url.searchParams.get("detto"),
  outbox: hasLocalOutbox(page),
}));

export const action = publicAction("forgotten", async ({ platform, clientAddress, form }) => {
  const parsed = parseForm(Asked, form);
  if (!parsed.ok) return invalid(parsed.form);

  await askNewPassword(platform, { email: parsed.value.email, address: clientAddress });
  return said("/forgotten", "sent");
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Forgotten() {
  const { access } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <BareFrame path="/forgotten" languageAction="/language">
      <Page title={access.forgotten.title} narrow>
        <Notice said={page.said} sentences={{ sent: access.forgotten.sent }} />
        {page.said === "sent" ? null : (
          <>
            <p>{access.forgotten.lead}</p>
            <PostForm form={form} labels={access.fields}>
              <TextField name="email" type="email" label={access.fields.email} autoComplete="username" autoFocus />
              <Buttons>
                <SubmitButton solid>{access.forgotten.send}</SubmitButton>
              </Buttons>
            </PostForm>
          </>
        )}
        {page.outbox ? (
          <p className="u-t6">
            <a href="/outbox">{access.signIn.outbox}</a>
          </p>
        ) : null}
        <p className="u-t6">
          <a href="/sign-in">{access.forgotten.back}</a>
        </p>
      </Page>
    </BareFrame>
  );
}
