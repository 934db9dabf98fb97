import { type Contact, DISAGREEMENT_REASONS } from "~/cases/applicant";
import { DocumentRead } from "~/identity-documents/document-read";
import { ReadingButtons } from "~/identity-documents/reading-buttons";
import type { Day } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { Hidden } from "~/ui/form/hidden";
import { SelectField } from "~/ui/form/select-field";
import { TextField } from "~/ui/form/text-field";
import { ScanBlock } from "~/ui/scan-field";
import { StateBadge } from "~/ui/state-badge";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { LONGEST } from "./applicant-form";
import { READ_FIELDS, type ReadField } from "./fill-person";
import type { PersonAids } from "./person-aids";
import { stateName, stateOptions } from "./states";
import { TwoValues } from "./two-values";

type PersonFieldsProps = {
  /** What the fields begin with, by name: nothing, or the person as it stands. */
  start?: Record<string, string>;
  aids: PersonAids;
  /** The cursor begins in the codice fiscale, where the scanner writes. */
  scanFirst?: boolean;
  /** The person of a draft: what is read of their document goes on to its documents. */
  ofCase?: boolean;
  /** What the address book lacks of them, and may go on lacking. */
  mayLack?: readonly Contact[];
};

/** The person, wherever one is registered or edited; stands inside a `PostForm`. */
export function PersonFields({ start = {}, aids, scanFirst = false, ofCase = false, mayLack = [] }: PersonFieldsProps) {
  const w = useWords();
  const { form } = w.clients;
  const language = useLanguage();
  const states = stateOptions(language);
  const shown: Partial<Record<ReadField, (value: string) => string>> = {
    birthDate: (value) => formatDay(value as Day),
    sex: (value) => form.sexes[value === "F" ? "F" : "M"],
    citizenship: (value) => stateName(value, language),
  };
  const open = new Set<string>(aids.differences.map(({ field }) => field));
  const source = (name: string) => {
    const from = aids.sources[name];
    return from === undefined ? undefined : form.sources[from];
  };
  const asksWhy = aids.disagreements.length > 0 || aids.placeNotListed || (start.disagreementReason ?? "") !== "";
  return (
    <>
      <ScanBlock
        name="codiceFiscale"
        label={w.cases.facts.codiceFiscale}
        hint={form.scanHint}
        value={start.codiceFiscale}
        button={form.fill}
        buttonName="fill"
        buttonValue="on"
        maxLength={LONGEST_READING}
        autoFocus={scanFirst}
        below={<ReadingButtons code />}
        said={<Said aids={aids} ofCase={ofCase} />}
      />
      <Hidden name="filledFor" value={aids.filledFor} />
      <Hidden name="codeBefore" value={aids.filledFor || (start.codiceFiscale ?? "")} />
      <Hidden name="zone" value={aids.zone} />
      <FieldSet legend={form.toCompare}>
        {READ_FIELDS.flatMap((field) => aids.differences.filter((difference) => difference.field === field)).map(
          (difference) => (
            <TwoValues
              key={difference.field}
              difference={difference}
              label={form[difference.field]}
              shown={shown[difference.field]}
            />
          ),
        )}
        <Grid>
          {open.has("surname") ? null : (
            <TextField
              name="surname"
              label={form.surname}
              span={3}
              maxLength={LONGEST.name}
              defaultValue={start.surname}
              source={source("surname")}
            />
          )}
          {open.has("name") ? null : (
            <TextField
              name="name"
              label={form.name}
              span={3}
              maxLength={LONGEST.name}
              defaultValue={start.name}
              source={source("name")}
            />
          )}
        </Grid>
        <Grid>
          {open.has("birthDate") ? null : (
            <DateField
              name="birthDate"
              label={form.birthDate}
              span={2}
              defaultValue={start.birthDate}
              source={source("birthDate")}
            />
          )}
          {open.has("sex") ? null : (
            <SelectField
              name="sex"
              label={form.sex}
              span={2}
              empty={form.choose}
              options={[
                { value: "F", label: form.sexes.F },
                { value: "M", label: form.sexes.M },
              ]}
              defaultValue={start.sex}
              source={source("sex")}
            />
          )}
          {open.has("citizenship") ? null : (
            <SelectField
              name="citizenship"
              label={form.citizenship}
              span={2}
              options={states}
              defaultValue={start.citizenship ?? "IT"}
              source={source("citizenship")}
            />
          )}
          {open.has("birthPlace") ? null : (
            <TextField
              name="birthPlace"
              label={form.birthPlace}
              span={6}
              hint={form.birthPlaceHint}
              maxLength={LONGEST.place}
              defaultValue={start.birthPlace}
              source={source("birthPlace")}
              suggestion={aids.places.length === 0 ? undefined : form.placeSuggestion(aids.places.join(", "))}
            />
          )}
        </Grid>
      </FieldSet>
      {asksWhy ? <Why aids={aids} start={start} /> : null}
      <FieldSet legend={form.residenceAndContacts}>
        <Grid>
          <TextField
            name="street"
            label={form.street}
            span={6}
            maxLength={LONGEST.street}
            defaultValue={start.street}
            source={source("street")}
          />
          <TextField
            name="postcode"
            label={form.postcode}
            span={2}
            narrowSpan={2}
            inputMode="numeric"
            maxLength={LONGEST.postcode}
            defaultValue={start.postcode}
            source={source("postcode")}
          />
          <TextField
            name="municipality"
            label={form.municipality}
            span={3}
            narrowSpan={4}
            maxLength={LONGEST.place}
            defaultValue={start.municipality}
            source={source("municipality")}
          />
          <TextField
            name="province"
            label={form.province}
            span={1}
            maxLength={2}
            upper
            defaultValue={start.province}
            source={source("province")}
          />
          <SelectField
            name="country"
            label={form.country}
            span={3}
            options={states}
            defaultValue={start.country ?? "IT"}
            source={source("country")}
          />
          <TextField
            name="mobile"
            label={form.mobile}
            optional={mayLack.includes("mobile")}
            type="tel"
            span={3}
            maxLength={LONGEST.mobile}
            defaultValue={start.mobile}
            source={source("mobile")}
          />
          <TextField
            name="email"
            label={form.email}
            optional={mayLack.includes("email")}
            type="email"
            span={6}
            hint={form.emailHint}
            maxLength={LONGEST.email}
            defaultValue={start.email}
            source={source("email")}
            suggestion={aids.email === null ? undefined : form.emailSuggestion(aids.email)}
          />
        </Grid>
      </FieldSet>
    </>
  );
}

