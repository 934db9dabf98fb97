import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";

/** A part of a form under its own heading. */
export function FieldSet({
  legend,
  hint,
  id,
  className,
  children,
}: {
  legend: string;
  hint?: ReactNode;
  id?: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <fieldset className={classNames("c-set", className)} id={id}>
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
