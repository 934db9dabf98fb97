import { data } from "@remix-run/node";
import { type MetaFunction, useActionData, useLoaderData } from "@remix-run/react";
import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import { pageLoader, rawPageAction, refuse, said, withOnce } from "~/access/page.server";
import { idParam } from "~/access/params";
import { draftFile } from "~/cases/draft-file.server";
import { DraftPage, NotNow } from "~/cases/draft-page";
import { DOCUMENT_STATES, editDocument } from "~/cases/edit-case.server";
import type { Filling } from "~/clients/settle";
import { CopyFields, CopySide, copyLabels } from "~/identity-documents/copy-fields";
import {
  APPROVAL_KIND,
  COPY_KINDS,
  type CopyKind,
  OPTIONAL_COPY_KINDS,
  PERMIT_KINDS,
} from "~/identity-documents/copy-kinds";
import { documentAidsOf, fillDocumentForm, isReading, withChoices } from "~/identity-documents/document-aids.server";
import { documentFaults, FAULT_FIELDS, faultsOfReading } from "~/identity-documents/document-faults";
import { DocumentFields, documentLabels } from "~/identity-documents/document-fields";
import { documentForm, isBlank, readDocument } from "~/identity-documents/document-form";
import {
  needsApproval,
  numberLooksOdd,
  RECOGNITION_DOCUMENTS,
  unlimitedLooksOdd,
} from "~/identity-documents/document-rules";
import { type DocumentAids, noDocumentAids, startOfDocument, type ZoneField } from "~/identity-documents/fill-document";
import { PhoneForms, PhonePart, PhoneScript } from "~/identity-documents/phone-part";
import { phonePart } from "~/identity-documents/phone-part.server";
import { readUpload } from "~/identity-documents/read-upload.server";
import { requiredCopies } from "~/identity-documents/required-copies";
import { type StoredCopies, storeCopies } from "~/identity-documents/store-copies.server";
import { officeOf } from "~/mandates/offices.server";
import { notFound } from "~/platform/errors";
import { Callout } from "~/ui/callout";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { fieldId } from "~/ui/form/form-context";
import { emptyForm, errorForm, type FormState, parseForm, typed } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Notice } from "~/ui/notice";
import { pageTitle } from "~/ui/page-title";
import { useServed } from "~/ui/served";
import type { ErrorCode } from "~/ui/words/it/errors";
import { useWords } from "~/ui/words/use-words";
import { findCase, identityCopiesOf } from "~db/queries/cases";

const STEP = { act: "cases.edit", states: DOCUMENT_STATES } as const;

/**
 * More than one picture may weigh: a file that is too large is refused by itself, and what was typed beside it stays. All
 * together weigh what several such requests may hold in memory at once.
 */
const UPLOAD = { maxFileSize: 24 * 1024 * 1024, maxFiles: 7, maxTotalFileSize: 48 * 1024 * 1024 };

export const loader = pageLoader("_desk.cases.$caseId.documents", async ({ ctx, scope, params, words, url }) => {
  const file = await draftFile(ctx, scope, idParam(params, "caseId"), STEP, async (tx, row, { rules }) => {
    const document = row.identityDocument;
    const copies = await identityCopiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
    const kinds = copies.map(({ kind }) => kind);
    const { citizenship, birthDate } = row.applicant;
    return {
      required: requiredCopies({ citizenship, document }, rules),
      withApproval: RECOGNITION_DOCUMENTS.filter((type) => rules !== null && needsApproval(type, rules.idDocs)),
      faults:
        rules === null
          ? []
          : document === null
            ? faultsOfReading(row.documentRead, today(ctx))
            : documentFaults({ document, citizenship, kinds }, today(ctx), rules),
      unlimited: document !== null && unlimitedLooksOdd(document, birthDate),
      carried: startOfDocument(document, row.documentRead),
      paper: document?.paper ?? false,
      applicant: `${row.applicant.name} ${row.applicant.surname}`,
      odd: document !== null && numberLooksOdd(document.type, document.number, row.applicant.citizenship),
      types: RECOGNITION_DOCUMENTS.filter(
        (type) => rules === null || [...rules.idDocs.accepted, ...rules.idDocs.withApproval].includes(type),
      ),
      copies: copies.map(({ id, kind, takenAt, hints, width, height, destroyedAt }) => ({
        ...{ id, kind, takenAt, hints, width, height },
        gone: destroyedAt !== null,
      })),
    };
  });
  const phone = file.open ? await phonePart(ctx, file.head.id) : null;
  const title = words.cases.stepTitle(words.cases.steps.documents);
  return { title, said: url.searchParams.get("detto"), phone, ...file };
});

