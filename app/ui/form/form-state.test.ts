import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errorForm, errorsOf, parseForm, refusedForm } from "./form-state";

const sent = (...pairs: [string, string | File][]) => {
  const formData = new FormData();
  for (const [name, value] of pairs) formData.append(name, value);
  return formData;
};

describe("parseForm", () => {
  test("gives nested and repeated names back as objects and arrays", () => {
    const schema = z.object({
      holder: z.object({ surname: z.string() }),
      lines: z.array(z.object({ serial: z.string(), copies: z.number() })),
      cases: z.array(z.string()),
    });
    const parsed = parseForm(
      schema,
      sent(
        ["holder.surname", "Bertone"],
        ["lines[0].serial", "A1"],
        ["lines[0].copies", "3"],
        ["lines[1].serial", "B2"],
        ["lines[1].copies", "2"],
        ["cases", "2026/0118"],
        ["cases", "2026/0131"],
      ),
    );
    expect(parsed).toEqual({
      ok: true,
      value: {
        holder: { surname: "Bertone" },
        lines: [
          { serial: "A1", copies: 3 },
          { serial: "B2", copies: 2 },
        ],
        cases: ["2026/0118", "2026/0131"],
      },
    });
  });

  test("a list with one choice is a list, one with none is empty", () => {
    const schema = z.object({ cases: z.array(z.string()) });
    expect(parseForm(schema, sent(["cases", "2026/0118"]))).toEqual({ ok: true, value: { cases: ["2026/0118"] } });
    expect(parseForm(schema, sent())).toEqual({ ok: true, value: { cases: [] } });
  });

  test("an empty text is empty where a text is wanted, and absent where it may be absent", () => {
    const schema = z.object({
      note: z.string().max(10),
      email: z.email().optional(),
      day: z.string().default("2026-11-23"),
      ticked: z.boolean().default(false),
      count: z.number().optional(),
    });
    const parsed = parseForm(schema, sent(["note", ""], ["email", ""], ["day", ""], ["count", ""]));
    expect(parsed).toEqual({ ok: true, value: { note: "", day: "2026-11-23", ticked: false } });
  });

  test("names the error with the schema's own code, or with the one that fits the rule", () => {
    const schema = z.object({
      surname: z.string().min(1, "required"),
      name: z.string().min(1),
      missing: z.string(),
      email: z.email(),
      taxCode: z.string().regex(/^[A-Z]{6}/, "not-a-tax-code"),
      odd: z.string().regex(/^x$/),
      sex: z.enum(["F", "M"]),
      copies: z.number(),
      agreed: z.literal(true),
      documents: z.array(z.string()).min(1),
      province: z.string().max(2),
      picture: z.file(),
      own: z.string().refine(() => false, "some sentence that is no code"),
    });
    const parsed = parseForm(
      schema,
      sent(
        ["surname", ""],
        ["name", ""],
        ["email", "a,b"],
        ["taxCode", "1"],
        ["odd", "y"],
        ["sex", ""],
        ["copies", "tre"],
        ["province", "Torino"],
        ["picture", new File([], "")],
        ["own", "x"],
      ),
    );
    expect(parsed.ok ? null : parsed.form.errors).toEqual({
      surname: ["required"],
      name: ["required"],
      missing: ["required"],
      email: ["not-an-email"],
      taxCode: ["not-a-tax-code"],
      odd: ["invalid"],
      sex: ["choose-one"],
      copies: ["not-a-number"],
      agreed: ["tick-required"],
      documents: ["choose-some"],
      province: ["too-long"],
      picture: ["file-missing"],
      own: ["invalid"],
    });
  });

  test("keeps what was typed under the names of the inputs, without files", () => {
    const schema = z.object({ lines: z.array(z.object({ day: z.iso.date() })) });
    const parsed = parseForm(
      schema,
      sent(["lines[0].day", "31/02"], ["c", "1"], ["c", "2"], ["f", new File(["x"], "x.pdf")]),
    );
    expect(parsed).toEqual({
      ok: false,
      form: { values: { "lines[0].day": "31/02", c: ["1", "2"] }, errors: { "lines[0].day": ["not-a-day"] } },
    });
  });

  test("passes over names that no form of ours has", () => {
    const schema = z.object({ lines: z.array(z.string()).default([]) });
    const parsed = parseForm(
      schema,
      sent(["lines[4294967294]", "x"], ["__proto__.a", "x"], ["a]b[", "x"], ["[]", "x"]),
    );
    expect(parsed).toEqual({ ok: true, value: { lines: [] } });
  });
});

describe("forms that come back", () => {
  test("with a refusal beside its field", () => {
    expect(refusedForm(sent(["serial", "TO-1"]), "already-assigned", "serial")).toEqual({
      values: { serial: "TO-1" },
      errors: {},
      refusal: { code: "already-assigned", field: "serial" },
    });
  });

  test("with errors of single entries shown at the group", () => {
    const form = errorForm(sent(), { "copies[0]": ["invalid"], "copies[1]": ["invalid"], "copies[1].x": ["required"] });
    expect(errorsOf(form, "copies")).toEqual(["invalid"]);
  });
});
