import { describe, expect, test } from "vitest";
import {
  applyCustody,
  applyMovements,
  type CustodyEvent,
  type CustodyRules,
  type DocumentCopy,
  findCopy,
  loseCopy,
  type Movement,
} from "~/paperwork/custody";
import { addDays, day } from "~/terms/day";
import type { SnapshotRow } from "./canonical";
import { custodyFault } from "./verify-custody";

const RULES: CustodyRules = {
  requestForm: { thirdCopyHolder: "APPLICANT", chamberKeeps: 2 },
  registrationForm: { split: { chamber: 1, holder: 1, ir: 1 } },
  receipt: { chamberCopies: 2 },
};
const RECEIPT = { documentType: "DELIVERY_RECEIPT" as const, version: 1, copyNo: 3 as const };

/** A delivered case of which one receipt was lost, and printed and signed again. */
function ledger(): { copies: DocumentCopy[]; movements: Movement[] } {
  let copies: DocumentCopy[] = [];
  const movements: Movement[] = [];
  const steps: CustodyEvent[] = ["printForm", "signForm", "present", "produce", "collect", "deliver"];
  for (const [index, event] of steps.entries()) {
    const taken = applyCustody(copies, event, { day: addDays(day("2026-03-02"), index), rules: RULES, version: 1 });
    copies = taken.copies;
    movements.push(...taken.movements);
  }
  const lost = loseCopy(copies, RECEIPT, day("2026-03-10"));
  copies = applyMovements(copies, [lost]);
  const found = findCopy(copies, RECEIPT, "IR", day("2026-03-12"), true);
  return { copies: applyMovements(copies, [found]), movements: [...movements, lost, found] };
}

const copyRow = (copy: DocumentCopy): SnapshotRow => ({
  document_type: copy.documentType,
  version: copy.version,
  copy_no: copy.copyNo,
  holder: copy.holder,
  signed_by: copy.signedBy,
  signed_on: copy.signedOn,
  moved_on: copy.movedOn,
});
const movementRow = (movement: Movement, index: number): SnapshotRow => ({
  id: String(index).padStart(6, "0"),
  document_type: movement.documentType,
  version: movement.version,
  copy_no: movement.copyNo,
  from_holder: movement.from,
  to_holder: movement.to,
  signed: movement.signed,
  day: movement.day,
});

const { copies, movements } = ledger();
const fault = (of: { copies?: SnapshotRow[]; movements?: SnapshotRow[] }) =>
  custodyFault({
    document_copies: of.copies ?? copies.map(copyRow),
    copy_movements: of.movements ?? movements.map(movementRow),
  });
const change = (rows: SnapshotRow[], at: number, to: SnapshotRow) => rows.with(at, { ...rows[at], ...to });
const at = copies.findIndex((copy) => copy.documentType === "DELIVERY_RECEIPT" && copy.copyNo === 3);

describe("the sheets of a case against their ledger", () => {
  test("as it was written: nothing", () => {
    expect(fault({})).toBeNull();
    // In whatever order the rows arrive.
    expect(
      fault({ copies: copies.map(copyRow).reverse(), movements: movements.map(movementRow).reverse() }),
    ).toBeNull();
  });

  test("a holder moved behind its back is named", () => {
    const moved = change(copies.map(copyRow), at, { holder: "CHAMBER" });
    expect(fault({ copies: moved })).toBe("DELIVERY_RECEIPT v1 copy 3 is not where its movements took it");
  });

  test("a signature's day that no movement gives is named", () => {
    const moved = change(copies.map(copyRow), at, { signed_on: "2026-03-07" });
    expect(fault({ copies: moved })).toBe("DELIVERY_RECEIPT v1 copy 3 is not where its movements took it");
  });

  test("a fourth copy, and a missing one, are named", () => {
    const rows = copies.map(copyRow);
    expect(fault({ copies: [...rows, { ...rows[at], copy_no: 4 }] })).toMatch(/^not three copies: DELIVERY_RECEIPT v1/);
    expect(fault({ copies: rows.toSpliced(at, 1) })).toMatch(/^not three copies: DELIVERY_RECEIPT v1/);
  });

  test("whichever movement is dropped, the sheet it moved is named", () => {
    for (const [index, { documentType, version, copyNo }] of movements.entries()) {
      const said = fault({ movements: movements.map(movementRow).toSpliced(index, 1) });
      expect(said, `without movement ${index}`).toContain(`${documentType} v${version} copy ${copyNo}`);
    }
  });

  test("whichever movement is told otherwise, it is named", () => {
    for (const [index, movement] of movements.entries()) {
      const { documentType, version, copyNo } = movement;
      const to = movement.to === "MISSING" ? "VOID" : "MISSING";
      const said = fault({ movements: change(movements.map(movementRow), index, { to_holder: to }) });
      expect(said, `movement ${index}`).toContain(`${documentType} v${version} copy ${copyNo}`);
    }
  });

  test("a movement that never was, also one that comes back to where it started", () => {
    const there = { ...RECEIPT, from: "IR" as const, to: "CHAMBER" as const, signed: [], day: day("2026-03-13") };
    const added = (...more: Movement[]) => fault({ movements: [...movements, ...more].map(movementRow) });
    expect(added(there)).toBe("DELIVERY_RECEIPT v1 copy 3 is not where its movements took it");
    expect(added({ ...there, from: null })).toBe("DELIVERY_RECEIPT v1 copy 3 was IR, and moves from not printed");
  });
});
