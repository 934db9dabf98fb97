import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigitFits, parsePartitaIva } from "~/clients/partita-iva";

describe("partita IVA", () => {
  test.each(["01879020517", "03358520967", "07945211006", "05338771008", "09758941000", "13212880150", "94073840715"])(
    "%s is valid",
    (code) => {
      expect(parsePartitaIva(code)).toEqual({ ok: true, code, officeInUse: true });
    },
  );

  test.each(["12345678901", "94073840714", "00000000000"])("%s does not pass the check digit", (code) => {
    expect(parsePartitaIva(code)).toEqual({ ok: false, refusal: "iva-check-digit" });
  });

  test("the prefix IT, spaces and dots are dropped", () => {
    expect(parsePartitaIva(" it 018.790.20517\n")).toMatchObject({ ok: true, code: "01879020517" });
  });

  test("wrong length and letters have their own refusals", () => {
    expect(parsePartitaIva("0187902051")).toEqual({ ok: false, refusal: "iva-length" });
    expect(parsePartitaIva("")).toEqual({ ok: false, refusal: "iva-length" });
    expect(parsePartitaIva("O1879020517")).toEqual({ ok: false, refusal: "iva-pattern" });
  });

  test("an office that is not in use only warns", () => {
    const unused = withCheckDigit("0000001500");
    expect(parsePartitaIva(unused)).toEqual({ ok: true, code: unused, officeInUse: false });
    const foreign = withCheckDigit("0000001999");
    expect(parsePartitaIva(foreign)).toMatchObject({ ok: true, officeInUse: true });
  });

  test("one mistyped digit never passes", () => {
    const mistyped = fc.record({
      body: fc.stringMatching(/^\d{10}$/),
      at: fc.nat({ max: 10 }),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(mistyped, ({ body, at, by }) => {
        const right = withCheckDigit(body);
        const digit = (Number(right.charAt(at)) + by) % 10;
        expect(checkDigitFits(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false);
      }),
    );
  });
});

function withCheckDigit(body: string): string {
  const digit = [..."0123456789"].find((last) => checkDigitFits(body + last)) ?? "0";
  return body + digit;
}
