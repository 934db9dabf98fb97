/** The case's page as its sheets carry it, for a telephone: short, and saying nothing without a login. */
export const shortAddress = (origin: string, caseCode: string): string => `${origin}/p/${caseCode}`;
