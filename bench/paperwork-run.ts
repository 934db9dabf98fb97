import { impressionOf } from "~/paperwork/case-papers.server";
import { press, type Run } from "~/paperwork/press.server";
import { requestFormOf } from "../tests/support/paper-cases";

/** The request forms of a thousand cases. */
export const PAPERS = Array.from({ length: 1000 }, (_, index) => requestFormOf(index));

/** The run as it is sent to a browser: each piece is forgotten when the next one comes. Answers with its bytes. */
export async function batchBytes(): Promise<number> {
  let bytes = 0;
  for await (const piece of press(runOf(PAPERS))) bytes += piece.length;
  return bytes;
}

export const runOf = (papers: typeof PAPERS): Run => ({
  title: "Stampa",
  subject: "",
  order: "CASE",
  impressions: papers.map(impressionOf),
});
