import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { enabledOn, type Mandate, standingOn } from "./mandate";

const mandate: Mandate = {
  validFrom: day("2026-01-01"),
  validTo: day("2026-12-31"),
  suspendedFrom: day("2026-06-01"),
  suspendedTo: null,
  pastSuspensions: [{ from: day("2026-03-01"), to: day("2026-03-10") }],
  endedOn: null,
};

test("a day is judged as it was: before, during and after each suspension", () => {
  const standings = [
    "2025-12-31",
    "2026-02-28",
    "2026-03-05",
    "2026-03-11",
    "2026-06-01",
    "2026-12-31",
    "2027-01-01",
  ].map((on) => standingOn(mandate, day(on)));
  expect(standings).toEqual(["NOT_YET", "ACTIVE", "SUSPENDED", "ACTIVE", "SUSPENDED", "SUSPENDED", "EXPIRED"]);
});

test("the last day of a mandate that ended early still counts", () => {
  const ended = { ...mandate, suspendedFrom: null, endedOn: day("2026-05-05") };
  expect(standingOn(ended, day("2026-05-05"))).toBe("ACTIVE");
  expect(standingOn(ended, day("2026-05-06"))).toBe("ENDED");
});

test("an enablement covers its first and last day, or the day it was ended on", () => {
  const enablement = { validFrom: day("2026-01-01"), validTo: day("2026-12-31"), endedOn: day("2026-04-04") };
  expect(["2025-12-31", "2026-01-01", "2026-04-04", "2026-04-05"].map((on) => enabledOn(enablement, day(on)))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
