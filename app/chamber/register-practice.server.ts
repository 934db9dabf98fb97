import { perform } from "~/access/act.server";
import { addPerson } from "~/access/add-person.server";
import { authorize, type Context, chamberOf } from "~/access/context";
import { entry } from "~/audit/entry";
import { journalAll, openBook } from "~/audit/journal.server";
import { addMandate, type MandateRefusal } from "~/mandates/mandate-acts.server";
import { newId } from "~/platform/ids";
import { done } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import type { Language } from "~/ui/words";
import { insertPractice } from "~db/queries/practices";

export type RegisterPractice = {
  name: string;
  kind: "NATURAL" | "LEGAL";
  vatNumber: string | null;
  address: string;
  /** Its responsabile, invited by mail; `email` in lower case. */
  owner: { name: string; email: string };
  mandate: { number: string; validFrom: Day; validTo: Day };
  language: Language;
};

export type RegisterPracticeRefusal = MandateRefusal | "email-taken";

/**
 * The chamber takes a practice into service: the practice with its book, the mandate in the chamber's book, and its
 * responsabile by invitation (R29). `link` is the invitation, for a seed or a setup that hands it over by itself.
 */
export function registerPractice(ctx: Context, input: RegisterPractice) {
  authorize(ctx.actor, "chamber.registerPractice");
  const chamberId = chamberOf(ctx);
  const practiceId = newId();
  const scope = { practiceId, chamberId, audits: false };
  type Registered = { practiceId: string; mandateId: string; ownerId: string; link: string };
  return perform<Registered, RegisterPracticeRefusal>(ctx, scope, "chamber.registerPractice", async (tx) => {
    const { name, kind, vatNumber, address, owner, mandate, language } = input;
    await insertPractice(tx, { practiceId, name, kind, vatNumber, address });
    await openBook(tx, ctx, practiceId, "PRACTICE", [chamberId]);
    const signed = await addMandate(
      tx,
      chamberId,
      { forPractice: practiceId, practiceName: name, kind, ...mandate },
      false,
    );
    if (!signed.ok) return signed;
    const desk = { kind: "PRACTICE", practiceId, name } as const;
    const invited = await addPerson(tx, ctx, { desk, ...owner, roles: ["responsabile"], language }, practiceId);
    if (!invited.ok) return invited;

    const { mandateId } = signed.value;
    const { userId: ownerId, link } = invited.value;
    const registered = entry("practice.registered", { kind: "practice", id: practiceId }, { mandateId });
    await journalAll(tx, ctx, [
      { where: { book: practiceId, shownToChamber: null }, entries: [registered, invited.value.entry] },
      { where: { book: chamberId, shownToChamber: null }, entries: [signed.value.entry] },
    ]);
    return done({ practiceId, mandateId, ownerId, link });
  });
}
