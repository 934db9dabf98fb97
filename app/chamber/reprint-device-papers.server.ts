import { perform } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { journal } from "~/audit/journal.server";
import type { ReprintWish } from "~/cases/print-form.server";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { rulesetOn } from "~/rulesets/catalog";
import { deviceOf, lockCase } from "~db/queries/cases";
import { periodsOf } from "~db/queries/mandates";
import { counterDesk } from "./counter-desk.server";
import type { DeviceDocument } from "./device-papers.server";

export type ReprintRefusal = "not-made" | "by-system";

/**
 * Some of the sheets that were printed with a device (R46, R47) are printed again: who, when, which and why stays in the
 * register, and the paper says so. The sheets are the same ones: the count of custody does not change.
 */
export function reprintDevicePapers(
  ctx: Context,
  input: { caseId: string; document: DeviceDocument; reprint: ReprintWish },
) {
  const scope = authorize(ctx.actor, "counter.reprint");
  counterDesk(ctx);
  return perform<undefined, ReprintRefusal>(ctx, scope, "counter.reprint", async (tx) => {
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    const device = await deviceOf(tx, { practiceId: row.practiceId, caseId: row.id });
    if (device === null) return refused("not-made");
    const rules = rulesetOn(await periodsOf(tx, row.chamberId), device.producedOn);
    const bySystem = rules.registrationForm.printedBy === "CHAMBER_SYSTEM";
    if (input.document === "REGISTRATION_FORM" && bySystem) return refused("by-system", "document");
    await journal(tx, ctx, { book: row.practiceId, shownToChamber: row.shownToChamber }, [
      {
        act: "case.devicePapersReprinted",
        subject: { kind: "case", id: row.id },
        caseId: row.id,
        facts: {
          day: today(ctx),
          document: input.document,
          copies: [...input.reprint.copies],
          reason: input.reprint.reason,
        },
      },
    ]);
    return done();
  });
}
