import { actorNames } from "~/access/actor-names.server";
import type { Scope } from "~/access/context";
import { COPY_NUMBERS, type CopyNo } from "~/paperwork/custody";
import type { Reprint } from "~/paperwork/three-sheets.server";
import { wordsFor } from "~/ui/words";
import type { CaseRow } from "~db/queries/cases";
import { readTimeline } from "~db/queries/register";
import type { Tx } from "~db/scope";
import { factList, type TimelineItem, timelineOf } from "./timeline";

/** For each sheet that was printed again: when last, by whom and why, as the register tells it. */
export type Reprints = Partial<Record<CopyNo, Reprint>>;

/** The reprints among a case's entries that `isOf` takes for those of one document. */
export async function reprintsOf(
  tx: Tx,
  scope: Scope,
  { practiceId, id }: Pick<CaseRow, "practiceId" | "id">,
  isOf: (item: TimelineItem) => boolean,
): Promise<Reprints> {
  const { entries } = await readTimeline(tx, scope, { practiceId, caseId: id }, { limit: 500 });
  const items = timelineOf(entries).filter(isOf).reverse();
  const names = await actorNames(
    tx,
    items.map(({ actor }) => actor),
  );
  const reasons: Record<string, string> = wordsFor("it").cases.reasons;
  const reprints: Reprints = {};
  for (const { day, actor, facts } of items) {
    if (day === null) continue;
    const reprint = { on: day, by: names.get(actor)?.name ?? "", reason: reasons[String(facts.reason)] ?? "" };
    for (const copyNo of copiesIn(factList(facts, "copies"))) reprints[copyNo] = reprint;
  }
  return reprints;
}

/** The copies that a list of texts names. */
export function copiesIn(texts: readonly string[]): CopyNo[] {
  return COPY_NUMBERS.filter((copyNo) => texts.includes(String(copyNo)));
}

/** The copies that an address asks for: `?copies=1,3`. */
export const copiesAsked = (search: URLSearchParams): CopyNo[] => copiesIn((search.get("copies") ?? "").split(","));
