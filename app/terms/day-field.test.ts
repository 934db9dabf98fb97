import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "~/ui/form/form-state";
import { dayField, optionalDayField } from "./day-field";

const Form = z.object({ day: dayField, other: optionalDayField });

function sent(values: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return parseForm(Form, form);
}

test("reads days", () => {
  expect(sent({ day: "2026-11-23", other: "" })).toEqual({ ok: true, value: { day: "2026-11-23", other: null } });
});

test.each([
  ["", "required"],
  ["2026-02-30", "not-a-day"],
  ["23/11/2026", "not-a-day"],
  ["0026-11-23", "day-too-far"],
])("%j is %s", (day, code) => {
  expect(sent({ day, other: "" })).toMatchObject({ ok: false, form: { errors: { day: [code] } } });
});

test("an optional day may be wrong too", () => {
  expect(sent({ day: "2026-11-23", other: "domani" })).toMatchObject({ form: { errors: { other: ["not-a-day"] } } });
});
