import type { ReactNode } from "react";
import { Icon } from "./icon";

type NoticeProps = {
  /** The code of what was just done, from the address (`?detto=`). */
  said: string | null;
  sentences: Record<string, ReactNode>;
  undo?: { href: string; label: string } | undefined;
};

/** What the last act did. A code that has no sentence here says nothing. */
export function Notice({ said, sentences, undo }: NoticeProps) {
  if (said === null || !Object.hasOwn(sentences, said)) return null;
  return (
    <p className="c-notice is-screen" role="status">
      <Icon name="done" />
      <span>
        {sentences[said]}
        {undo === undefined ? null : (
          <>
            {" "}
            <a href={undo.href}>{undo.label}</a>
          </>
        )}
      </span>
    </p>
  );
}
