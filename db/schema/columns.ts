import { customType, date, timestamp, uuid } from "drizzle-orm/pg-core";
import type { Day } from "~/terms/day";

/** A civil day, `YYYY-MM-DD`. */
export const dayColumn = (name: string) => date(name, { mode: "string" }).$type<Day>();

/** An instant; the session's time zone is UTC. */
export const instantColumn = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

/**
 * The chamber that may see the row: null until the slip with its case is closed, then copied to every child row by
 * that verb, so that no policy needs a join.
 */
export const shownToChamber = () => uuid("shown_to_chamber");