/** Pictures first: what was stored stays stored, whatever is wrong with the rest of the form. */
export const action = rawPageAction("_desk.cases.$caseId.documents", async ({ ctx: asked, scope, params, request }) => {
  const caseId = idParam(params, "caseId");
  const upload = await readUpload(request, UPLOAD);
  if (!upload.ok)
    return data({ form: { ...emptyForm, refusal: { code: upload.refusal } } satisfies FormState, failed: [] }, 422);
  const { fields, files } = upload.value;
  const ctx = withOnce(asked, fields);
  const onlyCopies = fields.get("then") === "upload";
  const { stored, failed } = await storeCopies(ctx, caseId, files);
  const kept = errorForm(fields, {});
  const aids = documentAidsOf(fields);
  if (isReading(fields)) {
    const row = (await look(ctx, scope, (tx) => findCase(tx, scope, caseId))) ?? notFound();
    const filled = fillDocumentForm(ctx, fields, row.applicant);
    const sent = { form: withFailures(filled.form, failed), aids: filled.aids, failed, stored };
    return data(sent, failed.length > 0 || filled.form.refusal !== undefined ? 422 : 200);
  }
  if (onlyCopies && files.size === 0) return refuse(fields, { ok: false, refusal: "nothing-chosen" });

  const parsed = isBlank(kept.values) && onlyCopies ? null : parseForm(documentForm(today(ctx)), fields);
  if (parsed?.ok) {
    const outcome = await editDocument(ctx, { caseId, document: readDocument(parsed.value) });
    if (!outcome.ok) return refuse(fields, outcome);
  }
  // Copies alone are sent while the document is still being typed: what is not complete yet is no fault.
  if (parsed?.ok === false && !onlyCopies)
    return data({ form: withFailures(withChoices(parsed.form, aids), failed), aids, failed }, 422);
  if (parsed?.ok === false && failed.length === 0) return data({ form: kept, aids, failed, stored }, 200);
  if (failed.length > 0) return data({ form: withFailures(kept, failed), aids, failed }, 422);
  if (onlyCopies) return said(`/cases/${caseId}/documents`, stored > 0 ? "copies-stored" : "saved");
  return said(`/cases/${caseId}${await nextPath(asked, scope, caseId)}`, "saved");
});

/**
 * Back here while the document does not serve as it stands, so that it is told before the applicant leaves; else on to
 * the form, or after a refusal of the counter to the case, which says what is to be redone.
 */
async function nextPath(ctx: Context, scope: Scope, caseId: string): Promise<string> {
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const rules = (await officeOf(tx, row.chamberId, today(ctx)))?.rules ?? null;
    const copies = await identityCopiesOf(tx, { practiceId: row.practiceId, caseId: row.id });
    const [document, kinds] = [row.identityDocument, copies.map(({ kind }) => kind)];
    const shown = document && { document, kinds, citizenship: row.applicant.citizenship };
    if (shown !== null && rules !== null && documentFaults(shown, today(ctx), rules).length > 0) return "/documents";
    return row.state === "DRAFT" ? "/identify" : "";
  });
}

/** The first bad file as the form's refusal, beside its field; the others are told beside theirs. */
function withFailures(form: FormState, failed: StoredCopies["failed"]): FormState {
  const [first, ...others] = failed;
  if (first === undefined) return form;
  const errors = Object.fromEntries(others.map(({ kind, refusal }) => [kind, [SHORT[refusal] ?? "invalid"]]));
  return { ...form, errors: { ...form.errors, ...errors }, refusal: { code: first.refusal, field: first.kind } };
}

const SHORT: Partial<Record<string, ErrorCode>> = {
  "file-too-large": "file-too-big",
  "file-empty": "file-empty",
  "file-type": "file-kind",
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: pageTitle(page?.title ?? "") }];

type Sent = { form: FormState; aids?: DocumentAids; failed?: StoredCopies["failed"]; stored?: number };

