import type { search as it } from "../it/search";
import type { WordsLike } from "../words-like";

export const search: WordsLike<typeof it> = {
  title: "Search",
  results: (text) => `Results for “${text}”`,
  cases: "Cases",
  clients: "Clients",
  practices: "Practices",
  again: "Search again",
  submit: "Search",
  more: "These are the first results: add a few letters to narrow them.",
  seeAll: "See all among Cases",
  nothing: (text) => `No result for “${text}”.`,
  how: "Search by surname, case number (2026/0131), codice fiscale or its first letters, code printed on the sheets, number of the folder or of the device.",
  howChamber: "Search by the code printed on the slip or on the sheets, number of the device or name of the practice.",
  empty: "Write what you are looking for.",
};
