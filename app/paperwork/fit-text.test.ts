import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRunning, fitValue, type Measure, wrap } from "./fit-text";

/** Letters half as wide as they are tall, blanks a quarter. */
const measure: Measure = (text, size) =>
  [...text].reduce((width, letter) => width + (letter === " " ? 0.25 : 0.5), 0) * size;

const words = fc
  .array(fc.string({ unit: fc.constantFrom(..."abcòĐ’-"), minLength: 1, maxLength: 70 }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(" "));

describe("a value in its box", () => {
  const size = { size: 10, limit: 6.5 };

  it("fits in width and height and loses no letter, whatever its length", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), fc.integer({ min: 12, max: 40 }), (text, width, height) => {
        const fitted = fitValue(measure, text, width, height, size);
        expect(fitted.lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        expect(fitted.lines.length * fitted.leading).toBeLessThanOrEqual(height);
        for (const line of fitted.lines) expect(measure(line, fitted.size)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it("keeps its size when there is room", () => {
    expect(fitValue(measure, "Torino", 100, 15, size)).toMatchObject({ lines: ["Torino"], size: 10 });
  });

  it("shrinks on one line down to the limit, then breaks between words", () => {
    expect(fitValue(measure, "a".repeat(26), 100, 15, size)).toMatchObject({ lines: ["a".repeat(26)], size: 7.5 });
    const broken = fitValue(measure, "via San Francesco da Paola ventiquattro", 100, 15.2, size);
    expect(broken.size).toBe(6.5);
    expect(broken.lines).toEqual(["via San Francesco da Paola", "ventiquattro"]);
  });

  it("breaks a word longer than its line between letters, never inside one", () => {
    const decomposed = "e\u0301".repeat(60);
    const lines = wrap(measure, decomposed, 100, 10);
    expect(lines.join("")).toBe(decomposed);
    for (const line of lines) expect(line.length % 2).toBe(0);
  });
});

describe("running text", () => {
  it("takes the largest size that fills no more than its box, marks standing clear", () => {
    const paragraphs = [
      "premessa breve:",
      { mark: "a)", text: "una dichiarazione che va a capo più volte nella colonna" },
    ];
    const { lines, size, leading } = fitRunning(measure, paragraphs, 100, 60, 9);
    expect(lines.length * leading).toBeLessThanOrEqual(60);
    expect(size).toBeGreaterThan(5);
    expect(lines[1]).toMatchObject({ mark: "a)", indent: 1.5 * size });
    expect(lines[2]).toMatchObject({ mark: "", indent: 1.5 * size });
  });
});
