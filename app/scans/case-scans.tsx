import { Callout } from "~/ui/callout";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { StateBadge } from "~/ui/state-badge";
import { useWords } from "~/ui/words/use-words";
import type { ScanHint, SheetScans } from "./read-sheet.server";

type CaseScansProps = {
  caseId: string;
  sheets: readonly SheetScans[];
  /** Whoever looks may take scans in and correct where they are filed. */
  files: boolean;
};

/** Which signed sheets have a picture; opening one is recorded. */
export function CaseScans({ caseId, sheets, files }: CaseScansProps) {
  const { scans } = useWords();
  const words = scans.case;
  const wanted = sheets.filter((sheet) => !sheet.void);
  const scanned = wanted.filter((sheet) => sheet.scans.length > 0).length;
  const many = (sheet: SheetScans) =>
    new Set(sheets.filter(({ documentType }) => documentType === sheet.documentType).map(({ version }) => version))
      .size > 1;
  return (
    <Section
      id="scansioni"
      title={words.title}
      note={wanted.length === 0 ? undefined : words.note(scanned, wanted.length)}
    >
      {sheets.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <ul className="c-docs">
          {sheets.map((sheet) => {
            const copy = scans.sheet(scans.documents[sheet.documentType], sheet.copyNo);
            const name = many(sheet) ? scans.ofVersion(copy, sheet.version) : copy;
            return (
              <li key={name}>
                <OfSheet caseId={caseId} sheet={sheet} name={name} files={files} />
              </li>
            );
          })}
        </ul>
      )}
      {files ? (
        <p className="u-t3 is-screen">
          <a href="/scans">{words.take}</a>
        </p>
      ) : null}
    </Section>
  );
}

function OfSheet({ caseId, sheet, name, files }: { caseId: string; sheet: SheetScans; name: string; files: boolean }) {
  const { scans } = useWords();
  const words = scans.case;
  const state = sheet.void ? <StateBadge tone="soon">{words.void}</StateBadge> : null;
  if (sheet.scans.length === 0) {
    return (
      <>
        {name} <span className="c-muted">· {words.missing}</span> {state}
      </>
    );
  }
  return sheet.scans.map(({ id, filedAt, filedBy }) => (
    <p key={id}>
      <a href={`/cases/${caseId}/sheets/${id}`}>{name}</a> {state}
      <small>
        {words.filed(showMoment(filedAt).day, scans.by[filedBy])} · {words.recorded}
        {files ? (
          <>
            {" · "}
            <a className="is-screen" href={`/cases/${caseId}/sheets/${id}/move`}>
              {words.correct}
              <span className="visually-hidden">, {name}</span>
            </a>
          </>
        ) : null}
      </small>
    </p>
  ));
}

/** Beside an act: whether the paper that it concerns has been scanned. It hinders nobody. */
export function ScanHintLine({ hint }: { hint: ScanHint | null }) {
  const { scans } = useWords();
  if (hint === null) return null;
  const name = scans.documents[hint.document];
  const words = scans.hint;
  const sentence =
    hint.scanned === 0 ? words.none(name) : hint.scanned < 3 ? words.some(name, hint.scanned) : words.all(name);
  return (
    <Callout tone="plain" title={words.title}>
      <p>{sentence}</p>
    </Callout>
  );
}