export default function Documents() {
  const w = useWords();
  const page = useLoaderData<typeof loader>();
  const { nonce } = useServed();
  const sent: Sent | undefined = useActionData<typeof action>();
  const { documents } = w.cases;
  const { carried } = page;
  const form = sent?.form ?? emptyForm;
  const aids = withSources(sent?.aids ?? { ...noDocumentAids, differences: carried.differences }, form, carried);
  const failed = sent?.failed ?? [];
  const sides = { caseId: page.head.id, copies: page.copies, failed, required: page.required };
  const present = (kinds: readonly CopyKind[]) =>
    [...page.copies.filter(({ gone }) => !gone), ...failed].some(({ kind }) => kinds.includes(kind));
  const filled = (name: ZoneField) => (typed(form, name) ?? carried.values[name] ?? "") !== "";
  const permit =
    page.required.some((kind) => PERMIT.includes(kind)) ||
    present(PERMIT_KINDS) ||
    PERMIT_FIELDS.some((name) => filled(name) || aids.differences.some(({ field }) => field === name));
  const justStored = (sent?.stored ?? 0) > 0;
  return (
    <DraftPage of={page.head} step="documents" lead={page.open ? documents.lead : undefined}>
      <Notice said={justStored ? "copies-stored" : sent === undefined ? page.said : null} sentences={w.cases.said} />
      <BeforeTheyLeave />
      {page.open ? (
        <PostForm
          multipart
          form={form}
          labels={{ ...documentLabels(w), ...copyLabels(w) }}
          refusals={{
            ...w.cases.refusals,
            ...w.capture.refusals,
            ...w.reading.refusals,
            "nothing-chosen": documents.nothingChosen,
          }}
        >
          <CopyFields
            {...sides}
            permit={permit}
            phone={page.phone === null ? undefined : <PhonePart phone={page.phone} />}
          />
          <DocumentFields
            start={carried.values}
            carried={Object.keys(carried.sources).length + carried.differences.length > 0}
            paper={page.paper}
            types={page.types}
            withApproval={page.withApproval}
            approvalCopy={<CopySide kind={APPROVAL_KIND} {...sides} />}
            approvalOpen={present([APPROVAL_KIND])}
            permit={permit}
            faults={page.faults}
            aids={aids}
            applicant={page.applicant}
          />
          <Buttons>
            <SubmitButton solid>
              {page.head.state === "REJECTED" ? documents.saveAgain : documents.saveNext}
            </SubmitButton>
            <SubmitButton name="then" value="upload">
              {documents.upload}
            </SubmitButton>
          </Buttons>
        </PostForm>
      ) : (
        <NotNow of={page.head} />
      )}
      {page.open ? (
        <>
          <PhoneForms caseId={page.head.id} aside />
          <PhoneScript nonce={nonce} />
        </>
      ) : null}
    </DraftPage>
  );
}

const PERMIT: readonly CopyKind[] = PERMIT_KINDS;
const PERMIT_FIELDS = ["permitNumber", "permitExpiresOn"] as const;

/** Values that still stand as they were read with the person keep the mark of where they came from. */
function withSources(aids: DocumentAids, form: FormState, { values, sources }: Filling): DocumentAids {
  const stand = Object.entries(sources).filter(([field]) => (typed(form, field) ?? values[field]) === values[field]);
  return { ...aids, sources: { ...Object.fromEntries(stand), ...aids.sources } };
}

/** What is to be put right or looked at again, as it stands now: after each sending, and before anybody goes on. */
function BeforeTheyLeave() {
  const { cases, copies, capture, identityDocuments } = useWords();
  const page = useLoaderData<typeof loader>();
  if (!page.open) return null;
  const sentences: { field: string; text: string }[] = [
    ...page.faults.map((fault) => ({ field: FAULT_FIELDS[fault], text: identityDocuments.refusals[fault] })),
    ...(page.odd ? [{ field: "number", text: cases.documents.oddNumber }] : []),
    ...(page.unlimited ? [{ field: "expiresOn", text: copies.unlimited }] : []),
    ...[...COPY_KINDS, ...OPTIONAL_COPY_KINDS]
      .flatMap((kind) => page.copies.filter((copy) => copy.kind === kind && !copy.gone))
      .flatMap(({ kind, hints }) =>
        hints.flatMap((hint) =>
          hint in capture.hints
            ? [
                {
                  field: kind,
                  text: copies.look(capture.kinds[kind], capture.hints[hint as keyof typeof capture.hints]),
                },
              ]
            : [],
        ),
      ),
  ];
  if (sentences.length === 0) return null;
  return (
    <Callout tone="soon" title={copies.beforeTheyLeave}>
      <ul>
        {sentences.map(({ field, text }) => (
          <li key={text}>
            <a href={`#${fieldId(field)}`}>{text}</a>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
