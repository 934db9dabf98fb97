import { canonical } from "./canonical";
import type { ChainedEntry } from "./chain";

/**
 * An entry as the offline verifier reads it, one line of JSON. Of an entry that is not to be shown only its number and
 * row hash: the chain holds all the same.
 */
export function exportedLine(entry: ChainedEntry, { shown }: { shown: boolean }): string {
  const { seq } = entry;
  const rowHash = entry.rowHash.toString("hex");
  if (!shown) return canonical({ seq, rowHash });
  const { book, at, actor, act, subjectKind, subjectId, caseId, facts } = entry;
  const digest = entry.digest.toString("hex");
  const hash = entry.hash.toString("hex");
  return canonical({ book, seq, at, actor, act, subjectKind, subjectId, caseId, facts, digest, rowHash, hash });
}
