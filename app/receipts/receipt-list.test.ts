import { expect, test } from "vitest";
import { addReading, LONGEST_LIST, readList, without, writeList } from "./receipt-list";

test("the address keeps whose receipts were read, and which copies", () => {
  const list = addReading(addReading(addReading([], "4TXW8R6HPK", 3), "7K3QX9M2TD", null), "4TXW8R6HPK", 2);
  expect(writeList(list)).toBe("4TXW8R6HPK.23,7K3QX9M2TD");
  expect(readList(writeList(list))).toEqual(list);
});

test("reading the same copy twice changes nothing", () => {
  const once = addReading([], "4TXW8R6HPK", 2);
  expect(addReading(once, "4TXW8R6HPK", 2)).toEqual(once);
});

test("a case is taken off", () => {
  expect(without(readList("4TXW8R6HPK.2,7K3QX9M2TD"), "4TXW8R6HPK")).toEqual([{ code: "7K3QX9M2TD", copies: [] }]);
});

test.each(["", ",,", "<script>", "4TXW8R6HPK.9", "4TXW8R6HP"])("%j is an empty list", (text) => {
  expect(readList(text)).toEqual([]);
});

test("a list has its longest", () => {
  const codes = Array.from({ length: LONGEST_LIST + 5 }, (_, index) => `ABCDE${String(10000 + index)}`);
  expect(readList(codes.join(","))).toHaveLength(LONGEST_LIST);
});
