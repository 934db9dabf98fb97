import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { SelectField } from "~/ui/form/select-field";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useWords } from "~/ui/words/use-words";
import type { SlipPage } from "./read-slip.server";

type OpenSlipProps = { slip: SlipPage; form: FormState; mayAct: boolean };

/** Before the opening: who stands at the counter, and what the opening does. */
export function OpenSlipForm(props: OpenSlipProps) {
  return (
    <>
      <Announced slip={props.slip} />
      <WhoOpens {...props} />
      <Lines slip={props.slip} />
    </>
  );
}

function WhoOpens({ slip, form, mayAct }: OpenSlipProps) {
  const { counter } = useWords();
  if (!mayAct) return <p className="u-t4">{counter.onlyClerks}</p>;
  if (slip.appointmentMissing) return <Callout tone="late">{counter.refusals["appointment-missing"]}</Callout>;
  return slip.enabled.length === 0 ? <Nobody practiceId={slip.practice.id} /> : <OpenForm slip={slip} form={form} />;
}

function Announced({ slip }: { slip: SlipPage }) {
  const { counter, terms } = useWords();
  const { appointment, officer } = slip;
  const when =
    appointment &&
    counter.intake.appointment(
      terms.formatDayLong(appointment.on),
      appointment.time && terms.formatHour(appointment.time),
    );
  return <p className="u-t2">{counter.slip.announced(officer.name, when)}</p>;
}

function Nobody({ practiceId }: { practiceId: string }) {
  const { slip } = useWords().counter;
  return (
    <Callout tone="late">
      {slip.nobody} <a href={`/chamber/mandates?practice=${practiceId}`}>{slip.seeMandates}</a>
    </Callout>
  );
}

function OpenForm({ slip, form }: { slip: SlipPage; form: FormState }) {
  const { counter, terms } = useWords();
  const w = counter.slip;
  const present = slip.lines.filter(({ caseState }) => caseState === "SIGNED").length;
  const announced = slip.enabled.find(({ userId }) => userId === slip.officer.id);
  const options = slip.enabled.map(({ userId, name, until }) => ({
    value: userId,
    label: w.until(name, terms.formatDay(until)),
  }));
  return (
    <PostForm form={form} labels={{ officerId: w.whoComes }} refusals={counter.refusals}>
      <SelectField
        name="officerId"
        label={w.whoComes}
        hint={w.whoHint}
        options={options}
        empty={w.choose}
        defaultValue={announced?.userId ?? ""}
      />
      <p className="u-t4">{w.whatOpens(present)}</p>
      <Buttons>
        <SubmitButton solid>{w.openIt}</SubmitButton>
        <LinkButton href="/counter">{w.next}</LinkButton>
      </Buttons>
    </PostForm>
  );
}

function Lines({ slip }: { slip: SlipPage }) {
  const { slip: w } = useWords().counter;
  return (
    <Table caption={w.caption} columns={[{ label: w.columns.line, width: 4 }, { label: w.columns.applicant }]}>
      {slip.lines.map((line) => (
        <Row key={line.lineId}>
          <Cell label={w.columns.line}>{line.position}</Cell>
          <RowHead
            href={`/cases/${line.caseId}`}
            number={line.number}
            note={line.caseState === "SIGNED" ? undefined : w.leftOutNote}
          >
            {line.name}
          </RowHead>
        </Row>
      ))}
    </Table>
  );
}
