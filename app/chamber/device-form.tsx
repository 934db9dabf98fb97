import type { Day } from "~/terms/day";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import { DateField } from "~/ui/form/date-field";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { type FormState, typed } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { ScanBlock } from "~/ui/scan-field";
import { StateBadge } from "~/ui/state-badge";
import { useWords } from "~/ui/words/use-words";
import type { ProductionCase } from "./read-production.server";

type DeviceFormProps = {
  of: ProductionCase;
  form: FormState;
  /** The serial that was just read, before the rest is filled in. */
  read: { serial: string; odd: boolean } | null;
  today: Day;
};

/** The device and its two certificates: the scanner's Enter only reads the serial, the last button records. */
export function DeviceForm({ of, form, read, today }: DeviceFormProps) {
  const { counter } = useWords();
  const w = counter.production.form;
  const next = read === null ? null : firstEmpty(form);
  return (
    <PostForm form={form} labels={w.labels} refusals={counter.refusals}>
      <ScanBlock
        name="serial"
        label={w.device}
        hint={w.deviceHint}
        button={w.deviceRead}
        buttonName="step"
        buttonValue="device"
        maxLength={40}
        autoFocus={next === null}
        said={read === null ? null : <Read read={read} complete={next === null} />}
      />
      <Certificate name="auth" legend={w.authentication} of={of} focus={next === "authSerial"} />
      <Certificate name="sign" legend={w.signature} of={of} focus={next === "signSerial"} />
      <DateField name="day" label={w.day} defaultValue={today} max={today} />
      <p className="u-t4">{w.whatHappens}</p>
      <Buttons>
        <SubmitButton solid>{w.record}</SubmitButton>
        <LinkButton href="/counter/production">{counter.production.made.toQueue}</LinkButton>
      </Buttons>
    </PostForm>
  );
}

function Read({ read, complete }: { read: { serial: string; odd: boolean }; complete: boolean }) {
  const w = useWords().counter.production.form;
  return (
    <>
      <StateBadge tone="done">{w.read}</StateBadge> <span className="c-code">{read.serial}</span>.{" "}
      {read.odd ? <StateBadge tone="soon">{w.odd}</StateBadge> : complete ? w.complete : null}
    </>
  );
}

type CertificateProps = { name: "auth" | "sign"; legend: string; of: ProductionCase; focus: boolean };

function Certificate({ name, legend, of, focus }: CertificateProps) {
  const w = useWords().counter.production.form;
  return (
    <FieldSet legend={legend} hint={w.dates(of.certificateYears)}>
      <TextField
        name={`${name}Serial`}
        label={w.serial}
        hint={w.serialHint}
        code
        upper
        maxLength={60}
        autoFocus={focus}
      />
      <Grid>
        <DateField name={`${name}From`} label={w.from} defaultValue={of.validFrom} span={3} />
        <DateField name={`${name}To`} label={w.to} defaultValue={of.validTo} span={3} />
      </Grid>
    </FieldSet>
  );
}

/** Where the cursor goes after the reading. */
function firstEmpty(form: FormState): "authSerial" | "signSerial" | null {
  return (["authSerial", "signSerial"] as const).find((name) => !typed(form, name)) ?? null;
}
