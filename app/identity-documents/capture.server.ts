import sharp, { type Metadata, type Sharp } from "sharp";
import { done, type Outcome, refused } from "~/platform/outcome";
import { createTurns } from "~/platform/turns";
import {
  CAPTURE_LIMITS,
  type CaptureLimits,
  type CaptureRefusal,
  type CopyHint,
  keptSide,
  PAGE_SIDE,
  SMALLEST_IMAGE,
} from "./capture";
import { hintsOf, type Looked, lookAt } from "./copy-hints.server";
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

  // One that comes line by line is looked at on the other core meanwhile: at a quarter of its size it holds next to nothing.
  const looksAhead = header.format === "jpeg" && !header.isProgressive;
  const copy = await inTurn(() => redraw(bytes, keptSide(header), limits, looksAhead));
  if (copy === null) return refused("too-busy");
  return copy.ok ? done([copy.value]) : copy;
}

async function fromPdf(bytes: Buffer, limits: CaptureLimits): Promise<Outcome<PreparedCopy[], CaptureRefusal>> {
  const pages = await rasterisePdf(bytes, PAGE_SIDE, limits);
  if (!pages.ok) return pages;

  const copies: PreparedCopy[] = [];
  for (const { jpeg } of pages.value) {
    const copy = await inTurn(() => redraw(jpeg, PAGE_SIDE, limits, false));
    if (copy === null) return refused("too-busy");
    if (!copy.ok) return copy;
    copies.push(copy.value);
  }
  return done(copies);
}

/**
 * What a picture takes in memory while it is decoded, in bytes: one that does not come line by line (WebP, progressive)
 * stands there whole, and one that is to be turned once more.
 */
export function bytesHeld(header: Pick<Metadata, "width" | "height" | "channels" | "depth"> & Whole): number {
  const times = Number(header.format === "webp" || header.isProgressive) + Number((header.orientation ?? 1) > 1);
  const bytesEach = header.depth === "ushort" ? 2 : 1;
  return times * header.width * header.height * header.channels * bytesEach;
}

type Whole = Pick<Metadata, "format" | "isProgressive" | "orientation">;

/**
 * One picture at a time: decoding takes a core and memory that the pages of everybody else need too, and the allocator
 * keeps for each thread what its largest picture took.
 */
const PLACE = createTurns(1, 200);

// A second thread hardly makes a single picture faster (measured), and holds more memory.
sharp.concurrency(1);

/** Work on the pixels of a picture, in its turn; null when too many wait already. */
export const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => PLACE.take(work);

async function redraw(
  bytes: Buffer,
  longestSide: number,
  limits: CaptureLimits,
  looksAhead: boolean,
): Promise<Outcome<PreparedCopy, CaptureRefusal>> {
  const ahead = looksAhead ? lookAt(bytes).catch(() => null) : null;
  const image = sharp(bytes, { limitInputPixels: limits.pixels, failOn: "warning" });
  const copy = await copyOf(
    upright(image, longestSide).timeout({ seconds: Math.ceil(limits.milliseconds / 1000) }),
    ahead,
  ).catch(() => null);
  if (copy === null) return refused("file-broken");

  const { width, height } = copy;
  if (Math.max(width, height) < SMALLEST_IMAGE.longest || Math.min(width, height) < SMALLEST_IMAGE.shortest) {
    return refused("image-too-small");
  }
  return done(copy);
}

/**
 * What is kept of a picture that is upright and of its final size. No pixels come into our own memory on the way: what
 * is to be said of them was looked at ahead, or is read off the JPEG, decoded at a fraction of its size.
 */
export async function copyOf(picture: Sharp, ahead: Promise<Looked | null> | null = null): Promise<PreparedCopy> {
  const { data, info } = await picture.jpeg({ quality: JPEG_QUALITY }).toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const looked = (await ahead) ?? (await lookAt(data));
  return { jpeg: data, width, height, hints: hintsOf(looked, info) };
}

/** Small print stays clean at this quality; a page of the longest side weighs about a megabyte. */
const JPEG_QUALITY = 82;

/** sharp writes no metadata unless asked to: orientation goes into the pixels, colours into sRGB, the rest is gone. */
function upright(image: Sharp, longestSide: number): Sharp {
  return image
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb");
}
