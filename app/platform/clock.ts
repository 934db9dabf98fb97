/** The only door to the time of day. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still; a caller that owns it may set `at` forward. */
export function fixedClock(at: Date): Clock & { set(at: Date): void } {
  let instant = at;
  return {
    now: () => new Date(instant),
    set: (next) => {
      instant = next;
    },
  };
}
