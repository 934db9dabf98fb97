import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import { readPeriod } from "./period";

describe("the period that an address asks for", () => {
  const asked = (query: string) => readPeriod(new URLSearchParams(query), day("2026-11-22"));

  test.each([
    ["", "2026-01-01", "2026-11-22"],
    ["from=2026-03-01&to=2026-03-31", "2026-03-01", "2026-03-31"],
    ["from=2026-03-31&to=2026-03-01", "2026-03-01", "2026-03-31"],
    ["from=2025-12-01", "2025-12-01", "2026-11-22"],
    ["from=2026-02-30&to=ieri", "2026-01-01", "2026-11-22"],
    ["from=0001-01-01&to=9999-12-31", "2026-01-01", "2026-11-22"],
  ])("%j: from %s to %s", (query, from, to) => expect(asked(query)).toEqual({ from, to }));
});
