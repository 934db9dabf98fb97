import { parse } from "mrz";
import sharp from "sharp";
import { codeInPicture, type Picture, zoneInPicture } from "../public/card-reader.js";
import { barReader, textReader } from "../tests/support/card-readers";
import { cardZone, passportZone } from "../tests/support/machine-zones";
import {
  type CardHolder,
  type Course,
  cardHolder,
  healthCardBack,
  identityCardBack,
  passportPage,
  pictureOf,
  type Side,
  sequence,
} from "../tests/support/synthetic-cards";
import type { Figure } from "./figure";

/** What is read, of which side, and what stands there. */
type Reading = {
  name: string;
  side: (holder: CardHolder) => Side;
  truth: (holder: CardHolder) => string;
  read: (picture: Picture) => Promise<string | null>;
  /** Share of `upright` that has to be read. */
  least: number;
  /** Pictures of `upright`, and of each of the other classes. */
  many: [number, number];
};

/** How a card is held: `upright` as the frame asks for, a little off on all counts; each of the others off on one. */
const CLASSES: Record<string, (chance: () => number) => Course> = {
  upright: (chance) => ({
    width: 950 + 500 * chance(),
    tilt: 4 * chance() - 2,
    blur: 0.3 + 0.5 * chance(),
    shadow: 0.3 * chance(),
    noise: 4 + 10 * chance(),
    quality: 70 + Math.round(20 * chance()),
  }),
  "tilt-5": (chance) => ({ tilt: chance() < 0.5 ? 5 : -5 }),
  "tilt-10": (chance) => ({ tilt: chance() < 0.5 ? 10 : -10 }),
  "tilt-15": (chance) => ({ tilt: chance() < 0.5 ? 15 : -15 }),
  "tilt-20": (chance) => ({ tilt: chance() < 0.5 ? 20 : -20 }),
  "upside-down": () => ({ tilt: 180 }),
  "on-its-side": (chance) => ({ tilt: chance() < 0.5 ? 90 : 270 }),
  "blur-1": () => ({ blur: 1.2 }),
  "blur-2": () => ({ blur: 2 }),
  shadow: (chance) => ({ shadow: 0.5 + 0.25 * chance() }),
  "jpeg-25": () => ({ quality: 25 }),
  noise: () => ({ noise: 45 }),
  small: () => ({ width: 700 }),
};

/**
 * Pictures of synthetic cards: how many of each class are read, and how many wrongly (a value that is believed and is not
 * the card's, in any letter). Two looks at one picture have to agree, as two frames have to before the camera.
 */
export async function* cards(): AsyncGenerator<Figure> {
  const findBars = await barReader();
  const { recognise, end } = await textReader();
  const zoneOf = (picture: Picture) => zoneInPicture(picture, recognise, parse);
  const readings: Reading[] = [
    {
      name: "mrz.card",
      side: identityCardBack,
      truth: (holder) => cardZone(holder).join("\n"),
      read: zoneOf,
      least: 0.9,
      many: [40, 5],
    },
    {
      name: "mrz.passport",
      side: passportPage,
      truth: (holder) => passportZone(holder).join("\n"),
      read: zoneOf,
      least: 0.9,
      many: [40, 5],
    },
    {
      name: "code39",
      side: healthCardBack,
      truth: ({ codiceFiscale }) => codiceFiscale,
      read: (picture) => codeInPicture(picture, findBars),
      least: 0.95,
      many: [100, 20],
    },
  ];
  let wrong = 0;
  let pictures = 0;
  for (const reading of readings) {
    for (const [name, courseOf] of Object.entries(CLASSES)) {
      const many = reading.many[name === "upright" ? 0 : 1];
      let right = 0;
      for (let at = 0; at < many; at += 1) {
        const found = await readOne(reading, courseOf, at);
        if (found === "right") right += 1;
        if (found === "wrong") wrong += 1;
      }
      pictures += many;
      const rate = right / many;
      const target = name === "upright" ? `≥ ${reading.least}` : "no target";
      yield { name: `${reading.name}.${name}`, ratio: rate, ours: right, peer: many, unit: "pictures", target };
    }
  }
  await end();
  yield { name: "cards.wrong", ratio: wrong / pictures, ours: wrong, peer: pictures, unit: "pictures", target: "0" };
}

async function readOne(
  { side, truth, read }: Reading,
  courseOf: (chance: () => number) => Course,
  at: number,
): Promise<"right" | "wrong" | "unread"> {
  const holder = cardHolder(at + 1000, side === passportPage ? "passport" : "card");
  const width = side === passportPage ? 1400 : 1200;
  const file = await pictureOf(side(holder), { width, ...courseOf(sequence(at + 7)), seed: at + 1 });
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const found = await read({ width: info.width, height: info.height, data });
  if (found === null) return "unread";
  return found === truth(holder) ? "right" : "wrong";
}
