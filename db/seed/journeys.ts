import type { Context } from "~/access/context";
import { closeSlip } from "~/batches/close-slip.server";
import { addToBatch, arrangeVisit } from "~/batches/prepare-batch.server";
import { deliver } from "~/cases/deliver.server";
import { editDocument } from "~/cases/edit-case.server";
import { handEnvelope } from "~/cases/hand-envelope.server";
import { identify } from "~/cases/identify.server";
import { openCase } from "~/cases/open-case.server";
import { printForm } from "~/cases/print-form.server";
import { signForm } from "~/cases/sign-form.server";
import { collect } from "~/chamber/collect.server";
import { confirmIntake, type LineDecision } from "~/chamber/confirm-intake.server";
import { INTAKE_CHECKS } from "~/chamber/intake";
import { openSlip } from "~/chamber/open-slip.server";
import { produce } from "~/chamber/produce.server";
import { storeCopy } from "~/identity-documents/store-copy.server";
import type { Outcome } from "~/platform/outcome";
import { declareSent, type SendingMeans } from "~/receipts/declare-sent.server";
import { type ReturnMeans, returnReceipts } from "~/receipts/return-receipts.server";
import { ENVELOPE_CONTENTS, INFORMATION_TOPICS } from "~/rulesets/ruleset";
import { addDays, addYears, type Day, romeInstant } from "~/terms/day";
import { findBatch, linesWithCases } from "~db/queries/batches";
import { inScope } from "~db/scope";
import { applicantOf, documentOf } from "./people";
import { picturesOf, type SamplePictures } from "./pictures";

/** Who acts, at an instant: the seed sets the clock's door back. */
export type Acting = (at: Date) => Context;
export type Stage = {
  officer: Acting;
  officerId: string;
  assistant: Acting;
  practiceId: string;
  chamberId: string;
  mandateId: string;
  /** Null where the studio records the counter's acts from its papers. */
  clerk: Acting | null;
  /** The next folder of the practice's stock. */
  nextSerial: () => string;
  pictures: SamplePictures;
  nextDevice: () => string;
};

/** How far a case has come, in days before today; each step takes the case one further. */
export type Journey = {
  person: number;
  opened: number;
  /** Stops before: documents | identify | envelope | print | sign. */
  stopBefore?: "documents" | "identify" | "envelope" | "print" | "sign";
  documentExpires?: number;
};

/**
 * A step to be taken at an instant; the steps of one lane (a case, a slip) follow each other, and hours follow hours, as
 * they would have happened.
 */
export type Planned = { at: Date; lane: object; run: () => Promise<void> };
export type Case = { caseId: string };

export const before = (today: Day, days: number): Day => addDays(today, -days);

/** From an empty form to three signed copies, on one afternoon. */
export function planStudio(today: Day, stage: Stage, journey: Journey, into: Case): Planned[] {
  const on = before(today, journey.opened);
  const minutes = 10 + ((journey.person * 7) % 40);
  const at = (extra: number) => romeInstant(on, 15, 0).getTime() + (minutes + extra) * 60_000;
  const steps: { name: NonNullable<Journey["stopBefore"]> | "open"; run: (when: Date) => Promise<void> }[] = [
    {
      name: "open",
      run: async (when) => {
        const opened = await must(
          openCase(stage.assistant(when), {
            client: { applicant: applicantOf(journey.person) },
            chamberId: stage.chamberId,
            mandateId: stage.mandateId,
            requestType: journey.person % 9 === 4 ? "AFTER_EXPIRY" : "NEW",
            deviceType: "USB_TOKEN",
          }),
        );
        into.caseId = opened.caseId;
      },
    },
    {
      name: "documents",
      run: async (when) => {
        const expires = journey.documentExpires === undefined ? undefined : addDays(today, journey.documentExpires);
        await must(
          editDocument(stage.assistant(when), {
            caseId: into.caseId,
            document: documentOf(journey.person, on, expires),
          }),
        );
        for (const [kind, file] of picturesOf(stage.pictures, applicantOf(journey.person).citizenship)) {
          await must(storeCopy(stage.assistant(when), { caseId: into.caseId, kind, file }));
        }
      },
    },
    {
      name: "identify",
      run: async (when) => {
        await must(
          identify(stage.officer(when), {
            caseId: into.caseId,
            day: on,
            place: "Torino, in studio",
            present: true,
            compared: true,
          }),
        );
      },
    },
    {
      name: "envelope",
      run: async (when) => {
        await must(
          handEnvelope(stage.officer(when), {
            caseId: into.caseId,
            day: on,
            serial: stage.nextSerial(),
            sealIntact: true,
            contents: [...ENVELOPE_CONTENTS],
            topics: [...INFORMATION_TOPICS],
          }),
        );
      },
    },
    {
      name: "print",
      run: async (when) => {
        await must(printForm(stage.officer(when), { caseId: into.caseId, reprint: null }));
      },
    },
    {
      name: "sign",
      run: async (when) => {
        await must(
          signForm(stage.officer(when), {
            caseId: into.caseId,
            day: on,
            version: 1,
            applicantSignedAll: true,
            officerSignedAll: true,
          }),
        );
      },
    },
  ];
  const stop = journey.stopBefore ? steps.findIndex(({ name }) => name === journey.stopBefore) : steps.length;
  return steps.slice(0, stop).map(({ run }, index) => {
    const when = new Date(at(index * 4));
    return { at: when, lane: into, run: () => run(when) };
  });
}

