import sharp from "sharp";
import { sniff } from "~/identity-documents/sniff";
import { done, type Outcome, refused } from "~/platform/outcome";
import type { Logo } from "./texts";

export type LogoRefusal = "logo-kind" | "logo-too-big" | "logo-broken" | "logo-too-small" | "logo-blank";

/** What an uploaded file may cost: bytes, and pixels as it declares them. */
export const LOGO_BYTES = 2 * 1024 * 1024;
const PIXELS = 25_000_000;
const SHORTEST = 40;
const SECONDS = 10;

/** 600 dots per inch in the room a logo has on paper (`sheet-head.ts`). */
const ROOM = { width: 756, height: 246 };

/**
 * An uploaded picture (PNG or JPEG, told by its content) as it is printed: on white, in shades of grey, drawn again
 * without anything else of its file. PDF/A-1 has no transparency (ISO 19005-1, 6.4), and office printers no colours.
 */
export async function prepareLogo(bytes: Buffer): Promise<Outcome<Logo, LogoRefusal>> {
  if (bytes.length > LOGO_BYTES) return refused("logo-too-big", "logo");
  const sniffed = sniff(bytes);
  if (sniffed !== "png" && sniffed !== "jpeg") return refused("logo-kind", "logo");
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (header === null || header.format !== sniffed) return refused("logo-broken", "logo");
  if (header.width * header.height > PIXELS) return refused("logo-too-big", "logo");
  const drawn = await sharp(bytes, { limitInputPixels: PIXELS, failOn: "warning" })
    .autoOrient()
    .flatten({ background: "#ffffff" })
    .greyscale()
    .toColourspace("b-w")
    .resize({ ...ROOM, fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: SECONDS })
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (drawn === null) return refused("logo-broken", "logo");
  const { data, info } = drawn;
  const { width, height, channels } = info;
  if (channels !== 1) throw new Error("the logo was not drawn in one shade");
  if (Math.max(header.width, header.height) < SHORTEST || Math.min(width, height) < 1)
    return refused("logo-too-small", "logo");
  if (data.every((shade) => shade > NEARLY_WHITE)) return refused("logo-blank", "logo");
  const png = await sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png({ compressionLevel: 9, palette: false })
    .toBuffer();
  return done({ png, width, height });
}

/** White letters on nothing would print as nothing. */
const NEARLY_WHITE = 240;
