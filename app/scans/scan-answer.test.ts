import fc from "fast-check";
import { expect, it } from "vitest";
import { type ScanWord, WordReader, writeWord } from "./scan-answer";

const page = fc.record({
  kind: fc.constant("page" as const),
  page: fc.integer({ min: 1, max: 200 }),
  width: fc.nat(3000),
  height: fc.nat(3000),
  codes: fc.array(fc.string({ maxLength: 30 }), { maxLength: 3 }),
  jpeg: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
});
const words: fc.Arbitrary<ScanWord[]> = fc.array(
  fc.oneof(
    page,
    fc.constant<ScanWord>({ kind: "pages", pages: 3 }),
    fc.constant<ScanWord>({ kind: "blank", page: 2 }),
    fc.constant<ScanWord>({ kind: "refusal", refusal: "pdf-locked" }),
    fc.constant<ScanWord>({ kind: "end" }),
  ),
  { maxLength: 6 },
);

it("what is said arrives as it was said, however it is cut into pieces", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 200 }), (said, size) => {
      const bytes = Buffer.concat(said.map(writeWord));
      const reader = new WordReader();
      const heard: ScanWord[] = [];
      for (let at = 0; at < bytes.length; at += size) heard.push(...reader.take(bytes.subarray(at, at + size)));
      expect(heard).toEqual(said);
    }),
  );
});

it("half a word is none yet", () => {
  const whole = writeWord({ kind: "pages", pages: 12 });
  expect([...new WordReader().take(whole.subarray(0, whole.length - 1))]).toEqual([]);
});
