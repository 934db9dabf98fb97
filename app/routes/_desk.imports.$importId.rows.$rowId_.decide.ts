import { z } from "zod";
import { pageAction, said } from "~/access/page.server";
import { idParam } from "~/access/params";
import { refusedAt } from "~/access/refused-at";
import { decideRow } from "~/imports/decide-rows.server";
import { parseForm } from "~/ui/form/form-state";

const Fields = z.object({ decision: z.enum(["LEAVE", "UPDATE", "NONE"]) });
const SAID = { LEAVE: "left-out", UPDATE: "will-update", NONE: "taken-back" } as const;

/** Leaves a row out, takes it back, or lets it change the address book. */
export const action = pageAction("_desk.imports.$importId.rows.$rowId_.decide", async ({ ctx, params, form }) => {
  const importId = idParam(params, "importId");
  const parsed = parseForm(Fields, form);
  // No form of ours sends this: it says nothing to do.
  if (!parsed.ok) return refusedAt(`/imports/${importId}`, "nothing-chosen");
  const { decision } = parsed.value;
  const outcome = await decideRow(ctx, {
    importId,
    rowId: idParam(params, "rowId"),
    decision: decision === "NONE" ? null : decision,
  });
  return outcome.ok ? said(`/imports/${importId}`, SAID[decision]) : refusedAt(`/imports/${importId}`, outcome.refusal);
});
