import { and, eq, gte, lt, type SQL } from "drizzle-orm";
import { clients } from "../schema";
import type { Tx } from "../scope";
import { keyed } from "./within";

export type ClientRow = typeof clients.$inferSelect;

export async function findClient(tx: Tx, practiceId: string, id: string): Promise<ClientRow | null> {
  const [row] = await tx.select().from(clients).where(keyed(clients, { practiceId, id }));
  return row ?? null;
}

export async function lockClient(tx: Tx, practiceId: string, id: string): Promise<ClientRow | null> {
  const [row] = await tx.select().from(clients).where(keyed(clients, { practiceId, id })).for("update");
  return row ?? null;
}

export async function findClientByCodiceFiscale(tx: Tx, practiceId: string, code: string): Promise<ClientRow | null> {
  const [row] = await tx
    .select()
    .from(clients)
    .where(and(eq(clients.practiceId, practiceId), eq(clients.codiceFiscale, code)));
  return row ?? null;
}

/** False when the practice has that codice fiscale already: duplicates are looked for inside the practice only. */
export async function insertClient(tx: Tx, row: typeof clients.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(clients).values(row).onConflictDoNothing().returning({ id: clients.id });
  return inserted.length === 1;
}

/** Optimistic: false when somebody else saved in the meantime. */
export async function saveClient(
  tx: Tx,
  before: ClientRow,
  patch: Partial<typeof clients.$inferInsert>,
): Promise<boolean> {
  const saved = await tx
    .update(clients)
    .set({ ...patch, version: before.version + 1 })
    .where(and(keyed(clients, before), eq(clients.version, before.version)))
    .returning({ id: clients.id });
  return saved.length === 1;
}

/** `column` begins with `prefix`, in byte order: keeps its index under row-level security (performance §3). */
export function startsWith(column: Parameters<typeof gte>[0], prefix: string): SQL {
  return and(gte(column, prefix), lt(column, `${prefix}\u{10FFFF}`)) as SQL;
}
