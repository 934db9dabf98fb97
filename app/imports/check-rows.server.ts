import { type Context, today } from "~/access/context";
import { taxCodeIndex } from "~/access/tax-code-index.server";
import type { Applicant } from "~/cases/applicant";
import { dueOf } from "~/cases/deliver.server";
import { parseCodiceFiscale } from "~/clients/codice-fiscale";
import { normaliseSerial } from "~/devices/device";
import { findRulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { clientsByCode, devicesBySerial, envelopesBySerial, type ImportRow, type StagedRow } from "~db/queries/imports";
import { enablementsOfPractice, findChamber, mandatesOfPractice, periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { type CasesAtHand, checkCase, keyOf, type MandateAtHand } from "./case-row";
import { CHOICES } from "./choices";
import { valuesOf } from "./fields";
import type { RowFaults, RowValues, TakenOverCase } from "./import";
import { checkPerson } from "./person-row";
import { stateOfRow } from "./settle-rows";
import { isToBeMade } from "./taken-over";

/** The rows as they stand once they were looked at, each by itself; twins are told apart afterwards (`settleTwins`). */
export async function checkRows(
  tx: Tx,
  ctx: Context,
  of: ImportRow,
  rows: readonly StagedRow[],
  headings: number,
): Promise<StagedRow[]> {
  const typed = rows.map((row) => ({ row, values: row.values ?? valuesOf(row.cells, of.columns ?? {}) }));
  const codes = typed.map(({ values }) => codeOf(values));
  const known = new Map(
    (await clientsByCode(tx, of.practiceId, [...new Set(codes.filter((code) => code !== ""))])).map((client) => [
      client.codiceFiscale,
      client,
    ]),
  );
  const hand = of.kind === "CASES" ? await atHand(tx, ctx, of, typed) : null;
  return typed.map(({ row, values }, at) => {
    const client = known.get(codes[at] ?? "") ?? null;
    const checked = check(ctx, values, hand, client?.applicant ?? null);
    if (row.cells.length > headings) checked.faults[""] = ["too-many-cells"];
    const isWrong = Object.keys(checked.faults).length > 0;
    const next: StagedRow = {
      ...row,
      values: checked.values,
      faults: checked.faults,
      personKey: of.kind === "CLIENTS" && codes[at] !== "" ? (codes[at] ?? null) : null,
      envelopeKey: checked.envelopeKey,
      deviceKey: checked.deviceKey,
      twinLine: null,
      twinField: null,
      knownId: client?.id ?? null,
      ready: isWrong ? null : checked.ready,
    };
    return { ...next, state: stateOfRow(of.kind, { ...next, isWrong }) };
  });
}

type Checked = Pick<StagedRow, "ready" | "envelopeKey" | "deviceKey"> & { values: RowValues; faults: RowFaults };

function check(ctx: Context, values: RowValues, hand: CasesAtHand | null, known: Applicant | null): Checked {
  const on = today(ctx);
  if (hand === null) {
    // Nobody of the address book loses a contact because the file has none.
    const person = checkPerson({ ...contactsOf(known), ...values }, null, on, true);
    const ready = person.applicant && { applicant: person.applicant, case: null };
    return { values: person.values, faults: person.faults, ready, envelopeKey: null, deviceKey: null };
  }
  const state = values.state && CHOICES.state(values.state);
  const person = checkPerson(values, known, on, !isToBeMade(state));
  const running = checkCase(person.values, person.applicant, hand, on);
  return {
    ...running,
    faults: { ...person.faults, ...running.faults },
    ready: person.applicant && running.case ? { applicant: person.applicant, case: running.case } : null,
  };
}

const contactsOf = (known: Applicant | null): RowValues =>
  known === null ? {} : { email: known.email, mobile: known.mobile };

function codeOf({ codiceFiscale }: RowValues): string {
  const parsed = parseCodiceFiscale(codiceFiscale ?? "");
  return parsed.ok ? parsed.code : "";
}

async function atHand(tx: Tx, ctx: Context, of: ImportRow, typed: { values: RowValues }[]): Promise<CasesAtHand> {
  const { practiceId, mandateId, officerId, scratchLayer } = of;
  if (mandateId === null || officerId === null || scratchLayer === null) throw new Error("cases without a mandate");
  const serials = (field: string, tidy: (text: string) => string) => [
    ...new Set(typed.flatMap(({ values }) => (values[field] ? [tidy(values[field])] : []))),
  ];
  const folders = await envelopesBySerial(tx, practiceId, serials("envelope", normaliseSerial));
  const devices = await devicesBySerial(tx, practiceId, serials("device", normaliseSerial));
  return {
    mandates: await mandatesAtHand(tx, ctx, practiceId),
    defaults: { mandateId, officerId, scratchLayer },
    envelopes: new Map(folders.map(({ chamberId, serial, state }) => [keyOf(chamberId, serial), state])),
    devices: new Set(devices.map(({ chamberId, serial }) => keyOf(chamberId, serial))),
  };
}

/** The practice's mandates with the chambers, rules and officers that go with them. */
export async function mandatesAtHand(tx: Tx, ctx: Context, practiceId: string): Promise<MandateAtHand[]> {
  const people = await enablementsOfPractice(tx, practiceId);
  const found: MandateAtHand[] = [];
  for (const mandate of await mandatesOfPractice(tx, practiceId)) {
    const chamber = await findChamber(tx, mandate.chamberId);
    if (chamber === null) continue;
    found.push({
      ...mandate,
      chamber,
      periods: await periodsOf(tx, mandate.chamberId),
      officers: people
        .filter(({ mandateId, kind }) => mandateId === mandate.id && kind === "OFFICER")
        .map((officer) => ({
          ...officer,
          isApplicant: (code) => officer.taxCodeIndex?.equals(taxCodeIndex(ctx.platform.masterKey, code)) ?? false,
        })),
    });
  }
  return found;
}

/** The legal due day of a case as it would be taken over; null before its term runs. */
export async function dueOfCase(
  tx: Tx,
  ctx: Context,
  practiceId: string,
): Promise<(running: TakenOverCase) => Day | null> {
  const periods = new Map((await mandatesAtHand(tx, ctx, practiceId)).map(({ id, periods }) => [id, periods]));
  return ({ mandateId, deliveredOn, collectedOn }) => {
    const rules = deliveredOn === null ? null : findRulesetOn(periods.get(mandateId) ?? [], deliveredOn);
    return rules === null ? null : dueOf({ deliveredOn, collectedOn }, rules);
  };
}
