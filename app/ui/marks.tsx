type Mark = {
  name: string;
  value?: string;
  label: string;
  checked?: boolean;
  /** The key that ticks it while its row has the focus. */
  keyHint?: string;
};

/** The counter's check-list for one line. */
export function Marks({ legend, marks }: { legend: string; marks: Mark[] }) {
  return (
    <fieldset className="c-marks">
      <legend className="visually-hidden">{legend}</legend>
      {marks.map(({ name, value = "on", label, checked, keyHint }) => (
        <div className="c-check" key={name + value}>
          <input
            className="c-tick"
            type="checkbox"
            id={`${name}-${value}`}
            name={name}
            value={value}
            defaultChecked={checked}
            data-key={keyHint}
          />
          <label htmlFor={`${name}-${value}`}>
            {keyHint === undefined ? null : <kbd>{keyHint}</kbd>} {label}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
