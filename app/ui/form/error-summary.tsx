import { useWords } from "~/ui/words/use-words";
import { fieldId, useForm } from "./form-context";
import { type FormState, isRefused } from "./form-state";

type ErrorSummaryProps = {
  form?: FormState | undefined;
  /** What each field is called on this page, by its name. */
  labels: Record<string, string>;
  /** Sentences of the noun's refusals, by code. */
  refusals?: Record<string, string> | undefined;
};

/** On top of a form that came back: everything that is wrong, each a link to its field. */
export function ErrorSummary({ form: own, labels, refusals }: ErrorSummaryProps) {
  const w = useWords();
  const around = useForm(own);
  const { form, prefix } = around;
  if (!isRefused(form)) return null;

  const sentences = refusals ?? around.refusals;
  const { refusal } = form;
  const refused = refusal === undefined ? undefined : (sentences[refusal.code] ?? w.errors.invalid);
  const wrong = Object.entries(form.errors).map(([name, codes]) => ({
    name,
    sentence: codes.map((code) => w.errors[code]).join(" "),
  }));
  if (refused !== undefined) wrong.push({ name: refusal?.field ?? "", sentence: refused });
  const whole = wrong.filter(({ name }) => name === "");
  const fields = wrong.filter(({ name }) => name !== "");

  return (
    // biome-ignore lint/a11y/noAutofocus: the page comes back because of these errors, so reading starts here
    <div className="c-errors" role="alert" tabIndex={-1} id={`${prefix}errori`} autoFocus>
      <h2>{w.common.beforeContinuing}</h2>
      {whole.map(({ sentence }) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {fields.length === 0 ? null : (
        <ul>
          {fields.map(({ name, sentence }) => (
            <li key={name}>
              <a href={`#${fieldId(nameOfControl(name, labels), prefix)}`}>
                {withLabel(labelOf(name, labels), sentence)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** An error of one entry (`copies[1]`) belongs to the group `copies`, unless the entry has a field of its own. */
function nameOfControl(name: string, labels: Record<string, string>): string {
  const group = name.replace(/\[\d+\]$/, "");
  return name in labels || !(group in labels) ? name : group;
}

function labelOf(name: string, labels: Record<string, string>): string | undefined {
  return labels[nameOfControl(name, labels)];
}

function withLabel(label: string | undefined, sentence: string): string {
  return label === undefined ? sentence : `${label}: ${lowerFirst(sentence)}`;
}

/** «Scrivi …» → «scrivi …», but «PIN …» stays. */
function lowerFirst(sentence: string): string {
  return /^\p{Lu}\P{Lu}/u.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
