import { z } from "zod";
import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { refusedAt } from "~/access/refused-at";
import { leaveOut } from "~/imports/decide-rows.server";
import { parseForm } from "~/ui/form/form-state";

const Fields = z.object({ state: z.enum(["KNOWN", "WRONG"]) });

/** Leaves out all rows that are wrong, or all people who are in the address book already. */
export const action = pageAction("_desk.imports.$importId.leave-out", async ({ ctx, params, form }) => {
  const importId = idParam(params, "importId");
  const parsed = parseForm(Fields, form);
  // No form of ours sends this: it says nothing to do.
  if (!parsed.ok) return refusedAt(`/imports/${importId}`, "nothing-chosen");
  const outcome = await leaveOut(ctx, { importId, ...parsed.value });
  return outcome.ok ? said(`/imports/${importId}`, "decided") : refusedAt(`/imports/${importId}`, outcome.refusal);
});
