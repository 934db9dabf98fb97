import { describe, expect, test } from "vitest";
import { type Counted, reconcile } from "./reconciliation";

const even: Counted = {
  stock: 18,
  given: 21,
  void: 2,
  returned: 0,
  casesWithout: 6,
  casesWith: 15,
  devices: { chamber: 1, studio: 2, holder: 11, returned: 1 },
  receipts: { studio: 4, chamber: 7, missing: 0 },
};

describe("the reckoning", () => {
  test("comes out", () => {
    expect(reconcile(even)).toMatchObject({
      received: 41,
      cases: 21,
      made: 15,
      delivered: 11,
      signed: 11,
      imbalances: [],
    });
  });

  test("of nothing comes out", () => {
    const none = { ...even, stock: 0, given: 0, void: 0, casesWithout: 0, casesWith: 0 };
    const nothing = {
      ...none,
      devices: { chamber: 0, studio: 0, holder: 0, returned: 0 },
      receipts: { studio: 0, chamber: 0, missing: 0 },
    };
    expect(reconcile(nothing)).toMatchObject({ received: 0, imbalances: [] });
  });

  test.each([
    ["folders-without-case", { given: 22 }],
    ["devices-differ", { casesWith: 14, casesWithout: 7 }],
    ["receipts-differ", { receipts: { studio: 3, chamber: 7, missing: 0 } }],
    ["receipts-missing", { receipts: { studio: 3, chamber: 7, missing: 1 } }],
  ])("names what does not: %s", (imbalance, change) => {
    expect(reconcile({ ...even, ...change }).imbalances).toEqual([imbalance]);
  });
});
