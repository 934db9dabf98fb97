import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { caseTone } from "./case-badge";

const today = day("2026-11-23");

test.each([
  ["past", "2026-11-22", undefined, "late"],
  ["today", "2026-11-23", undefined, "soon"],
  ["in three days", "2026-11-26", undefined, "soon"],
  ["in four days", "2026-11-27", undefined, "plain"],
  ["in four days, the office shut on the last two", "2026-11-27", "2026-11-25", "soon"],
] as const)("a term %s", (_, due, action, tone) => {
  expect(caseTone({ state: "DELIVERED", legalDue: day(due), action: action && day(action) }, today)).toBe(tone);
});

test("a refusal and an end", () => {
  expect(caseTone({ state: "REJECTED", legalDue: null }, today)).toBe("no");
  expect(caseTone({ state: "CLOSED", legalDue: day("2026-01-01") }, today)).toBe("done");
  expect(caseTone({ state: "WITHDRAWN", legalDue: null }, today)).toBe("plain");
});
