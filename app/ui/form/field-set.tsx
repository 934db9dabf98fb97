import type { ReactNode } from "react";

/** A part of a form under its own heading. */
export function FieldSet({
  legend,
  hint,
  id,
  children,
}: {
  legend: string;
  hint?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className="c-set" id={id}>
      <legend>{legend}</legend>
      {hint ? <p className="c-hint u-t2">{hint}</p> : null}
      {children}
    </fieldset>
  );
}

/** Six columns; fields say how many they take with `span`. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="c-grid">{children}</div>;
}
