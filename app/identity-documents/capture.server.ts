import { availableParallelism } from "node:os";
import sharp, { type Metadata, type Sharp, type SharpOptions } from "sharp";
import { done, type Outcome, refused } from "~/platform/outcome";
import { createTurns } from "~/platform/turns";
import {
  CAPTURE_LIMITS,
  type CaptureLimits,
  type CaptureRefusal,
  type CopyHint,
  LONGEST_SIDE,
  SMALLEST_IMAGE,
} from "./capture";
import { copyHints, type RawPicture } from "./copy-hints.server";
import { rasterisePdf } from "./pdf-raster.server";
import { sniff } from "./sniff";

// No picture comes twice: keeping decoded ones would only hold memory.
sharp.cache(false);

/**
 * One side of a document: an upright JPEG made by us, without anything of the file it came from but its picture, with
 * what to look at again in it.
 */
export type PreparedCopy = { jpeg: Buffer; width: number; height: number; hints: CopyHint[] };

/**
 * The uploaded bytes as copies, in the order of the pages: one for an image, as many as it has pages for a PDF
 * (`limits.pdfPages`: two are front and back). JPEG, PNG, WebP or PDF, told by content, never by name or declared type.
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
  if (header.width * header.height > limits.pixels || bytesHeld(header) > limits.decodedBytes)
    return refused("image-too-many-pixels");

  const copy = await inTurn(bytesHeld(header), () => redraw(bytes, {}, limits));
  if (copy === null) return refused("too-busy");
  return copy.ok ? done([copy.value]) : copy;
}

async function fromPdf(bytes: Buffer, limits: CaptureLimits): Promise<Outcome<PreparedCopy[], CaptureRefusal>> {
  const pages = await rasterisePdf(bytes, LONGEST_SIDE, limits);
  if (!pages.ok) return pages;

  const copies: PreparedCopy[] = [];
  for (const { width, height, rgba } of pages.value) {
    const copy = await inTurn(0, () => redraw(rgba, { raw: { width, height, channels: 4 } }, limits));
    if (copy === null) return refused("too-busy");
    if (!copy.ok) return copy;
    copies.push(copy.value);
  }
  return done(copies);
}

/**
 * What a picture takes in memory while it is decoded, in bytes: those that do not come line by line (WebP, progressive,
 * or to be turned) stand there whole.
 */
export function bytesHeld(header: Pick<Metadata, "width" | "height" | "channels" | "depth"> & Whole): number {
  const whole = header.format === "webp" || header.isProgressive || (header.orientation ?? 1) > 1;
  const bytesEach = header.depth === "ushort" ? 2 : 1;
  return whole ? header.width * header.height * header.channels * bytesEach : 0;
}

type Whole = Pick<Metadata, "format" | "isProgressive" | "orientation">;

const MiB = 1024 * 1024;
/** From here on a picture is decoded alone: those of today's phones stay below. */
const HEAVY_FROM = 64 * MiB;

/** Decoding uses cores and memory that the pages of everybody else need too. */
const COUNT = availableParallelism() > 2 ? 2 : 1;
const PLACES = createTurns(COUNT, 200);
const HEAVY = createTurns(1, 50);

// One picture, one core: the other is for pages. More threads hardly make a single picture faster.
sharp.concurrency(1);

/** Work on pixels, two at a time where there are cores to spare, alone where it holds much memory; null when too many wait already. */
export function inTurn<T>(held: number, work: () => Promise<T>): Promise<T | null> {
  if (held < HEAVY_FROM) return PLACES.take(work);
  // Only one of the heavy ones takes places at a time, so that no two can each hold one and wait for the other.
  return HEAVY.take(() => PLACES.take(COUNT === 1 ? work : () => PLACES.take(work)));
}

/** Decoded once: the JPEG that is kept and what is said of it come from the same pixels. */
async function redraw(
  bytes: Buffer,
  source: SharpOptions,
  limits: CaptureLimits,
): Promise<Outcome<PreparedCopy, CaptureRefusal>> {
  const image = sharp(bytes, { ...source, limitInputPixels: limits.pixels, failOn: "warning" });
  const drawn = await upright(image)
    .timeout({ seconds: Math.ceil(limits.milliseconds / 1000) })
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null);
  if (drawn === null) return refused("file-broken");

  const { width, height } = drawn.info;
  if (Math.max(width, height) < SMALLEST_IMAGE.longest || Math.min(width, height) < SMALLEST_IMAGE.shortest) {
    return refused("image-too-small");
  }
  return done(await copyOf({ pixels: drawn.data, width, height, channels: drawn.info.channels }));
}

/** What is kept of a picture that is upright and of its final size. */
export async function copyOf(picture: RawPicture): Promise<PreparedCopy> {
  const { pixels, width, height, channels } = picture;
  const [jpeg, hints] = await Promise.all([
    sharp(pixels, { raw: { width, height, channels } }).jpeg({ quality: JPEG_QUALITY }).toBuffer(),
    copyHints(picture),
  ]);
  return { jpeg, width, height, hints };
}

/** Small print stays clean at this quality; a page of the longest side weighs about a megabyte. */
const JPEG_QUALITY = 82;

/** sharp writes no metadata unless asked to: orientation goes into the pixels, colours into sRGB, the rest is gone. */
function upright(image: Sharp): Sharp {
  return image
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb");
}
