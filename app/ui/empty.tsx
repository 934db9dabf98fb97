import type { ReactNode } from "react";

/** Emptiness is said, too. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="c-empty">{children}</p>;
}
