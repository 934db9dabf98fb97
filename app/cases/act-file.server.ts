import { look } from "~/access/act.server";
import { type Context, type Scope, today } from "~/access/context";
import { type CopyRef, type CustodyEvent, misplacedFor, missingFor, movementsFor } from "~/paperwork/custody";
import { notFound } from "~/platform/errors";
import { findCase } from "~db/queries/cases";
import type { Tx } from "~db/scope";
import { caseNumber } from "./case-number";
import { CASE_TRANSITIONS, type CaseEvent, type CaseState } from "./lifecycle";
import { type PapersMoved, papersMoved } from "./papers-moved";
import { type CaseFile, hinders, openFile, type StepRefusal } from "./step.server";

/** What every page of an act shows of its case. */
export type ActHead = {
  id: string;
  number: string;
  code: string;
  holder: string;
  state: CaseState;
  chamber: { id: string; name: string; city: string; officeName: string };
  /** The studio records an act of the counter from its papers. */
  declared: boolean;
  /** The reader sits at the practice. */
  inStudio: boolean;
};

export type ActFile = {
  head: ActHead;
  /** Why the act cannot be done today, before anything is asked. */
  hindrance: StepRefusal | null;
  /** What the act would do to the sheets. */
  papers: PapersMoved[];
  /** The sheets that it cannot do without and nobody finds. */
  missing: CopyRef[];
};

type Act = {
  event: CaseEvent;
  /** How the sheets move: the request form's of its last version, or those printed with the device. */
  custody?: { event: CustodyEvent; of: "form" | "device" };
  anyBearer?: boolean;
};

/** An act of a case as its page shows it before it is done, with what `more` finds about it. */
export function actFile<T extends object>(
  ctx: Context,
  scope: Scope,
  caseId: string,
  act: Act,
  more: (tx: Tx, file: CaseFile) => Promise<T> | T,
): Promise<ActFile & T> {
  return look(ctx, scope, async (tx) => {
    const row = (await findCase(tx, scope, caseId)) ?? notFound();
    const day = today(ctx);
    const file = await openFile(tx, ctx, row, day);
    const { custody } = act;
    const step = { day, rules: file.ruleset, version: custody?.of === "form" ? row.formVersion : 1 };
    const misplaced = custody !== undefined && misplacedFor(file.copies, custody.event, step).length > 0;
    const missing = custody === undefined ? [] : missingFor(file.copies, custody.event, step);
    const astray = missing.length > 0 ? "sheet-missing" : misplaced ? "paper-not-in-place" : null;
    const hindrance = hinders(ctx, file, act) ?? astray;
    const moves = custody !== undefined && hindrance === null;
    return {
      head: headOf(ctx, file, act.event),
      hindrance,
      missing: hindrance === "sheet-missing" ? missing : [],
      papers: moves ? papersMoved(movementsFor(file.copies, custody.event, step)) : [],
      ...(await more(tx, file)),
    };
  });
}

function headOf(ctx: Context, { row, chamber, declared }: CaseFile, event: CaseEvent): ActHead {
  const { chamberId: id, name, city, officeName } = chamber;
  return {
    id: row.id,
    number: caseNumber(row),
    code: row.code,
    holder: `${row.applicant.name} ${row.applicant.surname}`,
    state: row.state,
    chamber: { id, name, city, officeName },
    declared: declared && CASE_TRANSITIONS[event].who === "COUNTER",
    inStudio: ctx.actor.desk.kind === "PRACTICE",
  };
}
