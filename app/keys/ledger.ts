import { DISCARD_REASONS, type DiscardReason, type PageEnd } from "~/scans/scan";

/**
 * A key or a picture that was destroyed, a case or a person of the address book that was erased: what a back-up from
 * before may still hold. Ids alone, nothing personal. `at`: ISO instant; of an erasure the beginning of its day.
 */
export type Destroyed = { practiceId: string; at: string } & (
  | { kind: "case-key"; caseId: string; retention: string }
  | { kind: "copy"; caseId: string; id: string }
  | { kind: "sheet"; caseId: string; id: string; reason: DiscardReason | null }
  | { kind: "scan-page"; scanId: string; id: string; reason: PageEnd | null }
  | { kind: "scan-file"; scanId: string; id: string }
  | { kind: "case"; id: string }
  | { kind: "client"; id: string }
);

/** What a practice's book had come to when its ledger was last written; null: nothing is known of that. */
export type Upto = { seq: number; hash: string };

export type Ledger = { upto: Upto | null; lines: readonly Destroyed[] };

const TITLE = "cartellina-destroyed-keys v2";

/** One line a key, in an order that does not matter; the first line says how far the register was read. */
export function spellLedger({ upto, lines }: Ledger): string {
  const title = upto === null ? TITLE : `${TITLE} ${upto.seq} ${upto.hash}`;
  return `${[title, ...lines.map(spellLine)].join("\n")}\n`;
}

/** The ledger again; null when the text is no such list, whole. Lists may be written one behind the other. */
export function parseLedger(text: string): Ledger | null {
  const rows = text.split("\n").filter((row) => row.trim() !== "");
  const [, version, seq, hash] = TITLE_LINE.exec(rows[0] ?? "") ?? [];
  if (!TITLE_LINE.test(rows[0] ?? "")) return null;
  const lines = rows.filter((row) => !TITLE_LINE.test(row)).map(parseLine);
  if (lines.some((line) => line === null)) return null;
  return {
    // Version 1 told no erasures: the book is looked through once more.
    upto: version === "1" || seq === undefined || hash === undefined ? null : { seq: Number(seq), hash },
    lines: lines.filter((line) => line !== null),
  };
}

/** All lines, each thing once: the earliest word about it counts. */
export function together(...lists: readonly (readonly Destroyed[])[]): Destroyed[] {
  const found = new Map<string, Destroyed>();
  for (const line of lists.flat()) if (!found.has(nameOf(line))) found.set(nameOf(line), line);
  return [...found.values()];
}

/** What the line is about, whenever and why it was destroyed. */
const nameOf = (line: Destroyed): string =>
  line.kind === "case-key"
    ? `${line.kind} ${line.practiceId} ${line.caseId} ${line.retention}`
    : `${line.kind} ${line.practiceId} ${line.id}`;

function spellLine(line: Destroyed): string {
  const end = `${line.practiceId} ${line.at}`;
  if (line.kind === "case-key") return `case-key ${end} ${line.caseId} ${line.retention}`;
  if (line.kind === "copy") return `copy ${end} ${line.caseId} ${line.id}`;
  if (line.kind === "case" || line.kind === "client") return `${line.kind} ${end} ${line.id} ${ERASED}`;
  if (line.kind === "scan-file") return `scan-file ${end} ${line.scanId} ${line.id}`;
  const group = line.kind === "sheet" ? line.caseId : line.scanId;
  return `${line.kind} ${end} ${group} ${line.id} ${line.reason ?? "-"}`;
}

const ERASED = "erased";
const ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
const AT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?Z";
const TITLE_LINE = /^cartellina-destroyed-keys v([12])(?: (\d{1,10}) ([0-9a-f]{64}))?$/;
const LINE = new RegExp(
  `^(case-key|copy|sheet|scan-page|scan-file|case|client) (${ID}) (${AT}) (${ID}) (\\S+)(?: (\\S+))?$`,
);

function parseLine(row: string): Destroyed | null {
  const [, kind, practiceId, at, group, name, rest] = LINE.exec(row.trim()) ?? [];
  if (practiceId === undefined || at === undefined || group === undefined || name === undefined) return null;
  const of = { practiceId, at };
  if (kind === "case-key") return /^[a-z-]+$/.test(name) ? { ...of, kind, caseId: group, retention: name } : null;
  if (kind === "case" || kind === "client") return name === ERASED ? { ...of, kind, id: group } : null;
  if (!new RegExp(`^${ID}$`).test(name)) return null;
  if (kind === "copy") return { ...of, kind, caseId: group, id: name };
  if (kind === "scan-file") return { ...of, kind, scanId: group, id: name };
  const page = { ...of, kind: "scan-page" as const, scanId: group, id: name };
  if (kind === "scan-page" && rest === "term") return { ...page, reason: rest };
  const reason = rest === "-" ? null : (DISCARD_REASONS.find((known) => known === rest) ?? undefined);
  if (reason === undefined) return null;
  return kind === "sheet" ? { ...of, kind, caseId: group, id: name, reason } : { ...page, reason };
}
