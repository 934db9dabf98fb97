import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { Tone } from "./tone";

/** A whole block in one state: it needs the eyes of whoever opens the page. */
export function Callout({ tone, title, children }: { tone: Tone; title?: string; children: ReactNode }) {
  return (
    <div className={`c-callout c-callout--${tone}`}>
      {title === undefined ? null : (
        <p className="c-callout__title">
          {tone === "plain" ? null : <Icon name={tone} />}
          <span>{title}</span>
        </p>
      )}
      {children}
    </div>
  );
}
