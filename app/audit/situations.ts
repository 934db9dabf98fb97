/** How a pair of receipts stands to its term; `open` counts what is overdue, too. */
export const SITUATIONS = ["on-time", "late", "open", "overdue"] as const;
export type Situation = (typeof SITUATIONS)[number];
