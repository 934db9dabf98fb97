import { seal, unseal } from "../sealing";

const PIECE = 1024 * 1024;
const LENGTH = 4;

/** Which bytes these are: of which back-up, and of which part of it. */
export type PartName = { backup: string; part: string };

/**
 * Bytes of any length, sealed piece by piece (1 MiB): each with its place in the row and whether it is the last, so that
 * none can be left out, doubled or moved. `key`: 32 bytes.
 */
export async function* sealPart(source: AsyncIterable<Buffer>, key: Buffer, name: PartName): AsyncGenerator<Buffer> {
  let number = 0;
  let waiting = Buffer.alloc(0);
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    while (waiting.length > PIECE) {
      yield framed(seal(key, waiting.subarray(0, PIECE), placeOf(name, number, false)));
      waiting = waiting.subarray(PIECE);
      number += 1;
    }
  }
  yield framed(seal(key, waiting, placeOf(name, number, true)));
}

/** The bytes again; throws `BrokenSeal` on any other key or part, and where a piece is changed, missing or too many. */
export async function* openPart(source: AsyncIterable<Buffer>, key: Buffer, name: PartName): AsyncGenerator<Buffer> {
  let number = 0;
  let waiting = Buffer.alloc(0);
  for await (const bytes of source) {
    waiting = Buffer.concat([waiting, bytes]);
    // One that is whole and has bytes behind it is not the last.
    for (let end = endOf(waiting); end !== null && end < waiting.length; end = endOf(waiting)) {
      yield unseal(key, waiting.subarray(LENGTH, end), placeOf(name, number, false));
      waiting = waiting.subarray(end);
      number += 1;
    }
  }
  yield unseal(key, waiting.subarray(LENGTH), placeOf(name, number, true));
}

const placeOf = ({ backup, part }: PartName, number: number, last: boolean) =>
  `backup|${backup}|${part}|${number}|${last ? "last" : "more"}`;

function framed(sealed: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(sealed.length);
  return Buffer.concat([length, sealed]);
}

function endOf(bytes: Buffer): number | null {
  if (bytes.length < LENGTH) return null;
  const end = LENGTH + bytes.readUInt32BE(0);
  return end <= bytes.length ? end : null;
}
