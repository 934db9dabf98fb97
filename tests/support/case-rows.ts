import { eq } from "drizzle-orm";
import type { Context } from "~/access/context";
import { entry } from "~/audit/entry";
import { journal } from "~/audit/journal.server";
import type { Applicant } from "~/cases/applicant";
import { applyCustody } from "~/paperwork/custody";
import { newCode, newId } from "~/platform/ids";
import { day } from "~/terms/day";
import { insertCase, lockCase, saveCase, saveMovements, takeNumber } from "~db/queries/cases";
import { clients, envelopes, identityCopies } from "~db/schema";
import { inScope } from "~db/scope";
import type { World } from "./world";

const RULES = {
  requestForm: { thirdCopyHolder: "APPLICANT", chamberKeeps: 1 },
  registrationForm: { split: { chamber: 1, holder: 1, ir: 1 } },
  receipt: { chamberCopies: 1 },
} as const;

const TODAY = day("2026-03-16");

export type WrittenCase = { caseId: string; clientId: string; envelopeId: string };

/** A signed case with its person, folder, pictures and three copies of the form: rows and entries, without the verbs. */
export async function writeSignedCase(world: World, ctx: Context = world.practiceCtx()): Promise<WrittenCase> {
  const written = { caseId: newId(), clientId: newId(), envelopeId: newId() };
  const { caseId, clientId, envelopeId } = written;
  const practiceId = ctx.actor.desk.kind === "PRACTICE" ? ctx.actor.desk.practiceId : world.practiceId;
  const where = { book: practiceId, shownToChamber: null };
  const scope = { practiceId, chamberId: null, audits: false };
  const applicant = { surname: "Prova", name: "Pia", codiceFiscale: `CF-${caseId.slice(-12)}` } as Applicant;
  const person = { applicant, codiceFiscale: applicant.codiceFiscale, nameKey: "prova pia" };
  const serial = `BUS-${envelopeId.slice(-8)}`;
  const createdAt = ctx.platform.clock.now();

  await inScope(world.platform.db, scope, async (tx) => {
    await tx.insert(clients).values({ practiceId, id: clientId, ...person, createdAt });
    await tx.insert(envelopes).values({
      ...{ practiceId, id: envelopeId, chamberId: world.chamberId, serial, scratchLayer: "SILVER" as const },
      ...{ state: "IN_STOCK" as const, receivedOn: TODAY },
    });
    const number = await takeNumber(tx, practiceId, "case", 2026);
    await insertCase(tx, {
      ...{ practiceId, id: caseId, code: newCode(), year: 2026, number, clientId, ...person },
      ...{ chamberId: world.chamberId, mandateId: world.mandateId, state: "DRAFT", requestType: "NEW" },
      ...{ deviceType: "USB_TOKEN", openedOn: TODAY, updatedAt: createdAt },
    });
    await journal(tx, ctx, where, [
      entry("client.registered", { kind: "client", id: clientId }, {}),
      entry("envelope.received", { kind: "envelope", id: envelopeId }, { serial, day: TODAY }),
      entry("case.opened", { kind: "case", id: caseId }, { day: TODAY, year: 2026, number }),
    ]);
  });

  await inScope(world.platform.db, scope, async (tx) => {
    const before = await lockCase(tx, scope, caseId);
    if (!before) throw new Error("the case is gone");
    const printed = applyCustody([], "printForm", { day: TODAY, rules: RULES, version: 1 });
    const signed = applyCustody(printed.copies, "signForm", { day: TODAY, rules: RULES, version: 1 });
    await saveMovements(tx, before, "printForm", printed.copies, printed.movements);
    await saveMovements(tx, before, "signForm", signed.copies, signed.movements);
    await tx.insert(identityCopies).values({
      ...{ practiceId, id: newId(), caseId, kind: "ID_FRONT" as const, blobKey: newId(), sealedHash: "ab".repeat(32) },
      ...{ width: 1000, height: 700, bytes: 90_000, hints: [], takenAt: createdAt },
    });
    await saveCase(tx, before, { state: "SIGNED", envelopeId, formVersion: 1, signedOn: TODAY, updatedAt: createdAt });
    await tx.update(envelopes).set({ state: "GIVEN", caseId, givenOn: TODAY }).where(eq(envelopes.id, envelopeId));
    const signedFacts = { from: "DRAFT", to: "SIGNED", day: TODAY, version: 1 };
    await journal(tx, ctx, where, [
      entry("case.formSigned", { kind: "case", id: caseId }, signedFacts),
      entry("envelope.given", { kind: "envelope", id: envelopeId }, { serial, caseId, day: TODAY }, caseId),
    ]);
  });
  return written;
}
