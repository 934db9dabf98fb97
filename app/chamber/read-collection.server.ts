import { look } from "~/access/act.server";
import { authorize, type Context, scopeOf, today } from "~/access/context";
import { caseNumber } from "~/cases/case-number";
import { type EnabledPerson, enabledToday, onePerPerson } from "~/mandates/enabled-today.server";
import type { CopyRef } from "~/paperwork/custody";
import { lackingAmong } from "~/paperwork/lacking.server";
import { findRulesetOn } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import { readyByPractice, readyDevices } from "~db/queries/chamber/cases";
import { practiceNames } from "~db/queries/chamber/mandates";
import { periodsOf } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { counterDesk } from "./counter-desk.server";

export type ReadyPractice = { id: string; name: string; count: number; oldest: Day };

/** What lies ready for one practice, and who of it may collect today. */
export type ReadyFor = {
  practice: { id: string; name: string };
  devices: {
    caseId: string;
    name: string;
    number: string;
    serial: string;
    madeOn: Day | null;
    fromPaper: boolean;
    lacks: CopyRef[];
  }[];
  next: string | null;
  officers: EnabledPerson[];
};

const PAGE = 50;

/** Devices that wait to be collected: how many for each practice, and those of one. */
export function readCollection(
  ctx: Context,
  asked: { practiceId: string | null; after: string | null },
): Promise<{ practices: ReadyPractice[]; ready: ReadyFor | null }> {
  const scope = authorize(ctx.actor, "counter.queue");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const counts = await readyByPractice(tx, chamberId);
    const ids = [...counts.map(({ practiceId }) => practiceId), ...(asked.practiceId ? [asked.practiceId] : [])];
    const names = await practiceNames(tx, chamberId, ids);
    const practices = counts
      .map(({ practiceId, count, oldest }) => ({ id: practiceId, name: names.get(practiceId) ?? "", count, oldest }))
      .sort((a, b) => (a.oldest === b.oldest ? a.name.localeCompare(b.name, "it") : a.oldest < b.oldest ? -1 : 1));
    const only = practices.length === 1 ? practices[0]?.id : undefined;
    const practiceId = asked.practiceId ?? only ?? null;
    const name = practiceId === null ? undefined : names.get(practiceId);
    if (practiceId === null || name === undefined) return { practices, ready: null };
    return { practices, ready: await readyFor(tx, ctx, chamberId, { id: practiceId, name }, asked.after) };
  });
}

async function readyFor(
  tx: Tx,
  ctx: Context,
  chamberId: string,
  practice: { id: string; name: string },
  after: string | null,
): Promise<ReadyFor> {
  const page = await readyDevices(tx, chamberId, { practiceId: practice.id, after, limit: PAGE });
  const rules = findRulesetOn(await periodsOf(tx, chamberId), today(ctx));
  const made = page.rows.map(({ id }) => ({ id, version: 1 }));
  const lacking = await lackingAmong(tx, scopeOf(ctx.actor), made, { move: "collect", rules, on: today(ctx) });
  const mandates = new Set(page.rows.map(({ mandateId }) => mandateId));
  const people = await enabledToday(tx, chamberId, [practice.id], today(ctx));
  return {
    practice,
    devices: page.rows.map((row) => ({
      caseId: row.id,
      name: `${row.name} ${row.surname}`,
      number: caseNumber(row),
      serial: row.serial,
      madeOn: row.producedOn,
      fromPaper: row.takenOverOn !== null,
      lacks: lacking.get(row.id) ?? [],
    })),
    next: page.next,
    officers: onePerPerson(people.filter(({ kind, mandateId }) => kind === "OFFICER" && mandates.has(mandateId))),
  };
}
