import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { FieldSet, Grid } from "~/ui/form/field-set";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-area";
import { TextField as LineField } from "~/ui/form/text-field";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import type { TextKind } from "./changeable-texts";
import { isRunningKind, longest, type TextField } from "./edition-texts";
import { RUNNING, type RunningName } from "./rewritten";

type Group = keyof Words["editions"]["texts"]["groups"];

const GROUPS: Record<Group, readonly TextKind[]> = {
  head: ["title", "subtitle", "copyLabel"],
  running: ["declarations", "clauses", "attestation"],
  headings: ["heading"],
  signatures: ["signature"],
  labels: ["label"],
};

/** The texts of a document, each beside its English where the document is translated. */
export function EditionForm({ form, fields, back }: { form: FormState; fields: TextField[]; back: string }) {
  const { editions, common } = useWords();
  const { texts, refusals } = editions;
  const names = Object.fromEntries(
    fields.flatMap((field) => {
      const label = labelOf(field, editions);
      return [
        [field.name, label],
        [`${field.name}-en`, texts.inEnglish(label)],
      ];
    }),
  );
  const isTranslated = fields.some(({ baseEnglish }) => baseEnglish !== null);
  return (
    <PostForm form={form} labels={names} refusals={refusals} wide>
      {isTranslated ? <p>{texts.english}</p> : null}
      {(Object.keys(GROUPS) as Group[]).map((group) => (
        <FieldsOfGroup key={group} group={group} fields={fields} names={names} form={form} />
      ))}
      <Buttons>
        <SubmitButton solid>{texts.submit}</SubmitButton>
        <LinkButton href={back}>{common.cancel}</LinkButton>
      </Buttons>
    </PostForm>
  );
}

type GroupProps = { group: Group; fields: TextField[]; names: Record<string, string>; form: FormState };

/** The boxes' names are many and seldom changed: they wait behind a click, which needs no script. */
function FieldsOfGroup({ group, fields, names, form }: GroupProps) {
  const { groups } = useWords().editions.texts;
  const own = fields.filter(({ text }) => GROUPS[group].includes(text.kind));
  if (own.length === 0) return null;
  const set = (
    <FieldSet legend={groups[group]}>
      <Grid>
        {own.map((field) => (
          <Pair key={field.name} field={field} names={names} />
        ))}
      </Grid>
    </FieldSet>
  );
  if (group !== "labels") return set;
  const isWrong = (name: string) => name in form.errors || form.refusal?.field === name;
  const open = own.some(({ name }) => isWrong(name) || isWrong(`${name}-en`));
  return (
    <details className="c-more u-t4" open={open}>
      <summary>{groups[group]}</summary>
      {set}
    </details>
  );
}

function Pair({ field, names }: { field: TextField; names: Record<string, string> }) {
  const { editions } = useWords();
  const { texts } = editions;
  const { name, text, it, en, baseEnglish } = field;
  const label = names[name] ?? name;
  const english = names[`${name}-en`] ?? name;
  const maxLength = longest(text.kind);
  if (!isRunningKind(text.kind)) {
    return (
      <>
        <LineField name={name} label={label} defaultValue={it} maxLength={maxLength} span={3} optional />
        {baseEnglish === null ? null : (
          <LineField
            name={`${name}-en`}
            label={texts.inEnglish(`«${baseEnglish}»`)}
            defaultValue={en}
            maxLength={maxLength}
            span={3}
            optional
          />
        )}
      </>
    );
  }
  const rows = Math.min(
    30,
    it.split("\n").reduce((sum, line) => sum + 1 + Math.ceil(line.length / 58), 1),
  );
  const hint = RUNNING[text.kind as RunningName].points ? texts.paragraphs : texts.plainParagraphs;
  const area = { rows, maxLength, optional: true };
  return (
    <>
      <TextArea
        name={name}
        label={label}
        hint={hint}
        defaultValue={apart(it)}
        {...area}
        span={baseEnglish === null ? 6 : 3}
      />
      {baseEnglish === null ? null : (
        <TextArea
          name={`${name}-en`}
          label={english}
          hint={
            <details>
              <summary>{texts.baseEnglish}</summary>
              <span className="c-lines">{baseEnglish}</span>
            </details>
          }
          defaultValue={apart(en)}
          {...area}
          span={3}
        />
      )}
    </>
  );
}

/** Paragraphs are easier to tell apart with a blank line between them, which is not kept. */
const apart = (written: string) => written.replaceAll("\n", "\n\n");

function labelOf({ text: { kind, base, before } }: TextField, { texts }: Words["editions"]): string {
  if (isRunningKind(kind)) return texts.kinds[kind];
  return kind === "copyLabel" ? texts.copy(before, base) : texts.of(texts.kinds[kind], base);
}
