import { readFileSync } from "node:fs";
import { join } from "node:path";
import fontkit from "@pdf-lib/fontkit";
import bwip from "bwip-js/node";
import sharp from "sharp";
import { type CodiceFiscalePerson, composeCodiceFiscale } from "~/clients/codice-fiscale";
import { day } from "~/terms/day";
import { cardZone, passportZone, type ZoneHolder } from "./machine-zones";

/** Somebody who does not exist, with the cards they would have. */
export type CardHolder = ZoneHolder & CodiceFiscalePerson & { birthPlaceCode: string; codiceFiscale: string };

/** The same person for the same number, with an identity card or a passport; names of all lengths. */
export function cardHolder(seed: number, document: "card" | "passport" = "card"): CardHolder {
  const chance = sequence(seed + 1);
  const one = <Value>(of: readonly Value[]) => of[Math.floor(chance() * of.length)] as Value;
  const two = (below: number, from = 0) => String(from + Math.floor(chance() * below)).padStart(2, "0");
  const sex = one(["F", "M"] as const);
  const person = {
    surname: one(SURNAMES),
    name: one(NAMES[sex]),
    sex,
    birthDate: day(`19${two(59, 40)}-${two(12, 1)}-${two(28, 1)}`),
    birthPlaceCode: one(["H501", "L219", "F205", "F839", "Z210", "A944", "G273"]),
  };
  const figures = () => String(Math.floor(chance() * 1e7)).padStart(7, "0");
  const letters = () => String.fromCharCode(65 + Math.floor(chance() * 26), 65 + Math.floor(chance() * 26));
  return {
    ...person,
    codiceFiscale: composeCodiceFiscale(person),
    number:
      document === "card"
        ? `C${letters().charAt(0)}${figures().slice(0, 5)}${letters()}`
        : `Y${letters().charAt(0)}${figures()}`,
    expiresOn: `20${two(9, 27)}-${two(12, 1)}-${two(28, 1)}`,
  };
}

const SURNAMES = [
  ...[
    "Fittizi",
    "Provetti",
    "De Immaginari",
    "Finto",
    "Nessuno",
    "Bo",
    "Quattrocchi",
    "Zzanella Prova",
    "D’Invenzione",
  ],
  ...["Mac Kellar", "Wojcik", "Esempi", "Collaudi Della Prova", "Xu", "Kirk", "Sesso", "Gigli", "Bottoni"],
];
const NAMES = {
  F: ["Ada", "Maria Prova", "Gioia", "Ludovica Maria Beatrice", "Zoe", "Kim", "Cecilia", "Sissi"],
  M: ["Ugo", "Gianfranco", "Collaudo", "Luigi Maria", "Kurt", "Otto", "Ezechiele Serafino", "Biagio"],
};

/** A picture of a side of a card as SVG, and how large it is in millimetres. */
export type Side = { svg: string; width: number; height: number };

/** The back of the health card: the bar code of the codice fiscale over lines of small print. */
export function healthCardBack(holder: CardHolder): Side {
  const lines = [holder.codiceFiscale, holder.surname.toUpperCase(), holder.name.toUpperCase(), "80380000000000000000"];
  return card([
    bars(holder.codiceFiscale, { x: 14, y: 5, height: 7 }),
    ...lines.map((text, at) => print(text, { x: 10, y: 24 + at * 6, pitch: 1.9 })),
    `<rect x="0" y="44" width="86" height="8" fill="#333"/>`,
  ]);
}

/** The back of the electronic identity card: codice fiscale as text and bars, the zone in three lines below. */
export function identityCardBack(holder: CardHolder, zone = cardZone(holder)): Side {
  return card([
    print(holder.codiceFiscale, { x: 8, y: 7, pitch: 1.8 }),
    bars(holder.codiceFiscale, { x: 15, y: 9, height: 6 }),
    print("VIA DELLE PROVE 1 NESSUNPAESE", { x: 8, y: 20, pitch: 1.5 }),
    ...zone.map((text, at) => print(text, { x: 4.5, y: 36 + at * 6.2, pitch: 2.54 })),
  ]);
}

/** The page with the data of a passport: the photo's place, lines of print, the zone in two lines at the bottom. */
export function passportPage(holder: CardHolder, zone = passportZone(holder)): Side {
  const lines = [holder.surname, holder.name, "ITALIANA", holder.birthDate, holder.number].map((text) =>
    text.toUpperCase(),
  );
  return card(
    [
      `<rect x="6" y="18" width="34" height="44" fill="#b9b3a9"/><circle cx="23" cy="36" r="9" fill="#8d8378"/>`,
      ...lines.map((text, at) => print(text, { x: 48, y: 22 + at * 9, pitch: 1.9 })),
      ...zone.map((text, at) => print(text, { x: 6.5, y: 75.5 + at * 6.4, pitch: 2.54 })),
    ],
    { width: 125, height: 88 },
  );
}

/** What a picture went through; nothing of it: as straight, sharp and even as it can be. */
export type Course = {
  /** How wide the side is in the picture, in pixels. */
  width?: number;
  /** Degrees. */
  tilt?: number;
  /** Sigma, in pixels. */
  blur?: number;
  /** How much darker than its light corner the dark one is: 0–1. */
  shadow?: number;
  /** How far a pixel may be off, of 255, on both sides. */
  noise?: number;
  /** Of JPEG. */
  quality?: number;
  /** Pictures of one seed and course are equal. */
  seed?: number;
};

