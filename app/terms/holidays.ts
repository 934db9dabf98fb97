import { addDays, type Day, day } from "~/terms/day";

/** The civil holidays of L. 260/1949 other than Sundays (Easter is a Sunday; patron days are not in the law). */
export const HOLIDAY_KEYS = [
  "new-year",
  "epiphany",
  "easter-monday",
  "liberation",
  "labour",
  "republic",
  "assumption",
  "saint-francis",
  "all-saints",
  "immaculate-conception",
  "christmas",
  "saint-stephen",
] as const;
export type HolidayKey = (typeof HOLIDAY_KEYS)[number];

const FIXED: Partial<Record<string, { key: HolidayKey; fromYear?: number }>> = {
  "01-01": { key: "new-year" },
  "01-06": { key: "epiphany" },
  "04-25": { key: "liberation" },
  "05-01": { key: "labour" },
  "06-02": { key: "republic" },
  "08-15": { key: "assumption" },
  "10-04": { key: "saint-francis", fromYear: 2026 }, // L. 8 ottobre 2025 n. 151
  "11-01": { key: "all-saints" },
  "12-08": { key: "immaculate-conception" },
  "12-25": { key: "christmas" },
  "12-26": { key: "saint-stephen" },
};

/** Whether the day is a civil holiday in all Italy; an ordinary Sunday is not one. Right for years from 2001 on. */
export function isNationalHoliday(on: Day): boolean {
  return holidayKey(on) !== null;
}

/** Which civil holiday (L. 260/1949) falls on the day, or null. Right for years from 2001 on. */
export function holidayKey(on: Day): HolidayKey | null {
  const year = Number(on.slice(0, 4));
  const fixed = FIXED[on.slice(5)];
  if (fixed !== undefined && year >= (fixed.fromYear ?? 0)) return fixed.key;
  return on === addDays(easter(year), 1) ? "easter-monday" : null;
}

/** Easter Sunday of a Gregorian year: the anonymous algorithm ("Meeus/Jones/Butcher"). */
export function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const daysIntoMarch = epact + toSunday - 7 * lateMoon + 22;
  return addDays(day(`${String(year).padStart(4, "0")}-03-01`), daysIntoMarch - 1);
}
