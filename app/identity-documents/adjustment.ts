import { z } from "zod";
import { SMALLEST_IMAGE } from "./capture";

/** Quarter turns to the right, in degrees. */
export const TURNS = [0, 90, 180, 270] as const;
export type Turn = (typeof TURNS)[number];

/** The sides from which something is cut, in the order of a form. */
export const EDGES = ["top", "right", "bottom", "left"] as const;
export type Edge = (typeof EDGES)[number];

/** A turn, then a cut: how much goes at each side of the turned picture, in hundredths of its height or width. */
export type Adjustment = { turn: Turn; cut: Record<Edge, number> };

export const UNCUT: Adjustment["cut"] = { top: 0, right: 0, bottom: 0, left: 0 };

export type AdjustmentRefusal = "nothing-to-adjust" | "image-too-small";

export type Box = { left: number; top: number; width: number; height: number };

/**
 * What stays of a picture of that size, in pixels of the turned picture; or why the adjustment cannot be made: it changes
 * nothing, or leaves less than can be read.
 */
export function boxOf(size: { width: number; height: number }, { turn, cut }: Adjustment): Box | AdjustmentRefusal {
  if (turn === 0 && EDGES.every((edge) => cut[edge] === 0)) return "nothing-to-adjust";
  const lies = turn === 90 || turn === 270;
  const turned = lies ? { width: size.height, height: size.width } : size;
  const left = Math.round((turned.width * cut.left) / 100);
  const top = Math.round((turned.height * cut.top) / 100);
  const width = turned.width - left - Math.round((turned.width * cut.right) / 100);
  const height = turned.height - top - Math.round((turned.height * cut.bottom) / 100);
  const readable =
    Math.max(width, height) >= SMALLEST_IMAGE.longest && Math.min(width, height) >= SMALLEST_IMAGE.shortest;
  return readable ? { left, top, width, height } : "image-too-small";
}

const MOST = 95;

/** Hundredths as they are typed, with comma or point; an empty field cuts nothing. */
const hundredths = z
  .string()
  .default("")
  .transform((text) => text.trim().replace(",", "."))
  .pipe(z.string().regex(/^(\d{1,3}(\.\d{1,4})?)?$/, "not-a-number"))
  .transform(Number)
  .pipe(z.number().max(MOST, "too-big"));

/** One button turns, the other cuts: whichever was pressed is done, and nothing of the other. */
export const adjustmentForm = z
  .object({
    turn: z.enum(["0", "90", "180", "270"]).default("0").catch("0"),
    top: hundredths,
    right: hundredths,
    bottom: hundredths,
    left: hundredths,
  })
  .transform(({ turn, ...cut }): Adjustment => {
    const degrees = Number(turn) as Turn;
    return { turn: degrees, cut: degrees === 0 ? cut : UNCUT };
  });
