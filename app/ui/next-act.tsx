import type { ReactNode } from "react";
import { type Act, ActButton } from "./act";
import { StateBadge } from "./state-badge";
import type { Tone } from "./tone";

type NextActProps = {
  tone: Tone;
  state: string;
  /** What to do, as a sentence in the imperative, with its day. */
  sentence: ReactNode;
  /** At most two. */
  acts?: Act[];
  /** The reason: a term sentence, a note. */
  children?: ReactNode;
};

/** The top of a case: where it stands, what to do now, why. Once a page. */
export function NextAct({ tone, state, sentence, acts = [], children }: NextActProps) {
  return (
    <section className="c-next" aria-labelledby="atto">
      <div>
        <p>
          <StateBadge tone={tone}>{state}</StateBadge>
        </p>
        <h2 className="c-next__act" id="atto">
          {sentence}
        </h2>
        {children}
      </div>
      {acts.length === 0 ? null : (
        <div className="c-next__buttons">
          {acts.map((act) => (
            <ActButton key={act.label} act={act} />
          ))}
        </div>
      )}
    </section>
  );
}