export type Carried = { case: Case; outcome: "NOW" | { instalment: number; inDays: number } | { code: string } };
export type Slip = { batchId: string };

/** A slip from the tick boxes to its closing, on the eve of the visit. */
export function planSlip(
  today: Day,
  stage: Stage,
  carried: Carried[],
  visit: number,
  closed: boolean,
  into: Slip,
): Planned[] {
  // A visit to come was prepared yesterday.
  const eve = before(today, Math.max(visit + 1, 1));
  const when = new Date(romeInstant(eve, 18, 5).getTime() + carried.length * 60_000);
  const later = new Date(when.getTime() + 10 * 60_000);
  const plan: Planned[] = [
    {
      at: when,
      lane: into,
      run: async () => {
        const caseIds = carried.map((line) => line.case.caseId);
        const { batchId } = await must(addToBatch(stage.assistant(when), { caseIds }));
        into.batchId = batchId;
        await must(
          arrangeVisit(stage.assistant(when), {
            batchId,
            officerId: stage.officerId,
            appointmentOn: before(today, visit),
            appointmentTime: "09:30",
          }),
        );
      },
    },
  ];
  if (closed) {
    plan.push({
      at: later,
      lane: into,
      run: async () => {
        await must(closeSlip(stage.officer(later), { batchId: into.batchId }));
      },
    });
  }
  return plan;
}

/** The counter opens the slip and, when `confirmed`, takes or refuses its lines in one act. */
export function planCounter(
  today: Day,
  stage: Stage,
  carried: Carried[],
  visit: number,
  confirmed: boolean,
  slip: Slip,
): Planned[] {
  const on = before(today, visit);
  const opens = new Date(romeInstant(on, 9, 34).getTime());
  const confirms = new Date(opens.getTime() + 8 * 60_000);
  const acting = stage.clerk ?? stage.officer;
  const plan: Planned[] = [
    {
      at: opens,
      lane: slip,
      run: async () => {
        await must(openSlip(acting(opens), { batchId: slip.batchId, day: on, officerId: stage.officerId }));
      },
    },
  ];
  if (!confirmed) return plan;
  plan.push({
    at: confirms,
    lane: slip,
    run: async () => {
      const ctx = acting(confirms);
      const scope = { practiceId: stage.practiceId, chamberId: null, audits: false };
      const lines = await inScope(ctx.platform.db, scope, async (tx) => {
        const batch = await findBatch(tx, scope, slip.batchId);
        return batch ? linesWithCases(tx, batch) : [];
      });
      const decisions = lines.map(({ line, case: row }): LineDecision => {
        const outcome = carried.find((one) => one.case.caseId === row.id)?.outcome ?? "NOW";
        const common = { lineId: line.id, checks: [...INTAKE_CHECKS] };
        if (outcome === "NOW") return { ...common, outcome: "NOW" };
        if ("code" in outcome) return { ...common, outcome: "REJECTED", code: outcome.code };
        return {
          ...common,
          outcome: "SCHEDULED",
          instalment: outcome.instalment,
          scheduledFor: addDays(on, outcome.inDays),
        };
      });
      await must(confirmIntake(ctx, { batchId: slip.batchId, day: on, officerId: stage.officerId, lines: decisions }));
    },
  });
  return plan;
}

