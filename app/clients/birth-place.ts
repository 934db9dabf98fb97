import { fold } from "~/cases/applicant";
import type { Day } from "~/terms/day";
import { type Place, placeByCode, searchPlaces } from "./places";

/** How a place is written and typed: `Torino (TO)`, `Marocco (EE)`. */
export function placeText({ name, province }: { name: string; province: string | null }): string {
  return `${name} (${province ?? "EE"})`;
}

export type TypedPlace =
  | { ok: true; name: string; province: string; code: string }
  /** `province` when the person wrote one: then the place may be taken as it is, with a reason. */
  | { ok: false; name: string; province: string | null; suggestions: string[] };

/**
 * The place somebody typed, with or without its province, or as a Belfiore code. Where two places bear the name, the
 * one that the codice fiscale says is meant; without that they are all suggested. A place that did not exist on the
 * day is taken too: the comparison with the codice fiscale tells.
 */
export function resolvePlace(text: string, on: Day | null, saidByCode: string | null): TypedPlace {
  const { name, province } = partsOf(text);
  // What the search below would find first, without searching: files of thousands of people are read this way too.
  const said = saidByCode === null ? null : placeByCode(saidByCode);
  if (said !== null && isCalled(said, name, province)) {
    return { ok: true, name: said.name, province: said.province ?? "EE", code: said.code };
  }
  const named = [...searchPlaces(name, on ?? undefined, 40), ...searchPlaces(name, undefined, 40)].filter(
    (place, index, all) => all.findIndex(({ code }) => code === place.code) === index,
  );
  const byCode = /^[A-Z]\d{3}$/i.test(text.trim()) ? placeByCode(text) : null;
  const exact = byCode === null ? named.filter((place) => isCalled(place, name, province)) : [byCode];
  const there = exact.filter((place) => on === null || placeByCode(place.code, on) !== null);
  const meant =
    exact.find(({ code }) => code === saidByCode) ?? only(there) ?? (there.length === 0 ? only(exact) : null);
  if (meant) return { ok: true, name: meant.name, province: meant.province ?? "EE", code: meant.code };
  return {
    ok: false,
    name,
    province,
    suggestions: [...new Set((exact.length > 0 ? exact : named).map(placeText))].slice(0, 5),
  };
}

function partsOf(text: string): { name: string; province: string | null } {
  const found = /^(.+?)\s*\(\s*([A-Za-z]{2})\s*\)$/.exec(text.trim());
  return found
    ? { name: found[1] ?? "", province: (found[2] ?? "").toUpperCase() }
    : { name: text.trim(), province: null };
}

const only = (places: Place[]): Place | null => (places.length === 1 ? (places[0] ?? null) : null);

const isCalled = (place: Place, name: string, province: string | null) =>
  fold(place.name) === fold(name) && (province === null || (place.province ?? "EE") === province);
