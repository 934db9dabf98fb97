import { randomInt } from "node:crypto";
import { v7 } from "uuid";

/** A new identifier: UUID version 7, so that keys grow with time. */
export const newId = (): string => v7();

/** Crockford's base 32: no I, L, O, U, which a hand or an ear mistakes. */
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new case code: 10 random Crockford characters (50 bits), without personal data; its uniqueness is the database's. */
export function newCode(): string {
  let code = "";
  for (let place = 0; place < 10; place += 1) code += CROCKFORD.charAt(randomInt(CROCKFORD.length));
  return code;
}
