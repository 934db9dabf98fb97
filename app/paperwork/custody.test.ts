import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseState } from "~/cases/lifecycle";
import { addDays, day } from "~/terms/day";
import {
  applyCustody,
  applyMovements,
  assertConservation,
  balance,
  type CopyRef,
  type CustodyEvent,
  type CustodyRules,
  type DocumentCopy,
  findCopy,
  isKeeper,
  isSame,
  type Keeper,
  loseCopy,
  type Movement,
  misplacedFor,
  missingFor,
  movementsFor,
} from "./custody";
import { homeOf } from "./missing-sheets";
import { nextMove } from "./next-move";

const TORINO: CustodyRules = {
  requestForm: { thirdCopyHolder: "APPLICANT", chamberKeeps: 2 },
  registrationForm: { split: { chamber: 1, holder: 1, ir: 1 } },
  receipt: { chamberCopies: 2 },
};

const rulesets: fc.Arbitrary<CustodyRules> = fc.record({
  requestForm: fc.record({
    thirdCopyHolder: fc.constantFrom("APPLICANT" as const, "IR" as const),
    chamberKeeps: fc.constantFrom(1 as const, 2 as const),
  }),
  registrationForm: fc.record({
    split: fc.constantFrom(
      { chamber: 1, holder: 1, ir: 1 },
      { chamber: 2, holder: 1, ir: 0 },
      { chamber: 0, holder: 1, ir: 2 },
    ),
  }),
  receipt: fc.record({ chamberCopies: fc.constantFrom(1 as const, 2 as const) }),
});

type State =
  | "DRAFT"
  | "IDENTIFIED"
  | "ENVELOPE_GIVEN"
  | "PRINTED"
  | "SIGNED"
  | "PRESENTED"
  | "SCHEDULED"
  | "REJECTED"
  | "PRODUCED"
  | "COLLECTED"
  | "DELIVERED"
  | "CLOSED"
  | "WITHDRAWN"
  | "REFUSED"
  | "RETURNED_TO_CHAMBER";

/** domain.md §2.1, with the printing made a state of its own; `custody` names the paper's side of the event. */
const LIFECYCLE: { event: string; from: State[]; to: State; custody: CustodyEvent | null }[] = [
  { event: "identify", from: ["DRAFT"], to: "IDENTIFIED", custody: null },
  { event: "handEnvelope", from: ["IDENTIFIED"], to: "ENVELOPE_GIVEN", custody: null },
  { event: "signForm", from: ["PRINTED"], to: "SIGNED", custody: "signForm" },
  { event: "printForm", from: ["ENVELOPE_GIVEN", "PRINTED"], to: "PRINTED", custody: "printForm" },
  { event: "present", from: ["SIGNED"], to: "PRESENTED", custody: "present" },
  { event: "schedule", from: ["PRESENTED"], to: "SCHEDULED", custody: null },
  { event: "produce", from: ["PRESENTED", "SCHEDULED"], to: "PRODUCED", custody: "produce" },
  { event: "collect", from: ["PRODUCED"], to: "COLLECTED", custody: "collect" },
  { event: "deliver", from: ["COLLECTED"], to: "DELIVERED", custody: "deliver" },
  { event: "returnReceipts", from: ["DELIVERED"], to: "CLOSED", custody: "returnReceipts" },
  { event: "rejectByChamber", from: ["PRESENTED"], to: "REJECTED", custody: "rejectByChamber" },
  { event: "mend", from: ["REJECTED"], to: "SIGNED", custody: "mend" },
  { event: "redo", from: ["REJECTED"], to: "IDENTIFIED", custody: "voidForm" },
  {
    event: "replaceEnvelope",
    from: ["ENVELOPE_GIVEN", "PRINTED", "SIGNED", "REJECTED"],
    to: "IDENTIFIED",
    custody: "voidForm",
  },
  { event: "undeliverable", from: ["PRODUCED", "COLLECTED"], to: "RETURNED_TO_CHAMBER", custody: "undeliverable" },
  {
    event: "withdraw",
    from: ["DRAFT", "IDENTIFIED", "ENVELOPE_GIVEN", "PRINTED", "SIGNED", "PRESENTED", "SCHEDULED", "REJECTED"],
    to: "WITHDRAWN",
    custody: "withdraw",
  },
  { event: "identityNotProven", from: ["DRAFT", "IDENTIFIED"], to: "REFUSED", custody: "identityNotProven" },
];

