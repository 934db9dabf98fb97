import { contentHash, type RequestFormContent, requestFormContent } from "~/paperwork/request-form";
import { rulesetByCode } from "~/rulesets/catalog";
import type { PrintedForm } from "~db/queries/cases";
import { lockEnvelope } from "~db/queries/envelopes";
import type { Tx } from "~db/scope";
import type { CaseFile } from "./step.server";

type FormFile = Pick<CaseFile, "row" | "chamber" | "mandate" | "ruleset">;

/** What the form of the case says in an edition; null while the document or the folder is missing. */
export async function formContent(
  tx: Tx,
  { row, chamber, mandate, ruleset }: FormFile,
  formVersion: string,
): Promise<RequestFormContent | null> {
  if (row.identityDocument === null || row.envelopeId === null) return null;
  const envelope = await lockEnvelope(tx, row.practiceId, row.envelopeId);
  if (!envelope) return null;
  return requestFormContent({
    chamber,
    rules: ruleset,
    formVersion,
    practiceName: mandate.practiceName,
    mandateNo: mandate.number,
    officerName: row.officerName ?? "",
    requestType: row.requestType,
    deviceType: row.deviceType,
    applicant: row.applicant,
    identityDocument: row.identityDocument,
    envelope: { serial: envelope.serial, scratchLayer: envelope.scratchLayer, sealIntact: true },
    place: null,
    date: null,
  });
}

/** The hash the form would have today under the rules and in the edition it was printed with: another one means its data changed since. */
export async function formContentHash(tx: Tx, file: FormFile, form: PrintedForm): Promise<string | null> {
  const { rulesetCode, formVersion } = form.content;
  const content = await formContent(tx, { ...file, ruleset: rulesetByCode(rulesetCode) }, formVersion);
  return content === null ? null : contentHash(content);
}
