import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { dueKey, readDueAddress } from "./due-filters";

const id = "01900000-0000-7000-8000-000000000001";
const read = (query: string) => readDueAddress(new URLSearchParams(query));

test("reads what the address asks for", () => {
  expect(read(`officer=${id}&when=late&q=D’Agostino&day=2026-11-27&from=2026-11-27&after=2026-11-20_${id}`)).toEqual({
    officer: id,
    chamber: null,
    when: "late",
    text: "D’Agostino",
    name: "dagostino",
    number: null,
    day: "2026-11-27",
    from: "2026-11-23",
    after: { legalDue: "2026-11-20", id },
    before: null,
  });
});

test("a number is a number and no name", () => {
  expect(read("q=2026/0118")).toMatchObject({ name: null, number: { year: 2026, number: 118 } });
});

test.each(["officer=x", "when=never", "day=2026-02-30", "from=9999-12-30", "after=2026-11-20", "before=2026-11-20_x"])(
  "%s is as if it were not there",
  (query) => {
    expect(read(query)).toEqual(read(""));
  },
);

test("a key is read back as it was written", () => {
  const last = { legalDue: day("2026-11-20"), id };
  expect(read(`after=${dueKey(last)}`).after).toEqual(last);
});
