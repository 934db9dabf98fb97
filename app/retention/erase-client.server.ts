import { perform } from "~/access/act.server";
import { authorize, type Context, practiceOf, today } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { type ClientRow, lockClient, saveClient } from "~db/queries/clients";
import { casesHolding, eraseClientRow } from "~db/queries/retention";

export type EraseClientRefusal = "already-erased";
/** Erased at once, or noted: erased when the last case that holds it is. */
export type ErasureAnswer = { clientId: string; erased: boolean };

/** More cases about one person than anybody has. */
const CASES = 500;

/**
 * The person asks to be erased (art. 17 GDPR). Where no case holds the data they go at once. Where one does (the case is
 * open, or its register is kept: art. 17(3)(b) and (e)) the request is noted, the person is no longer offered for use
 * (art. 18), and the data go with the last of those cases.
 */
export function eraseClient(ctx: Context, input: { clientId: string }) {
  const scope = authorize(ctx.actor, "clients.erase");
  return perform<ErasureAnswer, EraseClientRefusal>(ctx, scope, "clients.erase", async (tx) => {
    const book = practiceOf(ctx);
    const client = (await lockClient(tx, book, input.clientId)) ?? notFound();
    if (client.erasedOn !== null) return refused("already-erased");
    const holding = await casesHolding(tx, client, CASES);
    const subject = { kind: "client" as const, id: client.id };
    const where = { book, shownToChamber: null };
    if (holding.length === 0) {
      await eraseClientRow(tx, client, today(ctx));
      await journal(tx, ctx, where, [entry("client.erased", subject, { reason: "ASKED" })]);
      return done({ clientId: client.id, erased: true });
    }
    if (client.erasureAskedOn === null) {
      const day = today(ctx);
      if (!(await saveClient(tx, client, { erasureAskedOn: day })))
        throw new Error(`client ${client.id} was not saved`);
      await journal(tx, ctx, where, [entry("client.erasureAsked", subject, { day, cases: holding.length })]);
    }
    return done({ clientId: client.id, erased: false });
  });
}

/** May the person be used for something new? */
export const isInUse = ({ erasedOn, erasureAskedOn }: Pick<ClientRow, "erasedOn" | "erasureAskedOn">): boolean =>
  erasedOn === null && erasureAskedOn === null;