export type Later = {
  produced?: number;
  collected?: number;
  delivered?: number;
  sent?: { days: number; means: SendingMeans };
  returned?: { days: number; means: ReturnMeans };
};

/** From the counter's machine to the receipts on its desk. */
export function planLater(today: Day, stage: Stage, of: Case, later: Later): Planned[] {
  const plan: Planned[] = [];
  const serial = stage.nextDevice();
  const counter = stage.clerk ?? stage.officer;
  const at = (days: number, hour: number, minute: number, run: (when: Date, on: Day) => Promise<unknown>) => {
    const on = before(today, days);
    const when = new Date(romeInstant(on, hour, minute).getTime() + Number(serial.slice(-3)) * 1000);
    plan.push({ at: when, lane: of, run: async () => void (await run(when, on)) });
  };
  if (later.produced !== undefined) {
    at(later.produced, 10, 20, async (when, on) => {
      const certificate = (tail: string) => ({
        serial: `${serial.slice(-8)}${tail}`,
        notBefore: on,
        notAfter: addYears(on, 3),
      });
      await must(
        produce(counter(when), {
          caseId: of.caseId,
          day: on,
          device: { serial, authentication: certificate("A1"), signature: certificate("B2") },
        }),
      );
    });
  }
  if (later.collected !== undefined) {
    at(later.collected, 11, 5, (when, on) =>
      must(
        collect(counter(when), {
          caseIds: [of.caseId],
          day: on,
          officerId: stage.officerId,
          registrationFormsSigned: true,
        }),
      ),
    );
  }
  if (later.delivered !== undefined) {
    at(later.delivered, 16, 40, (when, on) =>
      must(
        deliver(stage.officer(when), {
          caseId: of.caseId,
          day: on,
          deviceSerial: serial,
          holderRecognised: true,
          receiptsSigned: true,
          sealStillIntact: true,
          softwareUpdateExplained: true,
        }),
      ),
    );
  }
  const { sent, returned } = later;
  if (sent) {
    at(sent.days, 17, 30, (when, on) =>
      must(declareSent(stage.assistant(when), { caseIds: [of.caseId], day: on, means: sent.means })),
    );
  }
  if (returned) {
    at(returned.days, 11, 40, (when, on) =>
      must(
        returnReceipts(counter(when), {
          caseIds: [of.caseId],
          day: on,
          copies: 2,
          means: returned.means,
          bearerId: returned.means === "OFFICER" ? stage.officerId : null,
          protocol: `${on.slice(0, 4)}/${serial.slice(-5)}`,
        }),
      ),
    );
  }
  return plan;
}

/** Takes the steps: hour by hour, the lanes of one hour side by side. */
export async function follow(plan: readonly Planned[]): Promise<void> {
  const ordered = [...plan].sort((one, other) => one.at.getTime() - other.at.getTime());
  for (const steps of groups(ordered, ({ at }) => Math.floor(at.getTime() / 3_600_000))) {
    const lanes = groups(steps, ({ lane }) => lane);
    while (lanes.length > 0) {
      await Promise.all(
        lanes.splice(0, SIDE_BY_SIDE).map(async (lane) => {
          for (const { run } of lane) await run();
        }),
      );
    }
  }
}

const SIDE_BY_SIDE = 6;

/** The steps with the same key together, in the order in which the keys first appear. */
function groups(steps: readonly Planned[], key: (step: Planned) => unknown): Planned[][] {
  const found = new Map<unknown, Planned[]>();
  for (const step of steps) found.set(key(step), [...(found.get(key(step)) ?? []), step]);
  return [...found.values()];
}

/** A step of the demo that is refused is a fault of the demo: it must not go on in silence. */
export async function must<T>(outcome: Promise<Outcome<T, string>>): Promise<T> {
  const result = await outcome;
  if (!result.ok) throw new Error(`the demo was refused: ${result.refusal}${result.field ? ` (${result.field})` : ""}`);
  return result.value;
}
