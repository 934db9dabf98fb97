import { expect, test } from "vitest";
import { concerns, ENTRY_FACTS, type Entry, type EntryAct, entry, SUBJECT_KINDS } from "./entry";
import { factsText } from "./facts";

const subject = { kind: "case" as const, id: "01980000-0000-7000-8000-000000000001" };
const withReason = (reason: unknown): Entry => ({
  act: "case.withdrawn",
  subject,
  facts: { reason: reason as string },
});

test("facts are canonical text", () => {
  const facts = { to: "WITHDRAWN", from: "SIGNED", day: "2026-03-16", reason: "applicant-asked" };
  expect(factsText(entry("case.withdrawn", subject, facts))).toBe(
    '{"day":"2026-03-16","from":"SIGNED","reason":"applicant-asked","to":"WITHDRAWN"}',
  );
});

test("a fact outside the act's list is refused", () => {
  const facts = { reason: "x", surname: "Rossi" } as Entry["facts"];
  expect(() => factsText({ act: "case.withdrawn", subject, facts })).toThrow(/no fact "surname"/);
});

test.each([
  "RSSMRA85T10A562S",
  "rssmra85t10a562s",
  "RSSMRA85T10A56NS",
  "RSS MRA 85T10 A562S",
  "chiesto da RSSMRA85T10A562S",
  "mario.rossi@example.it",
])("what looks personal is refused: %s", (text) => {
  expect(() => factsText(withReason(text))).toThrow(/personal/);
  expect(() => factsText(withReason(["fine", text]))).toThrow(/personal/);
});

test("a text of 80 characters passes, of 81 does not; the message repeats neither", () => {
  expect(factsText(withReason("a".repeat(80)))).toContain("a".repeat(80));
  expect(() => factsText(withReason("a".repeat(81)))).toThrow(
    /^case.withdrawn: "reason" is too long for the register$/,
  );
});

test.each([
  "a".repeat(64),
  "deadbeef".repeat(8),
  "01980000-0000-7000-8000-000000000001",
  "CNS-2026/000123",
  "ABCDEF12A34B567C9",
  "2026-03-16",
])("codes, hashes, ids and serials pass: %s", (text) => {
  expect(factsText(withReason(text))).toContain(text);
});

test("every act is about exactly the subjects of its family", () => {
  for (const act of Object.keys(ENTRY_FACTS) as EntryAct[]) {
    const kinds = SUBJECT_KINDS.filter((kind) => concerns(act, kind));
    expect(kinds, act).toHaveLength(act.startsWith("reads.") ? 2 : 1);
  }
  expect(concerns("envelopeIssue.made", "envelope-issue")).toBe(true);
  expect(concerns("case.opened", "client")).toBe(false);
});
