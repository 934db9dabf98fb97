import { z } from "zod";
import { type DeviceRefusal, isDeviceSerial, normaliseSerial } from "~/devices/device";
import type { Day } from "~/terms/day";
import { dayField } from "~/terms/day-field";

const deviceSerial = z
  .string()
  .min(1, "required")
  .refine((text) => text === "" || isDeviceSerial(normaliseSerial(text)), "not-a-serial");

const hexadecimal = (text: string) => text.replace(/[\s:]/g, "").toUpperCase();
const certificateSerial = z
  .string()
  .min(1, "required")
  .refine((text) => text === "" || /^[0-9A-F]{2,40}$/.test(hexadecimal(text)), "not-a-serial");

/** The first field alone: what the scanner types ends with Enter, before the rest is filled in. */
export const SerialField = z.object({ serial: deviceSerial });

/** What the production asks for: the device, its two certificates with their own days (A14), the day it was made. */
export const DeviceFields = z.object({
  serial: deviceSerial,
  day: dayField,
  authSerial: certificateSerial,
  authFrom: dayField,
  authTo: dayField,
  signSerial: certificateSerial,
  signFrom: dayField,
  signTo: dayField,
});
type Fields = z.output<typeof DeviceFields>;

type Fault = { refusal: DeviceRefusal; field: keyof Fields };

/** What does not fit together in the device's data, beside the field it is wrong in. */
export function deviceFault(fields: Fields): Fault | null {
  if (hexadecimal(fields.authSerial) === hexadecimal(fields.signSerial)) {
    return { refusal: "certificate-serials-equal", field: "signSerial" };
  }
  for (const [from, to] of [["authFrom", "authTo"] as const, ["signFrom", "signTo"] as const]) {
    if (fields[from] > fields.day) return { refusal: "certificate-days", field: from };
    if (fields[to] <= fields.day) return { refusal: "certificate-days", field: to };
  }
  return null;
}

/** The device as the verb takes it. */
export function deviceData(fields: Fields) {
  const certificate = (serial: string, notBefore: Day, notAfter: Day) => ({ serial, notBefore, notAfter });
  return {
    serial: fields.serial,
    authentication: certificate(fields.authSerial, fields.authFrom, fields.authTo),
    signature: certificate(fields.signSerial, fields.signFrom, fields.signTo),
  };
}

/** Beside which field a refusal stands that only the verb can give. */
export const PRODUCE_FIELDS = { "device-serial-used": "serial" } as const;
