import { useWords } from "./words/use-words";

/** How far a long piece of work has come. */
export function Progress({ done, total, label }: { done: number; total: number; label: string }) {
  const w = useWords();
  return (
    <div className="c-progress">
      <p id="avanzamento">
        {label} <span className="c-muted">{w.common.progress(done, total)}</span>
      </p>
      <progress max={total} value={done} aria-labelledby="avanzamento" />
    </div>
  );
}
