import { addPerson } from "~/access/add-person.server";
import { scopeOfDesk } from "~/access/own-scope";
import { entry } from "~/audit/entry";
import { journal, openBook } from "~/audit/journal.server";
import { newId } from "~/platform/ids";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Platform } from "~/platform/platform";
import { rulesetByCode, rulesetCodes } from "~/rulesets/catalog";
import type { Day } from "~/terms/day";
import type { Language } from "~/ui/words";
import { anyPerson } from "~db/queries/identity";
import { insertChamber, insertPeriod } from "~db/queries/mandates";
import { inScope, type Tx } from "~db/scope";

export type NewChamber = {
  name: string;
  officeName: string;
  officeAddress: string;
  city: string;
  /** One of `chamberRulesets`, in force from that day. */
  ruleset: string;
  rulesetFrom: Day;
  /** `email` in lower case. */
  manager: { name: string; email: string };
  language: Language;
};

export type CreateChamberRefusal = "email-taken" | "unknown-ruleset" | "not-empty";

/** `link`: the manager's invitation, to be handed over; it stands in the chamber's outbox too. */
export type CreatedChamber = { chamberId: string; managerId: string; link: string };

/** The rulesets under which a chamber itself records what happens at its counter: it works in Cartellina. */
export function chamberRulesets(): string[] {
  return rulesetCodes().filter((code) => rulesetByCode(code).counter === "CHAMBER_RECORDS");
}

/**
 * Puts a chamber of commerce into service: its ruleset, its book, its manager by invitation. Nobody is signed in yet: it
 * is an act of whoever runs the machine (`npm run setup`), recorded under the manager's name.
 */
export function createChamber(
  platform: Platform,
  chamber: NewChamber,
): Promise<Outcome<CreatedChamber, CreateChamberRefusal>> {
  return create(platform, chamber, async () => false);
}

/** The same for the page of the first start: only while nobody has an access. */
export function createFirstChamber(
  platform: Platform,
  chamber: NewChamber,
): Promise<Outcome<CreatedChamber, CreateChamberRefusal>> {
  return create(platform, chamber, anyPerson);
}

async function create(
  platform: Platform,
  chamber: NewChamber,
  isRefused: (tx: Tx) => Promise<boolean>,
): Promise<Outcome<CreatedChamber, CreateChamberRefusal>> {
  if (!chamberRulesets().includes(chamber.ruleset)) return refused("unknown-ruleset", "ruleset");
  const chamberId = newId();
  const desk = { kind: "CHAMBER", chamberId, name: chamber.name } as const;
  const book = { book: chamberId, shownToChamber: null };
  const { ruleset, rulesetFrom, manager, language } = chamber;

  return inScope(platform.db, scopeOfDesk(desk), async (tx) => {
    if (await isRefused(tx)) return refused("not-empty");
    const added = await addPerson(tx, { platform }, { ...manager, desk, roles: ["dirigente"], language }, chamberId);
    if (!added.ok) return refused("email-taken", "managerEmail");
    const { name, officeName, officeAddress, city } = chamber;
    await insertChamber(tx, { chamberId, name, officeName, officeAddress, city, counter: "CHAMBER_RECORDS" });
    await insertPeriod(tx, { chamberId, id: newId(), code: ruleset, validFrom: rulesetFrom });
    await openBook(tx, { platform }, chamberId, "CHAMBER", []);
    const created = entry(
      "chamber.created",
      { kind: "chamber", id: chamberId },
      { counter: "CHAMBER_RECORDS", ruleset },
    );
    await journal(tx, { platform, actor: { userId: added.value.userId } }, book, [created, added.value.entry]);
    return done({ chamberId, managerId: added.value.userId, link: added.value.link });
  });
}
