import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import type { CaseState } from "~/cases/lifecycle";
import { notFound } from "~/platform/errors";
import { rulesetOn } from "~/rulesets/catalog";
import { addYears, type Day, daysBetween } from "~/terms/day";
import { type DeviceRow, deviceOf, findCase } from "~db/queries/cases";
import { type ListedCase, productionQueue } from "~db/queries/chamber/cases";
import { madeOn } from "~db/queries/chamber/day";
import { practiceNames, practicesOf } from "~db/queries/chamber/mandates";
import { periodsOf } from "~db/queries/mandates";
import { counterDesk } from "./counter-desk.server";
import { FILE_LIMIT } from "./device-papers.server";

export type QueuedDevice = {
  caseId: string;
  name: string;
  number: string;
  practice: string;
  /** Null: accepted to be made at once. */
  promisedFor: Day | null;
  instalment: number | null;
  acceptedOn: Day | null;
  daysLate: number;
  /** Taken over from paper: its signed form is not of Cartellina's printing. */
  fromPaper: boolean;
};

const PAGE = 50;

/** Devices to make: at once, then as promised; by practice and up to a day, when asked. */
export function readProduction(
  ctx: Context,
  filter: { practiceId: string | null; until: Day | null; after: string | null },
) {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const page = await productionQueue(tx, chamberId, { ...filter, limit: PAGE });
    const names = await practiceNames(
      tx,
      chamberId,
      page.rows.map(({ practiceId }) => practiceId),
    );
    return {
      devices: page.rows.map((row) => queued(row, names.get(row.practiceId) ?? "", on)),
      next: page.next,
      practices: await practicesOf(tx, chamberId),
      madeToday: (await madeOn(tx, chamberId, on, FILE_LIMIT)).length,
    };
  });
}

function queued(row: ListedCase, practice: string, on: Day): QueuedDevice {
  const promisedFor = row.state === "SCHEDULED" ? row.scheduledFor : null;
  return {
    caseId: row.id,
    name: `${row.name} ${row.surname}`,
    number: caseNumber(row),
    practice,
    promisedFor,
    instalment: promisedFor === null ? null : row.instalment,
    acceptedOn: row.acceptedOn,
    daysLate: promisedFor === null ? 0 : Math.max(0, daysBetween(promisedFor, on)),
    fromPaper: row.takenOverOn !== null,
  };
}

export type ProductionCase = {
  caseId: string;
  name: string;
  number: string;
  practice: string;
  state: CaseState;
  /** Accepted and waiting for its device. */
  toMake: boolean;
  requestType: "NEW" | "REPLACEMENT_MALFUNCTION" | "AFTER_EXPIRY" | "SIX_YEARS";
  deviceType: "USB_TOKEN" | "SMART_CARD";
  promisedFor: Day | null;
  device: DeviceRow | null;
  certificateYears: number;
  validFrom: Day;
  validTo: Day;
  /** Whether the chamber's own system prints the registration forms. */
  printedBySystem: boolean;
  /** Who comes next in the queue. */
  next: { caseId: string; name: string } | null;
};

/** One case at the production: what the form is prefilled with, or what was made and has to be printed. */
export function readProductionCase(ctx: Context, caseId: string): Promise<ProductionCase> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const rules = rulesetOn(await periodsOf(tx, chamberId), row.producedOn ?? on);
    const names = await practiceNames(tx, chamberId, [row.practiceId]);
    const queue = await productionQueue(tx, chamberId, { practiceId: null, until: on, after: null, limit: 2 });
    const next = queue.rows.find(({ id }) => id !== row.id);
    const years = rules.renewal.certificateYears;
    return {
      caseId: row.id,
      name: `${row.applicant.name} ${row.applicant.surname}`,
      number: caseNumber(row),
      practice: names.get(row.practiceId) ?? "",
      state: row.state,
      toMake: (row.state === "PRESENTED" || row.state === "SCHEDULED") && row.acceptedOn !== null,
      requestType: row.requestType,
      deviceType: row.deviceType,
      promisedFor: row.state === "SCHEDULED" ? row.scheduledFor : null,
      device: await deviceOf(tx, { practiceId: row.practiceId, caseId: row.id }),
      certificateYears: years,
      validFrom: on,
      validTo: addYears(on, years),
      printedBySystem: rules.registrationForm.printedBy === "CHAMBER_SYSTEM",
      next: next ? { caseId: next.id, name: `${next.name} ${next.surname}` } : null,
    };
  });
}
