import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { officesOf } from "~/mandates/offices.server";
import { notFound } from "~/platform/errors";
import { arrivedByIssue, issuesForPractice } from "~db/queries/envelopes";
import { issueOf, type OpenIssue } from "./read-stock.server";

export type ArrivalAsked = { issue: OpenIssue | null; chamber: { id: string; name: string } };

/** What is about to arrive: an issue of the chamber, or folders of one that the practice keeps by itself; else a 404. */
export function arrivalAsked(
  ctx: Context,
  scope: Scope,
  asked: { issueId: string | null; chamberId: string | null },
): Promise<ArrivalAsked> {
  const practiceId = practiceOf(ctx);
  return look(ctx, scope, async (tx) => {
    const offices = await officesOf(tx, practiceId, today(ctx));
    const issue = (await issuesForPractice(tx, practiceId)).find(({ id }) => id === asked.issueId) ?? null;
    const office = offices.get(issue?.chamberId ?? asked.chamberId ?? "") ?? notFound();
    if (issue === null && office.chamber.counter === "CHAMBER_RECORDS") notFound();
    const arrived = (await arrivedByIssue(tx, practiceId)).find(({ issueId }) => issueId === issue?.id)?.count ?? 0;
    return {
      issue: issue === null ? null : issueOf(issue, arrived, []),
      chamber: { id: office.chamber.chamberId, name: office.chamber.name },
    };
  });
}
