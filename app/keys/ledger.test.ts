import { expect, test } from "vitest";
import { newId } from "~/platform/ids";
import { type Destroyed, parseLedger, spellLedger, together } from "./ledger";

const practiceId = newId();
const at = "2026-11-22T20:15:45.123456Z";
const lines: Destroyed[] = [
  { kind: "case-key", practiceId, at, caseId: newId(), retention: "identity-copies" },
  { kind: "copy", practiceId, at, caseId: newId(), id: newId() },
  { kind: "sheet", practiceId, at, caseId: newId(), id: newId(), reason: "illegible" },
  { kind: "scan-page", practiceId, at, scanId: newId(), id: newId(), reason: "blank" },
  { kind: "scan-page", practiceId, at, scanId: newId(), id: newId(), reason: null },
  { kind: "scan-page", practiceId, at, scanId: newId(), id: newId(), reason: "term" },
  { kind: "scan-file", practiceId, at, scanId: newId(), id: newId() },
  { kind: "case", practiceId, at: "2026-11-22T00:00:00Z", id: newId() },
  { kind: "client", practiceId, at: "2026-11-22T00:00:00Z", id: newId() },
];

test("what was written is read again, with how far the register was read", () => {
  for (const upto of [null, { seq: 17, hash: "a".repeat(64) }]) {
    expect(parseLedger(spellLedger({ upto, lines }))).toEqual({ upto, lines });
  }
  expect(parseLedger(spellLedger({ upto: null, lines: [] }))).toEqual({ upto: null, lines: [] });
});

test("lists may be written one behind the other, and each thing counts once, as it was first told", () => {
  const twice = spellLedger({ upto: null, lines }) + spellLedger({ upto: null, lines: lines.slice(0, 1) });
  expect(parseLedger(twice)?.lines).toHaveLength(10);
  const later = lines.map((line) => ({ ...line, at: "2027-01-01T00:00:00Z" }));
  expect(together(lines, later)).toEqual(lines);
});

test("a list of the first version is read; the book behind it is looked through once more for erasures", () => {
  const old = spellLedger({ upto: { seq: 17, hash: "a".repeat(64) }, lines: lines.slice(0, 2) }).replace(" v2", " v1");
  expect(parseLedger(old)).toEqual({ upto: null, lines: lines.slice(0, 2) });
});

test("a list that is cut off, changed or something else is none", () => {
  const text = spellLedger({ upto: null, lines });
  const refused = [
    "",
    "something else\n",
    text.slice(1),
    text.slice(0, -5),
    text.replace("blank", "because"),
    text.replace("copy ", "copies "),
    text.replace(" erased", " kept"),
    text.replace(practiceId, practiceId.slice(1)),
  ];
  for (const changed of refused) expect(parseLedger(changed), changed).toBeNull();
});
