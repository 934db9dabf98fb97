import type { Option, OptionGroup } from "./option";

type OptionsProps = {
  options: Option[];
  empty?: string | undefined;
  /** Entries of another sort, after the others and under their own heading. */
  group?: OptionGroup | undefined;
};

/** The entries of a select. */
export function Options({ options, empty, group }: OptionsProps) {
  return (
    <>
      {empty === undefined ? null : <option value="">{empty}</option>}
      <Entries of={options} />
      {group === undefined || group.options.length === 0 ? null : (
        <optgroup label={group.label}>
          <Entries of={group.options} />
        </optgroup>
      )}
    </>
  );
}

function Entries({ of }: { of: Option[] }) {
  return of.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}
