import { SubmitButton } from "./form/buttons";
import { useWords } from "./words/use-words";

type BulkBarProps = {
  /** Rows on this page, and how many of them are ticked. */
  total: number;
  chosen: number;
  /** «Tutte e 12» */
  allLabel: string;
  acts: { name: string; value: string; label: string; solid?: boolean; formAction?: string }[];
  /** The page without a choice. */
  clear: string;
  /** Another one where a page has two bars. */
  id?: string;
};

/** Stands in the form around a table of rows to tick: all, how many, and what to do with them. */
export function BulkBar({ total, chosen, allLabel, acts, clear, id = "tutte" }: BulkBarProps) {
  const w = useWords();
  return (
    <fieldset className="c-bulk" data-bulk="">
      <legend className="visually-hidden">{w.common.choice.actions}</legend>
      <div className="c-check">
        <input
          className="c-tick"
          type="checkbox"
          id={id}
          name="tutte"
          value="on"
          defaultChecked={total > 0 && chosen === total}
        />
        <label htmlFor={id}>{allLabel}</label>
      </div>
      <strong
        aria-live="polite"
        data-none={w.common.choice.chosen(0)}
        data-one={w.common.choice.chosen(1)}
        data-many={w.common.choice.chosen(2)}
      >
        {w.common.choice.chosen(chosen)}
      </strong>
      {acts.map(({ label, ...act }) => (
        <SubmitButton key={act.value} small {...act}>
          {label}
        </SubmitButton>
      ))}
      <a className="c-small" href={clear}>
        {w.common.choice.clear}
      </a>
    </fieldset>
  );
}
