import { look } from "~/access/act.server";
import { actorNames } from "~/access/actor-names.server";
import { type Context, practiceOf, type Scope } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { findChamber } from "~db/queries/mandates";
import { outsideReads } from "~db/queries/practice-reads";
import type { Tx } from "~db/scope";

const ROWS = 50;

export type OutsideRead = {
  id: string;
  at: Date;
  /** Null when the person is no longer listed. */
  who: string | null;
  desk: string;
  what: string;
  reason: string | null;
  case: { id: string; number: string; holder: string } | null;
};

/** Who of other desks looked at the practice's cases and copies, newest first. */
export function readOutsideReads(
  ctx: Context,
  scope: Scope,
  before: string | null,
): Promise<{ reads: OutsideRead[]; next: string | null }> {
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const rows = await outsideReads(tx, practiceId, { before, limit: ROWS + 1 });
    const shown = rows.slice(0, ROWS);
    const names = await actorNames(tx, [...new Set(shown.map(({ actor }) => actor))]);
    const desks = await deskNames(tx, [...new Set(shown.map(({ actorDesk }) => actorDesk))]);
    const reads = shown.map(({ id, at, actor, actorDesk, what, reason, caseId, year, number, surname, name }) => ({
      id,
      at,
      who: names.get(actor)?.name ?? null,
      desk: desks.get(actorDesk) ?? "",
      what,
      reason,
      case:
        caseId === null || year === null || number === null
          ? null
          : { id: caseId, number: caseNumber({ year, number }), holder: `${name} ${surname}` },
    }));
    return { reads, next: rows.length > ROWS ? (shown.at(-1)?.id ?? null) : null };
  });
}

/** Only chambers see another desk's cases. */
async function deskNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const chambers = await Promise.all(ids.map((id) => findChamber(tx, id)));
  return new Map(chambers.flatMap((chamber) => (chamber === null ? [] : [[chamber.chamberId, chamber.name] as const])));
}