/**
 * The columns of domain.md §2.2 under the default split, written out: who holds copies 1, 2, 3 of the request form, the
 * registration form and the receipt; an asterisk marks a signed sheet. `null`: not one sheet that is not void.
 */
const COLUMNS: Record<State, string | null> = {
  DRAFT: null,
  IDENTIFIED: null,
  ENVELOPE_GIVEN: null,
  PRINTED: "IR IR IR",
  SIGNED: "APPLICANT* IR* IR*",
  PRESENTED: "APPLICANT* CHAMBER* CHAMBER*",
  SCHEDULED: "APPLICANT* CHAMBER* CHAMBER*",
  REJECTED: "APPLICANT* IR* IR*",
  PRODUCED: "APPLICANT* CHAMBER* CHAMBER* | CHAMBER CHAMBER CHAMBER | CHAMBER CHAMBER CHAMBER",
  COLLECTED: "APPLICANT* CHAMBER* CHAMBER* | CHAMBER* IR* IR* | IR IR IR",
  DELIVERED: "APPLICANT* CHAMBER* CHAMBER* | CHAMBER* APPLICANT* IR* | APPLICANT* IR* IR*",
  CLOSED: "APPLICANT* CHAMBER* CHAMBER* | CHAMBER* APPLICANT* IR* | APPLICANT* CHAMBER* CHAMBER*",
  WITHDRAWN: "void or at the chamber",
  REFUSED: null,
  RETURNED_TO_CHAMBER: "request form unmoved, the rest at the chamber",
};

