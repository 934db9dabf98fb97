import { createHash, randomBytes } from "node:crypto";
import type { Platform } from "~/platform/platform";
import { type Handle, insertToken, type TokenKind, voidTokensOf } from "~db/queries/identity";

const DAY = 24 * 60 * 60 * 1000;

/** How long a link lets somebody in: an invitation a week, a forgotten password an hour. */
export const LINK_LASTS: Record<TokenKind, number> = { invitation: 7 * DAY, "password-reset": DAY / 24 };

const PATHS: Record<TokenKind, string> = { invitation: "/invitation", "password-reset": "/reset" };

/**
 * A new link for a person, good once; those sent earlier stop working. Its secret (32 random bytes) is in the link
 * alone: the database keeps SHA-256 of it.
 */
export async function newLink(db: Handle, platform: Platform, kind: TokenKind, userId: string): Promise<string> {
  const now = platform.clock.now();
  const secret = randomBytes(32).toString("base64url");
  await voidTokensOf(db, userId, now);
  await insertToken(db, {
    hash: hashOfLink(secret),
    kind,
    userId,
    expiresAt: new Date(now.getTime() + LINK_LASTS[kind]),
  });
  return `${platform.env.origin}${PATHS[kind]}/${secret}`;
}

/** What the database knows of a link's secret. */
export function hashOfLink(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
