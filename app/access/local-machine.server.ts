import { isLoopback } from "~/platform/env";
import type { Platform } from "~/platform/platform";
import { anyPerson } from "~db/queries/identity";

type Asked = { platform: Platform; clientAddress: string };

/**
 * May whoever asks read the mails that wait? Only where no mail service is configured, on the embedded database, from
 * this very machine, and while browsers reach the product at a loopback address: a proxy on the same machine must not
 * pass for its user.
 */
export function hasLocalOutbox(asked: Asked): boolean {
  return asked.platform.env.resendApiKey === undefined && isOwner(asked);
}

/** An embedded database that nobody has an access to and no demo is made in, asked from this machine: the page that sets it up. */
export async function isFirstStart(asked: Asked): Promise<boolean> {
  if (!isOwner(asked) || asked.platform.demo.state !== "none") return false;
  return !(await anyPerson(asked.platform.db));
}

function isOwner({ platform: { env }, clientAddress }: Asked): boolean {
  const address = clientAddress.replace(/^::ffff:(?=\d+\.)/i, "");
  return env.databaseUrl === undefined && isLoopback(address) && isLoopback(new URL(env.origin).hostname);
}
