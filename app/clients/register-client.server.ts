import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { journal } from "~/audit/journal.server";
import { type Applicant, nameKey } from "~/cases/applicant";
import { newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import { insertClient } from "~db/queries/clients";
import type { Tx } from "~db/scope";
import { disagreementsOf } from "./person-checks";

export type RegisterClientRefusal = "client-known" | "disagreement-without-reason";

/** Puts a person into the practice's address book. */
export function registerClient(ctx: Context, applicant: Applicant) {
  const scope = authorize(ctx.actor, "clients.register");
  return perform<{ clientId: string }, RegisterClientRefusal>(ctx, scope, "clients.register", async (tx) => {
    const practiceId = practiceOf(ctx);
    const added = await addClient(tx, ctx, practiceId, applicant);
    if (!added.ok) return added;
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [added.value.entry]);
    return done({ clientId: added.value.clientId });
  });
}

/** The same inside a transaction that does more; the caller journals the entry. */
export async function addClient(tx: Tx, ctx: Context, practiceId: string, applicant: Applicant) {
  const disagreements = disagreementsOf(applicant);
  if (disagreements.length > 0 && applicant.disagreementReason === null) {
    return refused("disagreement-without-reason" as const, "disagreementReason");
  }
  const clientId = newId();
  const inserted = await insertClient(tx, {
    practiceId,
    id: clientId,
    applicant,
    codiceFiscale: applicant.codiceFiscale,
    nameKey: nameKey(applicant.surname, applicant.name),
    createdAt: now(ctx),
  });
  if (!inserted) return refused("client-known" as const, "codiceFiscale");
  const entry = {
    act: "client.registered" as const,
    subject: { kind: "client" as const, id: clientId },
    facts: { disagreements, reason: applicant.disagreementReason },
  };
  return done({ clientId, entry });
}
