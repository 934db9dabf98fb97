import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { CheckField } from "./check-field";
import { CheckGroup } from "./check-group";
import { DateField } from "./date-field";
import { FileField } from "./file-field";
import { emptyForm, type FormState } from "./form-state";
import { PasswordField } from "./password-field";
import { PostForm } from "./post-form";
import { RadioField } from "./radio-field";
import { SelectField } from "./select-field";
import { TextArea } from "./text-area";
import { TextField } from "./text-field";

const html = (element: ReactElement) => renderToStaticMarkup(element);
/** The first tag that starts so, without what it holds. */
const tag = (markup: string, start: string) => markup.match(new RegExp(`<${start}[^>]*>`))?.[0] ?? "";

const refused: FormState = {
  values: { email: "maria@esempio,it", kinds: ["a", "c"], sex: "M", ok: "on", note: "<b>ciao</b>", day: "2026-11-07" },
  errors: { email: ["not-an-email"], kinds: ["choose-some"], day: ["day-in-future"] },
};
const options = [
  { value: "a", label: "Alfa" },
  { value: "b", label: "Beta" },
  { value: "c", label: "Gamma" },
];

describe("a field that is not right", () => {
  const markup = html(
    <TextField form={refused} name="email" type="email" label="E-mail" hint="Entra nel certificato." />,
  );

  test("says so above the control, tied to it, and keeps what was typed", () => {
    const input = tag(markup, "input");
    expect(input).toContain('value="maria@esempio,it"');
    expect(input).toContain('aria-invalid="true"');
    expect(input).toContain('aria-describedby="email-e email-h"');
    expect(markup).toContain('<label for="email">');
    expect(markup.indexOf('id="email-e"')).toBeLessThan(markup.indexOf("<input"));
    expect(markup).toContain("scrivilo come nome@dominio.it");
  });

  test("and one that is right says nothing of the kind", () => {
    const fine = html(<TextField form={emptyForm} name="email" label="E-mail" defaultValue="a@b.it" />);
    expect(fine).not.toContain("aria-invalid");
    expect(fine).not.toContain("aria-describedby");
    expect(tag(fine, "input")).toContain('value="a@b.it"');
  });
});

test("what was typed wins over the value from the register, and is escaped", () => {
  expect(html(<TextArea form={refused} name="note" label="Nota" defaultValue="prima" />)).toContain(
    "&lt;b&gt;ciao&lt;/b&gt;",
  );
  expect(
    tag(html(<DateField form={refused} name="day" label="Giorno" defaultValue="2026-01-01" />), "input"),
  ).toContain('value="2026-11-07"');
});

test("choices come back as they were made", () => {
  expect(
    html(<SelectField form={{ ...refused, values: { kind: "b" } }} name="kind" label="Tipo" options={options} />),
  ).toContain('<option value="b" selected="">');
  const boxes = html(<CheckGroup form={refused} name="kinds" label="Tipi" options={options} defaultValues={["b"]} />);
  expect([...boxes.matchAll(/checked="" value="(\w)"/g)].map((match) => match[1])).toEqual(["a", "c"]);
  const radios = html(
    <RadioField
      form={refused}
      name="sex"
      label="Sesso"
      options={[
        { value: "F", label: "F" },
        { value: "M", label: "M" },
      ]}
    />,
  );
  expect(radios).toContain('checked="" value="M"');
  expect(radios).toContain("<legend");
});

test("a box that was unticked stays so, even where it is ticked at first", () => {
  expect(html(<CheckField form={emptyForm} name="gone" label="Sì" defaultChecked />)).toContain("checked");
  expect(html(<CheckField form={refused} name="gone" label="Sì" defaultChecked />)).not.toContain("checked");
  expect(html(<CheckField form={refused} name="ok" label="Sì" />)).toContain("checked");
});

test("a password is never written back", () => {
  const markup = html(
    <PasswordField
      form={{ values: { password: "segreta" }, errors: {} }}
      name="password"
      label="Password"
      autoComplete="current-password"
    />,
  );
  expect(markup).not.toContain("segreta");
});

test("a file field warns that no secret code may be in the picture", () => {
  const markup = html(<FileField name="file" label="Scansione" />);
  expect(markup).toContain("PIN, PUK");
  expect(tag(markup, "input")).toContain('aria-describedby="file-h"');
});

test("names of nested values make ids that a link can reach", () => {
  const form: FormState = { values: {}, errors: { "lines[0].serial": ["required"] } };
  const markup = html(
    <PostForm form={form} labels={{ "lines[0].serial": "Numero di serie, riga 1" }}>
      <TextField name="lines[0].serial" label="Numero di serie" />
    </PostForm>,
  );
  expect(markup).toContain('href="#lines-0-serial"');
  expect(tag(markup, 'input class="c-input"')).toContain('id="lines-0-serial"');
  expect(markup).toContain("Numero di serie, riga 1: manca questo dato");
});

describe("a form that was refused", () => {
  const refusals = {
    "already-assigned": "La cartellina è già assegnata.",
    "batch-closed": "La distinta è già chiusa.",
  };

  test("by a rule about one field: the sentence stands at the field and on top, linked", () => {
    const form: FormState = {
      values: { serial: "TO-1" },
      errors: {},
      refusal: { code: "already-assigned", field: "serial" },
    };
    const markup = html(
      <PostForm form={form} labels={{ serial: "Cartellina" }} refusals={refusals} prefix="x-">
        <TextField name="serial" label="Cartellina" />
      </PostForm>,
    );
    expect(markup).toContain('<a href="#x-serial">Cartellina: la cartellina è già assegnata.</a>');
    expect(markup).toContain('<p class="c-error" id="x-serial-e">La cartellina è già assegnata.</p>');
    expect(tag(markup, 'input class="c-input"')).toContain('aria-invalid="true"');
  });

  test("as a whole: the sentence stands on top", () => {
    const form: FormState = { values: {}, errors: {}, refusal: { code: "batch-closed" } };
    const markup = html(
      <PostForm form={form} refusals={refusals}>
        <TextField name="serial" label="Cartellina" />
      </PostForm>,
    );
    expect(markup).toContain('role="alert"');
    expect(markup).toContain("<p>La distinta è già chiusa.</p>");
    expect(markup).not.toContain("aria-invalid");
  });

  test("carries a key of its own, another one each time", () => {
    const key = () => html(<PostForm>{null}</PostForm>).match(/name="_once" value="([0-9a-f-]{36})"/)?.[1];
    expect(key()).toBeDefined();
    expect(key()).not.toBe(key());
  });
});
