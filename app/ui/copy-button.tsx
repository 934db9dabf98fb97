import { useWords } from "./words/use-words";

/** Copies a text for another program; appears where the script runs. */
export function CopyButton({ text, about }: { text: string; about: string }) {
  const w = useWords();
  return (
    <button className="c-quiet" type="button" data-copy={text} data-copied={w.common.copied} hidden>
      <span aria-live="polite">{w.common.copy}</span>
      <span className="visually-hidden">, {about}</span>
    </button>
  );
}
