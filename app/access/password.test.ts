import { expect, test } from "vitest";
import { canonicalPassword, passwordFault } from "./password";

const person = { email: "maria.rossi@studio.example" };

test.each(["corta", "undicilette", "😀😀😀😀😀"])("refuses %s as too short", (password) => {
  expect(passwordFault(password, person)).toBe("password-too-short");
});

test.each([
  "password2026!",
  "P@ssword-2026",
  "123456789012",
  "987654321098",
  "qwertyuiop12",
  "aaaaaaaaaaaaa",
  "abababababab",
  "ForzaJuventus1",
  "1qaz2wsx3edc",
  "Maria.Rossi1980",
  "benvenuto2026",
  "maria.rossi@studio.example",
])("refuses %s as easy to guess", (password) => {
  expect(passwordFault(password, person)).toBe("password-too-common");
});

test.each(["cinque gatti al mercato", "Zr7!kkq2Lm#8", "cartellina-demo", "olivo tramonto 42", "perché no, allora"])(
  "takes %s",
  (password) => {
    expect(passwordFault(password, person)).toBeNull();
  },
);

test("refuses what no hash should be asked to read", () => {
  expect(passwordFault("ab1 ".repeat(51), person)).toBe("too-long");
});

test("the same keys give the same password, composed or not", () => {
  expect(canonicalPassword("perche\u0301")).toBe(canonicalPassword("perché"));
});
