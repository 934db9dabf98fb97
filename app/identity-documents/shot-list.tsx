import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { Section } from "~/ui/section";
import { StateBadge } from "~/ui/state-badge";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import { isOptional, nextShot, type Shot, sideOf } from "./shots";

type ShotListProps = { path: string; until: string; shots: readonly Shot[]; said: string | null };

/** All sides on the phone: which are there, and which comes next. */
export function ShotList({ path, until, shots, said }: ShotListProps) {
  const w = useWords();
  const { phone, capture } = w;
  const next = nextShot(shots);
  return (
    <Page title={phone.title} narrow>
      <Notice said={said} sentences={receivedSentences(w)} />
      {next === null ? (
        <Callout tone="done" title={phone.done.title}>
          <p>{phone.done.body}</p>
        </Callout>
      ) : (
        <p className="c-phone__next">
          <LinkButton href={`${path}/${sideOf(next)}`} solid>
            {phone.next(capture.kinds[next])}
          </LinkButton>
        </p>
      )}
      <Sides path={path} shots={shots.filter(({ kind }) => !isOptional(kind))} />
      <Section id="se-serve" title={phone.optional}>
        <Sides path={path} shots={shots.filter(({ kind }) => isOptional(kind))} />
      </Section>
      <p className="c-hint u-t4">{phone.until(until)}</p>
    </Page>
  );
}

function Sides({ path, shots }: Pick<ShotListProps, "path" | "shots">) {
  const { capture } = useWords();
  return (
    <ul className="c-shots">
      {shots.map((shot) => (
        <li key={shot.kind}>
          <a href={`${path}/${sideOf(shot.kind)}`}>
            <span>{capture.kinds[shot.kind]}</span>
            <ShotState shot={shot} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function ShotState({ shot }: { shot: Shot }) {
  const { phone } = useWords();
  if (!shot.taken) return isOptional(shot.kind) ? null : <StateBadge tone="plain">{phone.todo}</StateBadge>;
  return shot.hints.length > 0 ? (
    <StateBadge tone="soon">{phone.hinted}</StateBadge>
  ) : (
    <StateBadge tone="done">{phone.taken}</StateBadge>
  );
}

/** «Documento, fronte: ricevuta.», by the side's name in the address. */
export function receivedSentences({ capture, phone }: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(capture.kinds).map(([kind, words]) => [
      sideOf(kind as keyof typeof capture.kinds),
      phone.received(words),
    ]),
  );
}
