import { look } from "~/access/act.server";
import { authorize, type Context, now, practiceOf } from "~/access/context";
import { recordRead } from "~/audit/journal.server";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import { type CaseRow, copiesOf, deviceOf, findCase, identityCopiesOf, notesOf } from "~db/queries/cases";
import { findClient } from "~db/queries/clients";
import { readsOf } from "~db/queries/reads";
import { casesHolding } from "~db/queries/retention";
import type { Tx } from "~db/scope";

const CASES = 500;
const READS = 1000;

/**
 * What the practice has about a person of its address book, to be handed to that person (artt. 15 and 20 GDPR): the data,
 * its cases, what papers and pictures there are, who looked. Pictures and papers themselves are opened one by one. That it
 * was taken out stands in `reads`.
 */
export function exportClient(ctx: Context, clientId: string) {
  const scope = authorize(ctx.actor, "clients.export");
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const client = (await findClient(tx, practiceId, clientId)) ?? notFound();
    if (client.erasedOn !== null) return notFound();
    const cases = [];
    for (const { id } of await casesHolding(tx, client, CASES)) {
      const row = await findCase(tx, scope, id);
      if (row === null) continue;
      await recordRead(tx, ctx, {
        book: practiceId,
        what: "export",
        caseId: id,
        reason: null,
        shownToChamber: null,
      });
      cases.push(await exported(tx, ctx, row));
    }
    return {
      exportedAt: now(ctx).toISOString(),
      practice: ctx.actor.desk.name,
      person: {
        ...client.applicant,
        inAddressBookSince: client.createdAt.toISOString(),
        erasureAskedOn: client.erasureAskedOn,
      },
      cases,
    };
  });
}

async function exported(tx: Tx, ctx: Context, row: CaseRow) {
  const key = { practiceId: row.practiceId, caseId: row.id };
  const scope = { practiceId: row.practiceId, chamberId: null, audits: false };
  const [sheets, pictures, device, notes, reads] = await Promise.all([
    copiesOf(tx, key),
    identityCopiesOf(tx, key),
    deviceOf(tx, key),
    notesOf(tx, key),
    readsOf(tx, scope, { book: row.practiceId, caseId: row.id }, { limit: READS }),
  ]);
  const { state, requestType, deviceType, applicant, identityDocument, documentRead, identifiedAtPlace } = row;
  const { openedOn, identifiedOn, signedOn, presentedOn, producedOn, collectedOn, deliveredOn, returnedOn, endedOn } =
    row;
  return {
    number: caseNumber(row),
    ...{ state, requestType, deviceType, applicant, identityDocument, documentRead, identifiedAtPlace },
    days: { openedOn, identifiedOn, signedOn, presentedOn, producedOn, collectedOn, deliveredOn, returnedOn, endedOn },
    keptUntil: { pictures: row.copiesDestroyOn, data: row.eraseOn },
    shownToChamber: row.shownToChamber !== null,
    device: device && { serial: device.serial, certificatesUntil: device.signatureNotAfter },
    pictures: pictures.map(({ kind, takenAt, destroyedAt }) => ({ kind, takenAt, destroyedAt })),
    sheets: sheets.map(({ documentType, version, copyNo, holder, signedOn: signed }) => ({
      ...{ document: documentType, version, copy: copyNo, holder, signedOn: signed },
    })),
    notes: notes.filter(({ text }) => text !== "").map(({ at, text }) => ({ at, text })),
    lookedAt: reads.rows.map(({ at, what, reason, actorDesk }) => ({
      ...{ at, what, reason },
      by: actorDesk === row.practiceId ? ctx.actor.desk.name : "chamber",
    })),
  };
}