describe("custody of the copies", () => {
  it("follows every column of the custody table on any legal path, and keeps the count", () => {
    const seen = new Set<State>();
    fc.assert(
      fc.property(path(), (choices) => {
        for (const step of walk(choices, TORINO)) {
          seen.add(step.state);
          assertConservation(step.after);
          assertColumn(step.state, step.after);
          expect(balance(step.after).even).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
    expect([...Object.keys(COLUMNS)].filter((state) => state !== "DRAFT" && !seen.has(state as State))).toEqual([]);
  });

  it("keeps the count under every split a chamber may choose, also when the split changes on the way", () => {
    fc.assert(
      fc.property(path(), fc.array(rulesets, { minLength: 1, maxLength: 5 }), (choices, rules) => {
        for (const step of walk(choices, ...rules)) assertConservation(step.after);
      }),
      { numRuns: 400 },
    );
  });

  it("is red as soon as one movement is dropped", () => {
    let mutants = 0;
    fc.assert(
      fc.property(path(), fc.nat(), (choices, pick) => {
        const steps = walk(choices, TORINO);
        const moved = steps.flatMap((step) => step.movements.map((_, index) => ({ step, index })));
        if (moved.length === 0) return;

        const dropped = moved[pick % moved.length] as (typeof moved)[number];
        const movements = dropped.step.movements.filter((_, index) => index !== dropped.index);
        const mutant = applyMovements(dropped.step.before, movements);
        mutants += 1;
        expect(() => {
          assertConservation(mutant);
          assertColumn(dropped.step.state, mutant);
        }).toThrow();
      }),
      { numRuns: 400 },
    );
    expect(mutants).toBeGreaterThan(200);
  });

  it("gives the sheets of today when the whole ledger is replayed from nothing", () => {
    fc.assert(
      fc.property(path(), (choices) => {
        const steps = walk(choices, TORINO);
        const ledger = steps.flatMap((step) => step.movements);
        expect(applyMovements([], ledger)).toEqual(steps.at(-1)?.after ?? []);
      }),
    );
  });

  it("ends a straight case with five sheets at the chamber, three with the holder and one in the practice", () => {
    const closed = straight("returnReceipts");
    expect(balance(closed)).toEqual({
      expected: 9,
      applicant: 3,
      practice: 1,
      chamber: 5,
      voided: 0,
      missing: 0,
      even: true,
    });
    expect(balance(straight("deliver"))).toMatchObject({ expected: 9, applicant: 3, practice: 3, chamber: 3 });
  });

  it("leaves a receipt in the practice where each party keeps one", () => {
    const closed = straight("returnReceipts", { ...TORINO, receipt: { chamberCopies: 1 } });
    expect(closed.find((sheet) => sheet.documentType === "DELIVERY_RECEIPT" && sheet.copyNo === 3)?.holder).toBe("IR");
  });

  it("records no movement for a sheet that stays where it is", () => {
    const collected = straight("collect");
    const movements = movementsFor(collected, "undeliverable", at(9));
    expect(movements.map((m) => m.documentType)).not.toContain("REQUEST_FORM");
    expect(movements).toHaveLength(5);
  });

  it("refuses to print a version twice, to sign another version, and to present blank forms", () => {
    const printed = straight("printForm");
    expect(misplacedFor(printed, "printForm", at(1))).toHaveLength(3);
    expect(misplacedFor(printed, "signForm", { ...at(1), version: 2 })).toHaveLength(3);
    expect(() => applyCustody(printed, "present", at(1))).toThrow(/unsigned/);
  });
});

describe("a missing sheet", () => {
  const ref = { documentType: "DELIVERY_RECEIPT" as const, version: 1, copyNo: 3 as const };

  it("does not balance until it is found, and stops the step that needs it", () => {
    const delivered = straight("deliver");
    const lost = applyMovements(delivered, [loseCopy(delivered, ref, day("2026-06-08"))]);
    assertConservation(lost);
    expect(balance(lost)).toMatchObject({ missing: 1, even: false });
    expect(misplacedFor(lost, "returnReceipts", at(9))).toEqual([ref]);

    const found = applyMovements(lost, [findCopy(lost, ref, "IR", day("2026-06-09"))]);
    expect(balance(found).even).toBe(true);
    expect(misplacedFor(found, "returnReceipts", at(10))).toEqual([]);
  });

  it("is lost once and found once", () => {
    const delivered = straight("deliver");
    expect(() => findCopy(delivered, ref, "IR", day("2026-06-08"))).toThrow();
    const lost = applyMovements(delivered, [loseCopy(delivered, ref, day("2026-06-08"))]);
    expect(() => loseCopy(lost, ref, day("2026-06-08"))).toThrow();
  });
});

describe("sheets that go missing on the way", () => {
  it("keep the count and replay exactly, whatever is lost, found, printed again or signed anew", () => {
    let lost = 0;
    let stopped = 0;
    let anew = 0;
    fc.assert(
      fc.property(
        longPath(),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        rulesets,
        (choices, luck, rules) => {
          const walked = walkWithLosses(choices, luck, rules);
          lost += walked.lost;
          stopped += walked.stopped;
          anew += walked.anew;
          for (const copies of walked.states) assertConservation(copies);
          expect(applyMovements([], walked.ledger)).toEqual(walked.states.at(-1) ?? []);
          const { expected, applicant, practice, chamber, voided, missing } = balance(walked.states.at(-1) ?? []);
          expect(applicant + practice + chamber + voided + missing).toBe(expected);
        },
      ),
      { numRuns: 600 },
    );
    expect(lost).toBeGreaterThan(500);
    expect(stopped).toBeGreaterThan(100);
    expect(anew).toBeGreaterThan(40);
  });

  it("are red as soon as one movement of the ledger is dropped, whichever it is", () => {
    let mutants = 0;
    fc.assert(
      fc.property(longPath(), fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), fc.nat(), (choices, luck, pick) => {
        const { ledger, states } = walkWithLosses(choices, luck, TORINO);
        if (ledger.length === 0) return;
        const mutant = ledger.toSpliced(pick % ledger.length, 1);
        mutants += 1;
        expect(() => {
          const replayed = applyMovements([], mutant);
          assertConservation(replayed);
          expect(replayed).toEqual(states.at(-1));
        }).toThrow();
      }),
      { numRuns: 600 },
    );
    expect(mutants).toBeGreaterThan(250);
  });

  it("can always go on: found where the next step needs it, no step is stopped by it any more", () => {
    let freed = 0;
    fc.assert(
      fc.property(
        longPath(),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        rulesets,
        (choices, luck, rules) => {
          const { ledger, states, state } = walkWithLosses(choices, luck, rules);
          let copies = states.at(-1) ?? [];
          const step = { day: day("2027-01-01"), rules };
          for (const ref of copies.filter(({ holder }) => holder === "MISSING")) {
            const home = homeOf(copies, ref, keptBefore(ledger, ref), state, step);
            copies = applyMovements(copies, [findCopy(copies, ref, home, step.day)]);
            freed += 1;
          }
          assertConservation(copies);
          const next = nextMove(copies, state);
          if (next) expect(misplacedFor(copies, next.event, { ...step, version: next.version })).toEqual([]);
          expect(balance(copies).even).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
    expect(freed).toBeGreaterThan(40);
  });
});

describe("conservation", () => {
  const signed = straight("signForm");
  const broken: [string, RegExp, DocumentCopy[]][] = [
    ["a copy too few", /not three copies/, signed.slice(1)],
    ["a copy twice", /not three copies/, [...signed, signed[0] as DocumentCopy]],
    ["a sheet signed by one person", /wrong people/, signed.map((s) => ({ ...s, signedBy: ["OFFICER"] }))],
    ["a signature without its day", /without day/, signed.map((s) => ({ ...s, signedOn: null }))],
    ["one copy unsigned", /not signed like/, signed.map((s) => (s.copyNo === 3 ? { ...s, ...UNSIGNED } : s))],
    ["a blank form in other hands", /left unsigned/, signed.map((s) => ({ ...s, ...UNSIGNED }))],
    ["two versions in use", /more than one version/, [...signed, ...signed.map((s) => ({ ...s, version: 2 }))]],
    [
      "receipts alone",
      /not printed together/,
      straight("produce").filter((s) => s.documentType !== "REGISTRATION_FORM"),
    ],
  ];

  it.each(broken)("sees %s", (_, message, copies) => {
    expect(() => assertConservation(copies)).toThrow(message);
  });
});

/** Who had a missing sheet last, by the ledger. */
function keptBefore(ledger: readonly Movement[], ref: CopyRef): Keeper {
  const from = ledger.findLast((movement) => isSame(movement, ref) && movement.to === "MISSING")?.from ?? "";
  if (!isKeeper(from)) throw new Error("nobody had it");
  return from;
}

type Walked = {
  state: CaseState;
  /** The sheets after each act. */
  states: DocumentCopy[][];
  ledger: Movement[];
  lost: number;
  stopped: number;
  anew: number;
};

/** The lifecycle's states as the case has them: what is printed is no state of its own. */
const caseState = (state: State): CaseState => (state === "PRINTED" ? "ENVELOPE_GIVEN" : state);

/** A walk on which sheets are lost, found, printed again and signed anew between the steps; a step that lacks one waits. */
function walkWithLosses(choices: number[], luck: number[], rules: CustodyRules): Walked {
  const walked: Walked = { state: "DRAFT", states: [], ledger: [], lost: 0, stopped: 0, anew: 0 };
  let state: State = "DRAFT";
  let copies: DocumentCopy[] = [];
  let version = 0;
  const record = (after: DocumentCopy[], movements: readonly Movement[]) => {
    copies = after;
    walked.ledger.push(...movements);
    walked.states.push(after);
  };

  for (const [index, choice] of choices.entries()) {
    const on = addDays(day("2026-06-01"), index);
    const [chance = 0, which = 0] = [luck[(2 * index) % luck.length], luck[(2 * index + 1) % luck.length]];
    const kept = copies.filter(({ holder }) => isKeeper(holder));
    const victim = kept[which % Math.max(1, kept.length)];
    if (chance % 3 === 0 && victim) {
      const movement = loseCopy(copies, victim, on);
      record(applyMovements(copies, [movement]), [movement]);
      walked.lost += 1;
    }
    const missing = copies.filter(({ holder }) => holder === "MISSING");
    const ref = missing[which % Math.max(1, missing.length)];
    if (chance % 2 === 0 && ref) {
      const step = { day: on, rules };
      const home = homeOf(copies, ref, keptBefore(walked.ledger, ref), caseState(state), step);
      const again = ref.documentType !== "REQUEST_FORM" && which % 2 === 0;
      const movement = findCopy(copies, ref, home, on, again);
      if (movement.signed.length > 0) walked.anew += 1;
      record(applyMovements(copies, [movement]), [movement]);
    }
    if (state === "PRINTED" && chance % 7 === 0) {
      const again = applyCustody(copies, "reprintForm", { day: on, rules, version });
      record(again.copies, again.movements);
    }

    const legal = LIFECYCLE.filter((transition) => transition.from.includes(state));
    const taken = choice < 25 ? legal[choice % legal.length] : legal[0];
    if (!taken) continue;
    const ofDevice = ["produce", "collect", "deliver", "returnReceipts", "undeliverable"].includes(taken.event);
    const printing = taken.event === "printForm" ? version + 1 : version;
    if (taken.custody) {
      const step = { day: on, rules, version: ofDevice ? 1 : printing };
      if (misplacedFor(copies, taken.custody, step).length > 0) {
        expect(missingFor(copies, taken.custody, step)).toEqual(misplacedFor(copies, taken.custody, step));
        walked.stopped += 1;
        continue;
      }
      const after = applyCustody(copies, taken.custody, step);
      record(after.copies, after.movements);
    }
    version = printing;
    state = taken.to;
  }
  return { ...walked, state: caseState(state) };
}

const UNSIGNED = { signedBy: [], signedOn: null };

type Step = { state: State; before: DocumentCopy[]; after: DocumentCopy[]; movements: Movement[] };

const longPath = () => fc.array(fc.nat({ max: 99 }), { minLength: 12, maxLength: 30, size: "max" });
const path = () => fc.array(fc.nat({ max: 99 }), { minLength: 3, maxLength: 25, size: "max" });

/** Walks the lifecycle from DRAFT: at each state one of its legal events, three times in four the first of the table. */
function walk(choices: number[], ...rules: CustodyRules[]): Step[] {
  let state: State = "DRAFT";
  let copies: DocumentCopy[] = [];
  let version = 0;
  const steps: Step[] = [];

  for (const [index, choice] of choices.entries()) {
    const legal = LIFECYCLE.filter((transition) => transition.from.includes(state));
    const taken = choice < 25 ? legal[choice % legal.length] : legal[0];
    if (!taken) break;
    if (taken.event === "printForm") version += 1;
    const before = copies;
    let movements: Movement[] = [];
    if (taken.custody) {
      const ofDevice = ["produce", "collect", "deliver", "returnReceipts", "undeliverable"].includes(taken.event);
      const step = {
        day: addDays(day("2026-06-01"), index),
        rules: rules[index % rules.length] as CustodyRules,
        version: ofDevice ? 1 : version,
      };
      ({ copies, movements } = applyCustody(copies, taken.custody, step));
    }
    state = taken.to;
    steps.push({ state, before, after: copies, movements });
  }
  return steps;
}

function assertColumn(state: State, copies: DocumentCopy[]): void {
  const inUse = copies.filter((sheet) => sheet.holder !== "VOID");
  if (state === "WITHDRAWN") {
    expectEqual(inUse.map((sheet) => sheet.holder).filter((holder) => holder !== "CHAMBER").length, 0);
  } else if (state === "RETURNED_TO_CHAMBER") {
    const holders = inUse.map(
      (sheet) => `${sheet.documentType === "REQUEST_FORM" ? sheet.copyNo : "-"} ${sheet.holder}`,
    );
    expectEqual(holders.join(", "), `1 APPLICANT, 2 CHAMBER, 3 CHAMBER${", - CHAMBER".repeat(6)}`);
  } else {
    const column = (["REQUEST_FORM", "REGISTRATION_FORM", "DELIVERY_RECEIPT"] as const)
      .map((type) => inUse.filter((sheet) => sheet.documentType === type))
      .filter((set) => set.length > 0)
      .map((set) => set.map((sheet) => `${sheet.holder}${sheet.signedBy.length > 0 ? "*" : ""}`).join(" "))
      .join(" | ");
    expectEqual(column, COLUMNS[state] ?? "");
  }
}

function expectEqual(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${actual} instead of ${expected}`);
}

/** The sheets of a case without incidents, after `last`. */
function straight(last: CustodyEvent, rules = TORINO): DocumentCopy[] {
  const order: CustodyEvent[] = ["printForm", "signForm", "present", "produce", "collect", "deliver", "returnReceipts"];
  return order
    .slice(0, order.indexOf(last) + 1)
    .reduce<DocumentCopy[]>((copies, event, index) => applyCustody(copies, event, { ...at(index), rules }).copies, []);
}

function at(index: number) {
  return { day: addDays(day("2026-06-01"), index), rules: TORINO, version: 1 };
}
