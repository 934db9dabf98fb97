import { look } from "~/access/act.server";
import { authorize, type Context, practiceOf, today } from "~/access/context";
import type { Applicant, Contact } from "~/cases/applicant";
import { namesHolder } from "~/identity-documents/fill-document";
import {
  documentOfZone,
  hasEnded,
  type ReadDocument,
  type ReadZone,
  readMachineZone,
} from "~/identity-documents/machine-zone";
import { dayInRome } from "~/terms/day";
import { errorForm, type FormState, parseForm } from "~/ui/form/form-state";
import type { ErrorCode } from "~/ui/words/it/errors";
import { type ClientRow, findClientByCodiceFiscale } from "~db/queries/clients";
import { looksLikeMachineZone } from "../../public/mrz-lines.js";
import { applicantForm, readApplicant } from "./applicant-form";
import { parseCodiceFiscale } from "./codice-fiscale";
import { suggestEmail } from "./email-suggestion";
import { type FilledPerson, fillFromZone, fillPerson, type PersonDifference, READ_FIELDS } from "./fill-person";
import { noAids, type PersonAids } from "./person-aids";
import { disagreementsOf } from "./person-checks";
import { unpackDifferences } from "./settle";

export type ReadPerson =
  /** `document`: what the zone of the form said of this person's document, which nobody confirmed yet. */
  | { ok: true; applicant: Applicant; known: ClientRow | null; document: ReadDocument | null; aids: PersonAids }
  /** The form to show again: `filled` because «Compila» was pressed, otherwise because something is wrong. */
  | { ok: false; filled: boolean; form: FormState; aids: PersonAids };

/**
 * A person out of a sent form. «Compila» (`fill`) only fills it in, from the codice fiscale and the address book or from
 * the machine-readable zone, whichever its one field holds; so does a form that was never filled in for somebody who is
 * in the book already, since two sources must be seen together. What was read is confirmed by a second sending.
 * `another`: the form is not about a person who is already chosen, so the book is asked. `mayLack`: what the book lacks
 * of them, and may go on lacking.
 */
export async function readPersonForm(
  ctx: Context,
  form: FormData,
  { another, mayLack = [] }: { another: boolean; mayLack?: readonly Contact[] },
): Promise<ReadPerson> {
  const scanned = textOf(form, "codiceFiscale");
  if (looksLikeMachineZone(scanned)) return fillByZone(ctx, form, another);
  const parsed = parseCodiceFiscale(scanned);
  const known = another && parsed.ok ? await inBook(ctx, parsed.code) : null;
  const filledFor = textOf(form, "filledFor");
  if (!parsed.ok) return form.has("fill") ? notACode(form, parsed.refusal) : readTyped(ctx, form, null, mayLack);
  if (form.has("fill") || (known !== null && filledFor !== parsed.code))
    return fill(ctx, form, known, { filledFor, another });
  return readTyped(ctx, form, known, mayLack);
}

function inBook(ctx: Context, code: string): Promise<ClientRow | null> {
  const scope = authorize(ctx.actor, "clients.read");
  return look(ctx, scope, (tx) => findClientByCodiceFiscale(tx, practiceOf(ctx), code));
}

function notACode(form: FormData, code: string): ReadPerson {
  const refused = { ...errorForm(form, {}), refusal: { code, field: "codiceFiscale" } };
  const filledFor = textOf(form, "filledFor");
  const aids = { ...noAids, differences: differencesOf(form), filledFor, zone: textOf(form, "zone") };
  return { ok: false, filled: false, form: refused, aids };
}

/** The zone in the field of the code: the code that was read before comes back into it. */
async function fillByZone(ctx: Context, form: FormData, another: boolean): Promise<ReadPerson> {
  const zone = readMachineZone(textOf(form, "codiceFiscale"), today(ctx));
  if (!zone.ok) return notACode(form, zone.refusal);
  const code = parseCodiceFiscale(textOf(form, "filledFor") || textOf(form, "codeBefore"));
  const known = another && code.ok ? await inBook(ctx, code.code) : null;
  const filled = stillOpen(fillFromZone(standing(form, another), zone, sourcesOf(ctx, form, known)), form, "code");
  const read = { ...noAids, saidByZone: { ...documentOfZone(zone), expired: hasEnded(zone, today(ctx)) } };
  const shown = { ...filled, values: { ...filled.values, codiceFiscale: code.ok ? code.code : "" } };
  return filledForm(form, shown, { ...read, filledFor: textOf(form, "filledFor"), zone: inOneLine(zone) });
}

