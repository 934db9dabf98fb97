import { done, type Outcome, refused } from "~/platform/outcome";
import { runWatched } from "~/platform/watched-child";
import type { CaptureLimits } from "./capture";
import { type RasterPage, type RasterRefusal, readAnswer } from "./pdf-raster";

type RasterLimits = Pick<CaptureLimits, "pdfPages" | "milliseconds" | "residentBytes">;

const CHILD = "app/identity-documents/pdf-raster.child.ts";

/** How much longer the child waits before it ends itself, in case nobody is left to end it. */
const GRACE_MS = 5000;

/**
 * The pages of a PDF drawn as pictures, longest side at most `longestSide`. Nothing of the PDF is opened in this process:
 * a child draws it, and is killed when it takes longer or grows larger than the limits (`pdf-too-slow`).
 */
export async function rasterisePdf(
  bytes: Buffer,
  longestSide: number,
  { pdfPages, milliseconds, residentBytes }: RasterLimits,
): Promise<Outcome<RasterPage[], RasterRefusal>> {
  const output = await runWatched(CHILD, [longestSide, pdfPages, milliseconds + GRACE_MS], bytes, {
    milliseconds,
    residentBytes,
    outputBytes: 4096 + pdfPages * longestSide * longestSide * 2,
  });
  if (output === null) return refused("pdf-too-slow");

  const answer = readAnswer(output);
  return "refusal" in answer ? refused(answer.refusal) : done(answer.pages);
}
