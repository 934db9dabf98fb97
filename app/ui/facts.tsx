import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

type Fact = {
  label: string;
  value: ReactNode;
  code?: boolean;
  /** The text that the copy button beside the value takes; no button without it. */
  copy?: string;
};

/** Label over value, for reading and copying. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="c-facts">
      {facts.map(({ label, value, code, copy }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {code ? <span className="c-code">{value}</span> : value}
            {copy === undefined ? null : <CopyButton text={copy} about={label} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}
