import type { Platform } from "~/platform/platform";
import { findPersonByEmail } from "~db/queries/identity";

/**
 * The practice that the person with this address (in lower case) heads; null for anybody else. For a chamber that gives
 * a mandate to a practice which is in Cartellina through another one.
 */
export async function practiceHeadedBy(
  platform: Platform,
  email: string,
): Promise<{ practiceId: string; name: string } | null> {
  const person = await findPersonByEmail(platform.db, email);
  if (!person?.practiceDesk || person.disabledAt !== null || !person.roles.includes("responsabile")) return null;
  return { practiceId: person.practiceDesk, name: person.deskName };
}
