import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { type DeskPerson, peopleAtDesk } from "~/access/desk-names.server";
import { notFound } from "~/platform/errors";
import type { Day } from "~/terms/day";
import { findKeptChamber } from "~db/queries/kept-chambers";
import { enablementsOfPractice, mandatesOfPractice } from "~db/queries/mandates";
import { type MandateStanding, standingOn } from "./mandate";
import { officeOf } from "./offices.server";
import { type Enabled, enabledOf, type RulesToday, rulesOf } from "./read-practice.server";

export type KeptChamber = {
  id: string;
  name: string;
  officeName: string;
  officeAddress: string;
  city: string;
  mandate: {
    id: string;
    number: string;
    standing: MandateStanding;
    validFrom: Day;
    validTo: Day;
    suspendedFrom: Day | null;
    suspendedTo: Day | null;
    endedOn: Day | null;
  };
  people: Enabled[];
  rules: RulesToday;
  /** The practice's people who may be enabled. */
  staff: DeskPerson[];
};

/** A chamber that the practice keeps by itself, with its mandate, officers and closures; any other one is a 404. */
export function readKeptChamber(ctx: Context, scope: Scope, chamberId: string): Promise<KeptChamber> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    if ((await findKeptChamber(tx, practiceId, chamberId)) === null) notFound();
    const office = (await officeOf(tx, chamberId, on)) ?? notFound();
    const mandates = (await mandatesOfPractice(tx, practiceId)).filter((row) => row.chamberId === chamberId);
    const mandate = mandates.at(-1) ?? notFound();
    const people = (await enablementsOfPractice(tx, practiceId)).filter((row) => row.chamberId === chamberId);
    const { name, officeName, officeAddress, city } = office.chamber;
    const { id, number, validFrom, validTo, suspendedFrom, suspendedTo, endedOn } = mandate;
    const standing = standingOn(mandate, on);
    return {
      id: chamberId,
      name,
      officeName,
      officeAddress,
      city,
      mandate: { id, number, standing, validFrom, validTo, suspendedFrom, suspendedTo, endedOn },
      people: people.map((row) => enabledOf(row, mandates, new Map([[chamberId, office]]), on)),
      rules: await rulesOf(tx, office, on),
      staff: (await peopleAtDesk(tx, { practiceId })).filter(({ active }) => active),
    };
  });
}
