import canonicalize from "canonicalize";

/** A row as the database shows it, by column name; columns that are no fact of the subject are left out beforehand. */
export type SnapshotRow = Readonly<Record<string, unknown>>;

/** All rows that make up one subject, by table. */
export type Snapshot = Readonly<Record<string, readonly SnapshotRow[]>>;

/** The one spelling of a value as JSON (RFC 8785). Throws on what JSON cannot say: undefined, NaN, lone surrogates. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("not a JSON value");
  return text;
}

/**
 * The one spelling of a subject, whatever order its rows arrive in. What is null is left out, and so are tables without
 * rows: a column or table that a later version adds changes no digest written before it.
 */
export function canonicalSnapshot(snapshot: Snapshot): string {
  const tables = Object.entries(snapshot)
    .filter(([, rows]) => rows.length > 0)
    .map(([table, rows]) => [table, rows.map(withoutNulls).map(canonical).sort()] as const);
  return canonical(Object.fromEntries(tables));
}

function withoutNulls(row: SnapshotRow): SnapshotRow {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
