import type { ReactNode } from "react";

/** The story on the left, what one looks up on the right; one below the other when narrow. */
export function Columns({ side, children }: { side: ReactNode; children: ReactNode }) {
  return (
    <div className="c-cols">
      <div>{children}</div>
      <div>{side}</div>
    </div>
  );
}
