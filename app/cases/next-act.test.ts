import { describe, expect, test } from "vitest";
import { ROLES, type Role } from "~/access/policy";
import { CASE_STATES, type CaseState, ENDED_STATES } from "./lifecycle";
import { type CaseAtHand, type NextStep, nextAct, otherActs, type Viewer } from "./next-act";

const at = (state: CaseState, rest: Partial<CaseAtHand> = {}): CaseAtHand => ({
  id: "c1",
  practiceId: "p1",
  code: "7K3QX9M2TD",
  state,
  counter: "CHAMBER_RECORDS",
  documentTyped: true,
  copiesComplete: true,
  form: "none",
  slip: null,
  accepted: false,
  remedy: null,
  documentValid: true,
  sent: false,
  ...rest,
});
const slip = (state: NonNullable<CaseAtHand["slip"]>["state"]) => ({ id: "b1", state });
const officer: Viewer = { desk: "PRACTICE", roles: ["addetto"] };
const assistant: Viewer = { desk: "PRACTICE", roles: ["assistente"] };
const clerk: Viewer = { desk: "CHAMBER", roles: ["sportello"] };
const auditor: Viewer = { desk: "CHAMBER", roles: ["vigilanza"] };
const records = { counter: "PRACTICE_RECORDS" as const };

const OF_OFFICER: [CaseAtHand, NextStep, string | null][] = [
  [at("DRAFT", { documentTyped: false }), "documents", "/cases/c1/documents"],
  [at("DRAFT", { copiesComplete: false }), "documents", "/cases/c1/documents"],
  [at("DRAFT"), "identify", "/cases/c1/identify"],
  [at("IDENTIFIED"), "envelope", "/cases/c1/envelope"],
  [at("ENVELOPE_GIVEN"), "print", "/cases/c1/sign"],
  [at("ENVELOPE_GIVEN", { form: "outdated" }), "print", "/cases/c1/sign"],
  [at("ENVELOPE_GIVEN", { form: "printed" }), "sign", "/cases/c1/sign"],
  [at("SIGNED"), "put-on-slip", "/batches?case=c1"],
  [at("SIGNED", { slip: slip("CANCELLED") }), "put-on-slip", "/batches?case=c1"],
  [at("SIGNED", { slip: slip("OPEN") }), "close-slip", "/batches/b1"],
  [at("SIGNED", { slip: slip("CLOSED") }), "carry-slip", "/batches/b1"],
  [at("PRESENTED", { slip: slip("AT_COUNTER") }), "await-intake", null],
  [at("PRESENTED", { slip: slip("DONE"), accepted: true }), "await-production", null],
  [at("SCHEDULED", { accepted: true }), "await-production", null],
  [at("PRODUCED"), "go-collect", null],
  [at("COLLECTED"), "deliver", "/cases/c1/deliver"],
  [at("DELIVERED"), "send-receipts", "/cases/c1/declare-sent"],
  [at("DELIVERED", { sent: true }), "await-receipts", null],
  [at("ENVELOPE_GIVEN", { form: "printed", sheetsMissingAt: "PRACTICE" }), "find-sheets", "/cases/c1/found-sheets"],
  [at("ENVELOPE_GIVEN", { form: "outdated", sheetsMissingAt: "PRACTICE" }), "print", "/cases/c1/sign"],
  [at("SIGNED", { sheetsMissingAt: "PRACTICE" }), "find-sheets", "/cases/c1/found-sheets"],
  [at("PRODUCED", { sheetsMissingAt: "CHAMBER" }), "go-collect", null],
  [at("REJECTED", { remedy: "MEND", sheetsMissingAt: "PRACTICE" }), "find-sheets", "/cases/c1/found-sheets"],
  [at("REJECTED", { remedy: "REDO", sheetsMissingAt: "PRACTICE" }), "redo", "/cases/c1/redo"],
  [at("REJECTED", { remedy: "MEND" }), "mend", "/cases/c1/mend"],
  [at("REJECTED", { remedy: "REDO" }), "redo", "/cases/c1/redo"],
  [at("REJECTED", { remedy: "REIDENTIFY", documentValid: false }), "new-document", "/cases/c1/documents"],
  [at("REJECTED", { remedy: "REIDENTIFY" }), "redo", "/cases/c1/redo"],
];

const WHERE_THE_PRACTICE_RECORDS: [CaseAtHand, NextStep, string | null][] = [
  [at("SIGNED", { ...records, slip: slip("CLOSED") }), "open-slip", "/batches/b1/present"],
  [at("PRESENTED", { ...records, slip: slip("AT_COUNTER") }), "confirm-intake", "/batches/b1/intake"],
  [at("PRESENTED", { ...records, accepted: true }), "produce", "/cases/c1/produce"],
  [at("SCHEDULED", { ...records, accepted: true }), "produce", "/cases/c1/produce"],
  [at("PRODUCED", records), "collect", "/cases/c1/collect"],
  [at("DELIVERED", records), "register-return", "/cases/c1/return-receipts"],
];

