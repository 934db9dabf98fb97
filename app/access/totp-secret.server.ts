import { sealText, unsealText } from "~/platform/sealed-text";
import type { MasterKey } from "~/platform/sealing";
import type { PersonRow } from "~db/queries/identity";

/** A person's TOTP secret as the database keeps it: useless without the master key, and at any other person. */
export function sealTotpSecret(masterKey: MasterKey, personId: string, secret: string): Buffer {
  return sealText(masterKey, secret, totpBelongsTo(personId));
}

/** The secret in base32; null for a person who has none. */
export function openTotpSecret(masterKey: MasterKey, person: Pick<PersonRow, "id" | "totpSealed">): string | null {
  return person.totpSealed === null ? null : unsealText(masterKey, person.totpSealed, totpBelongsTo(person.id));
}

/** What a person's secret is bound to. */
export const totpBelongsTo = (personId: string) => `totp|${personId}`;
