import { describe, expect, test } from "vitest";
import { day } from "~/terms/day";
import type { CopyNo } from "./custody";
import { type RecordedMovement, told } from "./told-movements";

const moved = (copyNo: CopyNo, more: Partial<RecordedMovement> = {}): RecordedMovement => ({
  ...{ documentType: "REQUEST_FORM", version: 1, copyNo, act: "signForm", reason: null },
  ...{ from: "IR", to: "IR", signed: ["APPLICANT", "OFFICER"], day: day("2026-03-16") },
  ...more,
});

describe("movements told together", () => {
  test("what one act did alike to several copies is one line", () => {
    const lines = told([moved(1, { to: "APPLICANT" }), moved(2), moved(3)]);
    expect(lines.map(({ copies, to }) => [copies, to])).toEqual([
      [[1], "APPLICANT"],
      [[2, 3], "IR"],
    ]);
  });

  test("another day, version, reason or signature is another line, and so is the same sheet a second time", () => {
    const lost = moved(2, { act: "reportMissing", to: "MISSING", signed: [], reason: "lost" });
    const others: RecordedMovement[] = [
      moved(3, { day: day("2026-03-17") }),
      moved(3, { version: 2 }),
      moved(3, { signed: [] }),
      moved(2),
    ];
    for (const other of others) expect(told([moved(2), other])).toHaveLength(2);
    expect(told([lost, { ...lost, copyNo: 3, reason: "stolen" }])).toHaveLength(2);
    expect(told([lost, { ...lost, copyNo: 3 }])).toHaveLength(1);
  });

  test("documents told in turns stay apart, and in their order", () => {
    const receipt = (copyNo: CopyNo) => moved(copyNo, { documentType: "DELIVERY_RECEIPT" });
    const lines = told([moved(1), receipt(1), moved(2), receipt(2)]);
    expect(lines.map(({ documentType, copies }) => `${documentType} ${copies}`)).toEqual([
      "REQUEST_FORM 1,2",
      "DELIVERY_RECEIPT 1,2",
    ]);
  });
});
