import { expect, test } from "vitest";
import { suggestEmail } from "./email-suggestion";

test.each([
  ["maria.delacruz@esempio,it", "maria.delacruz@esempio.it"],
  ["maria @esempio.it", "maria@esempio.it"],
  ["maria@gmail.con", "maria@gmail.com"],
  ["maria@esempio.it.", "maria@esempio.it"],
])("%s", (typed, meant) => {
  expect(suggestEmail(typed)).toBe(meant);
});

test.each(["", "maria", "maria@", "maria@esempio.it"])("nothing for “%s”", (typed) => {
  expect(suggestEmail(typed)).toBeNull();
});
