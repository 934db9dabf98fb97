import { Hidden } from "./form/hidden";
import { useLanguage, useWords } from "./words/use-words";

/** Turns to the other language, in that language's own words, and comes back to this page. */
export function LanguageSwitch({ action, path }: { action: string; path: string }) {
  const w = useWords();
  const other = useLanguage() === "it" ? "en" : "it";
  return (
    <form method="post" action={action}>
      <Hidden name="torna" value={path} />
      <button className="c-quiet" type="submit" name="lingua" value={other} lang={other}>
        {other === "en" ? w.shell.english : w.shell.italian}
      </button>
    </form>
  );
}
