import type { CopyHolder, CopyNo, DocumentType, Movement } from "~/paperwork/custody";

/** Copies of one document that an act treats alike; `from` is null when it prints them. */
export type PapersMoved = {
  document: DocumentType;
  copies: CopyNo[];
  from: CopyHolder | null;
  to: CopyHolder;
  signed: boolean;
};

/** The movements of an act told by document: what goes where together, and what is only signed. */
export function papersMoved(movements: readonly Movement[]): PapersMoved[] {
  const told: PapersMoved[] = [];
  for (const { documentType, copyNo, from, to, signed } of movements) {
    const one = { document: documentType, copies: [copyNo], from, to, signed: signed.length > 0 };
    const alike = told.find((other) => isAlike(other, one));
    if (alike) alike.copies.push(copyNo);
    else told.push(one);
  }
  return told;
}

/** Whoever held a sheet that is void now, it is void. */
function isAlike(one: PapersMoved, other: PapersMoved): boolean {
  const fromAlike = one.from === other.from || one.to === "VOID";
  return one.document === other.document && fromAlike && one.to === other.to && one.signed === other.signed;
}
