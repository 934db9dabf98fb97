import { SubmitButton } from "~/ui/form/buttons";
import { Hidden } from "~/ui/form/hidden";
import { TextField } from "~/ui/form/text-field";
import { Marks } from "~/ui/marks";
import { StateBadge } from "~/ui/state-badge";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { useLanguage, useWords } from "~/ui/words/use-words";
import { INTAKE_CHECKS } from "./intake";
import type { LineOnPage, SlipPage } from "./read-slip.server";

type Choices = SlipPage["intake"]["choices"];

type CheckListProps = {
  lines: LineOnPage[];
  intake: SlipPage["intake"];
  /** Position of the line being examined; null when none is left. */
  now: number | null;
  /** Why the open line stays open. */
  fault: string | null;
  slipPath: string;
  mayAct: boolean;
};

/** The slip line by line, with the one line being examined open (R44). */
export function CheckList({ lines, intake, now, fault, slipPath, mayAct }: CheckListProps) {
  const { slip } = useWords().counter;
  const columns = [
    { label: slip.columns.line, width: 4 as const },
    { label: slip.columns.applicant, width: 13 as const },
    { label: slip.columns.checks, width: 7 as const },
    { label: slip.columns.outcome },
    { label: slip.columns.when, width: 16 as const },
  ];
  return (
    <Table caption={slip.caption} look="pick" keys columns={columns}>
      {lines.map((line) =>
        line.position === now && mayAct ? (
          <OpenLine key={line.lineId} line={line} intake={intake} fault={fault} />
        ) : (
          <ClosedLine key={line.lineId} line={line} choices={intake.choices} slipPath={slipPath} mayAct={mayAct} />
        ),
      )}
    </Table>
  );
}

function ClosedLine({
  line,
  choices,
  slipPath,
  mayAct,
}: {
  line: LineOnPage;
  choices: Choices;
  slipPath: string;
  mayAct: boolean;
}) {
  const { slip } = useWords().counter;
  const { columns } = slip;
  const inSlip = line.state !== "LEFT_OUT";
  return (
    <Row>
      <Cell label={columns.line}>
        <span id={`riga-${line.position}`}>{line.position}</span>
      </Cell>
      <RowHead href={`/cases/${line.caseId}`} note={line.number}>
        {line.name}
      </RowHead>
      <Cell label={columns.checks}>{inSlip ? slip.checked(line.marks.checks.length) : "–"}</Cell>
      <Cell label={columns.outcome}>
        {line.state === "OPEN" && mayAct ? (
          <a href={`${slipPath}?line=${line.position}#riga-${line.position}`}>
            {slip.toExamine}
            <span className="visually-hidden">, {line.name}</span>
          </a>
        ) : (
          <LineState line={line} />
        )}
        {line.state === "ACCEPTED" && mayAct ? (
          <>
            {" · "}
            <Reopen line={line} />
          </>
        ) : null}
      </Cell>
      <Cell label={columns.when} wide={line.state === "OPEN" || line.state === "ACCEPTED"}>
        <LineWhen line={line} choices={choices} mayAct={mayAct} />
      </Cell>
    </Row>
  );
}

function LineState({ line }: { line: LineOnPage }) {
  const { slip } = useWords().counter;
  const language = useLanguage();
  switch (line.state) {
    case "ACCEPTED":
      return <StateBadge tone="done">{slip.accepted}</StateBadge>;
    case "REJECTED":
      return (
        <>
          <StateBadge tone="no">{slip.rejected(line.marks.code ?? "")}</StateBadge>
          <small>{line.marks.note || line.refusal?.[language]}</small>
        </>
      );
    case "LEFT_OUT":
      return (
        <>
          {slip.leftOut}
          <small>{slip.leftOutNote}</small>
        </>
      );
    case "OPEN":
      return slip.toExamine;
  }
}

function LineWhen({ line, choices, mayAct }: { line: LineOnPage; choices: Choices; mayAct: boolean }) {
  const { slip } = useWords().counter;
  if (line.state === "LEFT_OUT") return "–";
  if (line.state === "REJECTED") {
    return (
      <>
        {slip.back}
        {mayAct ? (
          <>
            {" · "}
            <Reopen line={line} />
          </>
        ) : null}
      </>
    );
  }
  return mayAct ? <WhenSelect line={line} choices={choices} /> : <WhenWords line={line} choices={choices} />;
}

function Reopen({ line }: { line: LineOnPage }) {
  const { slip } = useWords().counter;
  return (
    <button className="c-quiet" type="submit" name="act" value={`reopen ${line.lineId}`}>
      {slip.reopen}
      <span className="visually-hidden">, {line.name}</span>
    </button>
  );
}

