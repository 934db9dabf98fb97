import { Secret, TOTP } from "otpauth";

const PERIOD = 30;
const DIGITS = 6;
/** A phone's clock may be one step off. */
const WINDOW = 1;

/** 160 random bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the QR code (`otpauth://…`). */
export function totpAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step (RFC 6238) for which the code is right, one step early or late allowed; null when it is not right. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const off = totpOf(secret, "").validate({ token, timestamp, window: WINDOW });
  return off === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + off;
}

/** In groups of four, for somebody who types it. */
export function spelled(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: "Cartellina",
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: DIGITS,
    period: PERIOD,
  });
}
