import { productSecrets } from "../schema";
import type { Db } from "../scope";

/** Those that are there stay as they are: whoever comes second takes what the first has written. */
export async function addSecrets(db: Db, rows: readonly (typeof productSecrets.$inferInsert)[]): Promise<void> {
  await db
    .insert(productSecrets)
    .values([...rows])
    .onConflictDoNothing();
}

export async function secrets(db: Db): Promise<(typeof productSecrets.$inferSelect)[]> {
  return db.select().from(productSecrets);
}
