import { describe, expect, test } from "vitest";
import { placeOf, readCode } from "./scan";

describe("a reading", () => {
  test.each(["4TXW8R6HPK-M2-1", " 4txw8r6hpk'm2'1 "])("%j is a sheet", (text) => {
    const sheet = { caseCode: "4TXW8R6HPK", document: "REQUEST_FORM", copyNo: 2, version: 1 };
    expect(readCode(text)).toEqual({ sheet, code: null, serial: null });
  });

  test("ten characters may be a code or a serial", () => {
    expect(readCode("4txw8r6hpk")).toEqual({ sheet: null, code: "4TXW8R6HPK", serial: "4TXW8R6HPK" });
  });

  test("sixteen digits are a serial", () => {
    expect(readCode("7420 0123 4567 8901")).toEqual({ sheet: null, code: null, serial: "7420012345678901" });
  });

  test.each(["", "  ", "ciao", "4TXW8R6HPK-Z2-1", "https://example.org/1"])("%j is none", (text) => {
    expect(readCode(text)).toBeNull();
  });
});

describe("the place of a case", () => {
  test.each([
    ["SIGNED", null, "CLOSED", "slip"],
    ["SIGNED", null, null, "case"],
    ["PRESENTED", null, "AT_COUNTER", "slip"],
    ["PRESENTED", "2026-11-23", "DONE", "production"],
    ["SCHEDULED", "2026-11-23", "DONE", "production"],
    ["PRODUCED", "2026-11-23", "DONE", "collection"],
    ["COLLECTED", "2026-11-23", "DONE", "case"],
    ["DELIVERED", "2026-11-23", "DONE", "returns"],
    ["CLOSED", "2026-11-23", "DONE", "case"],
    ["REJECTED", null, null, "case"],
  ] as const)("%s, accepted on %s, slip %s: %s", (state, acceptedOn, slip, place) => {
    expect(placeOf({ state, acceptedOn }, slip)).toBe(place);
  });
});
