import postgres from "postgres";

export type Urls = { superuserUrl: string; ownerUrl: string; appUrl: string };

/** The same logins in another database of the cluster; the superuser's too. */
export function urlsOf(cluster: Urls, database: string): Urls {
  const into = (url: string) => url.replace(/[^/]+$/, database);
  return { superuserUrl: into(cluster.superuserUrl), ownerUrl: into(cluster.ownerUrl), appUrl: into(cluster.appUrl) };
}

/** A database of its own, migrated: a copy of the template. */
export async function createFrom(cluster: Urls, name: string): Promise<Urls> {
  await asSuperuser(cluster, (sql) => sql.unsafe(`create database ${name} template cartellina owner cartellina_owner`));
  return urlsOf(cluster, name);
}

export async function dropDatabase(cluster: Urls, name: string): Promise<void> {
  await asSuperuser(cluster, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

async function asSuperuser(cluster: Urls, work: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = postgres(cluster.superuserUrl, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
