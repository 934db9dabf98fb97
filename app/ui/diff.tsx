import { Fragment } from "react";
import { differing } from "./differing";
import { FieldError } from "./form/field";
import { fieldId, useFieldErrors, useForm } from "./form/form-context";
import { type FormState, typed } from "./form/form-state";

type Choice = { value: string; shown: string; note: string };

type DiffProps = {
  form?: FormState | undefined;
  name: string;
  legend: string;
  hint: string;
  choices: [Choice, Choice];
};

/** Two sources disagree: both values, the differing part marked, nothing chosen for the person. */
export function Diff({ form, name, legend, hint, choices }: DiffProps) {
  const around = useForm(form);
  const errors = useFieldErrors(around, name);
  const id = fieldId(name, around.prefix);
  const [first, second] = differing(choices[0].shown, choices[1].shown);
  return (
    <fieldset className="c-diff" aria-describedby={errors.length > 0 ? `${id}-e ${id}-h` : `${id}-h`}>
      <legend>{legend}</legend>
      <p id={`${id}-h`}>{hint}</p>
      <FieldError id={id} errors={errors} />
      <div className="c-diff__two">
        {choices.map((choice, index) => (
          <div className="c-check" key={choice.value}>
            <input
              className="c-tick"
              type="radio"
              name={name}
              id={index === 0 ? id : `${id}-${index}`}
              value={choice.value}
              defaultChecked={typed(around.form, name) === choice.value}
            />
            <label htmlFor={index === 0 ? id : `${id}-${index}`}>
              <b>
                {(index === 0 ? first : second).map((part, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, in its order
                  <Fragment key={at}>{part.differs ? <mark className="c-mark">{part.text}</mark> : part.text}</Fragment>
                ))}
              </b>{" "}
              {choice.note}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