/**
 * The side on a table, inside the frame of the camera and a little more, as a JPEG file. The table is as much larger as
 * the turned card needs.
 */
export async function pictureOf(side: Side, course: Course = {}): Promise<Buffer> {
  const { width = 1200, tilt = 0, blur = 0, shadow = 0, noise = 6, quality = 85, seed = 1 } = course;
  const straight = await sharp(Buffer.from(side.svg), { density: (width / side.width) * 25.4 })
    .resize({ width: Math.round(width) })
    .png()
    .toBuffer();
  const margin = Math.round(width * 0.03);
  const turned = await sharp(straight)
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: TABLE })
    .rotate(tilt, { background: TABLE })
    .flatten({ background: TABLE })
    .blur(blur === 0 ? false : blur)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { data, info } = turned;
  const chance = sequence(seed);
  for (let at = 0; at < data.length; at += 3) {
    const x = ((at / 3) % info.width) / info.width;
    const y = Math.floor(at / 3 / info.width) / info.height;
    // A hand or a lamp: the shadow has an edge that runs across the card.
    const dark = 1 - shadow * Math.min(1, Math.max(0, (x + y - 0.8) * 2.5));
    const off = (chance() * 2 - 1) * noise;
    for (let channel = at; channel < at + 3; channel += 1) data[channel] = clamp((data[channel] ?? 0) * dark + off);
  }
  const { width: wide, height, channels } = info;
  return sharp(data, { raw: { width: wide, height, channels } })
    .jpeg({ quality })
    .toBuffer();
}

/** What a camera of 1920 × 1080 sees when the side is held into its frame; `off` pixels from where it should be. */
export async function frameOf(side: Side, course: Course = {}, off = { x: 0, y: 0 }): Promise<Buffer> {
  const card = await sharp(await pictureOf(side, { width: 1400, quality: 95, ...course })).toBuffer({
    resolveWithObject: true,
  });
  const left = Math.round((1920 - card.info.width) / 2) + off.x;
  const top = Math.round((1080 - card.info.height) / 2) + off.y;
  return sharp({ create: { width: 1920, height: 1080, channels: 3, background: TABLE } })
    .composite([{ input: card.data, left, top }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

const TABLE = "#7d6a58";
const clamp = (value: number) => Math.max(0, Math.min(255, Math.round(value)));

/** Numbers from 0 to 1, the same for the same seed. */
export function sequence(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function card(parts: readonly string[], { width, height } = { width: 85.6, height: 53.98 }): Side {
  const waves = Array.from({ length: Math.ceil(height / 2.2) }, (_, at) => {
    const y = at * 2.2;
    return `<path d="M0 ${y} Q ${width / 4} ${y + 3} ${width / 2} ${y} T ${width} ${y}"/>`;
  });
  const ground = `<rect width="${width}" height="${height}" rx="3" fill="#e6ecef"/><g stroke="#c3d2d8" stroke-width="0.25" fill="none">${waves.join("")}</g>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}">${ground}${parts.join("")}</svg>`;
  return { svg, width, height };
}

/** Code 39 as the cards have it: 0.19 mm the narrow bar, on white. */
function bars(text: string, { x, y, height }: { x: number; y: number; height: number }): string {
  const [symbol] = bwip.raw({ bcid: "code39", text }) as unknown as { sbs: number[] }[];
  if (symbol === undefined) throw new Error(`no bar code of ${text}`);
  let at = x;
  const drawn = symbol.sbs.map((modules, index) => {
    const wide = modules * 0.19;
    const bar = index % 2 === 0 ? `<rect x="${at}" y="${y}" width="${wide}" height="${height}"/>` : "";
    at += wide;
    return bar;
  });
  const quiet = 2.4;
  return `<rect x="${x - quiet}" y="${y - 0.6}" width="${at - x + 2 * quiet}" height="${height + 1.2}" fill="#fff"/><g fill="#111">${drawn.join("")}</g>`;
}

/** Letters of OCR-B as outlines, at one pitch: the same picture on a machine without fonts. Millimetres. */
function print(text: string, { x, y, pitch }: { x: number; y: number; pitch: number }): string {
  const { unitsPerEm, glyphForCodePoint } = ocrB();
  // OCR-B of ten letters an inch: 2.54 mm from letter to letter, 0.723 em each.
  const scale = pitch / (0.723 * unitsPerEm);
  const letters = [...text].map((letter, at) => {
    const outline = glyphForCodePoint(letter.codePointAt(0) ?? 32);
    return `<path transform="translate(${x + at * pitch} ${y}) scale(${scale} ${-scale})" d="${outline}"/>`;
  });
  return `<g fill="#16181c">${letters.join("")}</g>`;
}

type Font = { unitsPerEm: number; glyphForCodePoint: (point: number) => string };
let font: Font | null = null;

/** OCR-B of Norbert Schwarz and Matthew Skala (NOTICE). */
function ocrB(): Font {
  if (font !== null) return font;
  const opened = fontkit.create(readFileSync(join(process.cwd(), "tests/support/fonts/OCRB.otf")));
  const known = new Map<number, string>();
  font = {
    unitsPerEm: opened.unitsPerEm,
    glyphForCodePoint(point) {
      const outline = known.get(point) ?? opened.glyphForCodePoint(point).path.toSVG();
      known.set(point, outline);
      return outline;
    },
  };
  return font;
}
