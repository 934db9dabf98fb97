import type { ReactNode } from "react";

/** A code that is compared letter by letter. */
export function Code({ children }: { children: ReactNode }) {
  return <span className="c-code">{children}</span>;
}
