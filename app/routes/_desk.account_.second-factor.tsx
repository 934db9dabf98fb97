import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { invalid, pageAction, pageLoader, refuse, said, withCookies } from "~/access/page.server";
import { type QrPicture, qrPicture } from "~/access/qr-picture.server";
import { confirmSecondFactor, waitingSecret } from "~/access/second-factor.server";
import { spelled, totpAddress } from "~/access/totp";
import { Callout } from "~/ui/callout";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { emptyForm, type FormState, parseForm } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { QrCode } from "~/ui/qr-code";
import { useWords } from "~/ui/words/use-words";

const Code = z.object({ code: z.string().min(1, "required").max(20, "too-long") });

export const loader = pageLoader("_desk.account_.second-factor", async ({ ctx, signedIn, words }) => {
  const secret = await waitingSecret(ctx);
  return {
    title: words.access.secondFactor.title,
    on: signedIn.secondFactorOn,
    required: signedIn.secondFactorRequired,
    waiting:
      secret === null ? null : { secret: spelled(secret), picture: qrPicture(totpAddress(secret, signedIn.email)) },
  };
});

export const action = pageAction("_desk.account_.second-factor", async ({ ctx, form }) => {
  const parsed = parseForm(Code, form);
  if (!parsed.ok) return invalid(parsed.form);
  const outcome = await confirmSecondFactor(ctx, parsed.value);
  if (!outcome.ok) return refuse(form, outcome);
  return withCookies(said("/account", "second-factor-on"), [outcome.value.cookie]);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function SecondFactor() {
  const { access } = useWords();
  const page = useLoaderData<typeof loader>();
  const form = useActionData<typeof action>()?.form ?? emptyForm;
  const { account, secondFactor } = access;
  return (
    <Page
      title={secondFactor.title}
      crumbs={[{ href: "/account", label: account.title }, { label: secondFactor.title }]}
      narrow
    >
      {page.required && !page.on ? (
        <Callout tone="soon" title={secondFactor.must}>
          {null}
        </Callout>
      ) : null}
      {page.on ? <IsOn required={page.required} /> : null}
      {!page.on && page.waiting !== null ? <Confirm form={form} {...page.waiting} /> : null}
      {page.on ? null : <Start again={page.waiting !== null} />}
    </Page>
  );
}

function Start({ again }: { again: boolean }) {
  const { access } = useWords();
  const { account, secondFactor } = access;
  return again ? (
    <p className="u-t8">
      <a href="/account/second-factor/start">{secondFactor.again}</a>
    </p>
  ) : (
    <>
      <p>{secondFactor.start}</p>
      <div className="u-t4">
        <LinkButton href="/account/second-factor/start" solid>
          {account.setUp}
        </LinkButton>
      </div>
    </>
  );
}

function Confirm({ form, secret, picture }: { form: FormState; secret: string; picture: QrPicture }) {
  const { access } = useWords();
  const { secondFactor, fields, hints } = access;
  return (
    <>
      <p>{secondFactor.scan}</p>
      <QrCode picture={picture} label={secondFactor.picture} />
      <Facts facts={[{ label: secondFactor.secret, value: secret, code: true, copy: secret.replaceAll(" ", "") }]} />
      <p className="u-t4">{secondFactor.typeCode}</p>
      <PostForm form={form} labels={fields} refusals={access.refusals}>
        <TextField
          name="code"
          label={fields.code}
          hint={hints.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={20}
          code
        />
        <Buttons>
          <SubmitButton solid>{secondFactor.confirm}</SubmitButton>
        </Buttons>
      </PostForm>
    </>
  );
}

function IsOn({ required }: { required: boolean }) {
  const { access } = useWords();
  const { secondFactor } = access;
  return (
    <>
      <p>{secondFactor.isOn}</p>
      {required ? (
        <p>{secondFactor.cannotDrop}</p>
      ) : (
        <div className="u-t4">
          <LinkButton href="/account/second-factor/off">{secondFactor.drop}</LinkButton>
        </div>
      )}
    </>
  );
}
