import { expect, test } from "vitest";
import { maskCodiceFiscale } from "./mask";

test("hides the birth and the place of a codice fiscale", () => {
  expect(maskCodiceFiscale("RSSMRA80A01H501U")).toBe("RSSMRA••••••501U");
});

test("hides the middle of a provisional code", () => {
  expect(maskCodiceFiscale("12345678903")).toBe("123••••••03");
});

test("leaves nothing out of something shorter", () => {
  expect(maskCodiceFiscale("AB")).toBe("AB");
});
