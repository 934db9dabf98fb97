import type { ReactNode } from "react";
import { useWords } from "./words/use-words";

/** A term told as one sentence with its days; rule and article stand behind «Come si calcola». */
export function TermSentence({ how, children }: { how?: ReactNode; children: ReactNode }) {
  const w = useWords();
  return (
    <>
      <p className="c-term">{children}</p>
      {how === undefined ? null : (
        <details className="c-more">
          <summary>{w.common.howComputed}</summary>
          <p>{how}</p>
        </details>
      )}
    </>
  );
}
