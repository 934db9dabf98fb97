import { Facts } from "~/ui/facts";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { MandateTerms } from "./read-terms.server";
import type { RetentionTerms } from "./terms";

/** The terms under a mandate: those in force, since when, and those to come. */
export function TermsFacts({ terms }: { terms: MandateTerms }) {
  const { retention } = useWords();
  const words = retention.terms;
  const { now, toCome } = terms;
  return (
    <>
      <Facts facts={factsOf(now)} />
      <p className="c-small c-muted u-t2">
        {now.validFrom === null ? words.byDefault : words.since(formatDay(now.validFrom))}
      </p>
      {toCome.map((next) => (
        <details className="c-more" key={next.validFrom}>
          <summary>{words.toCome(formatDay(next.validFrom))}</summary>
          <Facts facts={factsOf(next)} />
          <p className="c-small c-muted u-t2">{words.ended}</p>
        </details>
      ))}
    </>
  );

  function factsOf(each: RetentionTerms) {
    return [
      { label: words.classes.copies, value: words.copies(each.copiesDays) },
      { label: words.classes.register, value: words.register(each.registerYears, each.registerFrom) },
      { label: words.classes.log, value: words.log(each.logMonths) },
    ];
  }
}
