import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { masterKeyOf } from "./master-key";
import { rewrapText, sealText, unsealText } from "./sealed-text";
import {
  associatedData,
  BrokenSeal,
  KeyVersionMissing,
  newDataKey,
  rewrap,
  seal,
  unseal,
  unwrapDataKey,
  wrappedVersion,
} from "./sealing";

const key = randomBytes(32);
const picture = randomBytes(5000);
const place = { practiceId: "0199a", caseId: "0199b", kind: "ID_FRONT", version: 1 };
const here = associatedData(place);

describe("sealed bytes", () => {
  it("open with the same key in the same place", () => {
    expect(unseal(key, seal(key, picture, here), here)).toEqual(picture);
    expect(unseal(key, seal(key, Buffer.alloc(0), here), here)).toEqual(Buffer.alloc(0));
  });

  it("hide the plaintext and never look the same twice", () => {
    const canary = Buffer.from("canary ".repeat(50));
    const [one, two] = [seal(key, canary, here), seal(key, canary, here)];
    expect(one.includes("canary")).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  it.each([
    ["practice", { ...place, practiceId: "0199c" }],
    ["case", { ...place, caseId: "0199c" }],
    ["kind", { ...place, kind: "ID_BACK" }],
    ["version", { ...place, version: 2 }],
  ])("do not open in the place of another %s", (_part, other) => {
    expect(() => unseal(key, seal(key, picture, here), associatedData(other))).toThrow(BrokenSeal);
  });

  it("do not open with another key", () => {
    expect(() => unseal(randomBytes(32), seal(key, picture, here), here)).toThrow(BrokenSeal);
  });

  it("do not open with any bit flipped, any length missing or a byte added", () => {
    const sealed = seal(key, Buffer.from("short"), here);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unseal(key, changed, here)).toThrow(BrokenSeal);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => unseal(key, sealed.subarray(0, length), here)).toThrow(BrokenSeal);
    }
    expect(() => unseal(key, Buffer.concat([sealed, Buffer.alloc(1)]), here)).toThrow(BrokenSeal);
  });

  it("are not made with a key of another length", () => {
    expect(() => seal(randomBytes(16), picture, here)).toThrow(RangeError);
  });
});

describe("wrapped keys", () => {
  const [one, two] = [
    { version: 1, bytes: randomBytes(32) },
    { version: 2, bytes: randomBytes(32) },
  ];
  const first = masterKeyOf([one]);
  const second = masterKeyOf([two]);
  const both = masterKeyOf([two, one]);

  it("open what was sealed with them", () => {
    const { wrapped, masterVersion } = newDataKey(first, here);
    expect(masterVersion).toBe(1);
    const sealed = seal(unwrapDataKey(first, wrapped, here), picture, here);
    expect(unseal(unwrapDataKey(first, wrapped, here), sealed, here)).toEqual(picture);
  });

  it("are new every time and hold no key in clear", () => {
    const [here1, here2] = [newDataKey(first, here), newDataKey(first, here)];
    const inClear = unwrapDataKey(first, here1.wrapped, here);
    expect(inClear).toHaveLength(32);
    expect(here1.wrapped.includes(inClear)).toBe(false);
    expect(unwrapDataKey(first, here2.wrapped, here).equals(inClear)).toBe(false);
  });

  it("move to a newer master key without touching what they sealed", () => {
    const before = newDataKey(first, here);
    const sealed = seal(unwrapDataKey(first, before.wrapped, here), picture, here);
    const after = rewrap(both, before.wrapped, here);
    expect([wrappedVersion(before.wrapped), wrappedVersion(after.wrapped), after.masterVersion]).toEqual([1, 2, 2]);
    expect(unseal(unwrapDataKey(second, after.wrapped, here), sealed, here)).toEqual(picture);
    expect(() => unwrapDataKey(first, after.wrapped, here)).toThrow(KeyVersionMissing);
    expect(() => rewrap(first, after.wrapped, here)).toThrow(KeyVersionMissing);
  });

  it("open with any version on the ring, and seal with the first", () => {
    for (const { wrapped } of [newDataKey(first, here), newDataKey(second, here)]) {
      expect(unwrapDataKey(both, wrapped, here)).toHaveLength(32);
    }
    expect(newDataKey(both, here).masterVersion).toBe(2);
    expect(newDataKey(masterKeyOf([one, two]), here).masterVersion).toBe(1);
    expect(() => unwrapDataKey(second, newDataKey(first, here).wrapped, here)).toThrow(/version 1 .* not at hand/);
  });

  it("of a sealed text move the same way: the text is not sealed anew", () => {
    const before = sealText(first, "segreto", here);
    const after = rewrapText(both, before, here);
    expect(unsealText(second, after, here)).toBe("segreto");
    expect(() => unsealText(second, before, here)).toThrow(KeyVersionMissing);
    expect(after.subarray(-20)).toEqual(before.subarray(-20));
    expect(() => rewrapText(both, before, "elsewhere")).toThrow(BrokenSeal);
  });

  it("do not open for another case, master key or master version, nor with a bit flipped", () => {
    const { wrapped } = newDataKey(first, here);
    const elsewhere = associatedData({ ...place, caseId: "0199c" });
    expect(() => unwrapDataKey(first, wrapped, elsewhere)).toThrow(BrokenSeal);
    expect(() => unwrapDataKey(masterKeyOf([{ ...one, bytes: two.bytes }]), wrapped, here)).toThrow(BrokenSeal);
    expect(() => unwrapDataKey(masterKeyOf([{ ...one, version: 2 }]), wrapped, here)).toThrow(BrokenSeal);
    const changed = Buffer.from(wrapped);
    changed[wrapped.length - 1] = (changed[wrapped.length - 1] ?? 0) ^ 1;
    expect(() => unwrapDataKey(first, changed, here)).toThrow(BrokenSeal);
  });

  it("are never taken for a sealed file, nor a file for a key", () => {
    const { wrapped } = newDataKey(first, here);
    expect(() => unseal(one.bytes, wrapped, here)).toThrow(BrokenSeal);
    expect(() => unwrapDataKey(first, seal(one.bytes, randomBytes(32), here), here)).toThrow(BrokenSeal);
  });
});

describe("the spelling of a place", () => {
  it("is fixed: what was sealed years ago must still open", () => {
    expect(here).toBe("0199a|0199b|ID_FRONT|1");
  });

  it.each([
    { ...place, practiceId: "a|b" },
    { ...place, caseId: "" },
    { ...place, kind: "ID FRONT" },
    { ...place, version: -1 },
    { ...place, version: 1.5 },
  ])("refuses what could be read in two ways: %j", (bad) => {
    expect(() => associatedData(bad)).toThrow(RangeError);
  });
});
