import { expect, test } from "vitest";
import { canonical, canonicalSnapshot } from "./canonical";

test("the canonical text of the example in RFC 8785 §3.2.2", () => {
  const value = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
    literals: [null, true, false],
  };
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test.each([undefined, Number.NaN, "\ud800"])("refuses %o", (value) => {
  expect(() => canonical(value)).toThrow();
});

test("a snapshot does not depend on the order of rows, columns or tables", () => {
  const a = { cases: [{ id: "1", state: "DRAFT" }], notes: [{ id: "2" }, { id: "3" }] };
  const b = { notes: [{ id: "3" }, { id: "2" }], cases: [{ state: "DRAFT", id: "1" }] };
  expect(canonicalSnapshot(a)).toBe(canonicalSnapshot(b));
});

test("a column or table added later, empty as yet, changes nothing; a value does", () => {
  const before = { cases: [{ id: "1" }] };
  expect(canonicalSnapshot({ cases: [{ id: "1", added: null }], added: [] })).toBe(canonicalSnapshot(before));
  expect(canonicalSnapshot({ cases: [{ id: "1", added: false }] })).not.toBe(canonicalSnapshot(before));
  expect(canonicalSnapshot({ cases: [{ id: "1" }, { id: "1" }] })).not.toBe(canonicalSnapshot(before));
});
