import { addToBatch } from "~/batches/prepare-batch.server";
import { refuseIdentity } from "~/cases/refuse-identity.server";
import { withdraw } from "~/cases/withdraw.server";
import { typeStock } from "~/envelopes/stock.server";
import { declareMandate } from "~/mandates/declare-mandate.server";
import { enableOfficer } from "~/mandates/mandate-acts.server";
import { addDays, day } from "~/terms/day";
import { applicantOf, documentOf } from "~db/seed/people";
import { CaseLife, must } from "../support/case-life";
import type { World } from "../support/world";

/** The same practice's life under a mandate of a chamber outside Cartellina: it records the counter's acts by itself. */
export async function externalLife(world: World): Promise<CaseLife> {
  const officer = world.practiceCtx();
  const dates = { validFrom: day("2026-01-01"), validTo: day("2028-12-31") };
  const external = await must(
    declareMandate(officer, {
      chamber: { name: "Camera della Valdora", officeName: "Sportello", officeAddress: "Piazza 4", city: "Valdora" },
      ruleset: "valdora-2024",
      rulesetFrom: day("2024-01-01"),
      ...{ number: "VD-88", kind: "LEGAL" as const, ...dates },
    }),
  );
  const person = { userId: world.officerId, name: "Olga Addetta", kind: "OFFICER" as const, codiceFiscale: null };
  await must(enableOfficer(officer, { ...external, ...person, ...dates }));
  const life = new CaseLife(
    { ...world, ...external, chamberCtx: () => officer },
    (index) => applicantOf(30 + index),
    (_index, today) => documentOf(30, today),
  );
  const range = { first: `${life.prefix}0001`, last: `${life.prefix}0040` };
  await must(typeStock(officer, { chamberId: external.chamberId, ...range, scratchLayer: "SILVER", day: life.today }));
  return life;
}

/** Cases in the states in which the studio records what the counter of its external chamber does. */
export async function everyStateRecorded(life: CaseLife): Promise<void> {
  await life.slip([await life.signed()]);
  await must(life.openSlip(await life.slip([await life.signed()])));
  const carried = [await life.signed(), await life.signed(), await life.signed(), await life.signed()];
  const slip = await life.slip(carried);
  await must(life.openSlip(slip));
  await must(
    life.intake(slip, (position) => (position > 2 ? { outcome: "REJECTED", code: "B1" } : { outcome: "NOW" })),
  );
  const states = await Promise.all(carried.map((caseId) => life.state(caseId)));
  await must(life.produce(carried[states.indexOf("PRESENTED")] ?? "", "1204778105930001"));
  await must(life.deliver(await life.collected("1204778106930001"), "1204778106930001"));
}

/**
 * Cases in every state of their life, `each` of those that go on: what a desk has on an ordinary morning. The life's
 * stock must hold twenty folders for each.
 */
export async function everyState(life: CaseLife, each = 1): Promise<void> {
  const { officer, today } = life;
  const times = async (make: (index: number) => Promise<unknown>): Promise<void> => {
    for (let index = 0; index < each; index += 1) await make(index);
  };
  const someSigned = async (): Promise<string[]> => {
    const made: string[] = [];
    await times(async () => made.push(await life.signed()));
    return made;
  };
  const serial = (state: number, index: number) => `120477810${state}93${String(index).padStart(4, "0")}`;

  await times(() => life.open());
  await times(async () => life.copies(await life.open()));
  await times(() => identified(life));
  await times(async () => must(life.hand(await identified(life))));
  await times(async () => {
    const caseId = await identified(life);
    await must(life.hand(caseId));
    await must(life.print(caseId));
  });
  await times(() => life.signed());
  const carried = [...(await someSigned()), ...(await someSigned()), ...(await someSigned())];
  const slip = await life.slip(carried);
  await must(life.openSlip(slip));
  await must(
    life.intake(slip, (position) => {
      if (position <= each) return { outcome: "NOW" };
      if (position <= 2 * each) return { outcome: "SCHEDULED", instalment: 1, scheduledFor: addDays(today, 3) };
      return { outcome: "REJECTED", code: "F2" };
    }),
  );

  await times(async (index) => life.slip([await life.signed(), ...(index === 0 ? [await life.signed()] : [])]));
  await times(async () => must(life.openSlip(await life.slip([await life.signed()]))));
  await times(async (index) => {
    const caseId = await life.signed();
    const batchId = await life.slip([caseId]);
    await must(life.openSlip(batchId));
    await must(life.intake(batchId, () => ({ outcome: "NOW" })));
    await must(life.produce(caseId, serial(1, index)));
  });
  await times((index) => life.collected(serial(2, index)));
  await times(async (index) => must(life.deliver(await life.collected(serial(3, index)), serial(3, index))));

  const closed = await life.collected(serial(4, 0));
  await must(life.deliver(closed, serial(4, 0)));
  await must(life.giveBack([closed]));
  // A sheet that each desk has to look for, without which nothing stands still.
  await must(life.lose(officer, closed, "M1-1"));
  await must(life.lose(life.clerk, closed, "C2-1"));
  await must(withdraw(officer, { caseId: await life.signed(), day: today, reason: "applicant-asked" }));
  // Last, since a slip that is open takes whatever is added.
  await must(addToBatch(officer, { caseIds: await someSigned() }));
  await must(refuseIdentity(officer, { caseId: await life.open(), day: today, reason: "document-doubtful" }));
}

async function identified(life: CaseLife): Promise<string> {
  const caseId = await life.open();
  await life.copies(caseId);
  await must(life.identify(caseId));
  return caseId;
}
