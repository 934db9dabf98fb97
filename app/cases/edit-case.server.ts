import { isDeepStrictEqual } from "node:util";
import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { disagreementsOf } from "~/clients/person-checks";
import type { ReadDocument } from "~/identity-documents/machine-zone";
import { notFound } from "~/platform/errors";
import { done, type Outcome, refused } from "~/platform/outcome";
import { type CaseRow, lockCase, type NewCase, saveCase } from "~db/queries/cases";
import { findClientByCodiceFiscale, lockClient, saveClient } from "~db/queries/clients";
import type { Tx } from "~db/scope";
import { type Applicant, type CaseIdentityDocument, nameKey } from "./applicant";
import type { CaseState } from "./lifecycle";

export type EditCaseRefusal = "wrong-state" | "disagreement-without-reason" | "client-known" | "changed-meanwhile";

/** Until the sheets are signed the data may change; what was printed before is then outdated and is printed again. */
export const EDITABLE_STATES: readonly CaseState[] = ["DRAFT", "IDENTIFIED", "ENVELOPE_GIVEN"];
/** The document is what the officer compared: it changes in a draft, or after a refusal that asks for another one. */
export const DOCUMENT_STATES: readonly CaseState[] = ["DRAFT", "REJECTED"];

export type EditApplicant = {
  caseId: string;
  applicant: Applicant;
  /** What was read off their document meanwhile, to be confirmed. */
  documentRead?: ReadDocument | null;
};

/** Changes the person, in the case and in the address book. */
export function editApplicant(ctx: Context, input: EditApplicant) {
  return editCase(ctx, input.caseId, EDITABLE_STATES, async (tx, row) => {
    const { applicant } = input;
    if (disagreementsOf(applicant).length > 0 && applicant.disagreementReason === null) {
      return refused("disagreement-without-reason", "disagreementReason");
    }
    const client = (await lockClient(tx, row.practiceId, row.clientId)) ?? notFound();
    const namesake = await findClientByCodiceFiscale(tx, row.practiceId, applicant.codiceFiscale);
    if (namesake && namesake.id !== client.id) return refused("client-known", "codiceFiscale");
    const keys = { codiceFiscale: applicant.codiceFiscale, nameKey: nameKey(applicant.surname, applicant.name) };
    if (!(await saveClient(tx, client, { applicant, ...keys }))) return refused("changed-meanwhile");
    const fields = changedFields(row.applicant, applicant);
    const documentRead = readOf(row, input);
    return done({
      patch: { applicant, ...keys, documentRead },
      fields: isDeepStrictEqual(documentRead, row.documentRead) ? fields : [...fields, "documentRead"],
      others: [
        {
          act: "client.changed",
          subject: { kind: "client", id: client.id },
          facts: { fields, disagreements: disagreementsOf(applicant), reason: applicant.disagreementReason },
        },
      ],
    });
  });
}

/** The reading that waits to be confirmed: the new one, or the one before where it is still about the same person. */
function readOf(row: CaseRow, { applicant, documentRead }: EditApplicant): ReadDocument | null {
  if (!DOCUMENT_STATES.includes(row.state)) return null;
  return documentRead ?? (applicant.codiceFiscale === row.codiceFiscale ? row.documentRead : null);
}

/** Changes what is asked for: type of request and of device. */
export function editRequest(ctx: Context, input: { caseId: string } & Pick<CaseRow, "requestType" | "deviceType">) {
  const patch = { requestType: input.requestType, deviceType: input.deviceType };
  return editCase(ctx, input.caseId, EDITABLE_STATES, async () =>
    done({ patch, fields: ["requestType", "deviceType"], others: [] }),
  );
}

/** The identity document as printed on it; whether it serves is decided at identification. */
export function editDocument(ctx: Context, input: { caseId: string; document: CaseIdentityDocument }) {
  return editCase(ctx, input.caseId, DOCUMENT_STATES, async () =>
    done({
      patch: { identityDocument: input.document, documentExpiresOn: input.document.expiresOn, documentRead: null },
      fields: ["identityDocument"],
      others: [],
    }),
  );
}

type Edit = { patch: Partial<NewCase>; fields: string[]; others: Entry[] };

function editCase(
  ctx: Context,
  caseId: string,
  states: readonly CaseState[],
  change: (tx: Tx, row: CaseRow) => Promise<Outcome<Edit, EditCaseRefusal>>,
) {
  const scope = authorize(ctx.actor, "cases.edit");
  return perform<{ caseId: string }, EditCaseRefusal>(ctx, scope, "cases.edit", async (tx) => {
    const row = (await lockCase(tx, scope, caseId)) ?? notFound();
    if (!states.includes(row.state)) return refused("wrong-state");
    const edit = await change(tx, row);
    if (!edit.ok) return edit;
    await saveCase(tx, row, { ...edit.value.patch, updatedAt: now(ctx) });
    await journal(tx, ctx, { book: practiceOf(ctx), shownToChamber: row.shownToChamber }, [
      { act: "case.edited", subject: { kind: "case", id: caseId }, caseId, facts: { fields: edit.value.fields } },
      ...edit.value.others,
    ]);
    return done({ caseId });
  });
}

/** Which fields changed: their names, never their values. */
export function changedFields(before: Applicant, after: Applicant): string[] {
  return (Object.keys(after) as (keyof Applicant)[]).filter((field) => before[field] !== after[field]);
}
