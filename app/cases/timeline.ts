import { ENTRY_FACTS, type EntryAct, type FactValue } from "~/audit/entry";
import { rulesetByCode } from "~/rulesets/catalog";
import { refusalCodeOf } from "~/rulesets/ruleset";
import { type Day, dayInRome, daysBetween, isDay } from "~/terms/day";

/** The facts of an entry as they were read back: any of its act's list, nothing else. */
export type EntryFacts = Readonly<Record<string, FactValue | undefined>>;

export type TimelineItem = {
  /** Number in the practice's book. */
  seq: number;
  /** ISO instant of the recording. */
  at: string;
  actor: string;
  /** The product did it by itself. */
  byProduct: boolean;
  act: EntryAct;
  facts: EntryFacts;
  /** The day the act is said to have happened on, where it has one. */
  day: Day | null;
  /** Days between that day and the recording, when more than one: whoever reads must see it. */
  recordedAfter: number | null;
  /** An act of the counter told by the practice from its papers. */
  declared: boolean;
  ruleset: string | null;
  /** What the counter's code of refusal means under the rules it was given by. */
  why: { it: string; en: string } | null;
  /** Copies of one sending are told together: their numbers in the register, the latest first. */
  seqs: number[];
  kinds: string[];
  /** The sheets that were scanned together, in the same order. */
  sheets: { document: string; copy: string }[];
};

/** Acts of the counter: told by the practice where the chamber does not work in Cartellina. */
const COUNTER_ACTS: ReadonlySet<EntryAct> = new Set<EntryAct>([
  "case.presented",
  "case.accepted",
  "case.scheduled",
  "case.rejected",
  "case.produced",
  "case.collected",
  "case.closed",
  "case.takenOver",
  "case.sheetMissing",
  "case.sheetFound",
]);

/** What the register says of a case, newest first, as a page tells it. */
export function timelineOf(
  entries: readonly { seq: number; at: string; actor: string; act: string; facts: string }[],
): TimelineItem[] {
  return entries
    .map(itemOf)
    .sort((one, other) => other.seq - one.seq)
    .reduce<TimelineItem[]>(together, []);
}

/** Copies that one person stored in one go, by one way, are one line, and so are scanned sheets. */
function together(told: TimelineItem[], item: TimelineItem): TimelineItem[] {
  const last = told.at(-1);
  const sameGo =
    (item.act === "case.copyStored" || item.act === "case.sheetScanned") &&
    last?.act === item.act &&
    last.actor === item.actor &&
    last.facts.via === item.facts.via &&
    Date.parse(last.at) - Date.parse(item.at) < A_GO;
  if (!sameGo || last === undefined) return [...told, item];
  return [
    ...told.slice(0, -1),
    {
      ...last,
      seqs: [...last.seqs, ...item.seqs],
      kinds: [...item.kinds, ...last.kinds],
      sheets: [...item.sheets, ...last.sheets],
    },
  ];
}

/** Milliseconds. */
const A_GO = 5 * 60_000;

function itemOf(entry: { seq: number; at: string; actor: string; act: string; facts: string }): TimelineItem {
  if (!isAct(entry.act)) throw new Error(`no sentence for ${entry.act}`);
  const facts = JSON.parse(entry.facts) as EntryFacts;
  const day = typeof facts.day === "string" && isDay(facts.day) ? facts.day : null;
  const gap = day === null ? 0 : Math.abs(daysBetween(day, dayInRome(new Date(entry.at))));
  return {
    seq: entry.seq,
    at: entry.at,
    actor: entry.actor,
    byProduct: /^[0-]+$/.test(entry.actor),
    act: entry.act,
    facts,
    day,
    recordedAfter: gap > 1 ? gap : null,
    declared: facts.declared === true && COUNTER_ACTS.has(entry.act),
    ruleset: typeof facts.ruleset === "string" ? facts.ruleset : null,
    why: whyOf(entry.act, facts),
    seqs: [entry.seq],
    kinds: entry.act === "case.copyStored" ? [fact(facts, "kind")] : [],
    sheets: entry.act === "case.sheetScanned" ? [{ document: fact(facts, "document"), copy: fact(facts, "copy") }] : [],
  };
}

function whyOf(act: EntryAct, facts: EntryFacts): TimelineItem["why"] {
  if (act !== "case.rejected" || typeof facts.ruleset !== "string") return null;
  const code = refusalCodeOf(rulesetByCode(facts.ruleset), fact(facts, "code"));
  return code === null ? null : { it: code.it, en: code.en };
}

const isAct = (act: string): act is EntryAct => Object.hasOwn(ENTRY_FACTS, act);

/** A fact as text; empty where it is not there. */
export function fact(facts: EntryFacts, name: string): string {
  const value = facts[name];
  return value === undefined || value === null ? "" : String(value);
}

/** A fact as a day, or null. */
export function factDay(facts: EntryFacts, name: string): Day | null {
  const value = facts[name];
  return typeof value === "string" && isDay(value) ? value : null;
}

/** A fact as a list of texts. */
export function factList(facts: EntryFacts, name: string): string[] {
  const value = facts[name];
  return Array.isArray(value) ? value.map(String) : [];
}
