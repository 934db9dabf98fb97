import { belfioreConnector } from "@marketto/belfiore-connector-embedded";
import { z } from "zod";
import { addDays, type Day, day } from "~/terms/day";

/**
 * A birthplace as the codice fiscale knows it: an Italian municipality, or a foreign state (code `Z…`).
 * `province` is two letters, null for a foreign state. `from` is null when the place is as old as the register or its
 * beginning is unknown, `to` is null while it exists; both days are included.
 */
export type Place = {
  code: string;
  name: string;
  province: string | null;
  foreign: boolean;
  from: Day | null;
  to: Day | null;
};

/**
 * The place of a Belfiore code, on a day if one is given; null when the table does not know it or it did not exist then.
 * The table lacks about 650 codes in use: null is a reason to warn, never to refuse (domain.md §4.3).
 */
export function placeByCode(code: string, on?: Day): Place | null {
  const place = places().byCode.get(code.trim().toUpperCase());
  return place !== undefined && (on === undefined || existed(place, on)) ? place : null;
}

/**
 * Places whose name starts with the text, then those with a later word that does, whatever its accents, case and
 * apostrophes; a Belfiore code finds its place. With a day only those that existed then. At most `limit`.
 */
export function searchPlaces(text: string, on?: Day, limit = 20): Place[] {
  const sought = searchKey(text);
  if (sought === "") return [];
  const byCode = placeByCode(text, on);
  const there = places().sorted.filter(({ place }) => on === undefined || existed(place, on));
  const found = [
    ...there.filter(({ key }) => key === sought),
    ...there.filter(({ key }) => key !== sought && key.startsWith(sought)),
    ...there.filter(({ key }) => !key.startsWith(sought) && key.includes(` ${sought}`)),
  ].map(({ place }) => place);
  return (byCode === null ? found : [byCode, ...found]).slice(0, limit);
}

function existed({ from, to }: Place, on: Day): boolean {
  return (from === null || from <= on) && (to === null || on <= to);
}

/** Letters and digits in words: `Forlì`, `FORLI'` and `forli` are one, `L’Aquila` is found by `aquila` too. */
function searchKey(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ø/g, "o")
    .replace(/æ/g, "ae")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

type Atlas = { byCode: Map<string, Place>; sorted: { key: string; place: Place }[] };

/** Read at the first question, because it costs some milliseconds that most processes never need; never written. */
let atlas: Atlas | undefined;

function places(): Atlas {
  atlas ??= readAtlas();
  return atlas;
}

function readAtlas(): Atlas {
  const all = DATASETS.parse(Reflect.get(belfioreConnector, "data")).flatMap(decode);
  const sorted = all
    .map((place) => ({ key: searchKey(place.name), place }))
    .sort((a, b) => order(a.key, b.key) || Number(a.place.to !== null) - Number(b.place.to !== null));
  return { byCode: new Map(all.map((place) => [place.code, place])), sorted };
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The connector answers asynchronously, in local time, with one scan of the names for each place: its data are read
 * directly. Fixed width columns: codes of 3 characters and days of 4 in base 32, provinces of 2; names parted by `|`.
 */
const DATASETS = z
  .array(
    z.object({
      belfioreCode: z.string(),
      name: z.string(),
      provinceOrCountry: z.string(),
      creationDate: z.string().optional(),
      expirationDate: z.string().optional(),
    }),
  )
  .min(1);

type Dataset = z.infer<typeof DATASETS>[number];

function decode({ belfioreCode, name, provinceOrCountry, creationDate = "", expirationDate = "" }: Dataset): Place[] {
  const days = new Map<string, Day>();
  return name.split("|").map((written, index) => {
    const code = decodeCode(belfioreCode.slice(index * 3, index * 3 + 3));
    const foreign = code.startsWith("Z");
    const province = foreign ? null : provinceOrCountry.slice(index * 2, index * 2 + 2);
    const from = decodeDay(creationDate.slice(index * 4, index * 4 + 4), days);
    const to = decodeDay(expirationDate.slice(index * 4, index * 4 + 4), days);
    return { code, name: mended(written), province, foreign, from: beginning(from, province), to };
  });
}

/** Thousands are the letter, the rest its three digits. */
function decodeCode(text: string): string {
  const number = Number.parseInt(text, 32);
  return String.fromCharCode("A".charCodeAt(0) + Math.floor(number / 1000)) + String(number % 1000).padStart(3, "0");
}

/** Days since 1 January 1861. */
function decodeDay(text: string, known: Map<string, Day>): Day | null {
  if (text === "") return null;
  const decoded = known.get(text) ?? addDays(day("1861-01-01"), Number.parseInt(text, 32));
  known.set(text, decoded);
  return decoded;
}

/**
 * The day a place began, null where the table's day is no beginning: the Kingdom's first day stands for "always", and
 * for the 121 municipalities of three later provinces the table has the day of the province (domain.md §4.3).
 */
function beginning(from: Day | null, province: string | null): Day | null {
  if (from === null || from <= "1861-03-17") return null;
  return province !== null && from === PROVINCE_BEGAN[province] ? null : from;
}

const PROVINCE_BEGAN: Partial<Record<string, string>> = { PN: "1968-04-06", IS: "1970-03-03", OR: "1974-08-20" };

/** Ten names of the table are garbled (UTF-8 read as Latin-1, `Ă` for `à`), hundreds capitalised as `Sant'angelo D'alife`. */
function mended(name: string): string {
  return name
    .replace(/Ã([\u00a0-\u00bf]?)/g, (_, second: string) => String.fromCharCode((second.charCodeAt(0) || 0xa0) + 0x40))
    .replace("Ă", "à")
    .replace(/ (?:A|Al|Alla|Con|D|Degli|Dei|Del|Della|Delle|Di|E|Ed|In|Nel|Sul|Sulla)(?=[ '])/g, (word) =>
      word.toLowerCase(),
    )
    .replace(/'[a-z]/g, (letter) => letter.toUpperCase());
}