const OF_CLERK: [CaseAtHand, NextStep, string | null][] = [
  [at("SIGNED", { slip: slip("CLOSED") }), "open-slip", "/counter/slips/b1"],
  [at("PRESENTED"), "confirm-intake", "/counter"],
  [at("PRESENTED", { accepted: true }), "produce", "/counter/production/c1"],
  [at("SCHEDULED"), "produce", "/counter/production/c1"],
  [at("PRODUCED"), "collect", "/counter/collection?practice=p1&case=c1"],
  [at("COLLECTED"), "await-delivery", null],
  [at("DELIVERED"), "register-return", "/counter/returns?list=7K3QX9M2TD"],
  [at("REJECTED", { remedy: "MEND" }), "await-practice", null],
  [at("IDENTIFIED"), "await-practice", null],
];

describe("the next act", () => {
  test.each(OF_OFFICER)("of an officer, %#", (of, step, href) => {
    expect(nextAct(of, officer)).toEqual({ step, href, needs: null });
  });

  test.each(WHERE_THE_PRACTICE_RECORDS)("where the practice records, %#", (of, step, href) => {
    expect(nextAct(of, officer)).toEqual({ step, href, needs: null });
  });

  test.each(OF_CLERK)("of a clerk, %#", (of, step, href) => {
    expect(nextAct(of, clerk)).toEqual({ step, href, needs: null });
  });

  test("an assistant is told that it takes an officer", () => {
    expect(nextAct(at("DRAFT"), assistant)).toEqual({ step: "identify", href: null, needs: "officer" });
    expect(nextAct(at("ENVELOPE_GIVEN"), assistant)).toEqual({ step: "print", href: "/cases/c1/sign", needs: null });
  });

  test("an auditor does nothing", () => {
    for (const state of CASE_STATES) {
      expect(nextAct(at(state), auditor)?.href ?? null).toBeNull();
      expect(otherActs(at(state), auditor)).toEqual([]);
    }
  });

  test.each(ENDED_STATES)("there is none once a case is %s", (state) => {
    expect(nextAct(at(state), officer)).toBeNull();
    expect(nextAct(at(state), clerk)).toBeNull();
  });

  test.each(CASE_STATES)("is one for everybody while a case is open: %s", (state) => {
    const ended = (ENDED_STATES as readonly CaseState[]).includes(state);
    for (const desk of ["PRACTICE", "CHAMBER"] as const) {
      for (const role of ROLES) {
        expect(nextAct(at(state), { desk, roles: [role] as Role[] }) === null).toBe(ended);
      }
    }
  });
});

describe("the other acts", () => {
  test("of a draft", () => {
    expect(otherActs(at("DRAFT"), officer)).toEqual(["withdraw", "refuse-identity"]);
    expect(otherActs(at("DRAFT"), assistant)).toEqual([]);
  });

  test("of signed sheets", () => {
    expect(otherActs(at("SIGNED"), officer)).toEqual(["replace-envelope", "withdraw", "correct-date"]);
  });

  test("of a refusal: what the counter's code does not allow is not offered", () => {
    expect(otherActs(at("REJECTED", { remedy: "MEND" }), officer)).toEqual([
      "redo",
      "replace-envelope",
      "withdraw",
      "correct-date",
    ]);
    expect(otherActs(at("REJECTED", { remedy: "REDO" }), officer)).toEqual([
      "replace-envelope",
      "withdraw",
      "correct-date",
    ]);
  });

  test("of a device that may come back from whoever has it", () => {
    expect(otherActs(at("PRODUCED"), clerk)).toEqual(["undeliverable", "correct-date"]);
    expect(otherActs(at("PRODUCED"), officer)).toEqual(["correct-date"]);
    expect(otherActs(at("COLLECTED"), officer)).toEqual(["undeliverable", "correct-date"]);
    expect(otherActs(at("PRODUCED", records), officer)).toEqual(["undeliverable", "correct-date"]);
  });

  test("of a signed case: the form is redone only when a sheet of it is missing", () => {
    expect(otherActs(at("SIGNED"), officer)).not.toContain("redo");
    expect(otherActs(at("SIGNED", { sheetsMissingAt: "PRACTICE" }), officer)).toContain("redo");
    expect(otherActs(at("SIGNED", { sheetsMissingAt: "PRACTICE" }), assistant)).not.toContain("redo");
  });

  test("of receipts that are out", () => {
    expect(otherActs(at("DELIVERED", { sent: true }), officer)).toEqual(["declare-sent", "correct-date"]);
    expect(otherActs(at("DELIVERED", records), officer)).toEqual(["declare-sent", "correct-date"]);
  });

  test("of a closed case: a date may still be corrected", () => {
    expect(otherActs(at("CLOSED"), officer)).toEqual(["correct-date"]);
  });
});
