import { Facts } from "~/ui/facts";
import { useWords } from "~/ui/words/use-words";
import type { RulesToday } from "./read-practice.server";

/** The rules of a chamber today, as far as a practice works by them. */
export function RulesFacts({ rules, language }: { rules: RulesToday; language: "it" | "en" }) {
  const w = useWords();
  const words = w.mandates.rules;
  const { names } = words;
  if (rules.name === null || rules.term === null) return <p>{words.none}</p>;
  const hours = rules.hours.map(({ weekday, from, to }) =>
    words.opening(w.common.weekdays[weekday - 1] ?? "", from, to),
  );
  return (
    <Facts
      facts={[
        { label: names.rules, value: rules.name[language] },
        ...(rules.notice === null ? [] : [{ label: names.notice, value: rules.notice[language] }]),
        { label: names.term, value: words.term(rules.term.days, rules.term.startEvent) },
        { label: names.visit, value: words.visit(rules.byAppointment, rules.immediateMax ?? 0) },
        { label: names.hours, value: hours.join("; ") },
        {
          label: names.closures,
          value:
            rules.closures.length === 0
              ? words.noClosures
              : rules.closures.map(({ from, to, reason }) => words.closure(from, to, reason)).join("; "),
        },
        ...(rules.next === null
          ? []
          : [{ label: names.next, value: words.next(rules.next.name[language], rules.next.from) }]),
      ]}
    />
  );
}
