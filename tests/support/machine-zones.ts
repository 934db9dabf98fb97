import type { CodiceFiscalePerson } from "~/clients/codice-fiscale";

/** What a card's machine-readable zone is made of, in its own letters: `ROSSI`, `MARIO LUIGI`, six figures of a day. */
export type ZoneHolder = Pick<CodiceFiscalePerson, "surname" | "name" | "sex" | "birthDate"> & {
  number: string;
  expiresOn: string;
};

/** The digit of ICAO Doc 9303 (weights 7, 3, 1), written apart from the library that the product checks it with. */
export function zoneDigit(text: string): string {
  const values = [...text].map((sign) => (sign === "<" ? 0 : Number.parseInt(sign, 36)));
  return String(values.reduce((sum, value, at) => sum + value * ([7, 3, 1][at % 3] ?? 0), 0) % 10);
}

/** The three lines of an Italian identity card (TD1). */
export function cardZone(holder: ZoneHolder): string[] {
  const { number, sex } = holder;
  return withCardDigits([
    `C<ITA${number.padEnd(9, "<")}0`.padEnd(30, "<"),
    `${six(holder.birthDate)}0${sex}${six(holder.expiresOn)}0ITA`.padEnd(30, "<"),
    namesOf(holder, 30),
  ]);
}

/** The two lines of an Italian passport (TD3). */
export function passportZone(holder: ZoneHolder): string[] {
  const { number, sex } = holder;
  const birth = six(holder.birthDate);
  const expiry = six(holder.expiresOn);
  const written = number.padEnd(9, "<");
  const second = `${written}${zoneDigit(written)}ITA${birth}${zoneDigit(birth)}${sex}${expiry}${zoneDigit(expiry)}${"<".repeat(14)}0`;
  const covered = second.slice(0, 10) + second.slice(13, 20) + second.slice(21, 43);
  return [`P<ITA${namesOf(holder, 39)}`, second + zoneDigit(covered)];
}

/** The lines of a card with the digits that belong to them, wherever they stand wrong. */
export function withCardDigits([first = "", second = "", third = ""]: readonly string[]): string[] {
  const upper = first.slice(0, 14) + zoneDigit(first.slice(5, 14)) + first.slice(15);
  const birth = second.slice(0, 6) + zoneDigit(second.slice(0, 6));
  const expiry = second.slice(8, 14) + zoneDigit(second.slice(8, 14));
  const rest = second.slice(18, 29);
  const middle = `${birth}${second.charAt(7)}${expiry}${second.slice(15, 18)}${rest}`;
  return [upper, middle + zoneDigit(upper.slice(5) + birth + expiry + rest), third];
}

const six = (day: string) => day.slice(2).replaceAll("-", "");

const namesOf = ({ surname, name }: ZoneHolder, width: number) =>
  `${inZone(surname)}<<${inZone(name)}`.slice(0, width).padEnd(width, "<");

const inZone = (name: string) =>
  name
    .toUpperCase()
    .normalize("NFD")
    .replace(/['’]/g, "")
    .replace(/[^A-Z -]/g, "")
    .replace(/[ -]/g, "<");
