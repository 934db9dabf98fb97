import { addSecrets, secrets } from "~db/queries/product-secrets";
import { derivedFrom, PURPOSES, type Purpose } from "./master-key";
import type { Platform } from "./platform";
import { unwrapDataKey, wrapDataKey } from "./sealing";

export const secretBelongsTo = (purpose: string) => `secret|${purpose}`;

/**
 * Hands the master key what was made from its first version, once: the database keeps it, wrapped, from the first start
 * on, so that signatures and blind indexes stay the same when the master key changes.
 * @throws KeyVersionMissing where the version that wraps it is not at hand.
 */
export async function takeKeptSecrets({ db, masterKey }: Pick<Platform, "db" | "masterKey">): Promise<void> {
  let rows = await secrets(db);
  if (PURPOSES.some((purpose) => !rows.some((row) => row.purpose === purpose))) {
    const first = masterKey.versions().reduce((one, other) => (one.version < other.version ? one : other));
    await addSecrets(
      db,
      PURPOSES.map((purpose) => {
        const { wrapped } = wrapDataKey(masterKey, derivedFrom(first, purpose), secretBelongsTo(purpose));
        return { purpose, wrapped };
      }),
    );
    rows = await secrets(db);
  }
  const kept = rows.map(
    ({ purpose, wrapped }) =>
      [purpose as Purpose, unwrapDataKey(masterKey, wrapped, secretBelongsTo(purpose))] as const,
  );
  masterKey.keep(new Map(kept));
}
