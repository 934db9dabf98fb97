/**
 * What is wrong with bytes that are kept as a picture, or null: they must be one JPEG of nothing but tables and image
 * data, no segment of metadata, nothing behind its end, no word of what files are made of that do something.
 */
export function faultOfStored(bytes: Buffer): string | null {
  for (const token of ACTIVE) if (bytes.includes(token)) return `holds ${JSON.stringify(token.toString("latin1"))}`;
  if (!bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "is no JPEG";
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return `has no marker at ${at}`;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2 === bytes.length ? null : "goes on behind its end";
    if (!SEGMENTS.has(marker)) return `has a segment ${marker.toString(16)}`;
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return "has no end";
}

/** JFIF, quantisation, frame (baseline or progressive), Huffman tables, restart interval, scan. */
const SEGMENTS = new Set([0xe0, 0xdb, 0xc0, 0xc2, 0xc4, 0xdd, 0xda]);

/** Image data go on until a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    if (bytes[at] === 0xff) {
      const next = bytes[at + 1] ?? 0;
      if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    }
    at += 1;
  }
  return at;
}

// Five letters and more: shorter ones come about by chance in the data of a picture.
const ACTIVE = [
  "<script",
  "<svg ",
  "<html",
  "<?php",
  "<%= `",
  "javascript:",
  "canary",
  "%PDF-",
  "/JavaScript",
  "/OpenAction",
  "/EmbeddedFile",
  "/Launch",
  "/XFA ",
  "EICAR",
  "PK\x03\x04\x14",
  "#!/bin/",
  "GPSLatitude",
  "http://",
].map((token) => Buffer.from(token, "latin1"));
