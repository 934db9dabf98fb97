import type { Tone } from "~/ui/tone";
import type { SlipSummary } from "./list-batches.server";

/** How the state of a slip looks beside its words. */
export const SLIP_TONES: Record<SlipSummary["state"], Tone> = {
  OPEN: "plain",
  CLOSED: "soon",
  AT_COUNTER: "soon",
  DONE: "done",
  CANCELLED: "no",
};
