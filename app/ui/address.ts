/**
 * The address of a page with some of its parameters changed (null or "" takes one away), for links that keep the filters.
 * What the last act said is never kept.
 */
export function addressWith(url: URL | string, changes: Record<string, string | null>): string {
  const address = new URL(url, "http://local");
  for (const name of ["detto", "rifiuto"]) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === "") address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return `${address.pathname}${address.search}`;
}
