import type { ReactNode } from "react";
import { classNames } from "./class-names";

type SectionProps = {
  id: string;
  title: string;
  count?: number | undefined;
  /** One phrase that qualifies the heading, or the section's one link. */
  note?: ReactNode;
  screenOnly?: boolean;
  children: ReactNode;
};

/** A heading over a rule, with its count, and what belongs to it. */
export function Section({ id, title, count, note, screenOnly, children }: SectionProps) {
  return (
    <section className={classNames("c-section", screenOnly && "is-screen")} aria-labelledby={id}>
      <header>
        <h2 id={id}>
          {title}
          {count === undefined ? null : <span className="c-count"> {count}</span>}
        </h2>
        {note === undefined ? null : <p>{note}</p>}
      </header>
      {children}
    </section>
  );
}
