import { randomInt } from "node:crypto";
import { now, today } from "~/access/context";
import { entry } from "~/audit/entry";
import type { Where } from "~/audit/journal.server";
import { nameKey } from "~/cases/applicant";
import { dueOf } from "~/cases/deliver.server";
import { newCode, newId } from "~/platform/ids";
import { rulesetOn } from "~/rulesets/catalog";
import { type EnvelopeRow, saveEnvelope } from "~db/queries/envelopes";
import {
  type CasesToInsert,
  clientsByCode,
  envelopesBySerial,
  insertTakenOver,
  numberCases,
} from "~db/queries/imports";
import type { Tx } from "~db/scope";
import { keyOf, type MandateAtHand } from "./case-row";
import { mandatesAtHand } from "./check-rows.server";
import { type Hold, inParts, Overtaken, type Ready, signOfLife, type Taken } from "./hold.server";
import type { TakenOverCase } from "./import";
import { addPeople } from "./take-clients.server";
import { isShownAtOnce, PAPER_VERSION, sheetsTakenOver, type TakenOverState } from "./taken-over";

const AT_ONCE = 100;

type Running = Ready & { case: TakenOverCase };
type Lines = Taken["entries"];

/**
 * Opens the cases of the file where they stand: person, folder, sheets with whoever has them, device and term. Each is
 * marked with who took it over from paper and when; the chamber sees at once what has been at its counter.
 */
export async function takeOver(tx: Tx, hold: Hold, rows: readonly Ready[]): Promise<Taken> {
  const running = rows.map((row): Running => {
    if (row.case === null) throw new Error("a row without its case");
    return { ...row, case: row.case };
  });
  if (running.length === 0) return { taken: 0, updated: 0, entries: [] };
  const { practiceId } = hold.of;
  const mandates = new Map((await mandatesAtHand(tx, hold.ctx, practiceId)).map((mandate) => [mandate.id, mandate]));
  const { clients, entries } = await peopleOf(tx, hold, running);
  // The numbers are taken once all is written: whoever opens a case meanwhile would wait for them.
  const aside = -randomInt(1, 2 ** 31);
  const all: (Opened & { isNewFolder: boolean })[] = [];
  for (const part of inParts(running, AT_ONCE)) {
    const stock = await stockOf(tx, practiceId, part);
    const rows: CasesToInsert = { envelopes: [], cases: [], copies: [], movements: [], devices: [] };
    for (const row of part) {
      const mandate = mandates.get(row.case.mandateId);
      const clientId = clients.get(row.applicant.codiceFiscale);
      if (!mandate || !clientId) throw new Overtaken();
      const folder = stock.get(keyOf(row.case.chamberId, row.case.envelope.serial)) ?? null;
      if (folder !== null && folder.state !== "IN_STOCK") throw new Overtaken();
      const isNewFolder = folder === null;
      const numbered = { year: aside, number: all.length + 1 };
      const opened = { hold, row, mandate, clientId, ...numbered, caseId: newId(), folderId: folder?.id ?? newId() };
      if (folder === null) rows.envelopes.push({ ...newFolder(opened), ...folderGiven(opened) });
      else await saveEnvelope(tx, folder, folderGiven(opened));
      addCase(rows, opened);
      all.push({ ...opened, isNewFolder });
    }
    if (!(await insertTakenOver(tx, rows))) throw new Overtaken();
    await signOfLife(hold, Math.floor(all.length / 2));
  }
  const year = Number(today(hold.ctx).slice(0, 4));
  const before = await numberCases(tx, practiceId, { aside, year, howMany: all.length });
  for (const { isNewFolder, ...opened } of all) {
    entries.push(...linesOf({ ...opened, year, number: before + opened.number }, isNewFolder));
  }
  return { taken: all.length, updated: 0, entries };
}

/** Whose the cases are, by codice fiscale: people of the address book, or new in it; nobody in it is changed. */
async function peopleOf(
  tx: Tx,
  hold: Hold,
  rows: readonly Running[],
): Promise<{ clients: Map<string, string>; entries: Lines }> {
  const { practiceId } = hold.of;
  const clients = new Map<string, string>();
  const entries: Lines = [];
  const people = new Map(rows.map((row) => [row.applicant.codiceFiscale, row]));
  for (const part of inParts([...people.values()], 500)) {
    const codes = part.map(({ applicant }) => applicant.codiceFiscale);
    for (const { codiceFiscale, id } of await clientsByCode(tx, practiceId, codes)) clients.set(codiceFiscale, id);
    const added = part.filter(({ applicant }) => !clients.has(applicant.codiceFiscale));
    const { ids, entries: registered } = await addPeople(tx, hold, added);
    for (const [at, { applicant }] of added.entries()) clients.set(applicant.codiceFiscale, ids[at] ?? "");
    entries.push(...registered.map((each) => ({ where: { book: practiceId, shownToChamber: null }, entry: each })));
  }
  return { clients, entries };
}

async function stockOf(tx: Tx, practiceId: string, rows: readonly Running[]): Promise<Map<string, EnvelopeRow>> {
  const serials = rows.map(({ case: { envelope } }) => envelope.serial);
  const there = await envelopesBySerial(tx, practiceId, serials);
  return new Map(there.map((folder) => [keyOf(folder.chamberId, folder.serial), folder]));
}

type Opened = {
  hold: Hold;
  row: Running;
  mandate: MandateAtHand;
  clientId: string;
  year: number;
  number: number;
  caseId: string;
  folderId: string;
};

