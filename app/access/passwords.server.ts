import { hash, verify } from "@node-rs/argon2";
import { canonicalPassword } from "./password";

/** argon2id (the library's default kind) as OWASP's password storage sheet sets it: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random password that nobody has: what is verified for people who are not there, at the same cost. */
const NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$FPDq52E4p8A2mERuIfuqCw$ak/hQuAdbVJNJr3qu8aXMVKKdgFe+8hm1Lq3jXy+tvk";

export function hashPassword(password: string): Promise<string> {
  return hash(canonicalPassword(password), COST);
}

/** Takes as long, and answers no, for somebody without a password or not there at all (`null`). */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? NOBODYS, canonicalPassword(password));
  return right && stored !== null;
}
