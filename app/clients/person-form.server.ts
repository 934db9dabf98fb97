import { look } from "~/access/act.server";
import { authorize, type Context, practiceOf, today } from "~/access/context";
import type { Applicant } from "~/cases/applicant";
import { dayInRome } from "~/terms/day";
import { errorForm, type FormState, parseForm } from "~/ui/form/form-state";
import type { ErrorCode } from "~/ui/words/it/errors";
import { type ClientRow, findClientByCodiceFiscale } from "~db/queries/clients";
import { applicantForm, readApplicant } from "./applicant-form";
import { parseCodiceFiscale } from "./codice-fiscale";
import { suggestEmail } from "./email-suggestion";
import { CODED_FIELDS, fillPerson, unpackDifferences } from "./fill-person";
import { noAids, type PersonAids } from "./person-aids";
import { disagreementsOf } from "./person-checks";

export type ReadPerson =
  | { ok: true; applicant: Applicant; known: ClientRow | null }
  /** The form to show again: `filled` because «Compila» was pressed, otherwise because something is wrong. */
  | { ok: false; filled: boolean; form: FormState; aids: PersonAids };

/**
 * A person out of a sent form. «Compila» (`fill`) only fills it in from the codice fiscale and the address book; so does
 * a form that was never filled in for somebody who is in the book already, since two sources must be seen together.
 * `another`: the form is not about a person who is already chosen, so the book is asked.
 */
export async function readPersonForm(
  ctx: Context,
  form: FormData,
  { another }: { another: boolean },
): Promise<ReadPerson> {
  const parsed = parseCodiceFiscale(textOf(form, "codiceFiscale"));
  const known = another && parsed.ok ? await inBook(ctx, parsed.code) : null;
  const filledFor = textOf(form, "filledFor");
  if (!parsed.ok) return form.has("fill") ? notACode(form, parsed.refusal) : readTyped(ctx, form, null);
  if (form.has("fill") || (known !== null && filledFor !== parsed.code)) return fill(ctx, form, known, filledFor);
  return readTyped(ctx, form, known);
}

function inBook(ctx: Context, code: string): Promise<ClientRow | null> {
  const scope = authorize(ctx.actor, "clients.read");
  return look(ctx, scope, (tx) => findClientByCodiceFiscale(tx, practiceOf(ctx), code));
}

function notACode(form: FormData, code: string): ReadPerson {
  const refused = { ...errorForm(form, {}), refusal: { code, field: "codiceFiscale" } };
  return { ok: false, filled: false, form: refused, aids: { ...noAids, differences: differencesOf(form) } };
}

/** Another card than the one the form was filled in from: nothing of the first person stays behind. */
function fill(ctx: Context, form: FormData, known: ClientRow | null, filledFor: string): ReadPerson {
  const parsed = parseCodiceFiscale(textOf(form, "codiceFiscale"));
  if (!parsed.ok) throw new Error("a codice fiscale that was read before");
  const sameCard = filledFor === "" || filledFor === parsed.code;
  const typed = sameCard ? typedFields(form) : {};
  const filled = fillPerson(typed, parsed, known?.applicant ?? null, today(ctx));
  const rest = Object.fromEntries(Object.entries(errorForm(form, {}).values).filter(([name]) => !isOfPerson(name)));
  const values = { ...rest, ...filled.values, filledFor: parsed.code };
  const aids = {
    ...noAids,
    said: {
      provisional: parsed.kind === "PROVISIONAL",
      known: known && { id: known.id, since: dayInRome(known.createdAt) },
    },
    sources: filled.sources,
    differences: filled.differences,
    filledFor: parsed.code,
  };
  return { ok: false, filled: true, form: { values, errors: {} }, aids };
}

