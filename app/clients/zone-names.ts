/**
 * Whether a name as somebody writes it can be the one of a machine-readable zone, which knows twenty-six letters: without
 * accents, apostrophes and hyphens, or with them written out (`Müller`: MUELLER or MULLER), perhaps cut off at its end.
 * Source: ICAO Doc 9303, part 3, section 6.
 */
export function fitsZoneName(written: string, zone: string, cutOff: boolean): boolean {
  const sought = plain(zone);
  return [plain(writtenOut(written)), plain(written)].some(
    (name) => name === sought || (cutOff && sought !== "" && name.startsWith(sought)),
  );
}

/** A name in capital letters as one writes it: `DE LA CRUZ` → `De La Cruz`. Apostrophes are for whoever sees the document. */
export function asWritten(zone: string): string {
  return zone.toLowerCase().replace(/(^| )[a-z]/g, (start) => start.toUpperCase());
}

/** The letters alone: an apostrophe may have become a space, or nothing. */
const plain = (name: string) =>
  name
    .toUpperCase()
    .normalize("NFD")
    .replace(/[^A-Z]/g, "");

const writtenOut = (name: string) =>
  [...name.toUpperCase().normalize("NFC")].map((letter) => WRITTEN_OUT[letter] ?? letter).join("");

const WRITTEN_OUT: Partial<Record<string, string>> = {
  ...{ Ä: "AE", Ö: "OE", Ü: "UE", ẞ: "SS", Å: "AA", Æ: "AE", Ø: "OE", Œ: "OE", Þ: "TH", Ð: "D", Đ: "D" },
  ...{ Ł: "L", Ħ: "H", Ŧ: "T", Ĳ: "IJ", Ñ: "N", Ș: "S", Ț: "T" },
};
