import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf, type Scope, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal, journalAll, type Where } from "~/audit/journal.server";
import { applyCustody, applyMovements, COPY_NUMBERS, type CopyNo, movementsFor } from "~/paperwork/custody";
import { editionOn } from "~/paperwork/edition-in-force.server";
import { contentHash } from "~/paperwork/request-form";
import { notFound } from "~/platform/errors";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import { countReprint, insertForm, latestForm, lockCase, saveCase, saveMovements, voidForm } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { formContent, formContentHash } from "./form-content.server";
import { openFile } from "./step.server";

export const REPRINT_REASONS = ["sheet-spoiled", "sheet-lost", "printer-fault"] as const;
export type ReprintReason = (typeof REPRINT_REASONS)[number];
export type PrintFormRefusal = "wrong-state" | "envelope-first" | "reprint-reason-missing";

/** Why sheets are printed again, and which of the three. */
export type ReprintWish = { reason: ReprintReason; copies: readonly CopyNo[] };

/**
 * Printing is an act: it fixes a version of the form and makes its three blank copies. When the data changed since, the
 * old three are void and a new version follows; otherwise it is a reprint, which asks why, and takes the place of blank
 * sheets that were missing.
 */
export function printForm(ctx: Context, input: { caseId: string; reprint: ReprintWish | null }) {
  const scope = authorize(ctx.actor, "forms.print");
  return perform<Printed, PrintFormRefusal>(ctx, scope, "forms.print", async (tx) => {
    const printed = await printOne(tx, ctx, scope, input.caseId, input.reprint);
    if (!printed.ok) return printed;
    const { where, entry, ...told } = printed.value;
    await journal(tx, ctx, where, [entry]);
    return done(told);
  });
}

/** So many forms are printed in one go. */
export const PRINT_LIMIT = 200;

export type PrintedMany = { printed: Printed[]; refused: { caseId: string; refusal: PrintFormRefusal }[] };

/**
 * Prints the forms of several cases at once: those that cannot be printed are named and stay as they are. Refused as a
 * whole when none could be.
 */
export function printForms(ctx: Context, input: { caseIds: readonly string[]; reason: ReprintReason | null }) {
  const scope = authorize(ctx.actor, "forms.print");
  const reprint = input.reason === null ? null : { reason: input.reason, copies: COPY_NUMBERS };
  type Refusal = "nothing-chosen" | "too-many" | PrintFormRefusal;
  return perform<PrintedMany, Refusal>(ctx, scope, "forms.print", async (tx) => {
    const chosen = [...new Set(input.caseIds)].sort();
    if (chosen.length === 0) return refused("nothing-chosen");
    if (chosen.length > PRINT_LIMIT) return refused("too-many");
    const printed: PrintedForm[] = [];
    const left: PrintedMany["refused"] = [];
    for (const caseId of chosen) {
      const outcome = await printOne(tx, ctx, scope, caseId, reprint);
      if (outcome.ok) printed.push(outcome.value);
      else left.push({ caseId, refusal: outcome.refusal });
    }
    const [first] = left;
    if (printed.length === 0 && first) return refused(first.refusal);
    await journalAll(
      tx,
      ctx,
      printed.map(({ where, entry }) => ({ where, entries: [entry] })),
    );
    return done({ printed: printed.map(({ where: _, entry: __, ...told }) => told), refused: left });
  });
}

/** What was printed: whose form, which version, and whether its sheets had been printed before. */
export type Printed = { year: number; number: number; version: number; reprint: boolean };

type PrintedForm = Printed & { where: Where; entry: Entry<"case.formPrinted"> };

/** Prints one form, all but its entry in the register: that is written when everything is locked. */
async function printOne(
  tx: Tx,
  ctx: Context,
  scope: Scope,
  caseId: string,
  reprint: ReprintWish | null,
): Promise<Outcome<PrintedForm, PrintFormRefusal>> {
  const row = (await lockCase(tx, scope, caseId)) ?? notFound();
  if (row.state !== "ENVELOPE_GIVEN") return refused(row.state === "IDENTIFIED" ? "envelope-first" : "wrong-state");
  const key = { practiceId: practiceOf(ctx), caseId: row.id };
  const file = await openFile(tx, ctx, row, today(ctx));
  const latest = await latestForm(tx, key);
  const told = (version: number, hash: string, again: ReprintWish | null) =>
    done<PrintedForm>({
      year: row.year,
      number: row.number,
      version,
      reprint: again !== null,
      where: { book: row.practiceId, shownToChamber: row.shownToChamber },
      entry: {
        act: "case.formPrinted",
        subject: { kind: "case", id: row.id },
        caseId: row.id,
        facts: {
          day: today(ctx),
          version,
          contentHash: hash,
          copies: [...(again?.copies ?? COPY_NUMBERS)],
          reprint: again !== null,
          ...(again === null ? {} : { reason: again.reason }),
        },
      },
    });

  const standing = latest && latest.voidedOn === null ? latest : null;
  if (standing && standing.contentHash === (await formContentHash(tx, file, standing))) {
    if (reprint === null) return refused("reprint-reason-missing", "reprintReason");
    await countReprint(tx, standing);
    const step = { day: today(ctx), rules: file.ruleset, version: standing.version };
    const again = movementsFor(file.copies, "reprintForm", step).filter(({ copyNo }) =>
      reprint.copies.includes(copyNo),
    );
    await saveMovements(tx, row, "reprintForm", applyMovements(file.copies, again), again);
    return told(standing.version, standing.contentHash, reprint);
  }

  const edition = await editionOn(tx, row.chamberId, file.ruleset, today(ctx));
  const content = (await formContent(tx, file, edition.code)) ?? notFound();
  // The first version of a case taken over is the paper that was signed: it was never printed here.
  const version = Math.max(latest?.version ?? 0, row.formVersion) + 1;
  let copies = file.copies;
  if (standing) {
    await voidForm(tx, standing, today(ctx));
    const step = { day: today(ctx), rules: file.ruleset, version: standing.version };
    const voided = applyCustody(copies, "voidForm", step);
    copies = voided.copies;
    await saveMovements(tx, row, "voidForm", copies, voided.movements);
  }
  const printed = applyCustody(copies, "printForm", { day: today(ctx), rules: file.ruleset, version });
  await saveMovements(tx, row, "printForm", printed.copies, printed.movements);
  const hash = contentHash(content);
  await insertForm(tx, {
    ...key,
    id: newId(),
    version,
    content,
    contentHash: hash,
    printedAt: now(ctx),
    printedBy: ctx.actor.userId,
    shownToChamber: row.shownToChamber,
  });
  await saveCase(tx, row, { formVersion: version, updatedAt: now(ctx) });
  return told(version, hash, null);
}
