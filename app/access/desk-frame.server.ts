import { standingOn } from "~/mandates/mandate";
import { counterCounts, practiceCounts } from "~db/queries/case-lists";
import { findChamber, mandatesOfPractice } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { look } from "./act.server";
import { type Context, now, type Scope, today } from "./context";
import type { DeskCounts } from "./desk-places";
import type { Page } from "./page.server";
import { frameData } from "./page.server";
import { can } from "./policy";

/** What the frame around every page of a desk shows; `line` names the chamber of the mandate (or the cities of several), or the office. */
export type DeskFrame = ReturnType<typeof frameData> & {
  counts: DeskCounts;
  line: string[];
  shownAt: string;
  demo: string;
};

export async function deskFrame(page: Page): Promise<DeskFrame> {
  const { ctx, scope } = page;
  const read = scope.practiceId === null ? chamberFrame : practiceFrame;
  const { counts, line } = await look(ctx, scope, (tx) => read(tx, ctx, scope));
  return { ...frameData(page), counts, line, shownAt: now(ctx).toISOString(), demo: ctx.platform.demo.state };
}

async function practiceFrame(tx: Tx, ctx: Context, { practiceId }: Scope) {
  if (practiceId === null) throw new Error("a practice's frame without a practice");
  const [counts, mandates] = await Promise.all([practiceCounts(tx, practiceId), mandatesOfPractice(tx, practiceId)]);
  const standing = mandates.filter((mandate) => standingOn(mandate, today(ctx)) === "ACTIVE");
  const chambers = await Promise.all(
    [...new Set(standing.map(({ chamberId }) => chamberId))].map((id) => findChamber(tx, id)),
  );
  return {
    counts,
    line: chambers.flatMap((chamber) =>
      chamber === null ? [] : [chambers.length === 1 ? chamber.name : chamber.city],
    ),
  };
}

async function chamberFrame(
  tx: Tx,
  ctx: Context,
  { chamberId }: Scope,
): Promise<{ counts: DeskCounts; line: string[] }> {
  if (chamberId === null) throw new Error("a chamber's frame without a chamber");
  const chamber = await findChamber(tx, chamberId);
  const line = chamber === null ? [] : [chamber.officeName];
  if (!can(ctx.actor.roles, "desk.counter")) return { counts: {}, line };
  const { slips, production, collection } = await counterCounts(tx, chamberId);
  return { counts: { intake: slips, production, collection }, line };
}
