import { expect, test } from "vitest";
import { day } from "~/terms/day";
import { lastStepDay, type StepDays, standsInOrder } from "./step-days";

const none: StepDays = {
  openedOn: day("2026-03-01"),
  identifiedOn: null,
  envelopeGivenOn: null,
  signedOn: null,
  presentedOn: null,
  producedOn: null,
  collectedOn: null,
  deliveredOn: null,
  returnedOn: null,
};

test("the last step is the latest day taken", () => {
  expect(lastStepDay(none)).toBe("2026-03-01");
  expect(lastStepDay({ ...none, signedOn: day("2026-03-04"), identifiedOn: day("2026-03-03") })).toBe("2026-03-04");
});

test("a corrected day stands between its neighbours, on the same day at the earliest", () => {
  const days = {
    ...none,
    identifiedOn: day("2026-03-03"),
    signedOn: day("2026-03-05"),
    deliveredOn: day("2026-03-20"),
  };
  expect(standsInOrder(days, "signedOn", day("2026-03-03"))).toBe(true);
  expect(standsInOrder(days, "signedOn", day("2026-03-20"))).toBe(true);
  expect(standsInOrder(days, "signedOn", day("2026-03-02"))).toBe(false);
  expect(standsInOrder(days, "signedOn", day("2026-03-21"))).toBe(false);
});
