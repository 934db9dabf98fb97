import type { Context } from "~/access/context";
import { done, type Outcome } from "~/platform/outcome";
import type { ClientRow } from "~db/queries/clients";
import type { Applicant } from "./applicant";
import { changedFields, editApplicant } from "./edit-case.server";
import { type OpenCase, type OpenCaseRefusal, openCase } from "./open-case.server";

export type OpenForKnown = Omit<OpenCase, "client"> & { known: ClientRow; applicant: Applicant };

/**
 * A case for somebody of the address book, with what was typed now: opened with the person as the book has them, then
 * edited where something differs, so that the register tells both. The form's key goes with the opening; the edit by
 * itself has the same effect however often it is made. `edited` is false when somebody else changed the person in that
 * very moment: the case is there, and its first step shows the person again.
 */
export async function openForKnown(
  ctx: Context,
  { known, applicant, ...rest }: OpenForKnown,
): Promise<Outcome<{ caseId: string; edited: boolean }, OpenCaseRefusal>> {
  const opened = await openCase(ctx, { ...rest, client: { id: known.id } });
  if (!opened.ok) return opened;
  const { caseId } = opened.value;
  if (changedFields(known.applicant, applicant).length === 0) return done({ caseId, edited: true });
  const edit = await editApplicant({ ...ctx, once: null }, { caseId, applicant });
  return done({ caseId, edited: edit.ok });
}
