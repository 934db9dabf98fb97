/** The copies that a case is made of: identity document and codice fiscale, both sides of each (R34). */
export const COPY_KINDS = ["ID_FRONT", "ID_BACK", "CF_FRONT", "CF_BACK"] as const;

/** Asked of citizens of States outside the Union beside their identity document. */
export const PERMIT_KINDS = ["RESIDENCE_PERMIT_FRONT", "RESIDENCE_PERMIT_BACK"] as const;

/** The chamber's letter that lets a document count which it does not accept by itself (A21). */
export const APPROVAL_KIND = "APPROVAL" as const;

/** Those that not every case has. */
export const OPTIONAL_COPY_KINDS = [...PERMIT_KINDS, APPROVAL_KIND] as const;

export type CopyKind = (typeof COPY_KINDS)[number] | (typeof OPTIONAL_COPY_KINDS)[number];
