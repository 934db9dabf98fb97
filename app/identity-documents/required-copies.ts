import { APPROVAL_KIND, COPY_KINDS, type CopyKind, PERMIT_KINDS } from "./copy-kinds";
import { type DocumentRules, type DocumentType, needsApproval, requiresResidencePermit } from "./document-rules";

/** What decides which copies a case needs: sides by the ruleset (A23), documents that need an approval (A21). */
export type CopyRules = { idCopies: { sides: "FRONT_AND_BACK" | "FRONT" }; idDocs: DocumentRules };

export type Copied = { citizenship: string; document: { type: DocumentType } | null };

/**
 * The sides to be copied before the applicant is identified (R34): document and codice fiscale, and the residence permit
 * of who must show one. Without rules in force, both sides.
 */
export function requiredSides(citizenship: string, rules: Pick<CopyRules, "idCopies"> | null): CopyKind[] {
  const kinds: readonly CopyKind[] = requiresResidencePermit(citizenship)
    ? [...COPY_KINDS, ...PERMIT_KINDS]
    : COPY_KINDS;
  return kinds.filter((kind): kind is CopyKind => rules?.idCopies.sides !== "FRONT" || kind.endsWith("FRONT"));
}

/** The same with the chamber's approval, where the document counts only with it. */
export function requiredCopies({ citizenship, document }: Copied, rules: CopyRules | null): CopyKind[] {
  const approved = document !== null && rules !== null && needsApproval(document.type, rules.idDocs);
  return [...requiredSides(citizenship, rules), ...(approved ? [APPROVAL_KIND] : [])];
}

/** Whether all of them are there. */
export const hasCopies = (required: readonly CopyKind[], kinds: Iterable<string>): boolean => {
  const there = new Set(kinds);
  return required.every((kind) => there.has(kind));
};