function WhenSelect({ line, choices }: { line: LineOnPage; choices: Choices }) {
  const { counter, terms } = useWords();
  return (
    <select
      className="c-input"
      name={`when-${line.position}`}
      aria-label={counter.slip.whenOf(line.position)}
      defaultValue={String(line.when)}
    >
      <option value="NOW">{counter.slip.now}</option>
      {choices.map(({ instalment, scheduledFor }) => (
        <option key={instalment} value={instalment}>
          {counter.slip.choice(
            instalment,
            `${terms.weekday(scheduledFor)} ${terms.formatDayMonth(scheduledFor)}`,
            terms.formatDayShort(scheduledFor),
          )}
        </option>
      ))}
    </select>
  );
}

function WhenWords({ line, choices }: { line: LineOnPage; choices: Choices }) {
  const { counter, terms } = useWords();
  const choice = choices.find(({ instalment }) => instalment === line.when);
  return choice
    ? counter.slip.instalment(choice.instalment, terms.formatDayShort(choice.scheduledFor))
    : counter.slip.now;
}

function OpenLine({ line, intake, fault }: { line: LineOnPage; intake: SlipPage["intake"]; fault: string | null }) {
  const { slip } = useWords().counter;
  const marks = INTAKE_CHECKS.map((check, index) => ({
    name: "checks",
    value: check,
    label: slip.checks[check],
    checked: line.marks.checks.includes(check),
    keyHint: String(index + 1),
  }));
  return (
    <Row now>
      <Cell label={slip.columns.line}>
        <span id={`riga-${line.position}`}>{line.position}</span>
      </Cell>
      <RowHead href={`/cases/${line.caseId}`} note={<OpenLineNote line={line} />}>
        {line.name}
      </RowHead>
      <Cell colSpan={3}>
        <Hidden name="line" value={line.lineId} />
        {fault === null ? null : (
          <p className="c-error" role="alert">
            {fault}
          </p>
        )}
        {line.expired ? <ExpiredDocument line={line} /> : null}
        <Marks legend={slip.checksOf(line.position)} marks={marks} />
        <Decide line={line} intake={intake} />
        <div className="is-dense u-t2">
          <TextField name="note" label={slip.note} maxLength={300} defaultValue={line.marks.note} optional />
        </div>
      </Cell>
    </Row>
  );
}

function OpenLineNote({ line }: { line: LineOnPage }) {
  const { counter, identityDocuments, terms } = useWords();
  const { slip } = counter;
  const { document, marks } = line;
  const until = document?.expiresOn ? terms.formatDay(document.expiresOn) : null;
  return (
    <>
      {line.number}
      <br />
      {document ? slip.document(kindOf(document.type, identityDocuments.types), until) : slip.noDocument}
      {marks.read.length === 0 ? null : (
        <>
          <br />
          {slip.readSheets(marks.read.map(({ copyNo, version }) => slip.readCopy(copyNo, version)).join(", "))}
        </>
      )}
      <br />
      <a className="c-nowrap" href={`/counter/sheet/${line.caseId}`}>
        {slip.sheet}
      </a>
    </>
  );
}

function ExpiredDocument({ line }: { line: LineOnPage }) {
  const { counter, identityDocuments, terms } = useWords();
  const bad = line.badPermit ?? line.document;
  const { document } = line;
  const name = line.badPermit
    ? identityDocuments.types.RESIDENCE_PERMIT
    : document
      ? kindOf(document.type, identityDocuments.types)
      : counter.slip.noDocument;
  return (
    <p>
      <StateBadge tone="late">
        {counter.slip.expired(name, bad?.expiresOn ? terms.formatDay(bad.expiresOn) : null)}
      </StateBadge>
    </p>
  );
}

function Decide({ line, intake }: { line: LineOnPage; intake: SlipPage["intake"] }) {
  const { slip } = useWords().counter;
  const language = useLanguage();
  const forExpired = line.expired ? intake.codes.find(({ expired }) => expired)?.code : undefined;
  return (
    <div className="c-decide">
      {line.expired ? null : (
        <div>
          <WhenSelect line={line} choices={intake.choices} />
          <SubmitButton solid small name="act" value="accept" keyHint="a" about={line.name}>
            {slip.accept} (A)
          </SubmitButton>
        </div>
      )}
      <div>
        <select
          className="c-input"
          name="code"
          aria-label={slip.reasonOf(line.position)}
          defaultValue={line.marks.code ?? forExpired ?? ""}
        >
          <option value="">{slip.chooseReason}</option>
          {intake.codes.map((code) => (
            <option key={code.code} value={code.code}>
              {code.code} {code[language]}
            </option>
          ))}
        </select>
        <SubmitButton small solid={line.expired} name="act" value="reject" keyHint="r" about={line.name}>
          {slip.reject} (R)
        </SubmitButton>
      </div>
    </div>
  );
}

function kindOf(type: string, kinds: Record<string, string>): string {
  return kinds[type] ?? type;
}
