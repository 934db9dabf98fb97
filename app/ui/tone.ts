/** How a state is marked: late (circle with !), soon (clock), done (tick), no (cross), plain (words alone). */
export type Tone = "late" | "soon" | "done" | "no" | "plain";
