import { now } from "~/access/context";
import { type Entry, entry } from "~/audit/entry";
import { nameKey } from "~/cases/applicant";
import { changedFields } from "~/cases/edit-case.server";
import { disagreementsOf } from "~/clients/person-checks";
import { newId } from "~/platform/ids";
import { lockClient, saveClient } from "~db/queries/clients";
import { insertClients } from "~db/queries/imports";
import type { Tx } from "~db/scope";
import { type Hold, inParts, Overtaken, type Ready, signOfLife, type Taken } from "./hold.server";
import type { ReadyRow } from "./import";

const AT_ONCE = 250;

/** Puts the people of the file into the address book, and changes those of whom somebody has said so. */
export async function takeClients(tx: Tx, hold: Hold, rows: readonly Ready[]): Promise<Taken> {
  const entries: Entry[] = [];
  let taken = 0;
  for (const part of inParts(
    rows.filter(({ decision }) => decision !== "UPDATE"),
    AT_ONCE,
  )) {
    entries.push(...(await addPeople(tx, hold, part)).entries);
    taken += part.length;
    await signOfLife(hold, Math.floor(taken / 2));
  }
  let updated = 0;
  for (const row of rows) {
    const changed = row.decision === "UPDATE" ? await changePerson(tx, hold, row) : null;
    if (changed === null) continue;
    entries.push(changed);
    updated += 1;
  }
  const where = { book: hold.of.practiceId, shownToChamber: null };
  return { taken, updated, entries: entries.map((each) => ({ where, entry: each })) };
}

/** Puts these people into the address book; their ids in the same order. */
export async function addPeople(
  tx: Tx,
  { ctx, of }: Hold,
  people: readonly Pick<ReadyRow, "applicant">[],
): Promise<{ ids: string[]; entries: Entry[] }> {
  const rows = people.map(({ applicant }) => ({
    practiceId: of.practiceId,
    id: newId(),
    applicant,
    codiceFiscale: applicant.codiceFiscale,
    nameKey: nameKey(applicant.surname, applicant.name),
    createdAt: now(ctx),
  }));
  if ((await insertClients(tx, rows)) !== rows.length) throw new Overtaken();
  return {
    ids: rows.map(({ id }) => id),
    entries: rows.map(({ id, applicant }) =>
      entry(
        "client.registered",
        { kind: "client", id },
        { disagreements: disagreementsOf(applicant), reason: applicant.disagreementReason },
      ),
    ),
  };
}

/** Null when the address book says all that already. */
async function changePerson(tx: Tx, { of }: Hold, { knownId, applicant }: Ready): Promise<Entry | null> {
  const before = knownId === null ? null : await lockClient(tx, of.practiceId, knownId);
  if (before?.codiceFiscale !== applicant.codiceFiscale) throw new Overtaken();
  const fields = changedFields(before.applicant, applicant);
  if (fields.length === 0) return null;
  const key = nameKey(applicant.surname, applicant.name);
  if (!(await saveClient(tx, before, { applicant, nameKey: key }))) throw new Overtaken();
  const facts = { fields, disagreements: disagreementsOf(applicant), reason: applicant.disagreementReason };
  return entry("client.changed", { kind: "client", id: before.id }, facts);
}
