import type { Tone } from "~/ui/tone";

type SlipState = "OPEN" | "CLOSED" | "AT_COUNTER" | "DONE" | "CANCELLED";

/** How the state of a slip looks beside its words. */
export const SLIP_TONES: Record<SlipState, Tone> = {
  OPEN: "plain",
  CLOSED: "soon",
  AT_COUNTER: "soon",
  DONE: "done",
  CANCELLED: "no",
};
