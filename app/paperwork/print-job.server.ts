import type { CasePaper } from "./case-papers.server";
import type { PrintOrder } from "./press.server";

/** A file of many documents, as plain data: what the thread that prints is given. */
export type PrintJob = { title: string; subject: string; order: PrintOrder; papers: readonly CasePaper[] };

/** To the thread: a job, a wish for its next piece, or that nobody wants it any more. */
export type ToThread = { id: number } & ({ job: PrintJob } | { next: true } | { cancel: true });

/** From the thread: a piece of the file, its end, or why there is none. */
export type FromThread = { id: number } & ({ bytes: Uint8Array } | { end: true } | { error: string });

/** Sheets of a job: its pages. */
export const sheetsIn = ({ papers }: PrintJob): number =>
  papers.reduce((sum, { printing }) => sum + (printing.copies?.length ?? 3), 0);

/** The order that an address asks for; by case when it does not say. */
export const printOrderOf = (text: string | null): PrintOrder => (text === "COPY" ? "COPY" : "CASE");
