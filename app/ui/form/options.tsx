import type { Option } from "./option";

/** The entries of a select. */
export function Options({ options, empty }: { options: Option[]; empty?: string | undefined }) {
  return (
    <>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </>
  );
}
