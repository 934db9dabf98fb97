import sharp, { type Sharp, type SharpOptions } from "sharp";
import { done, type Outcome, refused } from "~/platform/outcome";
import { CAPTURE_LIMITS, type CaptureLimits, type CaptureRefusal, LONGEST_SIDE, SMALLEST_IMAGE } from "./capture";
import { rasterisePdf } from "./pdf-raster.server";
import { sniff } from "./sniff";

/** One side of a document: an upright JPEG made by us, without anything of the file it came from but its picture. */
export type PreparedCopy = { jpeg: Buffer; width: number; height: number };

/**
 * The uploaded bytes as one copy: JPEG, PNG, WebP or PDF of one page, told by content, never by name or declared type.
 * A PDF of two pages is `pdf-too-many-pages` here: `prepareCopies` takes it.
 */
export async function prepareCopy(
  bytes: Buffer,
  limits: CaptureLimits = CAPTURE_LIMITS,
): Promise<Outcome<PreparedCopy, CaptureRefusal>> {
  const copies = await prepareCopies(bytes, { ...limits, pdfPages: 1 });
  if (!copies.ok) return copies;
  const [copy] = copies.value;
  return copy === undefined ? refused("file-broken") : done(copy);
}

/**
 * The uploaded bytes as copies, in the order of the pages: one for an image, one or two for a PDF (front and back).
 * Every accepted file is drawn again, so scripts, attachments, trailing archives and metadata stay behind.
 */
export async function prepareCopies(
  bytes: Buffer,
  limits: CaptureLimits = CAPTURE_LIMITS,
): Promise<Outcome<PreparedCopy[], CaptureRefusal>> {
  if (bytes.length === 0) return refused("file-empty");
  if (bytes.length > limits.fileBytes) return refused("file-too-large");

  const sniffed = sniff(bytes);
  if (sniffed === null) return refused("file-type");
  if (sniffed === "heic") return refused("file-heic");
  return sniffed === "pdf" ? fromPdf(bytes, limits) : fromImage(bytes, sniffed, limits);
}

async function fromImage(bytes: Buffer, sniffed: string, limits: CaptureLimits) {
  // The header alone is read here; the limit is ours to check, so that it has an answer of its own.
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (header === null || header.format !== sniffed) return refused("file-broken");
  if (header.width * header.height > limits.pixels) return refused("image-too-many-pixels");

  const copy = await redraw(bytes, {}, limits);
  return copy.ok ? done([copy.value]) : copy;
}

async function fromPdf(bytes: Buffer, limits: CaptureLimits): Promise<Outcome<PreparedCopy[], CaptureRefusal>> {
  const pages = await rasterisePdf(bytes, LONGEST_SIDE, limits);
  if (!pages.ok) return pages;

  const copies: PreparedCopy[] = [];
  for (const { width, height, rgba } of pages.value) {
    const copy = await redraw(rgba, { raw: { width, height, channels: 4 } }, limits);
    if (!copy.ok) return copy;
    copies.push(copy.value);
  }
  return done(copies);
}

async function redraw(
  bytes: Buffer,
  source: SharpOptions,
  limits: CaptureLimits,
): Promise<Outcome<PreparedCopy, CaptureRefusal>> {
  const image = sharp(bytes, { ...source, limitInputPixels: limits.pixels, failOn: "warning" });
  const drawn = await upright(image)
    .timeout({ seconds: Math.ceil(limits.milliseconds / 1000) })
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (drawn === null) return refused("file-broken");

  const { width, height } = drawn.info;
  if (Math.max(width, height) < SMALLEST_IMAGE.longest || Math.min(width, height) < SMALLEST_IMAGE.shortest) {
    return refused("image-too-small");
  }
  return done({ jpeg: drawn.data, width, height });
}

/** sharp writes no metadata unless asked to: orientation goes into the pixels, colours into sRGB, the rest is gone. */
function upright(image: Sharp): Sharp {
  return image
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .jpeg({ quality: 82 });
}
