import type { CopyKind } from "~/identity-documents/copy-kinds";
import type { DocumentType } from "~/paperwork/custody";

/** What somebody of another desk looked at; `other` is anything that this edition has no words for. */
export type ReadKind =
  | "case"
  | "request-form"
  | "data-sheet"
  | "device-papers"
  | "custody-sheet"
  | `copy:${CopyKind}`
  | `scan:${DocumentType}`
  | "other";

/** The words of a kind of look, whatever the register says was looked at. */
export function readKindOf(what: string, words: Record<ReadKind, string>): string {
  return Object.hasOwn(words, what) ? words[what as ReadKind] : words.other;
}
