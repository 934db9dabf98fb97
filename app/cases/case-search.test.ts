import { expect, test } from "vitest";
import { possibleCode, soughtBy } from "./case-search";

test.each([
  ["7K3QX9M2TD", { by: "code", code: "7K3QX9M2TD" }],
  ["7k3q x9m2 td", { by: "code", code: "7K3QX9M2TD" }],
  ["7K3QX9M2TD-M2-1", { by: "code", code: "7K3QX9M2TD" }],
  ["7k3qx9m2td'm2'1", { by: "code", code: "7K3QX9M2TD" }],
  ["2026/0131", { by: "number", years: [2026], number: 131 }],
  ["131", { by: "number", years: [2026, 2025], number: 131 }],
  ["BRTPLA71C14L219R", { by: "codice-fiscale", prefix: "BRTPLA71C14L219R" }],
  ["brtpla7", { by: "codice-fiscale", prefix: "BRTPLA7" }],
  ["brtpla71c1", { by: "codice-fiscale", prefix: "BRTPLA71C1" }],
  ["12345678903", { by: "codice-fiscale", prefix: "12345678903" }],
  ["Bertone", { by: "name", prefix: "bertone" }],
  ["D’Agostino", { by: "name", prefix: "dagostino" }],
  ["Cavaglià Marta", { by: "name", prefix: "cavaglia marta" }],
  ["Bertolucci", { by: "name", prefix: "bertolucci" }],
  ["Novarese", { by: "name", prefix: "novarese" }],
])("%s", (typed, sought) => {
  expect(soughtBy(typed, 2026)).toEqual(sought);
});

test.each(["", "   ", "%", "'", "…"])("nothing to look for in “%s”", (typed) => {
  expect(soughtBy(typed, 2026)).toBeNull();
});

test("a code may have no figure, or look like a codice fiscale", () => {
  expect(possibleCode("abcdefghjk")).toBe("ABCDEFGHJK");
  expect(possibleCode("BRTPLA71C1")).toBe("BRTP1A71C1");
  expect(possibleCode("BERTONE")).toBeNull();
});
