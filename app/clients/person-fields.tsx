import { DISAGREEMENT_REASONS } from "~/cases/applicant";
import type { Day } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { Diff } from "~/ui/diff";
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
import { CODED_FIELDS, type Difference, packDifference } from "./fill-person";
import type { PersonAids } from "./person-aids";
import { stateOptions } from "./states";

type PersonFieldsProps = {
  /** What the fields begin with, by name: nothing, or the person as it stands. */
  start?: Record<string, string>;
  aids: PersonAids;
  /** The cursor begins in the codice fiscale, where the scanner writes. */
  scanFirst?: boolean;
};

/** The person, wherever one is registered or edited; stands inside a `PostForm`. */
export function PersonFields({ start = {}, aids, scanFirst = false }: PersonFieldsProps) {
  const w = useWords();
  const { form } = w.clients;
  const states = stateOptions(useLanguage());
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
        maxLength={40}
        autoFocus={scanFirst}
        said={<Said aids={aids} />}
      />
      <Hidden name="filledFor" value={aids.filledFor} />
      <FieldSet legend={form.toCompare}>
        <Grid>
          <TextField
            name="surname"
            label={form.surname}
            span={3}
            maxLength={LONGEST.name}
            defaultValue={start.surname}
            source={source("surname")}
          />
          <TextField
            name="name"
            label={form.name}
            span={3}
            maxLength={LONGEST.name}
            defaultValue={start.name}
            source={source("name")}
          />
        </Grid>
        {CODED_FIELDS.flatMap((field) => aids.differences.filter((difference) => difference.field === field)).map(
          (difference) => (
            <TwoValues key={difference.field} difference={difference} />
          ),
        )}
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
          <SelectField
            name="citizenship"
            label={form.citizenship}
            span={2}
            options={states}
            defaultValue={start.citizenship ?? "IT"}
            source={source("citizenship")}
          />
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
            type="tel"
            span={3}
            maxLength={LONGEST.mobile}
            defaultValue={start.mobile}
            source={source("mobile")}
          />
          <TextField
            name="email"
            label={form.email}
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
});

function Said({ aids: { said } }: { aids: PersonAids }) {
  const { clients } = useWords();
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

/** Both values of a field, none chosen; the hidden field keeps them while the form comes and goes. */
function TwoValues({ difference }: { difference: Difference }) {
  const { form } = useWords().clients;
  const { field, values } = difference;
  const [first, second] = values;
  const century = first.from === "century";
  const shown = (value: string) =>
    field === "birthDate"
      ? formatDay(value as Day)
      : field === "sex"
        ? (form.sexes[value === "F" ? "F" : "M"] ?? value)
        : value;
  return (
    <>
      <Hidden name={`differ.${field}`} value={packDifference(difference)} />
      <Diff
        name={field}
        legend={century ? form.twoCenturies(form[field]) : form.differs(form[field])}
        hint={century ? form.twoCenturiesHint : form.differsHint}
        choices={[
          { value: first.value, shown: shown(first.value), note: form.differFrom[first.from] },
          { value: second.value, shown: shown(second.value), note: form.differFrom[second.from] },
        ]}
      />
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
