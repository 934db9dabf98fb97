import type { ReactNode } from "react";
import { Icon } from "./icon";

type NoticeProps = {
  /** The code of what was just done, from the address (`?detto=`). */
  said: string | null;
  sentences: Record<string, ReactNode>;
  /** What can be done next about it: taking it back, printing it. */
  link?: { href: string; label: string } | undefined;
};

/** What the last act did. A code that has no sentence here says nothing. */
export function Notice({ said, sentences, link }: NoticeProps) {
  if (said === null || !Object.hasOwn(sentences, said)) return null;
  return (
    <p className="c-notice is-screen" role="status">
      <Icon name="done" />
      <span>
        {sentences[said]}
        {link === undefined ? null : (
          <>
            {" "}
            <a href={link.href}>{link.label}</a>
          </>
        )}
      </span>
    </p>
  );
}
