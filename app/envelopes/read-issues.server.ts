import { look } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import { counterDesk } from "~/chamber/counter-desk.server";
import type { Day } from "~/terms/day";
import { issuePage, type KnownPractice, practicesOf } from "~db/queries/chamber/mandates";
import { serialOf } from "./envelope";
import type { ScratchLayer } from "./stock.server";

export type ListedIssue = {
  id: string;
  day: Day;
  practice: string;
  first: string;
  last: string;
  count: number;
  scratchLayer: ScratchLayer;
};

const PAGE = 50;

/** The ranges of folders the chamber handed out, newest first, and to whom it may hand more. */
export function readIssues(
  ctx: Context,
  asked: { practiceId: string | null; after: string | null },
): Promise<{ issues: ListedIssue[]; next: string | null; practices: KnownPractice[] }> {
  const scope = authorize(ctx.actor, "chamber.read");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const page = await issuePage(tx, chamberId, { ...asked, limit: PAGE });
    const practices = await practicesOf(tx, chamberId);
    const names = new Map(practices.map(({ id, name }) => [id, name]));
    const issues = page.rows.map(
      ({ id, issuedOn, forPractice, prefix, firstNumber, lastNumber, digits, scratchLayer }) => ({
        id,
        day: issuedOn,
        practice: names.get(forPractice) ?? "",
        first: serialOf(prefix, firstNumber, digits),
        last: serialOf(prefix, lastNumber, digits),
        count: lastNumber - firstNumber + 1,
        scratchLayer,
      }),
    );
    return { issues, next: page.next, practices };
  });
}
