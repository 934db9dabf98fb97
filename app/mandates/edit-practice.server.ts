import { perform } from "~/access/act.server";
import { authorize, type Context, practiceOf } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { type PartitaIvaRefusal, parsePartitaIva } from "~/clients/partita-iva";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { lockPractice, savePractice } from "~db/queries/practices";

/** The practice's own data. Its name is the one in its mandates: the chamber writes it. */
export function editPractice(ctx: Context, input: { address: string; vatNumber: string }) {
  const scope = authorize(ctx.actor, "practice.settings");
  return perform<{ practiceId: string }, PartitaIvaRefusal>(ctx, scope, "practice.settings", async (tx) => {
    const parsed = input.vatNumber === "" ? null : parsePartitaIva(input.vatNumber);
    if (parsed && !parsed.ok) return refused(parsed.refusal, "vatNumber");
    const before = (await lockPractice(tx, practiceOf(ctx))) ?? notFound();
    const after = { address: input.address, vatNumber: parsed?.code ?? null };
    const fields = (["address", "vatNumber"] as const).filter((field) => before[field] !== after[field]);
    const { practiceId } = before;
    if (fields.length === 0) return done({ practiceId });
    await savePractice(tx, practiceId, after);
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [
      entry("practice.changed", { kind: "practice", id: practiceId }, { fields }),
    ]);
    return done({ practiceId });
  });
}
