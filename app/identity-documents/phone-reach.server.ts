import { isLoopback } from "~/platform/env";

/**
 * How a phone gets to this address. LOOPBACK: not at all. PLAIN: without encryption, so no browser gives its live camera.
 */
export type PhoneReach = "SECURE" | "PLAIN" | "LOOPBACK";

export function phoneReach(origin: string): PhoneReach {
  const { protocol, hostname } = new URL(origin);
  if (isLoopback(hostname)) return "LOOPBACK";
  return protocol === "https:" ? "SECURE" : "PLAIN";
}
