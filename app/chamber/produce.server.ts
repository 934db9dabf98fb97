import { perform } from "~/access/act.server";
import { authorize, type Context } from "~/access/context";
import type { Entry } from "~/audit/entry";
import { journalAll } from "~/audit/journal.server";
import { type CaseFile, type Decision, type StepRefusal, takeStep } from "~/cases/step.server";
import { type DeviceData, type DeviceRefusal, deviceRefusal, normaliseSerial } from "~/devices/device";
import { newId } from "~/platform/ids";
import { done } from "~/platform/outcome";
import type { Day } from "~/terms/day";
import { insertDevice } from "~db/queries/cases";
import { deviceSerialKnown, takeDeviceSerial } from "~db/queries/devices";
import type { Tx } from "~db/scope";

export type Produce = { caseId: string; day: Day; device: DeviceData };
export type ProduceRefusal = DeviceRefusal | "device-serial-used" | "intake-not-confirmed";

/** The device is made; three registration forms and three receipts are printed (R45–R47). */
export function produce(ctx: Context, input: Produce) {
  const scope = authorize(ctx.actor, "counter.produce");
  return perform<{ caseId: string }, ProduceRefusal | StepRefusal>(ctx, scope, "counter.produce", async (tx) => {
    const device = normalised(input.device);
    const taken = await takeStep<ProduceRefusal>(tx, ctx, scope, {
      event: "produce",
      caseId: input.caseId,
      day: input.day,
      officerId: undefined,
      decide: (file) => decideProduce(tx, file, device),
    });
    if (!taken.ok) return taken;
    const { row, entries, where } = taken.value;
    const used: Entry<"deviceSerial.used"> = {
      act: "deviceSerial.used",
      subject: { kind: "device-serial", id: row.id },
      facts: { serial: device.serial, caseId: row.id },
    };
    const ofChamber = ctx.actor.desk.kind === "CHAMBER" ? [used] : [];
    await journalAll(tx, ctx, [
      { where, entries },
      { where: { book: row.chamberId, shownToChamber: null }, entries: ofChamber },
    ]);
    return done({ caseId: row.id });
  });
}

async function decideProduce(
  tx: Tx,
  file: CaseFile,
  device: DeviceData,
): Promise<Decision<"case.produced"> | ProduceRefusal> {
  const { row, day, declared } = file;
  if (row.acceptedOn === null) return "intake-not-confirmed";
  const refusal = deviceRefusal(device, day);
  if (refusal) return refusal;
  const serial = { chamberId: row.chamberId, serial: device.serial, forPractice: row.practiceId, caseId: row.id };
  const free = declared ? !(await deviceSerialKnown(tx, row.practiceId, serial)) : await takeDeviceSerial(tx, serial);
  if (!free) return "device-serial-used";

  await insertDevice(tx, {
    practiceId: row.practiceId,
    id: newId(),
    caseId: row.id,
    chamberId: row.chamberId,
    serial: device.serial,
    state: "PRODUCED",
    authenticationSerial: device.authentication.serial,
    authenticationNotBefore: device.authentication.notBefore,
    authenticationNotAfter: device.authentication.notAfter,
    signatureSerial: device.signature.serial,
    signatureNotBefore: device.signature.notBefore,
    signatureNotAfter: device.signature.notAfter,
    producedOn: day,
    shownToChamber: row.shownToChamber,
  });
  return {
    set: { producedOn: day },
    custody: [{ event: "produce", version: 1 }],
    act: "case.produced",
    facts: { device: device.serial, notAfter: device.authentication.notAfter },
  };
}

function normalised({ serial, authentication, signature }: DeviceData): DeviceData {
  const certificate = (data: DeviceData["authentication"]) => ({
    ...data,
    serial: data.serial.replace(/[\s:]/g, "").toUpperCase(),
  });
  return {
    serial: normaliseSerial(serial),
    authentication: certificate(authentication),
    signature: certificate(signature),
  };
}
