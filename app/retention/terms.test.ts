import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import { reviewRefusal } from "./hold";
import { type DatedTerms, DEFAULT_TERMS, dayOfEnd, type EndOfCase, endedEarly, retentionDays, termsOn } from "./terms";

const closed: EndOfCase = {
  state: "CLOSED",
  returnedOn: day("2027-01-15"),
  endedOn: null,
  presentedOn: day("2026-11-20"),
  producedOn: day("2026-11-20"),
};

describe("the days from which a case's data go", () => {
  test("closed: pictures after thirty days, the register after ten years", () => {
    expect(retentionDays(closed, DEFAULT_TERMS)).toEqual({ copiesDestroyOn: "2027-02-14", eraseOn: "2037-01-15" });
  });

  test("where the mandate says so, twenty years from issuance", () => {
    const terms = { ...DEFAULT_TERMS, registerYears: 20, registerFrom: "ISSUANCE" as const };
    expect(retentionDays(closed, terms)?.eraseOn).toBe("2046-11-20");
  });

  test("the register never goes before the pictures", () => {
    const terms = { ...DEFAULT_TERMS, copiesDays: 730, registerYears: 1 };
    expect(retentionDays(closed, terms)).toEqual({ copiesDestroyOn: "2029-01-14", eraseOn: "2029-01-14" });
  });

  test.each(["WITHDRAWN", "REFUSED"] as const)(
    "%s before the counter: pictures at once, the rest after a year",
    (state) => {
      const ended: EndOfCase = { ...closed, state, endedOn: day("2026-03-01"), presentedOn: null, returnedOn: null };
      expect(endedEarly(ended)).toBe(true);
      expect(retentionDays(ended, DEFAULT_TERMS)).toEqual({ copiesDestroyOn: "2026-03-01", eraseOn: "2027-03-01" });
    },
  );

  test("withdrawn after the counter had it, or sent back: as closed", () => {
    for (const state of ["WITHDRAWN", "RETURNED_TO_CHAMBER"] as const) {
      const ended: EndOfCase = { ...closed, state, endedOn: day("2026-12-01"), returnedOn: null };
      expect(endedEarly(ended)).toBe(false);
      expect(retentionDays(ended, DEFAULT_TERMS)).toEqual({ copiesDestroyOn: "2026-12-31", eraseOn: "2036-12-01" });
    }
  });

  test("29 February: the years end on the 28th", () => {
    const ended = { ...closed, returnedOn: day("2028-02-29") };
    expect(retentionDays(ended, { ...DEFAULT_TERMS, registerYears: 1 })?.eraseOn).toBe("2029-02-28");
  });

  test("open, however late: none", () => {
    for (const state of ["DRAFT", "SIGNED", "REJECTED", "DELIVERED"] as const) {
      expect(dayOfEnd({ ...closed, state })).toBeNull();
      expect(retentionDays({ ...closed, state }, DEFAULT_TERMS)).toBeNull();
    }
  });
});

describe("the terms in force", () => {
  const set = (id: string, validFrom: string, copiesDays: number): DatedTerms => ({
    ...DEFAULT_TERMS,
    ...{ id, validFrom: day(validFrom), copiesDays },
  });

  test("Cartellina's own until a mandate says otherwise", () => {
    expect(termsOn([set("a", "2026-05-01", 60)], day("2026-04-30"))).toEqual({ ...DEFAULT_TERMS, validFrom: null });
    expect(termsOn([set("a", "2026-05-01", 60)], day("2026-05-01")).copiesDays).toBe(60);
  });

  test("the latest first day counts; of two with the same day the one set last, in whatever order they come", () => {
    const all = [set("b", "2026-05-01", 61), set("c", "2026-06-01", 90), set("a", "2026-05-01", 60)];
    expect(termsOn(all, day("2026-05-31")).copiesDays).toBe(61);
    expect(termsOn([...all].reverse(), day("2026-05-31")).copiesDays).toBe(61);
    expect(termsOn(all, day("2026-06-01")).copiesDays).toBe(90);
  });
});

test("a hold is reviewed after today and within a year", () => {
  const today = day("2026-03-16");
  expect(reviewRefusal(today, today)).toBe("review-not-ahead");
  expect(reviewRefusal(day("2026-03-17"), today)).toBeNull();
  expect(reviewRefusal(day("2027-03-16"), today)).toBeNull();
  expect(reviewRefusal(day("2027-03-17"), today)).toBe("review-too-far");
});
