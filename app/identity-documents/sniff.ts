export type Sniffed = "jpeg" | "png" | "webp" | "pdf" | "heic";

/** What a file is by its first bytes; null for everything that is not accepted, or not worth an answer of its own. */
export function sniff(bytes: Buffer): Sniffed | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "webp";
  if (text(bytes, 0, 5) === "%PDF-") return "pdf";
  if (text(bytes, 4, 8) === "ftyp" && HEIC_BRANDS.has(text(bytes, 8, 12))) return "heic";
  return null;
}

/** Major brands of ISO/IEC 23008-12, as phones write them. */
const HEIC_BRANDS = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1"]);

const startsWith = (bytes: Buffer, magic: number[]) => bytes.subarray(0, magic.length).equals(Buffer.from(magic));
const text = (bytes: Buffer, from: number, to: number) => bytes.toString("latin1", from, to);
