import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { applyCustody } from "~/paperwork/custody";
import { editionOn } from "~/paperwork/edition-in-force.server";
import { contentHash } from "~/paperwork/request-form";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import { countReprint, insertForm, latestForm, lockCase, saveCase, saveMovements, voidForm } from "~db/queries/cases";
import { formContent, formContentHash } from "./form-content.server";
import { openFile } from "./step.server";

export const REPRINT_REASONS = ["sheet-spoiled", "sheet-lost", "printer-fault"] as const;
export type ReprintReason = (typeof REPRINT_REASONS)[number];
export type PrintFormRefusal = "wrong-state" | "envelope-first" | "reprint-reason-missing";

/**
 * Printing is an act: it fixes a version of the form and makes its three blank copies. When the data changed since, the
 * old three are void and a new version follows; otherwise it is a reprint, which asks why.
 */
export function printForm(ctx: Context, input: { caseId: string; reprintReason: ReprintReason | null }) {
  const scope = authorize(ctx.actor, "forms.print");
  return perform<{ version: number; reprint: boolean }, PrintFormRefusal>(ctx, scope, "forms.print", async (tx) => {
    const row = (await lockCase(tx, scope, input.caseId)) ?? notFound();
    if (row.state !== "ENVELOPE_GIVEN") return refused(row.state === "IDENTIFIED" ? "envelope-first" : "wrong-state");
    const key = { practiceId: practiceOf(ctx), caseId: row.id };
    const file = await openFile(tx, ctx, row, today(ctx));
    const latest = await latestForm(tx, key);
    const where = { book: row.practiceId, shownToChamber: row.shownToChamber };
    const about = { subject: { kind: "case" as const, id: row.id }, caseId: row.id };

    const standing = latest && latest.voidedOn === null ? latest : null;
    if (standing && standing.contentHash === (await formContentHash(tx, file, standing))) {
      if (input.reprintReason === null) return refused("reprint-reason-missing", "reprintReason");
      await countReprint(tx, standing);
      await journal(tx, ctx, where, [
        {
          act: "case.formPrinted",
          ...about,
          facts: {
            day: today(ctx),
            version: standing.version,
            contentHash: standing.contentHash,
            copies: 3,
            reprint: true,
            reason: input.reprintReason,
          },
        },
      ]);
      return done({ version: standing.version, reprint: true });
    }

    const edition = await editionOn(tx, row.chamberId, file.ruleset, today(ctx));
    const content = (await formContent(tx, file, edition.code)) ?? notFound();
    const version = (latest?.version ?? 0) + 1;
    let copies = file.copies;
    if (standing) {
      await voidForm(tx, standing, today(ctx));
      const voided = applyCustody(copies, "voidForm", {
        day: today(ctx),
        rules: file.ruleset,
        version: standing.version,
      });
      copies = voided.copies;
      await saveMovements(tx, row, "voidForm", copies, voided.movements);
    }
    const printed = applyCustody(copies, "printForm", { day: today(ctx), rules: file.ruleset, version });
    await saveMovements(tx, row, "printForm", printed.copies, printed.movements);
    await insertForm(tx, {
      ...key,
      id: newId(),
      version,
      content,
      contentHash: contentHash(content),
      printedAt: now(ctx),
      printedBy: ctx.actor.userId,
      shownToChamber: row.shownToChamber,
    });
    await saveCase(tx, row, { formVersion: version, updatedAt: now(ctx) });
    const entry: Entry<"case.formPrinted"> = {
      act: "case.formPrinted",
      ...about,
      facts: { day: today(ctx), version, contentHash: contentHash(content), copies: 3, reprint: false },
    };
    await journal(tx, ctx, where, [entry]);
    return done({ version, reprint: false });
  });
}
