import type { ImportKind, RowDecision, RowState } from "./import";

/** What decides about the state of a row. */
export type RowAtHand = {
  isWrong: boolean;
  twinLine: number | null;
  knownId: string | null;
  decision: RowDecision | null;
};

/** A person who is in the address book already waits for a decision; a case of theirs does not. */
export function stateOfRow(kind: ImportKind, { isWrong, twinLine, knownId, decision }: RowAtHand): RowState {
  if (decision === "LEAVE") return "LEFT_OUT";
  if (isWrong || twinLine !== null) return "WRONG";
  return kind === "CLIENTS" && knownId !== null && decision !== "UPDATE" ? "KNOWN" : "RIGHT";
}

export type RowKeys = RowAtHand & {
  id: string;
  line: number;
  state: RowState;
  personKey: string | null;
  envelopeKey: string | null;
  deviceKey: string | null;
  twinField: string | null;
};

/** What changed of a row when it was compared with the others. */
export type Settled = Pick<RowKeys, "id" | "state" | "twinLine" | "twinField">;

const KEYS = [
  ["personKey", "codiceFiscale"],
  ["envelopeKey", "envelope"],
  ["deviceKey", "device"],
] as const;

/**
 * Rows that say what an earlier row of the file says: the same person, folder or device. The first keeps it; a row that
 * is left out gives it up. In the order of the file; only those that changed are in the answer.
 */
export function settleTwins(kind: ImportKind, rows: readonly RowKeys[]): Settled[] {
  const first = new Map<string, number>();
  const changed: Settled[] = [];
  for (const row of rows) {
    const twin = twinOf(row, first);
    const twinLine = twin?.line ?? null;
    const twinField = twin?.field ?? null;
    const state = row.state === "RAW" ? "RAW" : stateOfRow(kind, { ...row, twinLine });
    if (state !== row.state || twinLine !== row.twinLine || twinField !== row.twinField) {
      changed.push({ id: row.id, state, twinLine, twinField });
    }
  }
  return changed;
}

/** The earlier row with one of the same keys; those that nobody has yet are this row's, unless it is left out. */
function twinOf(row: RowKeys, first: Map<string, number>): { line: number; field: string } | null {
  let twin: { line: number; field: string } | null = null;
  for (const [name, field] of KEYS) {
    const value = row[name];
    if (value === null) continue;
    const key = `${name} ${value}`;
    const line = first.get(key);
    if (line === undefined && row.decision !== "LEAVE") first.set(key, row.line);
    if (line !== undefined) twin ??= { line, field };
  }
  return twin;
}
