import type { Context } from "~/access/context";
import type { Ruleset } from "~/rulesets/ruleset";
import { receiptTermRule } from "~/rulesets/ruleset";
import type { Day } from "~/terms/day";
import { legalDue } from "~/terms/receipt-term";
import { type CaseRow, type DeviceRow, deviceOf, saveDeviceState } from "~db/queries/cases";
import { type CaseFile, type Decision, recordStep } from "./step.server";

export type Deliver = {
  caseId: string;
  day: Day;
  deviceSerial: string;
  /** R4, R5: the holder in person, recognised again; no proxy. */
  holderRecognised: boolean;
  /** R49: the holder signed the three receipts. */
  receiptsSigned: boolean;
  /** A24: asked again, does not block where the ruleset says so. */
  sealStillIntact: boolean;
  /** R52. */
  softwareUpdateExplained: boolean;
};

export type DeliverRefusal =
  | "holder-not-recognised"
  | "device-serial-differs"
  | "receipts-not-signed"
  | "seal-broken-at-delivery"
  | "software-update-not-explained";

/** The device goes to the holder, who signs; the term of the receipts starts (R48–R52, A1). */
export function deliver(ctx: Context, input: Deliver) {
  return recordStep<DeliverRefusal>(ctx, {
    event: "deliver",
    caseId: input.caseId,
    day: input.day,
    decide: async (file, tx) => {
      const key = { practiceId: file.row.practiceId, caseId: file.row.id };
      const decision = decideDeliver(file, input, await deviceOf(tx, key));
      if (typeof decision !== "string") await saveDeviceState(tx, key, "ACTIVE");
      return decision;
    },
  });
}

export function decideDeliver(
  { row, ruleset }: Pick<CaseFile, "row" | "ruleset">,
  input: Deliver,
  device: DeviceRow | null,
): Decision<"case.delivered"> | DeliverRefusal {
  if (!input.holderRecognised) return "holder-not-recognised";
  if (!device || device.serial !== input.deviceSerial.replace(/\s/g, "").toUpperCase()) return "device-serial-differs";
  if (!input.receiptsSigned) return "receipts-not-signed";
  if (!input.sealStillIntact && ruleset.envelope.intactChecks.deviceDelivery === "BLOCKING") {
    return "seal-broken-at-delivery";
  }
  if (!input.softwareUpdateExplained && ruleset.device.swUpdateBlocking) return "software-update-not-explained";

  const due = dueOf({ ...row, deliveredOn: input.day }, ruleset);
  return {
    set: {
      deliveredOn: input.day,
      legalDue: due,
      termRuleset: ruleset.code,
      softwareUpdateExplained: input.softwareUpdateExplained,
    },
    custody: [{ event: "deliver", version: 1 }],
    act: "case.delivered",
    facts: { device: device.serial, legalDue: due, sealConfirmed: input.sealStillIntact },
  };
}

/** The day from which the term of the receipts runs under the ruleset (A1). */
export function termStart(row: Pick<CaseRow, "deliveredOn" | "collectedOn">, ruleset: Ruleset): Day | null {
  return ruleset.receipt.term.startEvent === "DEVICE_COLLECTED" ? row.collectedOn : row.deliveredOn;
}

/** The legal due day; throws when the start has no day yet. */
export function dueOf(row: Pick<CaseRow, "deliveredOn" | "collectedOn">, ruleset: Ruleset): Day {
  const start = termStart(row, ruleset);
  if (start === null) throw new Error("a term without a start");
  return legalDue(start, receiptTermRule(ruleset));
}