/** What each field is called, for the summary of errors. */
export function personLabels(w: Words): Record<string, string> {
  const { form } = w.clients;
  return {
    codiceFiscale: w.cases.facts.codiceFiscale,
    surname: form.surname,
    name: form.name,
    sex: form.sex,
    birthDate: form.birthDate,
    birthPlace: form.birthPlace,
    citizenship: form.citizenship,
    street: form.street,
    postcode: form.postcode,
    municipality: form.municipality,
    province: form.province,
    country: form.country,
    email: form.email,
    mobile: form.mobile,
    disagreementReason: form.reason,
  };
}

/** Sentences of all that a person's form may be refused with. */
export const personRefusals = (w: Words): Record<string, string> => ({
  ...w.clients.refusals,
  ...w.clients.codiceFiscale.refusals,
  ...w.reading.refusals,
});

/** Three lines of 30, with what a scanner puts between and after them. */
const LONGEST_READING = 120;

function Said({ aids: { said, saidByZone }, ofCase }: { aids: PersonAids; ofCase: boolean }) {
  const { clients, reading } = useWords();
  if (saidByZone !== null)
    return (
      <>
        <DocumentRead zone={saidByZone} /> {ofCase ? reading.documentGoesOn : reading.documentElsewhere}
      </>
    );
  if (said === null) return null;
  return (
    <>
      <StateBadge tone="done">{said.provisional ? clients.form.provisional : clients.form.valid}</StateBadge>{" "}
      {said.known === null ? (
        clients.form.notKnown
      ) : (
        <>
          <a href={`/clients/${said.known.id}`}>{clients.form.known}</a>{" "}
          {clients.form.knownSince(formatDay(said.known.since as Day))}
        </>
      )}
    </>
  );
}

/** What disagrees with the codice fiscale, and the one field that asks why. */
function Why({ aids, start }: { aids: PersonAids; start: Record<string, string> }) {
  const { clients } = useWords();
  const sentences = [
    ...aids.disagreements.map((disagreement) => clients.codiceFiscale.disagreements[disagreement]),
    ...(aids.placeNotListed ? [clients.form.placeNotListed] : []),
  ];
  return (
    <Callout tone="soon" title={clients.form.disagreements}>
      {sentences.length === 0 ? null : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <SelectField
        name="disagreementReason"
        label={clients.form.reason}
        hint={clients.form.disagreementsHint}
        empty={clients.form.choose}
        options={DISAGREEMENT_REASONS.map((value) => ({ value, label: clients.form.reasons[value] }))}
        defaultValue={start.disagreementReason}
      />
    </Callout>
  );
}
