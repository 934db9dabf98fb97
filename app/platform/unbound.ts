import { type Connection, connect } from "~db/connect";
import type { Opened } from "./open";

/**
 * With a login beside the application's, for a look over all practices: the embedded database's superuser, or the owner,
 * whom `isBound` tells from one that bypasses row security. Null where there is none.
 */
export async function withUnbound<T>(
  opened: Opened,
  work: (unbound: Connection["db"] | null) => Promise<T>,
): Promise<T> {
  const url = opened.embedded?.superuserUrl.replace(/[^/]+$/, "cartellina") ?? opened.platform.env.databaseOwnerUrl;
  if (url === undefined) return work(null);
  const { sql, db } = connect(url, { max: 1 });
  try {
    return await work(db);
  } finally {
    await sql.end();
  }
}
