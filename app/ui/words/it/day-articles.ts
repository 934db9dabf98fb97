/** The article before a day in figures, as it is read aloud: «il 23/11», «l’8/12», «l’11/11». */
export const il = (day: string): string => before(day, "il ", "l’");
export const al = (day: string): string => before(day, "al ", "all’");
export const dal = (day: string): string => before(day, "dal ", "dall’");
export const del = (day: string): string => before(day, "del ", "dell’");

/** Only the eighth and the eleventh begin with a vowel. */
const before = (day: string, whole: string, elided: string): string =>
  (/^(?:0?8|11)\//.test(day) ? elided : whole) + day;
