import { namesOf } from "~db/queries/identity";
import type { Tx } from "~db/scope";

export type ActorName = { name: string; atChamber: boolean };

/** Who did what a register tells, by id; the caller was allowed to read those entries. */
export const actorNames = (tx: Tx, ids: readonly string[]): Promise<Map<string, ActorName>> => namesOf(tx, ids);
