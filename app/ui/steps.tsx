import { useWords } from "./words/use-words";

type Step = { label: string; href?: string };

/** Where one is in a sequence; `now` counts from 0. Steps already made may be links. */
export function Steps({ steps, now }: { steps: Step[]; now: number }) {
  const w = useWords();
  return (
    <>
      <ol className={`c-steps c-steps--${steps.length}`} aria-label={w.common.steps.label}>
        {steps.map((step, index) => (
          <li
            key={step.label}
            aria-current={index === now ? "step" : undefined}
            className={index < now ? "is-made" : undefined}
          >
            {step.href === undefined || index === now ? (
              <span>{step.label}</span>
            ) : (
              <a href={step.href}>{step.label}</a>
            )}
          </li>
        ))}
      </ol>
      <p className="c-steps__now" aria-hidden="true">
        {w.common.steps.position(now + 1, steps.length, steps[now]?.label ?? "")}
      </p>
    </>
  );
}
