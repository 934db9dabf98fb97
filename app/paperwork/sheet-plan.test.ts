import { describe, expect, it } from "vitest";
import { DELIVERY_RECEIPT } from "./delivery-receipt-boxes";
import { REGISTRATION_FORM } from "./registration-form-boxes";
import { CONSENT_CHOICES, REQUEST_FORM, REQUEST_TYPE_CHOICES, TOPIC_BOXES } from "./request-form-boxes";
import { HEAD } from "./sheet-head";
import { AREA, type Box } from "./sheet-plan";

const plans = { REQUEST_FORM, REGISTRATION_FORM, DELIVERY_RECEIPT };

describe("the boxes of the documents", () => {
  it.each(Object.entries(plans))(
    "%s: inside the printable area, none over another, clear of head and foot",
    (_, plan) => {
      const boxes = { ...HEAD, ...prefixed("heading", plan.headings), ...plan.cells };
      for (const [name, box] of Object.entries(boxes)) expect([name, isInside(box, AREA)]).toEqual([name, true]);
      expect(overlapping(boxes)).toEqual([]);
    },
  );

  it.each([
    REQUEST_FORM.cells.applicantSignature,
    REQUEST_FORM.cells.clausesSignature,
    REQUEST_FORM.cells.officerSignature,
    REGISTRATION_FORM.cells.officerSignature,
    DELIVERY_RECEIPT.cells.holderSignature,
    DELIVERY_RECEIPT.cells.officerSignature,
  ])("signature box %#: a hand has room", (box) => {
    expect(box.height).toBeGreaterThanOrEqual(15);
    expect(box.width).toBeGreaterThanOrEqual(80);
  });

  it("the choices and topics of the request form lie inside their cells, apart from each other", () => {
    const { requestType, placeAndDate, topics } = REQUEST_FORM.cells;
    for (const box of Object.values(REQUEST_TYPE_CHOICES)) expect(isInside(box, requestType)).toBe(true);
    for (const box of Object.values(CONSENT_CHOICES)) expect(isInside(box, placeAndDate)).toBe(true);
    for (const box of TOPIC_BOXES) expect(isInside(box, topics)).toBe(true);
    expect(overlapping(REQUEST_TYPE_CHOICES)).toEqual([]);
  });
});

/** Lines of neighbours may fall on each other; a tenth of a millimetre is no overlap. */
const SLACK = 0.1;

function isInside(box: Box, area: Box): boolean {
  return (
    box.x >= area.x - SLACK &&
    box.y >= area.y - SLACK &&
    box.x + box.width <= area.x + area.width + SLACK &&
    box.y + box.height <= area.y + area.height + SLACK
  );
}

function overlapping(boxes: Record<string, Box>): string[] {
  const entries = Object.entries(boxes);
  return entries.flatMap(([name, box], index) =>
    entries.slice(index + 1).flatMap(([other, next]) => (overlap(box, next) ? [`${name} over ${other}`] : [])),
  );
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.x + a.width > b.x + SLACK &&
    b.x + b.width > a.x + SLACK &&
    a.y + a.height > b.y + SLACK &&
    b.y + b.height > a.y + SLACK
  );
}

function prefixed(prefix: string, boxes: Record<string, Box>): Record<string, Box> {
  return Object.fromEntries(Object.entries(boxes).map(([name, box]) => [`${prefix} ${name}`, box]));
}
