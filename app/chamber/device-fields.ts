import { z } from "zod";
import { isDeviceSerial, normaliseSerial } from "~/devices/device";
import { dayField } from "~/terms/day-field";
import type { Day } from "~/terms/day";

const deviceSerial = z
  .string()
  .min(1, "required")
  .refine((text) => isDeviceSerial(normaliseSerial(text)), "not-a-serial");

const hexadecimal = (text: string) => text.replace(/[\s:]/g, "").toUpperCase();
const certificateSerial = z
  .string()
  .min(1, "required")
  .refine((text) => /^[0-9A-F]{2,40}$/.test(hexadecimal(text)), "not-a-serial");

/** The first field alone: what the scanner types ends with Enter, before the rest is filled in. */
export const SerialField = z.object({ serial: deviceSerial });

/** What the production asks for: the device, its two certificates with their own days (A14), the day it was made. */
export const DeviceFields = z
  .object({
    serial: deviceSerial,
    day: dayField,
    authSerial: certificateSerial,
    authFrom: dayField,
    authTo: dayField,
    signSerial: certificateSerial,
    signFrom: dayField,
    signTo: dayField,
  })
  .superRefine((fields, issues) => {
    const wrong = (name: keyof typeof fields, message: string) =>
      issues.addIssue({ code: "custom", path: [name], message });
    if (hexadecimal(fields.authSerial) === hexadecimal(fields.signSerial)) wrong("signSerial", "duplicate");
    for (const [from, to] of [["authFrom", "authTo"] as const, ["signFrom", "signTo"] as const]) {
      if (fields[from] > fields.day) wrong(from, "day-order");
      if (fields[to] <= fields.day || fields[to] <= fields[from]) wrong(to, "day-order");
    }
  });

/** The device as the verb takes it. */
export function deviceData(fields: z.output<typeof DeviceFields>) {
  const certificate = (serial: string, notBefore: Day, notAfter: Day) => ({ serial, notBefore, notAfter });
  return {
    serial: fields.serial,
    authentication: certificate(fields.authSerial, fields.authFrom, fields.authTo),
    signature: certificate(fields.signSerial, fields.signFrom, fields.signTo),
  };
}

/** Beside which field a refusal stands. */
export const PRODUCE_FIELDS: Partial<Record<string, string>> = {
  "device-serial-form": "serial",
  "device-serial-used": "serial",
  "certificate-serial-form": "authSerial",
  "certificate-serials-equal": "signSerial",
  "certificate-days": "authTo",
};
