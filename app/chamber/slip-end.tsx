import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { Grid } from "~/ui/form/field-set";
import { useWords } from "~/ui/words/use-words";
import type { SlipPage } from "./read-slip.server";

/** Below the lines: what the confirmation will do, the days of instalments, and the buttons. */
export function SlipEnd({ slip, mayAct, daysFault }: { slip: SlipPage; mayAct: boolean; daysFault: string | null }) {
  return (
    <>
      <WhatHappens summary={slip.intake.summary} />
      {mayAct ? (
        <>
          <InstalmentDays intake={slip.intake} fault={daysFault} />
          <Acts slip={slip} />
        </>
      ) : null}
    </>
  );
}

function WhatHappens({ summary }: { summary: SlipPage["intake"]["summary"] }) {
  const { counter, terms } = useWords();
  const w = counter.slip.summary;
  const sentences = [
    summary.now.length > 0 && w.now(summary.now),
    ...summary.instalments.map(({ instalment, scheduledFor, positions }) =>
      w.instalment(instalment, terms.formatDayLong(scheduledFor), positions),
    ),
    summary.rejected.length > 0 && w.rejected(summary.rejected),
  ].filter((sentence) => sentence !== false);
  return <p className="u-t3">{sentences.join(" ")}</p>;
}

function InstalmentDays({ intake, fault }: { intake: SlipPage["intake"]; fault: string | null }) {
  const { counter, terms } = useWords();
  const w = counter.slip;
  const used = intake.choices.filter(({ instalment }) =>
    intake.summary.instalments.some((planned) => planned.instalment === instalment),
  );
  if (used.length === 0) return null;
  return (
    <div className="is-dense u-t3">
      {fault === null ? null : (
        <p className="c-error" role="alert">
          {fault}
        </p>
      )}
      <Grid>
        {used.map(({ instalment, scheduledFor, officeOpen }) => (
          <DateField
            key={instalment}
            name={`day-${instalment}`}
            label={w.dayOf(instalment)}
            defaultValue={scheduledFor}
            hint={officeOpen ? undefined : w.shut(terms.formatDayShort(scheduledFor))}
            span={2}
          />
        ))}
      </Grid>
    </div>
  );
}

function Acts({ slip: { id, intake } }: { slip: SlipPage }) {
  const w = useWords().counter.slip;
  const missing = intake.summary.undecided.length;
  return (
    <>
      <Buttons>
        <SubmitButton solid={missing === 0} formAction={`/counter/slips/${id}/confirm`}>
          {w.confirm}
        </SubmitButton>
        <SubmitButton name="act" value="save">
          {w.keep}
        </SubmitButton>
        <SubmitButton name="act" value="suspend">
          {w.suspend}
        </SubmitButton>
        {intake.undoable === 0 ? null : (
          <SubmitButton name="act" value="undo" keyHint="ctrl+z">
            {w.undo}
          </SubmitButton>
        )}
      </Buttons>
      <p className="c-small c-muted u-t2">{w.missing(missing)}</p>
    </>
  );
}
