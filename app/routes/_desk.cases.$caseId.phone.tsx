import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { openCaptureLink } from "~/access/capture-links.server";
import { pageAction, pageLoader, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { refusedAt } from "~/access/refused-at";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { DOCUMENT_STATES } from "~/cases/edit-case.server";
import { PhoneForms, PhonePart, PhoneScript } from "~/identity-documents/phone-part";
import { phonePart } from "~/identity-documents/phone-part.server";
import { LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { useServed } from "~/ui/served";
import { useWords } from "~/ui/words/use-words";

const STEP = { act: "cases.storeCopy", states: DOCUMENT_STATES } as const;

/** The phone alone, beside the documents that are being typed: for a browser without JavaScript. */
export const loader = pageLoader("_desk.cases.$caseId.phone", async ({ ctx, scope, params, words, url }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, () => ({}));
  const phone = file.open ? await phonePart(ctx, file.head.id) : null;
  return { title: words.phone.desk.title, said: url.searchParams.get("detto"), phone, head: file.head };
});

export const action = pageAction("_desk.cases.$caseId.phone", async ({ ctx, signedIn, params }) => {
  const caseId = idParam(params, "caseId");
  const outcome = await openCaptureLink(ctx, { caseId, sessionId: signedIn.sessionId });
  return outcome.ok ? said(`/cases/${caseId}/phone`) : refusedAt(`/cases/${caseId}/phone`, outcome.refusal);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Phone() {
  const { desk } = useWords().phone;
  const { head, phone, said: what } = useLoaderData<typeof loader>();
  const { nonce } = useServed();
  if (phone === null) {
    return (
      <DraftPage of={head} step="documents">
        <NotNow of={head} />
      </DraftPage>
    );
  }
  return (
    <DraftPage of={head} step="documents">
      <Notice said={what} sentences={{ closed: desk.closed }} />
      <PhonePart phone={phone} />
      <p className="u-t8">
        <LinkButton href={`/cases/${head.id}/documents`}>{desk.back}</LinkButton>
      </p>
      <PhoneForms caseId={head.id} />
      <PhoneScript nonce={nonce} />
    </DraftPage>
  );
}
