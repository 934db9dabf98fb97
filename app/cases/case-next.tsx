import { daysLate } from "~/terms/receipt-term";
import { NextAct } from "~/ui/next-act";
import { TermSentence } from "~/ui/term-sentence";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import { caseTone } from "./case-badge";
import type { CasePage } from "./read-case.server";

/** The top of a case: where it stands, what to do now and why. An auditor is told the state and asked for nothing. */
export function NextOfCase({ page }: { page: CasePage }) {
  const w = useWords();
  const { state, row, term, next } = page;
  const tone = caseTone({ state, legalDue: row.legalDue, action: term?.action ?? null }, page.today);
  const acts = next?.href ? [{ label: w.cases.next.labels[next.step], href: next.href, solid: true }] : [];
  return (
    <NextAct tone={tone} state={w.cases.badges[state]} sentence={sentenceOf(page, w)} acts={acts}>
      {next?.needs && !page.auditing ? <p className="c-term">{w.cases.next.needs[next.needs]}</p> : null}
      <Term page={page} />
    </NextAct>
  );
}

function sentenceOf(page: CasePage, w: Words): string {
  const { next, term, row, today } = page;
  if (page.auditing) return w.cases.states[page.state];
  if (next === null) return w.cases.next.none;
  const last = term === null || term.legalDue < today ? null : (term.action ?? term.legalDue);
  const day = next.step === "await-receipts" ? row.sentOn : row.scheduledFor;
  return w.cases.next.sentences[next.step]({
    by: last === null ? null : w.terms.by(last, today, term?.closesAt ?? null),
    day: day === null ? null : w.terms.formatDayLong(day),
    office: page.chamber.officeName,
    slip: page.slip?.number ?? null,
    reason: page.rejection === null ? null : lowerFirst(page.rejection.why),
    receipts: page.receiptsDue,
    inStudio: page.inStudio,
  });
}

function Term({ page: { term, row, today } }: { page: CasePage }) {
  const w = useWords();
  if (term === null) return null;
  const { legalDue, explanation, startEvent, rule, action, shut } = term;
  const late = daysLate(legalDue, today, row.returnedOn);
  const open = row.returnedOn === null && row.endedOn === null;
  const added = open ? w.terms.sayActionDay({ legalDue, actionDate: action, shut, today }) : null;
  return (
    <>
      {row.returnedOn === null ? null : <p className="c-term">{w.terms.sayReturned(row.returnedOn, late)}</p>}
      {open && late > 0 ? (
        <p className="c-term">
          {w.terms.sayOverdue(legalDue, late)} {w.cases.next.lateReceipts}
        </p>
      ) : null}
      <TermSentence how={`${w.terms.howCounted(rule, startEvent)} ${w.cases.page.rules(term.ruleset)}`}>
        {w.terms.sayTerm({ explanation, startEvent, today })}
        {added === null ? null : ` ${added}`}
      </TermSentence>
    </>
  );
}

/** «Documento scaduto» inside a sentence; «PIN» stays. */
const lowerFirst = (text: string) =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
