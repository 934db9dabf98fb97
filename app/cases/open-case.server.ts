import { perform } from "~/access/act.server";
import { authorize, type Context, now, practiceOf, today } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import { addClient, type RegisterClientRefusal } from "~/clients/register-client.server";
import type { ReadDocument } from "~/identity-documents/machine-zone";
import { standingOn } from "~/mandates/mandate";
import { notFound } from "~/platform/errors";
import { newCode, newId } from "~/platform/ids";
import { done, refused } from "~/platform/outcome";
import { rulesetOn } from "~/rulesets/catalog";
import { insertCase, takeNumber } from "~db/queries/cases";
import { type ClientRow, lockClient, saveClient } from "~db/queries/clients";
import { findMandate, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { type Applicant, nameKey } from "./applicant";

export type OpenCase = {
  /** A person of the address book, or a new one who enters it by the same act. */
  client: { id: string } | { applicant: Applicant };
  chamberId: string;
  mandateId: string;
  requestType: "NEW" | "REPLACEMENT_MALFUNCTION" | "AFTER_EXPIRY" | "SIX_YEARS";
  deviceType: "USB_TOKEN" | "SMART_CARD";
  /** What was read off the person's document with them, to be confirmed. */
  documentRead?: ReadDocument | null;
};

export type OpenCaseRefusal = RegisterClientRefusal | "mandate-not-active" | "request-type-not-taken";

/** Opens a draft for a person under one of the practice's mandates. */
export function openCase(ctx: Context, input: OpenCase) {
  const scope = authorize(ctx.actor, "cases.open");
  return perform<{ caseId: string }, OpenCaseRefusal>(ctx, scope, "cases.open", async (tx) => {
    const practiceId = practiceOf(ctx);
    const mandate = await findMandate(tx, input.chamberId, input.mandateId);
    if (!mandate || mandate.forPractice !== practiceId) return notFound();
    if (standingOn(mandate, today(ctx)) !== "ACTIVE") return refused("mandate-not-active", "mandateId");
    const ruleset = rulesetOn(await periodsOf(tx, input.chamberId), today(ctx));
    if (ruleset.triage.appliesToIr && !ruleset.triage.requestTypes.includes(input.requestType)) {
      return refused("request-type-not-taken", "requestType");
    }

    const entries: Entry[] = [];
    let person: Pick<ClientRow, "id" | "applicant">;
    if ("id" in input.client) {
      const known = (await lockClient(tx, practiceId, input.client.id)) ?? notFound();
      if (known.erasedOn !== null) return notFound();
      person = known;
      if (known.erasureAskedOn !== null) entries.push(await usedAgain(tx, known));
    } else {
      const added = await addClient(tx, ctx, practiceId, input.client.applicant);
      if (!added.ok) return added;
      person = { id: added.value.clientId, applicant: input.client.applicant };
      entries.push(added.value.entry);
    }

    const caseId = newId();
    const year = Number(today(ctx).slice(0, 4));
    const number = await takeNumber(tx, practiceId, "case", year);
    await insertCase(tx, {
      practiceId,
      id: caseId,
      code: newCode(),
      year,
      number,
      chamberId: input.chamberId,
      mandateId: input.mandateId,
      clientId: person.id,
      state: "DRAFT",
      requestType: input.requestType,
      deviceType: input.deviceType,
      applicant: person.applicant,
      codiceFiscale: person.applicant.codiceFiscale,
      nameKey: nameKey(person.applicant.surname, person.applicant.name),
      documentRead: input.documentRead ?? null,
      openedOn: today(ctx),
      updatedAt: now(ctx),
    });
    entries.push({
      act: "case.opened",
      subject: { kind: "case", id: caseId },
      caseId,
      facts: {
        day: today(ctx),
        year,
        number,
        requestType: input.requestType,
        chamberId: input.chamberId,
        ruleset: ruleset.code,
      },
    });
    await journal(tx, ctx, { book: practiceId, shownToChamber: null }, entries);
    return done({ caseId });
  });
}

/** Whoever asked to be erased and comes back for a device uses the data again. */
async function usedAgain(tx: Tx, client: ClientRow): Promise<Entry> {
  if (!(await saveClient(tx, client, { erasureAskedOn: null }))) throw new Error(`client ${client.id} was not saved`);
  return { act: "client.changed", subject: { kind: "client", id: client.id }, facts: { fields: ["erasureAskedOn"] } };
}