function readTyped(ctx: Context, form: FormData, known: ClientRow | null): ReadPerson {
  const aids = {
    ...noAids,
    differences: differencesOf(form),
    filledFor: textOf(form, "filledFor"),
    sources: sourcesOf(ctx, form, known),
  };
  const parsed = parseForm(applicantForm(today(ctx)), form);
  if (!parsed.ok) {
    const email = parsed.form.errors.email === undefined ? null : suggestEmail(textOf(form, "email"));
    return {
      ok: false,
      filled: false,
      form: withCodeRefusal(inOrder(parsed.form, aids), form),
      aids: { ...aids, email },
    };
  }
  const read = readApplicant(parsed.value);
  if (!read.ok) {
    const wrong = errorForm(form, { birthPlace: ["not-a-place"] });
    return { ok: false, filled: false, form: wrong, aids: { ...aids, places: read.suggestions, placeNotListed: true } };
  }
  const disagreements = disagreementsOf(read.applicant);
  if (disagreements.length > 0 && read.applicant.disagreementReason === null) {
    const refusal = { code: "disagreement-without-reason", field: "disagreementReason" };
    return { ok: false, filled: false, form: { ...errorForm(form, {}), refusal }, aids: { ...aids, disagreements } };
  }
  const needsReason = disagreements.length > 0 || !read.placeListed;
  const { disagreementReason } = read.applicant;
  return {
    ok: true,
    applicant: { ...read.applicant, disagreementReason: needsReason ? disagreementReason : null },
    known,
  };
}

/** In the order of the fields; between two values one is chosen, not written. */
function inOrder(state: FormState, { differences }: PersonAids): FormState {
  const open = new Set<string>(differences.map(({ field }) => field));
  const place = (name: string) => (PERSON_FIELDS.includes(name) ? PERSON_FIELDS.indexOf(name) : PERSON_FIELDS.length);
  const errors = Object.entries(state.errors)
    .sort(([one], [other]) => place(one) - place(other))
    .map(([name, codes]): [string, ErrorCode[]] => [name, open.has(name) ? ["choose-one"] : codes]);
  return { ...state, errors: Object.fromEntries(errors) };
}

/** «Not a codice fiscale» says too little: the parser's own reason takes its place. */
function withCodeRefusal(state: FormState, form: FormData): FormState {
  if (!state.errors.codiceFiscale?.includes("not-a-tax-code")) return state;
  const parsed = parseCodiceFiscale(textOf(form, "codiceFiscale"));
  if (parsed.ok) return state;
  const { codiceFiscale: _, ...errors } = state.errors;
  return { ...state, errors, refusal: { code: parsed.refusal, field: "codiceFiscale" } };
}

/** Values that still stand as they were filled in keep the mark of where they came from. */
function sourcesOf(ctx: Context, form: FormData, known: ClientRow | null): PersonAids["sources"] {
  const parsed = parseCodiceFiscale(textOf(form, "filledFor"));
  if (!parsed.ok) return {};
  const { values, sources } = fillPerson({}, parsed, known?.applicant ?? null, today(ctx));
  return Object.fromEntries(Object.entries(sources).filter(([field]) => textOf(form, field) === values[field]));
}

const differencesOf = (form: FormData) =>
  unpackDifferences(Object.fromEntries(CODED_FIELDS.map((field) => [field, textOf(form, `differ.${field}`)])));

const PERSON_FIELDS = [
  "codiceFiscale",
  "surname",
  "name",
  "sex",
  "birthDate",
  "birthPlace",
  "citizenship",
  "street",
  "postcode",
  "municipality",
  "province",
  "country",
  "email",
  "mobile",
  "disagreementReason",
];

const isOfPerson = (name: string) =>
  PERSON_FIELDS.includes(name) ||
  name.startsWith("differ.") ||
  name === "filledFor" ||
  name === "fill" ||
  name === "_once";

/**
 * What was typed. A field that only shows the form's own beginning (citizenship and State, Italy by default) counts as
 * not typed while the form was never filled in, so that the address book can say otherwise.
 */
function typedFields(form: FormData): Record<string, string> {
  const untouched = textOf(form, "filledFor") === "" ? ["citizenship", "country"] : [];
  return Object.fromEntries(
    PERSON_FIELDS.filter((name) => name !== "codiceFiscale" && !untouched.includes(name)).map((name) => [
      name,
      textOf(form, name),
    ]),
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
