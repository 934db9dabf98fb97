import { look } from "~/access/act.server";
import type { Context, Scope } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { findClient } from "~db/queries/clients";
import { casesHolding } from "~db/queries/retention";

export type Holding = {
  id: string;
  name: string;
  askedOn: Day | null;
  erasedOn: Day | null;
  /** The cases that hold the person's data; `until` is null while one is open. */
  cases: { id: string; number: string; until: Day | null }[];
};

const CASES = 50;

/** What still holds the data of a person of the address book. */
export function readHolding(ctx: Context, scope: Scope, practiceId: string, clientId: string): Promise<Holding> {
  return look(ctx, scope, async (tx) => {
    const client = (await findClient(tx, practiceId, clientId)) ?? notFound();
    const cases = await casesHolding(tx, client, CASES);
    return {
      id: client.id,
      name: `${client.applicant.name} ${client.applicant.surname}`.trim(),
      askedOn: client.erasureAskedOn,
      erasedOn: client.erasedOn,
      cases: cases.map((row) => ({ id: row.id, number: caseNumber(row), until: row.eraseOn })),
    };
  });
}
