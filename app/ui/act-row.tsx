import type { ReactNode } from "react";
import { type Act, ActButton } from "./act";
import { StateBadge } from "./state-badge";
import type { Tone } from "./tone";

type ActRowProps = {
  tone: Tone;
  /** «In ritardo di 6 giorni» */
  state: string;
  /** «martedì 17/11» */
  when?: string;
  title: string;
  href?: string;
  /** «2026/0118» */
  number?: string;
  note?: ReactNode;
  act?: Act | undefined;
};

/** Rows of things that wait for a person, the most urgent first. */
export function ActList({ children }: { children: ReactNode }) {
  return <ol className="c-acts">{children}</ol>;
}

/** When, what, and the one next act. */
export function ActRow({ tone, state, when, title, href, number, note, act }: ActRowProps) {
  return (
    <li className="c-act">
      <p className="c-act__when">
        <StateBadge tone={tone}>{state}</StateBadge>
        {when === undefined ? null : <small>{when}</small>}
      </p>
      <div>
        {href === undefined ? (
          <span className="c-act__title">{title}</span>
        ) : (
          <a className="c-act__title" href={href}>
            {title}
          </a>
        )}
        {number === undefined ? null : <span className="c-act__no"> {number}</span>}
        {note === undefined ? null : <p className="c-act__note">{note}</p>}
      </div>
      {act === undefined ? null : <ActButton act={act} about={title} />}
    </li>
  );
}
