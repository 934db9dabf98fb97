import type { Day } from "~/terms/day";

/** A device serial as typed or scanned: no spaces, upper case. */
export const normaliseSerial = (text: string): string => text.replace(/\s/g, "").toUpperCase();

/** `[0-9A-Z]{8,20}` blocks; anything but 16 digits only looks odd (domain §9.3). */
export const isDeviceSerial = (serial: string): boolean => /^[0-9A-Z]{8,20}$/.test(serial);
export const looksOdd = (serial: string): boolean => !/^\d{16}$/.test(serial);

export type CertificateData = { serial: string; notBefore: Day; notAfter: Day };
export type DeviceData = { serial: string; authentication: CertificateData; signature: CertificateData };
/** Whether all of both certificates is known: not always of a device that was taken over from paper. */
export function certificatesKnown(device: {
  authenticationSerial: string | null;
  authenticationNotBefore: Day | null;
  authenticationNotAfter: Day | null;
  signatureSerial: string | null;
  signatureNotBefore: Day | null;
  signatureNotAfter: Day | null;
}): boolean {
  const { authenticationSerial, authenticationNotBefore, authenticationNotAfter } = device;
  const { signatureSerial, signatureNotBefore, signatureNotAfter } = device;
  return ![
    ...[authenticationSerial, authenticationNotBefore, authenticationNotAfter],
    ...[signatureSerial, signatureNotBefore, signatureNotAfter],
  ].includes(null);
}

export type DeviceRefusal =
  | "device-serial-form"
  | "certificate-serial-form"
  | "certificate-days"
  | "certificate-serials-equal";

/** What is wrong with a device's data as typed at the counter, or null. */
export function deviceRefusal(device: DeviceData, producedOn: Day): DeviceRefusal | null {
  if (!isDeviceSerial(device.serial)) return "device-serial-form";
  const certificates = [device.authentication, device.signature];
  if (!certificates.every(({ serial }) => /^[0-9A-F]{2,40}$/.test(serial))) return "certificate-serial-form";
  if (device.authentication.serial === device.signature.serial) return "certificate-serials-equal";
  const sound = certificates.every(({ notBefore, notAfter }) => notBefore <= producedOn && notAfter > producedOn);
  return sound ? null : "certificate-days";
}
