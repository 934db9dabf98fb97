import type { Day } from "~/terms/day";

/** What `make` gives for a day, made once for as long as the day is asked for. */
export function onceADay<T>(make: (today: Day) => T): (today: Day) => T {
  let made: { today: Day; it: T } | undefined;
  return (today) => {
    if (made?.today !== today) made = { today, it: make(today) };
    return made.it;
  };
}
