import { look } from "~/access/act.server";
import { authorize, type Context, today } from "~/access/context";
import { type DeskPerson, peopleAtDesk } from "~/access/desk-names.server";
import { fold } from "~/cases/applicant";
import { counterDesk } from "~/chamber/counter-desk.server";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { enablementsOfMandates, mandatePage, practicesOf } from "~db/queries/chamber/mandates";
import { type EnablementRow, enablementsOfMandate, findMandate, type MandateRow } from "~db/queries/mandates";
import type { Tx } from "~db/scope";
import { enabledOn, type MandateStanding, standingOn } from "./mandate";

export type ListedMandate = {
  id: string;
  practiceId: string;
  practice: string;
  number: string;
  kind: MandateRow["kind"];
  standing: MandateStanding;
  validFrom: Day;
  validTo: Day;
  endedOn: Day | null;
  suspendedFrom: Day | null;
  suspendedTo: Day | null;
  /** Who may act under it today. */
  today: { name: string; kind: EnablementRow["kind"]; until: Day }[];
};

const PAGE = 50;

/** The chamber's mandates with who may act today; `name`: of practices so called, `practiceId`: of one. */
export function readMandates(
  ctx: Context,
  asked: { name: string; practiceId: string | null; after: string | null },
): Promise<{ mandates: ListedMandate[]; next: string | null }> {
  const scope = authorize(ctx.actor, "chamber.read");
  const chamberId = counterDesk(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const named = asked.practiceId ? [asked.practiceId] : await called(tx, chamberId, asked.name);
    if (named?.length === 0) return { mandates: [], next: null };
    const page = await mandatePage(tx, chamberId, { named, after: asked.after, limit: PAGE });
    const people = await enablementsOfMandates(
      tx,
      chamberId,
      page.rows.map(({ id }) => id),
    );
    return { mandates: page.rows.map((row) => listed(row, people, on)), next: page.next };
  });
}

const MOST_NAMES = 200;

async function called(tx: Tx, chamberId: string, name: string): Promise<string[] | null> {
  if (name === "") return null;
  const wanted = fold(name);
  const known = await practicesOf(tx, chamberId);
  return known
    .filter((practice) => fold(practice.name).includes(wanted))
    .slice(0, MOST_NAMES)
    .map(({ id }) => id);
}

function listed(row: MandateRow, people: readonly EnablementRow[], on: Day): ListedMandate {
  const standing = standingOn(row, on);
  const mine = people.filter((one) => one.mandateId === row.id && enabledOn(one, on));
  return {
    id: row.id,
    practiceId: row.forPractice,
    practice: row.practiceName,
    number: row.number,
    kind: row.kind,
    standing,
    validFrom: row.validFrom,
    validTo: row.validTo,
    endedOn: row.endedOn,
    suspendedFrom: row.suspendedFrom,
    suspendedTo: row.suspendedTo,
    today:
      standing === "ACTIVE"
        ? mine.map(({ name, kind, validTo, endedOn }) => ({ name, kind, until: endedOn ?? validTo }))
        : [],
  };
}

export type MandatePage = ListedMandate & {
  endedAs: MandateRow["endedAs"];
  enablements: {
    id: string;
    name: string;
    kind: EnablementRow["kind"];
    validFrom: Day;
    validTo: Day;
    endedOn: Day | null;
    now: "ENABLED" | "NOT_YET" | "OVER";
  }[];
};

/** One mandate, with everybody it ever enabled. */
export function readMandate(ctx: Context, mandateId: string): Promise<MandatePage> {
  const scope = authorize(ctx.actor, "chamber.read");
  const chamberId = counterDesk(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findMandate(tx, chamberId, mandateId)) ?? notFound();
    const people = await enablementsOfMandate(tx, chamberId, row.id);
    const enablements = people.map(({ id, name, kind, validFrom, validTo, endedOn }) => ({
      ...{ id, name, kind, validFrom, validTo, endedOn },
      now: enabledOn({ validFrom, validTo, endedOn }, on)
        ? ("ENABLED" as const)
        : validFrom > on
          ? ("NOT_YET" as const)
          : ("OVER" as const),
    }));
    return { ...listed(row, people, on), endedAs: row.endedAs, enablements };
  });
}

/** The people of the mandate's practice, for the manager who enables one of them. */
export function readPracticePeople(ctx: Context, mandateId: string): Promise<DeskPerson[]> {
  const scope = authorize(ctx.actor, "chamber.mandates");
  const chamberId = counterDesk(ctx);
  return look(ctx, scope, async (tx) => {
    const row = (await findMandate(tx, chamberId, mandateId)) ?? notFound();
    const people = await peopleAtDesk(tx, { practiceId: row.forPractice });
    return people.filter(({ active }) => active);
  });
}
