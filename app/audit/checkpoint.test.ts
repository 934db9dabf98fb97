import { expect, test } from "vitest";
import { masterKeyOf } from "~/platform/master-key";
import {
  checkpointLine,
  fingerprint,
  handedLine,
  isSigned,
  parseHandedLine,
  parseLine,
  signingKey,
} from "./checkpoint";

const checkpoint = {
  book: "01980000-0000-7000-8000-000000000001",
  seq: 41,
  hash: "ab".repeat(32),
  at: "2026-03-16T09:30:00.000Z",
};
const key = signingKey(masterKeyOf([{ version: 1, bytes: Buffer.alloc(32, 1) }]));

test("a line says what was signed, and reads back", () => {
  const line = checkpointLine(checkpoint);
  expect(line).toBe(
    `cartellina-checkpoint v1 01980000-0000-7000-8000-000000000001 41 ${"ab".repeat(32)} 2026-03-16T09:30:00.000Z`,
  );
  expect(parseLine(line)).toEqual(checkpoint);
  const signature = key.sign(line);
  expect(parseHandedLine(`${handedLine({ line, signature })}\n`)).toEqual({ ...checkpoint, line, signature });
});

test.each(["", "cartellina-checkpoint v1", "cartellina-checkpoint v2 x 1 y z s", `x${checkpointLine(checkpoint)} s`])(
  "anything else is no checkpoint: %s",
  (text) => {
    expect(parseHandedLine(text)).toBeNull();
  },
);

test("the same master key signs alike; another one does not pass for it", () => {
  const line = checkpointLine(checkpoint);
  const again = signingKey(masterKeyOf([{ version: 1, bytes: Buffer.alloc(32, 1) }]));
  const other = signingKey(masterKeyOf([{ version: 1, bytes: Buffer.alloc(32, 2) }]));
  expect(again.publicKey).toBe(key.publicKey);
  expect(fingerprint(other.publicKey)).not.toBe(fingerprint(key.publicKey));
  const signature = key.sign(line);
  expect(isSigned({ line, signature }, ["not a key", other.publicKey, key.publicKey])).toBe(true);
  expect(isSigned({ line, signature }, [other.publicKey])).toBe(false);
  expect(isSigned({ line: line.replace(" 41 ", " 42 "), signature }, [key.publicKey])).toBe(false);
  expect(isSigned({ line, signature: "" }, [key.publicKey])).toBe(false);
});
