import { perform } from "~/access/act.server";
import { authorize, type Context, practiceOf } from "~/access/context";
import { journal } from "~/audit/journal.server";
import { type Applicant, nameKey } from "~/cases/applicant";
import { changedFields } from "~/cases/edit-case.server";
import { notFound } from "~/platform/errors";
import { done, refused } from "~/platform/outcome";
import { findClientByCodiceFiscale, lockClient, saveClient } from "~db/queries/clients";
import { disagreementsOf } from "./person-checks";

export type EditClientRefusal = "client-known" | "disagreement-without-reason" | "changed-meanwhile";

/** Changes the address book alone: cases keep the person as identified. `version` is the one the form was drawn from. */
export function editClient(ctx: Context, input: { clientId: string; version: number; applicant: Applicant }) {
  const scope = authorize(ctx.actor, "clients.edit");
  return perform<{ clientId: string }, EditClientRefusal>(ctx, scope, "clients.edit", async (tx) => {
    const practiceId = practiceOf(ctx);
    const { applicant } = input;
    const client = (await lockClient(tx, practiceId, input.clientId)) ?? notFound();
    if (client.erasedOn !== null) return notFound();
    if (client.version !== input.version) return refused("changed-meanwhile");
    const disagreements = disagreementsOf(applicant);
    if (disagreements.length > 0 && applicant.disagreementReason === null) {
      return refused("disagreement-without-reason", "disagreementReason");
    }
    const namesake = await findClientByCodiceFiscale(tx, practiceId, applicant.codiceFiscale);
    if (namesake && namesake.id !== client.id) return refused("client-known", "codiceFiscale");
    const keys = { codiceFiscale: applicant.codiceFiscale, nameKey: nameKey(applicant.surname, applicant.name) };
    if (!(await saveClient(tx, client, { applicant, ...keys }))) return refused("changed-meanwhile");
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, [
      {
        act: "client.changed",
        subject: { kind: "client", id: client.id },
        facts: {
          fields: changedFields(client.applicant, applicant),
          disagreements,
          reason: applicant.disagreementReason,
        },
      },
    ]);
    return done({ clientId: client.id });
  });
}
