import type { ReactNode } from "react";
import { useWords } from "./words/use-words";

/** Pages by key: only the one before and the one after are known. */
export function Pager({
  previous,
  next,
  note,
}: {
  previous?: string | undefined;
  next?: string | undefined;
  note?: ReactNode;
}) {
  const w = useWords();
  if (previous === undefined && next === undefined && note === undefined) return null;
  return (
    <nav className="c-pager" aria-label={w.common.paging.label}>
      {previous === undefined ? null : (
        <a href={previous} rel="prev">
          {w.common.paging.previous}
        </a>
      )}
      {next === undefined ? null : (
        <a href={next} rel="next">
          {w.common.paging.next}
        </a>
      )}
      {note === undefined ? null : <p>{note}</p>}
    </nav>
  );
}