/** Another card than the one the form was filled in from: nothing of the first person stays behind. */
function fill(
  ctx: Context,
  form: FormData,
  known: ClientRow | null,
  { filledFor, another }: { filledFor: string; another: boolean },
): ReadPerson {
  const parsed = parseCodiceFiscale(textOf(form, "codiceFiscale"));
  if (!parsed.ok) throw new Error("a codice fiscale that was read before");
  const sameCard = filledFor === "" || filledFor === parsed.code;
  const zone = sameCard ? zoneOf(ctx, form) : null;
  const filled = fillPerson(
    sameCard ? standing(form, another) : {},
    parsed,
    known?.applicant ?? null,
    today(ctx),
    zone,
  );
  return filledForm(form, sameCard ? stillOpen(filled, form, "zone") : filled, {
    ...noAids,
    said: {
      provisional: parsed.kind === "PROVISIONAL",
      known: known && { id: known.id, since: dayInRome(known.createdAt) },
    },
    filledFor: parsed.code,
    zone: zone === null ? "" : inOneLine(zone),
  });
}

/** The form to show again, with what was read in it; whatever else stands in it stays as it is. */
function filledForm(form: FormData, { values, sources, differences }: FilledPerson, read: PersonAids): ReadPerson {
  const rest = Object.fromEntries(Object.entries(errorForm(form, {}).values).filter(([name]) => !isOfPerson(name)));
  const { filledFor, zone } = read;
  const shown = { ...rest, ...values, filledFor, zone };
  return { ok: false, filled: true, form: { values: shown, errors: {} }, aids: { ...read, sources, differences } };
}

/** What another reading differed on and nobody decided stays open. */
function stillOpen(filled: FilledPerson, form: FormData, other: "code" | "zone"): FilledPerson {
  const open = undecided(form).filter(
    ({ field, values }) => values[0].from === other && !filled.differences.some((each) => each.field === field),
  );
  const without = <Value>(of: Partial<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !open.some(({ field }) => field === name)));
  return {
    values: without(filled.values) as Record<string, string>,
    sources: without(filled.sources),
    differences: [...filled.differences, ...open],
  };
}

function readTyped(ctx: Context, form: FormData, known: ClientRow | null, mayLack: readonly Contact[]): ReadPerson {
  const aids = {
    ...noAids,
    differences: differencesOf(form),
    filledFor: textOf(form, "filledFor"),
    zone: textOf(form, "zone"),
    sources: sourcesOf(ctx, form, known),
  };
  const parsed = parseForm(applicantForm(today(ctx), mayLack), form);
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
  const applicant = { ...read.applicant, disagreementReason: needsReason ? disagreementReason : null };
  const zone = zoneOf(ctx, form);
  const document = zone !== null && namesHolder(zone, applicant) ? documentOfZone(zone) : null;
  return { ok: true, applicant, known, document, aids };
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
  const code = parseCodiceFiscale(textOf(form, "filledFor"));
  const zone = zoneOf(ctx, form);
  const readings = [
    ...(zone === null ? [] : [fillFromZone({}, zone)]),
    ...(code.ok ? [fillPerson({}, code, known?.applicant ?? null, today(ctx))] : []),
  ];
  const marks = readings.flatMap(({ values, sources }) =>
    Object.entries(sources).filter(([field]) => textOf(form, field) === values[field]),
  );
  return Object.fromEntries(marks);
}

/** The zone that the form was filled in from before, if any. */
function zoneOf(ctx: Context, form: FormData): ReadZone | null {
  const zone = readMachineZone(textOf(form, "zone"), today(ctx));
  return zone.ok ? zone : null;
}

/** As a hidden field carries it: browsers write line feeds otherwise. */
const inOneLine = ({ text }: ReadZone) => text.replaceAll("\n", "");

const differencesOf = (form: FormData): PersonDifference[] =>
  unpackDifferences(READ_FIELDS, (field) => textOf(form, `differ.${field}`));

const undecided = (form: FormData) => differencesOf(form).filter(({ field }) => textOf(form, field) === "");

/** What stands in the form: what was typed or filled in, and of two values that nobody decided on the one before. */
function standing(form: FormData, another: boolean): Record<string, string> {
  const before = undecided(form).filter(({ values }) => values[1].from !== "century");
  return {
    ...typedFields(form, another),
    ...Object.fromEntries(before.map(({ field, values }) => [field, values[1].value])),
  };
}

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
  name === "codeBefore" ||
  name === "zone" ||
  name === "fill" ||
  name === "_once";

/**
 * What was typed. Of somebody new, a field that only shows the form's own beginning (citizenship and State, Italy) counts
 * as not typed while the form was never filled in, so that the address book or the document can say otherwise.
 */
function typedFields(form: FormData, another: boolean): Record<string, string> {
  const first = another && textOf(form, "filledFor") === "" && textOf(form, "zone") === "";
  const untouched = (name: string) =>
    first && (name === "citizenship" || name === "country") && textOf(form, name) === "IT";
  return Object.fromEntries(
    PERSON_FIELDS.filter((name) => name !== "codiceFiscale" && !untouched(name)).map((name) => [
      name,
      textOf(form, name),
    ]),
  );
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
}
