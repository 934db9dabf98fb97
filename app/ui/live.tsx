import type { ReactNode } from "react";

/** A part of the page that the script fetches again every `seconds`; without the script, reload the page. */
export function Live({ id, seconds, children }: { id: string; seconds: number; children: ReactNode }) {
  return (
    <div id={id} data-live={seconds} aria-live="polite">
      {children}
    </div>
  );
}
