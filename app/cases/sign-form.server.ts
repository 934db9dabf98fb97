import type { Context } from "~/access/context";
import type { Day } from "~/terms/day";
import { latestForm, type PrintedForm } from "~db/queries/cases";
import { formContentHash } from "./form-content.server";
import { type Decision, recordStep } from "./step.server";

export type SignForm = {
  caseId: string;
  day: Day;
  /** The version on the sheets in hand. */
  version: number;
  /** R41: applicant and officer signed all three, the second signature for onerous clauses included. */
  applicantSignedAll: boolean;
  officerSignedAll: boolean;
};

export type SignFormRefusal = "form-not-printed" | "form-outdated" | "form-other-version" | "signatures-missing";

/** Three copies of one version, signed by both (R41, R42). */
export function signForm(ctx: Context, input: SignForm) {
  return recordStep<SignFormRefusal>(ctx, {
    event: "signForm",
    caseId: input.caseId,
    day: input.day,
    decide: async (file, tx) => {
      const form = await latestForm(tx, { practiceId: file.row.practiceId, caseId: file.row.id });
      return decideSignForm(input, form, form ? await formContentHash(tx, file, form) : null);
    },
  });
}

export function decideSignForm(
  input: SignForm,
  form: PrintedForm | null,
  hashNow: string | null,
): Decision<"case.formSigned"> | SignFormRefusal {
  if (!form || form.voidedOn !== null) return "form-not-printed";
  if (form.contentHash !== hashNow) return "form-outdated";
  if (form.version !== input.version) return "form-other-version";
  if (!input.applicantSignedAll || !input.officerSignedAll) return "signatures-missing";
  return {
    set: { signedOn: input.day },
    custody: [{ event: "signForm", version: form.version }],
    act: "case.formSigned",
    facts: { version: form.version, contentHash: form.contentHash },
  };
}
