import { redirect } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { headRole } from "~/access/desk-roles";
import { localPath } from "~/access/local-path";
import { invalid, publicAction, publicLoader, refuse, said, withCookies } from "~/access/page.server";
import { giveCode } from "~/access/sign-in.server";
import { BareFrame } from "~/ui/bare-frame";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

const Code = z.object({ code: z.string().min(1, "required").max(20, "too-long") });

export const loader = publicLoader("sign-in_.code", async (page) => {
  if (page.atTheCode === null) throw redirect("/sign-in", 303);
  const head = page.words.common.roles[headRole(page.atTheCode.deskKind)];
  return { title: page.words.access.code.title, path: page.url.pathname + page.url.search, head };
});

export const action = publicAction("sign-in_.code", async ({ platform, atTheCode, request, url, form }) => {
  if (atTheCode === null) return said("/sign-in", "expired");
  const parsed = parseForm(Code, form);
  if (!parsed.ok) return invalid(parsed.form);

  const cookies = request.headers.get("Cookie");
  const outcome = await giveCode(platform, atTheCode, { ...parsed.value, cookies });
  if (!outcome.ok) return refuse(form, outcome);
  return withCookies(said(localPath(url.searchParams.get("next"), "/")), outcome.value.cookies);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function SignInCode() {
  const { access } = useWords();
  const { path, head } = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  return (
    <BareFrame path={path} languageAction="/language">
      <Page title={access.code.title} narrow>
        <p>{access.code.lead}</p>
        <PostForm form={form} labels={access.fields} refusals={access.refusals}>
          <TextField
            name="code"
            label={access.fields.code}
            hint={access.hints.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={20}
            code
            autoFocus
          />
          <Buttons>
            <SubmitButton solid>{access.code.confirm}</SubmitButton>
            <SubmitButton formAction="/sign-out">{access.code.other}</SubmitButton>
          </Buttons>
        </PostForm>
        <p className="u-t6 c-muted">{access.code.lost(head)}</p>
      </Page>
    </BareFrame>
  );
}
