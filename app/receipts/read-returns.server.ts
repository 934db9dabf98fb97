import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import type { CaseState } from "~/cases/lifecycle";
import { counterDesk } from "~/chamber/counter-desk.server";
import { findScanned } from "~/chamber/find-scanned.server";
import { type EnabledPerson, enabledToday, onePerPerson } from "~/mandates/enabled-today.server";
import type { CopyRef } from "~/paperwork/custody";
import { lackingAmong } from "~/paperwork/lacking.server";
import { rulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { casesByCodes, type ListedCase, scannedReceipts } from "~db/queries/chamber/cases";
import { practiceNames } from "~db/queries/chamber/mandates";
import { periodsOf } from "~db/queries/mandates";
import { addReading, LONGEST_LIST, type ReceiptInHand } from "./receipt-list";

export type ReturnLine = {
  caseId: string;
  code: string;
  name: string;
  number: string;
  practice: string;
  copies: number[];
  /** Copies of the receipt of which the practice has scanned the picture. */
  scanned: number;
  legalDue: Day | null;
  state: CaseState;
  returnedOn: Day | null;
  /** Taken over from paper: its receipts may be paper without a code. */
  fromPaper: boolean;
  /** Receipts without which the return cannot be registered. */
  lacks: CopyRef[];
};

export type Returns = {
  /** Whose receipts can be registered; then those read that cannot, with their state. */
  lines: ReturnLine[];
  others: ReturnLine[];
  bearers: (EnabledPerson & { practice: string })[];
  /** Signed originals that the chamber wants of each case (A3). */
  originals: number;
};

/** The receipts in hand, with who may have brought them today. */
export function readReturns(ctx: Context, list: readonly ReceiptInHand[]): Promise<Returns> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const rows = await casesByCodes(
      tx,
      chamberId,
      list.map(({ code }) => code),
    );
    const names = await practiceNames(
      tx,
      chamberId,
      rows.map(({ practiceId }) => practiceId),
    );
    const rules = rulesetOn(await periodsOf(tx, chamberId), today(ctx));
    const delivered = rows.filter(isDelivered).map(({ id }) => ({ id, version: 1 }));
    const lacking = await lackingAmong(tx, scope, delivered, { move: "returnReceipts", rules, on: today(ctx) });
    const scanned = await scannedReceipts(tx, chamberId, rows);
    const lines = list.flatMap(({ code, copies }) => {
      const row = rows.find((one) => one.code === code);
      if (row === undefined) return [];
      const line = lineOf(row, copies, names.get(row.practiceId) ?? "", lacking.get(row.id) ?? []);
      return [{ ...line, scanned: scanned.get(row.id) ?? 0 }];
    });
    const practices = [...new Set(rows.filter(isDelivered).map(({ practiceId }) => practiceId))];
    const people = await enabledToday(tx, chamberId, practices, today(ctx));
    const mayBring = people.filter(({ kind }) => kind === "OFFICER" || rules.ir.delegatesAllowed.returnReceipts);
    return {
      lines: lines.filter(isComplete),
      others: lines.filter((line) => !isComplete(line)),
      bearers: onePerPerson(mayBring).map((person) => ({ ...person, practice: names.get(person.practiceId) ?? "" })),
      originals: rules.receipt.chamberCopies,
    };
  });
}

const isComplete = (line: ReturnLine) => isDelivered(line) && line.lacks.length === 0;
const isDelivered = ({ state }: { state: CaseState }) => state === "DELIVERED";

function lineOf(row: ListedCase, copies: number[], practice: string, lacks: CopyRef[]): Omit<ReturnLine, "scanned"> {
  return {
    caseId: row.id,
    code: row.code,
    name: `${row.name} ${row.surname}`,
    number: caseNumber(row),
    practice,
    copies,
    legalDue: row.legalDue,
    state: row.state,
    returnedOn: row.returnedOn,
    fromPaper: row.takenOverOn !== null,
    lacks,
  };
}

/** What was read, put on the list; `found` null: it is of no case of this counter. */
export async function takeReading(
  ctx: Context,
  list: readonly ReceiptInHand[],
  text: string,
): Promise<{ list: ReceiptInHand[]; found: { code: string; copyNo: number | null; listedBefore: boolean } | null }> {
  const scanned = await findScanned(ctx, text);
  if (scanned === null || scanned.to === "slip") return { list: [...list], found: null };
  const { code, sheet } = scanned;
  const copyNo = sheet?.document === "DELIVERY_RECEIPT" ? sheet.copyNo : null;
  const listedBefore = list.some((entry) => entry.code === code);
  if (!listedBefore && list.length >= LONGEST_LIST) return { list: [...list], found: null };
  return { list: addReading(list, code, copyNo), found: { code, copyNo, listedBefore } };
}
