/**
 * How late this thread's event loop is, between `begin` and `end`, as often as they are told. Not `monitorEventLoopDelay`:
 * disabled and enabled again, it takes the whole pause between for one delay.
 * @param {number} everyMilliseconds
 */
export function watchLoop(everyMilliseconds) {
  let active = false;
  let last = 0;
  /** @type {number[]} */
  let delays = [];
  setInterval(() => {
    const now = performance.now();
    if (active) delays.push(Math.max(0, now - last - everyMilliseconds));
    last = now;
  }, everyMilliseconds);
  return {
    begin() {
      active = true;
      last = performance.now();
    },
    end() {
      // What is under way counts as well: a loop that stood still until now.
      delays.push(Math.max(0, performance.now() - last - everyMilliseconds));
      active = false;
    },
    /** The delay (milliseconds) that 99.9 of 100 looks stayed below; forgets all. */
    tell() {
      delays.sort((one, other) => one - other);
      const found = delays[Math.min(delays.length - 1, Math.floor(delays.length * 0.999))] ?? 0;
      delays = [];
      return found;
    },
  };
}
