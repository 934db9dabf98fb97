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

/** Which signed sheets have a picture, and which have not; opening one is recorded. */
export function CaseScans({ caseId, sheets, files }: CaseScansProps) {
  const { scans } = useWords();
  const words = scans.case;
  const wanted = sheets.filter((sheet) => !sheet.void);
  const scanned = wanted.filter((sheet) => sheet.scans.length > 0).length;
  const nameOf = (sheet: SheetScans) => {
    const copy = scans.sheet(scans.documents[sheet.documentType], sheet.copyNo);
    const printed = sheets.filter(({ documentType }) => documentType === sheet.documentType);
    return printed.some(({ version }) => version !== sheet.version) ? scans.ofVersion(copy, sheet.version) : copy;
  };
  const note = wanted.length === 0 ? undefined : words.note(scanned, wanted.length);
  return (
    <Section id="scansioni" title={words.title} note={note}>
      {sheets.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <ul className="c-docs">
          {sheets.map((sheet) =>
            sheet.scans.map((scan) => (
              <li key={scan.id}>
                <Scan caseId={caseId} sheet={sheet} scan={scan} name={nameOf(sheet)} files={files} />
              </li>
            )),
          )}
          {missingIn(wanted).map(({ documentType, version, copies }) => (
            <li key={`${documentType} ${version}`} className="c-muted">
              {words.missing(scans.documents[documentType], copies)}
            </li>
          ))}
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

type Missing = Pick<SheetScans, "documentType" | "version"> & { copies: number[] };

/** The copies without a picture, those of one document together. */
function missingIn(sheets: readonly SheetScans[]): Missing[] {
  const missing: Missing[] = [];
  for (const { documentType, version, copyNo, scans } of sheets) {
    if (scans.length > 0) continue;
    const same = missing.find((one) => one.documentType === documentType && one.version === version);
    if (same) same.copies.push(copyNo);
    else missing.push({ documentType, version, copies: [copyNo] });
  }
  return missing;
}

type ScanProps = {
  caseId: string;
  sheet: SheetScans;
  scan: SheetScans["scans"][number];
  name: string;
  files: boolean;
};

function Scan({ caseId, sheet, scan, name, files }: ScanProps) {
  const { scans } = useWords();
  const words = scans.case;
  const href = `/cases/${caseId}/sheets/${scan.id}`;
  return (
    <>
      <a href={href}>{name}</a> {sheet.void ? <StateBadge tone="soon">{words.void}</StateBadge> : null}
      <small>
        {words.filed(showMoment(scan.filedAt).day, scans.by[scan.filedBy])} · {words.recorded}
        {files ? (
          <>
            {" · "}
            <a className="is-screen" href={`${href}/move`}>
              {words.correct}
              <span className="visually-hidden">, {name}</span>
            </a>
          </>
        ) : null}
      </small>
    </>
  );
}

/** Beside an act: whether the paper that it concerns has been scanned. It hinders nobody. */
export function ScanHintLine({ hint }: { hint: ScanHint | null }) {
  const { scans } = useWords();
  if (hint === null) return null;
  const name = scans.documents[hint.document];
  const words = scans.hint;
  const some = () => (hint.scanned < 3 ? words.some(name, hint.scanned) : words.all(name));
  return (
    <Callout tone="plain" title={words.title}>
      <p>{hint.scanned === 0 ? words.none(name) : some()}</p>
    </Callout>
  );
}