const shownTo = ({ row, mandate }: Opened): string | null =>
  isShownAtOnce(row.case.state, mandate.chamber.counter) ? row.case.chamberId : null;

const newFolder = ({ hold, row, folderId }: Opened) => ({
  practiceId: hold.of.practiceId,
  id: folderId,
  chamberId: row.case.chamberId,
  ...row.case.envelope,
  receivedOn: row.case.envelopeGivenOn,
});

const folderGiven = (opened: Opened) => ({
  state: "GIVEN" as const,
  caseId: opened.caseId,
  givenOn: opened.row.case.envelopeGivenOn,
  shownToChamber: shownTo(opened),
});

function addCase(rows: CasesToInsert, opened: Opened): void {
  const { hold, row, clientId, year, number, caseId, folderId } = opened;
  const { applicant, case: running } = row;
  const { envelope: _, device, ...stands } = running;
  const key = { practiceId: hold.of.practiceId, caseId, shownToChamber: shownTo(opened) };
  rows.cases.push({
    practiceId: hold.of.practiceId,
    id: caseId,
    code: newCode(),
    ...{ year, number, clientId, applicant },
    ...stands,
    codiceFiscale: applicant.codiceFiscale,
    nameKey: nameKey(applicant.surname, applicant.name),
    documentExpiresOn: running.identityDocument?.expiresOn ?? null,
    openedOn: running.identifiedOn,
    envelopeId: folderId,
    formVersion: PAPER_VERSION,
    acceptedOn: running.presentedOn,
    instalment: running.scheduledFor === null ? null : 1,
    ...termOf(opened),
    takenOverOn: today(hold.ctx),
    takenOverBy: hold.ctx.actor.userId,
    takenOverByName: hold.ctx.actor.name,
    updatedAt: now(hold.ctx),
    shownToChamber: key.shownToChamber,
  });
  const { copies, movements } = sheetsTakenOver(running, (on) => rulesetOn(opened.mandate.periods, on));
  rows.copies.push(...copies.map((sheet) => ({ ...key, ...sheet, id: newId() })));
  for (const { from, to, act, signed, day, ...sheet } of movements) {
    rows.movements.push({ ...key, ...sheet, id: newId(), act, fromHolder: from, toHolder: to, signed, day });
  }
  if (device === null || running.producedOn === null) return;
  rows.devices.push({
    ...key,
    id: newId(),
    chamberId: running.chamberId,
    serial: device.serial,
    state: DEVICE_IN[running.state],
    authenticationSerial: device.authenticationSerial,
    authenticationNotBefore: device.notBefore,
    authenticationNotAfter: device.notAfter,
    signatureSerial: device.signatureSerial,
    signatureNotBefore: device.notBefore,
    signatureNotAfter: device.notAfter,
    producedOn: running.producedOn,
  });
}

/** Where the device is in each state; before it is made there is none. */
const DEVICE_IN = {
  SIGNED: "PRODUCED",
  PRESENTED: "PRODUCED",
  SCHEDULED: "PRODUCED",
  PRODUCED: "PRODUCED",
  COLLECTED: "IN_IR_CUSTODY",
  DELIVERED: "ACTIVE",
} as const satisfies Record<TakenOverState, string>;

/** The term runs from the day that is declared, under the rules in force on it (A1). */
function termOf({ row, mandate }: Opened) {
  const { deliveredOn, collectedOn } = row.case;
  if (deliveredOn === null) return { legalDue: null, termRuleset: null };
  const rules = rulesetOn(mandate.periods, deliveredOn);
  return { legalDue: dueOf({ deliveredOn, collectedOn }, rules), termRuleset: rules.code };
}

/** What the register says of a case and of its folder: states, days and serials, nothing of the person. */
function linesOf(opened: Opened, isNewFolder: boolean): Lines {
  const { hold, row, mandate, year, number, caseId, folderId } = opened;
  const { case: running } = row;
  const where: Where = { book: hold.of.practiceId, shownToChamber: shownTo(opened) };
  const folder = { kind: "envelope" as const, id: folderId };
  const { serial, scratchLayer } = running.envelope;
  const received = { serial, day: running.envelopeGivenOn, scratchLayer, issueId: null };
  const given = { serial, caseId, day: running.envelopeGivenOn };
  const reached = running.deliveredOn ?? running.collectedOn ?? running.producedOn ?? running.presentedOn;
  const { signedOn, identifiedOn, presentedOn, scheduledFor, producedOn, collectedOn, deliveredOn } = running;
  const taken = entry(
    "case.takenOver",
    { kind: "case", id: caseId },
    {
      from: null,
      to: running.state,
      day: today(hold.ctx),
      ruleset: rulesetOn(mandate.periods, reached ?? signedOn).code,
      declared: true,
      ...{ year, number },
      requestType: running.requestType,
      chamberId: running.chamberId,
      officerId: running.officerId,
      importId: hold.of.id,
      envelope: serial,
      device: running.device?.serial ?? null,
      ...{ identifiedOn, signedOn, presentedOn, scheduledFor, producedOn, collectedOn, deliveredOn },
      legalDue: termOf(opened).legalDue,
    },
  );
  return [
    ...(isNewFolder ? [{ where, entry: entry("envelope.received", folder, received) }] : []),
    { where, entry: entry("envelope.given", folder, given, caseId) },
    { where, entry: taken },
  ];
}
