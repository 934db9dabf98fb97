import type { Fields, Upload } from "./ask";
import type { Button, Field, Form } from "./html";

/** What somebody types into a field of this name, where the page leaves it open; null: what the page offers. */
export type Typing = (field: Field) => string | Upload | null;

/**
 * The form as somebody fills it who says yes to everything: what the page offers stays, boxes are ticked, of a choice
 * the first is taken, what is empty gets what `typing` says.
 */
export function filled(form: Form, button: Button | null, typing: Typing): Fields {
  const fields: [string, string | Upload][] = [];
  const chosen = new Set(
    form.fields.filter(({ type, checked }) => type === "radio" && checked).map(({ name }) => name),
  );
  for (const field of form.fields) {
    const { name, type, value } = field;
    if (type === "radio") {
      const wanted = typing(field);
      const isIt = wanted === null ? field.checked || !chosen.has(name) : wanted === value;
      if (!isIt) continue;
      chosen.add(name);
      fields.push([name, value]);
    } else if (type === "checkbox" || type === "hidden") fields.push([name, value]);
    else if (type === "select") fields.push([name, typing(field) ?? (value || firstOf(field))]);
    else fields.push([name, typing(field) ?? value]);
  }
  if (button !== null && button.name !== "") fields.push([button.name, button.value]);
  return fields;
}

const firstOf = ({ options }: Field): string => options.find((each) => each !== "") ?? "";

/** The key a form carries; null when it has none. */
export function onceOf(form: Form): string | null {
  return form.fields.find(({ name }) => name === "_once")?.value ?? null;
}
