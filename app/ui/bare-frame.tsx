import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch";
import { useWords } from "./words/use-words";

type BareFrameProps = {
  /** The address of this page, to come back to after a change of language. */
  path?: string;
  languageAction?: string;
  children: ReactNode;
};

/** Around pages without a desk: sign-in, invitations, the phone as camera, errors. */
export function BareFrame({ path, languageAction = "/language", children }: BareFrameProps) {
  const w = useWords();
  return (
    <>
      <header className="c-header c-header--bare">
        <a className="c-brand" href="/">
          {w.common.product}
        </a>
        {path === undefined ? null : <LanguageSwitch action={languageAction} path={path} />}
      </header>
      <main className="c-main c-main--bare" id="contenuto" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}
