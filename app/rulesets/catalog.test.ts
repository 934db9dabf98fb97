import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type RulesetPeriod, rulesetByCode, rulesetCodes, rulesetOn } from "~/rulesets/catalog";
import { addDays, type Day, day } from "~/terms/day";

const ordinary: RulesetPeriod = { code: "torino-2020", validFrom: day("2020-01-01"), validTo: null };
const covid: RulesetPeriod = {
  code: "torino-2020-covid",
  validFrom: day("2020-05-04"),
  validTo: day("2020-09-30"),
};

describe("the catalog", () => {
  test("holds each code once, under its own name", () => {
    expect(rulesetCodes()).toEqual(["torino-2020", "torino-2020-covid", "valdora-2024"]);
    expect(rulesetCodes().map((code) => rulesetByCode(code).code)).toEqual(rulesetCodes());
  });

  test("throws on a code it does not hold", () => {
    expect(() => rulesetByCode("torino-1999")).toThrow("torino-1999");
    expect(() => rulesetByCode("constructor")).toThrow("constructor");
  });
});

describe("the rules in force", () => {
  const on = (periods: RulesetPeriod[], text: string) => rulesetOn(periods, day(text)).code;

  test("are those of the only period that covers the day, its two ends included", () => {
    expect(on([ordinary], "2020-01-01")).toBe("torino-2020");
    expect(on([ordinary], "2099-12-31")).toBe("torino-2020");
    expect(on([covid], "2020-05-04")).toBe("torino-2020-covid");
    expect(on([covid], "2020-09-30")).toBe("torino-2020-covid");
  });

  test("are the temporary ones while they last, the ordinary ones before and after", () => {
    const days = ["2020-05-03", "2020-05-04", "2020-09-30", "2020-10-01"];
    const expected = ["torino-2020", "torino-2020-covid", "torino-2020-covid", "torino-2020"];
    expect(days.map((text) => on([ordinary, covid], text))).toEqual(expected);
    expect(days.map((text) => on([covid, ordinary], text))).toEqual(expected);
  });

  test("of two that start together are those that end first", () => {
    const limited: RulesetPeriod = { ...covid, validFrom: ordinary.validFrom };
    expect(on([ordinary, limited], "2020-06-01")).toBe("torino-2020-covid");
    expect(on([limited, ordinary], "2020-06-01")).toBe("torino-2020-covid");
  });

  test("do not exist outside every period", () => {
    expect(() => on([], "2020-06-01")).toThrow("2020-06-01");
    expect(() => on([covid], "2020-05-03")).toThrow("2020-05-03");
    expect(() => on([covid], "2020-10-01")).toThrow("2020-10-01");
  });

  test("do not depend on the order of the periods, and always come from one that covers the day", () => {
    const someDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(day("2024-01-01"), days));
    const somePeriods = fc.uniqueArray(
      fc.record<RulesetPeriod>({
        code: fc.constantFrom(...rulesetCodes()),
        validFrom: someDay,
        validTo: fc.option(someDay),
      }),
      { minLength: 1, maxLength: 6, selector: ({ validFrom, validTo }) => `${validFrom} ${validTo}` },
    );
    fc.assert(
      fc.property(somePeriods, someDay, (periods, when) => {
        const covering = periods.filter(({ validFrom, validTo }) => validFrom <= when && when <= (validTo ?? when));
        fc.pre(covering.length > 0);
        const code = rulesetOn(periods, when).code;
        const latest = covering.map(({ validFrom }) => validFrom).reduce(later);
        expect(rulesetOn([...periods].reverse(), when).code).toBe(code);
        expect(covering.filter(({ validFrom }) => validFrom === latest).map((period) => period.code)).toContain(code);
      }),
    );
  });
});

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
