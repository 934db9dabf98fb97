import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { standingOn } from "~/mandates/mandate";
import { officesOf } from "~/mandates/offices.server";
import type { Day } from "~/terms/day";
import { deviceCounts, envelopesInState, givenCounts, receiptCounts } from "~db/queries/envelope-lists";
import {
  arrivedByIssue,
  type EnvelopeIssueRow,
  type EnvelopeRow,
  issuesForPractice,
  stockCounts,
} from "~db/queries/envelopes";
import { mandatesOfPractice } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { serialOf } from "./envelope";
import { type Reconciliation, reconcile } from "./reconciliation";

const ROWS = 50;

export type StockOf = {
  chamberId: string;
  name: string;
  city: string;
  /** The practice types the serials it is given. */
  kept: boolean;
  /** Cases may be opened for it today. */
  active: boolean;
  counts: Record<EnvelopeRow["state"], number>;
};

/** Folders the chamber says it handed over, and the practice has not confirmed. */
export type OpenIssue = {
  id: string;
  city: string;
  first: string;
  last: string;
  scratchLayer: EnvelopeRow["scratchLayer"];
  issuedOn: Day;
  total: number;
  arrived: number;
};

export type StockLine = {
  id: string;
  serial: string;
  scratchLayer: EnvelopeRow["scratchLayer"];
  receivedOn: Day;
  givenOn: Day | null;
  voidedOn: Day | null;
  voidReason: string | null;
  case: { id: string; number: string; holder: string } | null;
};

export type StockAsked = { chamberId: string | null; state: EnvelopeRow["state"]; after: string | null };

export type Stock = {
  stocks: StockOf[];
  issues: OpenIssue[];
  reckoning: Reconciliation;
  /** The chamber whose folders are listed. */
  shown: StockOf | null;
  lines: StockLine[];
  next: string | null;
};

/** Folders in hand, given and void, what is still to be confirmed, and whether the count comes out. */
export function readStock(ctx: Context, scope: Scope, asked: StockAsked): Promise<Stock> {
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const stocks = await stocksOf(tx, practiceId, today(ctx));
    const { state, after } = asked;
    const asks = stocks.find(({ chamberId }) => chamberId === asked.chamberId);
    const shown = asks ?? stocks.find(({ counts }) => counts[state] > 0) ?? stocks[0] ?? null;
    const rows =
      shown === null
        ? []
        : await envelopesInState(tx, practiceId, { chamberId: shown.chamberId, state, after, limit: ROWS + 1 });
    const lines = rows.slice(0, ROWS).map(({ caseId, caseYear, caseNumber: number, surname, name, ...row }) => ({
      ...row,
      case:
        caseId === null || caseYear === null || number === null
          ? null
          : { id: caseId, number: caseNumber({ year: caseYear, number }), holder: `${name} ${surname}` },
    }));
    return {
      stocks,
      issues: await openIssues(tx, practiceId, stocks),
      reckoning: reconcile(await counted(tx, practiceId, stocks)),
      shown,
      lines,
      next: rows.length > ROWS ? (lines.at(-1)?.serial ?? null) : null,
    };
  });
}

async function stocksOf(tx: Tx, practiceId: string, on: Day): Promise<StockOf[]> {
  const offices = await officesOf(tx, practiceId, on);
  const [counts, mandates] = await Promise.all([stockCounts(tx, practiceId), mandatesOfPractice(tx, practiceId)]);
  return [...offices.values()].map(({ chamber: { chamberId, name, city, counter } }) => {
    const of = (state: EnvelopeRow["state"]) =>
      counts.find((each) => each.chamberId === chamberId && each.state === state)?.count ?? 0;
    return {
      chamberId,
      name,
      city,
      kept: counter === "PRACTICE_RECORDS",
      active: mandates.some((mandate) => mandate.chamberId === chamberId && standingOn(mandate, on) === "ACTIVE"),
      counts: { IN_STOCK: of("IN_STOCK"), GIVEN: of("GIVEN"), VOID: of("VOID"), RETURNED: of("RETURNED") },
    };
  });
}

async function openIssues(tx: Tx, practiceId: string, stocks: readonly StockOf[]): Promise<OpenIssue[]> {
  const [issues, arrived] = await Promise.all([issuesForPractice(tx, practiceId), arrivedByIssue(tx, practiceId)]);
  return issues
    .map((issue) => issueOf(issue, arrived.find(({ issueId }) => issueId === issue.id)?.count ?? 0, stocks))
    .filter(({ arrived: count, total }) => count < total);
}

export function issueOf(issue: EnvelopeIssueRow, arrived: number, stocks: readonly StockOf[]): OpenIssue {
  const { prefix, firstNumber, lastNumber, digits } = issue;
  return {
    id: issue.id,
    city: stocks.find(({ chamberId }) => chamberId === issue.chamberId)?.city ?? "",
    first: serialOf(prefix, firstNumber, digits),
    last: serialOf(prefix, lastNumber, digits),
    scratchLayer: issue.scratchLayer,
    issuedOn: issue.issuedOn,
    total: lastNumber - firstNumber + 1,
    arrived,
  };
}

async function counted(tx: Tx, practiceId: string, stocks: readonly StockOf[]) {
  const [given, devices, receipts] = await Promise.all([
    givenCounts(tx, practiceId),
    deviceCounts(tx, practiceId),
    receiptCounts(tx, practiceId),
  ]);
  const all = (state: EnvelopeRow["state"]) => stocks.reduce((sum, { counts }) => sum + counts[state], 0);
  const inCases = (withDevice: boolean) =>
    given.filter((each) => each.held && each.withDevice === withDevice).reduce((sum, { count }) => sum + count, 0);
  const deviceIn = (state: string) => devices.find((each) => each.state === state)?.count ?? 0;
  const receiptAt = (holder: string) => receipts.find((each) => each.holder === holder)?.cases ?? 0;
  return {
    stock: all("IN_STOCK"),
    given: all("GIVEN"),
    void: all("VOID"),
    returned: all("RETURNED"),
    casesWithout: inCases(false),
    casesWith: inCases(true),
    devices: {
      chamber: deviceIn("PRODUCED"),
      studio: deviceIn("IN_IR_CUSTODY"),
      holder: deviceIn("ACTIVE"),
      returned: deviceIn("RETURNED"),
    },
    receipts: { studio: receiptAt("IR"), chamber: receiptAt("CHAMBER"), missing: receiptAt("MISSING") },
  };
}
