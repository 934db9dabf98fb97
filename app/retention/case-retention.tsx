import { Callout } from "~/ui/callout";
import { Facts } from "~/ui/facts";
import { Buttons, LinkButton } from "~/ui/form/buttons";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import type { Words } from "~/ui/words";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { CaseRetention as Kept } from "./read-case-retention.server";

/** What of the case is kept until when, and what holds it. */
export function CaseRetention({ caseId, kept }: { caseId: string; kept: Kept }) {
  const { retention } = useWords();
  const words = retention.case;
  if (kept.erasedOn !== null) return null;
  return (
    <Section id="conservazione" title={retention.title}>
      {kept.overdue ? (
        <Callout tone="soon">
          <p>{words.overdue}</p>
        </Callout>
      ) : null}
      <Facts
        facts={[
          { label: words.copies, value: copiesSentence(kept, words) },
          { label: words.register, value: registerSentence(kept, words) },
        ]}
      />
      <Holds caseId={caseId} kept={kept} />
      {kept.mayHold ? (
        <Buttons>
          <LinkButton small href={`/cases/${caseId}/hold`}>
            {words.hold}
          </LinkButton>
        </Buttons>
      ) : null}
    </Section>
  );
}

function Holds({ caseId, kept }: { caseId: string; kept: Kept }) {
  const { retention } = useWords();
  const words = retention.case;
  return kept.holds.map((hold) => (
    <Callout key={hold.id} tone={hold.late ? "late" : "soon"} title={words.held}>
      <p>
        {words.heldLine(retention.hold.reasons[hold.reason], words.by[hold.desk], formatDay(hold.placedOn))}{" "}
        {(hold.late ? words.reviewLate : words.review)(formatDay(hold.reviewOn))}
      </p>
      {hold.mayLift ? (
        <p className="is-screen">
          <a href={`/cases/${caseId}/holds/${hold.id}/lift`}>{words.lift}</a>
        </p>
      ) : null}
    </Callout>
  ));
}

function copiesSentence(kept: Kept, words: Words["retention"]["case"]): string {
  const { copiesDestroyOn: on, copiesGoneAt } = kept;
  if (copiesGoneAt !== null) return words.copiesGone(showMoment(copiesGoneAt).day);
  if (!kept.anyCopies) return words.noCopies;
  if (on === null) return words.open;
  if (kept.holds.length > 0) return (on <= kept.today ? words.copiesWaiting : words.copiesAfterHold)(formatDay(on));
  return kept.early ? words.copiesAtOnce : words.copiesOn(formatDay(on), kept.terms.copiesDays);
}

function registerSentence(kept: Kept, words: Words["retention"]["case"]): string {
  const { eraseOn: on, terms } = kept;
  if (on === null) return words.open;
  if (kept.holds.length > 0) return (on <= kept.today ? words.registerWaiting : words.registerAfterHold)(formatDay(on));
  if (kept.early) return words.logOn(formatDay(on), terms.logMonths);
  return words.registerOn(formatDay(on), terms.registerYears, terms.registerFrom);
}
