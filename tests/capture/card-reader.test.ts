import { parse } from "mrz";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeInPicture, type FindBars, type Picture, zoneInPicture } from "../../public/card-reader.js";
import { checkLetter } from "../../public/codice-fiscale.js";
import { barReader, textReader } from "../support/card-readers";
import { cardZone, passportZone } from "../support/machine-zones";
import {
  type Course,
  cardHolder,
  healthCardBack,
  identityCardBack,
  passportPage,
  pictureOf,
  type Side,
} from "../support/synthetic-cards";

/** One of each class; the rates are the bench's. */
let findBars: FindBars;
let text: Awaited<ReturnType<typeof textReader>>;

beforeAll(async () => {
  [findBars, text] = await Promise.all([barReader(), textReader()]);
});
afterAll(() => text?.end());

const holder = cardHolder(4);
const traveller = cardHolder(11, "passport");
const codeOf = async (side: Side, course: Course = {}) => codeInPicture(await pixels(side, course), findBars);
const zoneOf = async (side: Side, course: Course = {}) =>
  zoneInPicture(await pixels(side, course), text.recognise, parse);

test.each<[string, Course]>([
  ["as it should be", {}],
  ["tilted", { tilt: -5 }],
  ["held askew", { tilt: 16 }],
  ["blurred", { blur: 2 }],
  ["upside down", { tilt: 180 }],
  ["in a shadow", { shadow: 0.6 }],
  ["as a poor JPEG", { quality: 25 }],
])("a bar code %s", async (_how, course) => {
  expect(await codeOf(healthCardBack(holder), course)).toBe(holder.codiceFiscale);
  expect(await codeOf(identityCardBack(holder), course)).toBe(holder.codiceFiscale);
});

test("a bar code with another check letter is not believed, nor one of something else", async () => {
  const first15 = holder.codiceFiscale.slice(0, 15);
  const wrong = first15 + (checkLetter(first15) === "A" ? "B" : "A");
  expect(await codeOf(healthCardBack({ ...holder, codiceFiscale: wrong }))).toBeNull();
  expect(await codeOf(healthCardBack({ ...holder, codiceFiscale: "8038000000000000" }))).toBeNull();
  expect(await findBars(await pixels(healthCardBack({ ...holder, codiceFiscale: wrong }), {}))).toEqual([wrong]);
});

test("a code that is read once and differently the next time is not believed", async () => {
  const others = [cardHolder(1), cardHolder(2)].map(({ codiceFiscale }) => codiceFiscale);
  let at = 0;
  const fickle: FindBars = async () => [others[at++ % 2] ?? ""];
  expect(await codeInPicture(await pixels(healthCardBack(holder), {}), fickle)).toBeNull();
  expect(at).toBeGreaterThan(4);
});

test.each<[string, Course]>([
  ["as it should be", {}],
  ["held askew", { tilt: -14 }],
  ["upside down", { tilt: 183 }],
  ["on its side", { tilt: 90 }],
  ["in a shadow", { shadow: 0.5 }],
])("a zone %s", async (_how, course) => {
  expect(await zoneOf(identityCardBack(holder), course)).toBe(cardZone(holder).join("\n"));
  expect(await zoneOf(passportPage(traveller), { width: 1400, ...course })).toBe(passportZone(traveller).join("\n"));
});

test("a zone with a wrong figure is not believed; where there is none, none is read", async () => {
  const [first = "", second = "", third = ""] = cardZone(holder);
  const digit = String((Number(second.charAt(29)) + 1) % 10);
  const wrong = identityCardBack(holder, [first, second.slice(0, 29) + digit, third]);
  for (const tilt of [0, 190]) expect(await zoneOf(wrong, { tilt })).toBeNull();
  expect(await zoneOf(healthCardBack(holder))).toBeNull();
  const flat = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 4).fill(200) };
  expect(await zoneInPicture(flat, text.recognise, parse)).toBeNull();
  expect(await codeInPicture(flat, findBars)).toBeNull();
});

async function pixels(side: Side, course: Course): Promise<Picture> {
  const { data, info } = await sharp(await pictureOf(side, course))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
