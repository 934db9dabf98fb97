/** The copies that a case is made of: identity document and codice fiscale, both sides of each (R34). */
export const COPY_KINDS = ["ID_FRONT", "ID_BACK", "CF_FRONT", "CF_BACK"] as const;

/** Asked for only when the applicant shows a residence permit. */
export const OPTIONAL_COPY_KINDS = ["RESIDENCE_PERMIT_FRONT", "RESIDENCE_PERMIT_BACK"] as const;

export type CopyKind = (typeof COPY_KINDS)[number] | (typeof OPTIONAL_COPY_KINDS)[number];
