import { expect, test } from "vitest";
import { type DocumentCopy, movementsFor } from "~/paperwork/custody";
import { torino2020 } from "~/rulesets/data/torino-2020";
import { day } from "~/terms/day";
import { papersMoved } from "./papers-moved";

const on = day("2026-11-07");
const copy = (
  documentType: DocumentCopy["documentType"],
  copyNo: 1 | 2 | 3,
  holder: DocumentCopy["holder"],
): DocumentCopy => ({
  documentType,
  version: 1,
  copyNo,
  holder,
  signedBy: documentType === "REGISTRATION_FORM" ? ["OFFICER"] : [],
  signedOn: documentType === "REGISTRATION_FORM" ? on : null,
  movedOn: on,
});

test("a delivery: one registration form and one receipt go, two receipts stay signed", () => {
  const copies = [
    copy("REGISTRATION_FORM", 1, "CHAMBER"),
    copy("REGISTRATION_FORM", 2, "IR"),
    copy("REGISTRATION_FORM", 3, "IR"),
    copy("DELIVERY_RECEIPT", 1, "IR"),
    copy("DELIVERY_RECEIPT", 2, "IR"),
    copy("DELIVERY_RECEIPT", 3, "IR"),
  ];
  const movements = movementsFor(copies, "deliver", { day: on, rules: torino2020, version: 1 });
  expect(papersMoved(movements)).toEqual([
    { document: "REGISTRATION_FORM", copies: [2], from: "IR", to: "APPLICANT", signed: false },
    { document: "DELIVERY_RECEIPT", copies: [1], from: "IR", to: "APPLICANT", signed: true },
    { document: "DELIVERY_RECEIPT", copies: [2, 3], from: "IR", to: "IR", signed: true },
  ]);
});

test("a withdrawal: void wherever they were", () => {
  const copies = [copy("REQUEST_FORM", 1, "APPLICANT"), copy("REQUEST_FORM", 2, "IR"), copy("REQUEST_FORM", 3, "IR")];
  const movements = movementsFor(copies, "withdraw", { day: on, rules: torino2020, version: 1 });
  expect(papersMoved(movements)).toMatchObject([{ document: "REQUEST_FORM", copies: [1, 2, 3], to: "VOID" }]);
});
