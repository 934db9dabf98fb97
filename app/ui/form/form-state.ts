import { formatPath, parseSubmission } from "@conform-to/dom/future";
import { configureCoercion } from "@conform-to/zod/v4/future";
import { type core, safeParse, type z } from "zod";
import { type ErrorCode, isErrorCode } from "~/ui/words/it/errors";
import { errorCodeOf } from "./error-code-of";

/**
 * What a form shows again after it was not accepted: what was typed, what is wrong with each field,
 * and the refusal of the verb, if it came to that. Names are those of the inputs (`email`, `lines[0].serial`).
 */
export type FormState = {
  values: Record<string, string | string[]>;
  errors: Record<string, ErrorCode[]>;
  refusal?: { code: string; field?: string };
};

export type Parsed<Value> = { ok: true; value: Value } | { ok: false; form: FormState };

/** A form nobody has sent yet. */
export const emptyForm: FormState = { values: {}, errors: {} };

/**
 * What the browser sent, as the schema wants it, or the same form with its errors.
 * Repeated names become arrays; `a.b` and `lines[0].x` become nested values; an empty text stays `""` for a required
 * string and is undefined for an optional one, a number, a choice or a file.
 */
export function parseForm<Schema extends z.ZodType>(schema: Schema, formData: FormData): Parsed<z.output<Schema>> {
  const { payload } = parseSubmission(formData, { skipEntry: (name) => !isFieldName(name) });
  const result = safeParse(coerceFormValue(schema), payload, { error: errorCodeOf });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, form: errorForm(formData, errorsByField(result.error.issues)) };
}

/** The form again, with errors that were found after it was parsed. */
export function errorForm(formData: FormData, errors: Record<string, ErrorCode[]>): FormState {
  return { values: valuesOf(formData), errors };
}

/** The form again, with the verb's refusal beside the field it concerns, or on top. */
export function refusedForm(formData: FormData, refusal: string, field?: string): FormState {
  return {
    values: valuesOf(formData),
    errors: {},
    refusal: field === undefined ? { code: refusal } : { code: refusal, field },
  };
}

/** Errors of a field, or of any entry in a group of inputs that share its name. */
export function errorsOf(form: FormState, name: string): ErrorCode[] {
  const own = form.errors[name] ?? [];
  const entries = Object.entries(form.errors).filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"));
  return [...new Set([...own, ...entries.flatMap(([, codes]) => codes)])];
}

/** What was typed last; undefined when the form was not sent. */
export function typed(form: FormState, name: string): string | undefined {
  const value = form.values[name];
  return Array.isArray(value) ? value[0] : value;
}

/** Whether this form comes back from the server: then an unticked box stays unticked. */
export function wasSent(form: FormState): boolean {
  return form !== emptyForm && (Object.keys(form.values).length > 0 || isRefused(form));
}

export function isRefused(form: FormState): boolean {
  return form.refusal !== undefined || Object.keys(form.errors).length > 0;
}

const { coerceFormValue } = configureCoercion({
  customize: (type) => (isText(type) ? (value: unknown) => value : null),
});

function isText(type: core.$ZodType): boolean {
  return type._zod.def.type === "string";
}

/** Our own names only: an index such as `[4294967295]` would make an array that fills the memory. */
function isFieldName(name: string): boolean {
  return name.length <= 80 && /^[A-Za-z][\w-]*(?:\[\d{1,3}\]|\.[A-Za-z][\w-]*)*$/.test(name);
}

function errorsByField(issues: readonly core.$ZodIssue[]): Record<string, ErrorCode[]> {
  const errors: Record<string, ErrorCode[]> = {};
  for (const issue of issues) {
    const name = formatPath(issue.path.map((part) => (typeof part === "symbol" ? String(part) : part)));
    const code = isErrorCode(issue.message) ? issue.message : "invalid";
    errors[name] = [...new Set([...(errors[name] ?? []), code])];
  }
  return errors;
}

/** Texts only: a file cannot be put back into its field. */
function valuesOf(formData: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(formData.keys())) {
    const texts = formData.getAll(name).filter((value) => typeof value === "string");
    if (texts.length === 0 || !isFieldName(name)) continue;
    values[name] = texts.length === 1 ? String(texts[0]) : texts;
  }
  return values;
}
