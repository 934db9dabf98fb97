/** Work that may be done by so many at a time; the rest stand in line. */
export type Turns = {
  /** Waits for its turn, then works; null, at once, when the line is full. */
  take<T>(work: () => Promise<T>): Promise<T | null>;
};

/** `places`: how many at a time; `line`: how many may wait. */
export function createTurns(places: number, line: number): Turns {
  let free = places;
  const waiting: (() => void)[] = [];
  return {
    async take(work) {
      if (free > 0) free -= 1;
      else if (waiting.length >= line) return null;
      else await new Promise<void>((turn) => waiting.push(turn));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        // The place goes from hand to hand: nobody who comes now can step in between.
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}
