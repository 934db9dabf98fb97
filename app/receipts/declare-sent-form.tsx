import type { Day } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import type { FormState } from "~/ui/form/form-state";
import { optionsOf } from "~/ui/form/options-of";
import { PostForm } from "~/ui/form/post-form";
import { RadioField } from "~/ui/form/radio-field";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import type { DueLine } from "./due-list.server";

type Props = {
  form: FormState;
  lines: DueLine[];
  others: number;
  today: Day;
  back: { href: string; label: string };
  /** A case's own page names it in its address. */
  listed: boolean;
};

/** What declaring will do, of which cases, and the day and means it is about. */
export function DeclareSent({ form, lines, others, today, back, listed }: Props) {
  const { due } = useWords();
  const { declareSent } = due;
  if (lines.length === 0) {
    return (
      <>
        <p>{others === 0 ? declareSent.nothing : declareSent.leftOut(others)}</p>
        <LinkButton href={back.href}>{back.label}</LinkButton>
      </>
    );
  }
  const late = lines.filter(({ situation }) => situation === "late").length;
  const again = lines.filter(({ sentOn }) => sentOn !== null).length;
  return (
    <>
      <p className="c-lead u-t4">{declareSent.lead(lines.length)}</p>
      <p className="u-t2">{declareSent.effect(lines.length)}</p>
      {late + again + others === 0 ? null : (
        <Callout tone={late > 0 ? "late" : "plain"}>
          {late === 0 ? null : <p>{declareSent.late(late)}</p>}
          {again === 0 ? null : <p>{declareSent.again(again)}</p>}
          {others === 0 ? null : <p>{declareSent.leftOut(others)}</p>}
        </Callout>
      )}
      <ChosenLines lines={lines} today={today} />
      <PostForm form={form} labels={{ day: declareSent.day, means: declareSent.means }} refusals={due.refusals}>
        {listed ? lines.map(({ id }) => <input key={id} type="hidden" name="case" value={id} />) : null}
        <DateField name="day" label={declareSent.day} defaultValue={today} max={today} />
        <RadioField name="means" label={declareSent.means} options={optionsOf(due.means)} />
        <Buttons>
          <SubmitButton solid>{declareSent.submit}</SubmitButton>
          <LinkButton href={back.href}>{back.label}</LinkButton>
        </Buttons>
      </PostForm>
    </>
  );
}

function ChosenLines({ lines, today }: Pick<Props, "lines" | "today">) {
  const { due, terms } = useWords();
  const { columns } = due;
  return (
    <Table
      caption={due.declareSent.caption}
      columns={[
        { label: columns.holder },
        { label: columns.by },
        { label: columns.situation },
        { label: columns.chamber },
      ]}
    >
      {lines.map((line) => (
        <Row key={line.id}>
          <RowHead href={`/cases/${line.id}`} number={line.number}>
            {line.holder}
          </RowHead>
          <Cell label={columns.by} nowrap>
            {terms.formatDayShort(line.by)}
          </Cell>
          <Cell label={columns.situation}>
            <StateBadge tone={line.situation === "late" ? "late" : line.situation === "soon" ? "soon" : "plain"}>
              {terms.distance(line.situation === "late" ? line.legalDue : line.by, today)}
            </StateBadge>
          </Cell>
          <Cell label={columns.chamber}>{line.city}</Cell>
        </Row>
      ))}
    </Table>
  );
}
