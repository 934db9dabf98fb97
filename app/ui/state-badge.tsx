import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { Tone } from "./tone";

/** A state in words, with its icon and colour. */
export function StateBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`c-state c-state--${tone}`}>
      {tone === "plain" ? null : <Icon name={tone} />}
      <span>{children}</span>
    </span>
  );
}
