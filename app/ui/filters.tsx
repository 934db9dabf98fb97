import type { ReactNode } from "react";
import { SubmitButton } from "./form/buttons";
import type { Option } from "./form/option";
import { Options } from "./form/options";
import { useWords } from "./words/use-words";

type FiltersProps = {
  action?: string;
  submit?: string;
  clear?: string | undefined;
  label?: string;
  children: ReactNode;
};

/** A GET form: the address keeps what was chosen. `clear` is the address without filters, when there are any. */
export function Filters({ action, submit, clear, label, children }: FiltersProps) {
  const w = useWords();
  return (
    <form className="c-filters is-dense" method="get" action={action} aria-label={label ?? w.common.filters}>
      {children}
      <SubmitButton small>{submit ?? w.common.filter}</SubmitButton>
      {clear === undefined ? null : (
        <a className="c-small c-filters__clear" href={clear}>
          {w.common.clearFilters}
        </a>
      )}
    </form>
  );
}

type FilterProps = { name: string; label: string; value?: string | undefined };

export function FilterSelect({
  name,
  label,
  value,
  options,
  empty,
}: FilterProps & { options: Option[]; empty?: string }) {
  return (
    <div>
      <label htmlFor={`filtro-${name}`}>{label}</label>
      <select className="c-input" id={`filtro-${name}`} name={name} defaultValue={value ?? ""}>
        <Options options={options} empty={empty} />
      </select>
    </div>
  );
}

export function FilterText({ name, label, value }: FilterProps) {
  return (
    <div>
      <label htmlFor={`filtro-${name}`}>{label}</label>
      <input
        className="c-input"
        type="text"
        id={`filtro-${name}`}
        name={name}
        defaultValue={value}
        autoComplete="off"
      />
    </div>
  );
}

export function FilterDay({ name, label, value }: FilterProps) {
  return (
    <div>
      <label htmlFor={`filtro-${name}`}>{label}</label>
      <input className="c-input" type="date" id={`filtro-${name}`} name={name} defaultValue={value} />
    </div>
  );
}
