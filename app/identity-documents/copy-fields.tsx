import type { ReactNode } from "react";
import { FieldSet, Grid } from "~/ui/form/field-set";
import { FileField } from "~/ui/form/file-field";
import { emptyForm } from "~/ui/form/form-state";
import { showMoment } from "~/ui/show-moment";
import { StateBadge } from "~/ui/state-badge";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";
import type { CaptureRefusal } from "./capture";
import { APPROVAL_KIND, COPY_KINDS, type CopyKind, PERMIT_KINDS } from "./copy-kinds";

export type TakenCopy = {
  id: string;
  kind: CopyKind;
  takenAt: Date;
  hints: readonly string[];
  width: number;
  height: number;
  gone: boolean;
};

type SidesProps = {
  caseId: string;
  copies: readonly TakenCopy[];
  /** Files of the last sending that were no good. */
  failed: readonly { kind: CopyKind; refusal: string }[];
  /** What this case cannot do without. */
  required: readonly CopyKind[];
};

type CopyFieldsProps = SidesProps & {
  /** The applicant has a residence permit to be copied. */
  permit: boolean;
  /** How a phone adds to them. */
  phone?: ReactNode;
};

/** The sides of the documents: what was taken, with what to look at again, and where a new picture goes. */
export function CopyFields({ permit, phone, ...sides }: CopyFieldsProps) {
  const { cases, common } = useWords();
  const { documents } = cases;
  const { copies, required } = sides;
  const missing = required.filter((kind) => !copies.some((copy) => copy.kind === kind && !copy.gone)).length;
  return (
    <FieldSet
      id="copie"
      legend={permit ? documents.copiesAndPermit : documents.copies}
      hint={
        <>
          {documents.copiesHint} <strong className="c-warning">{common.files.keepSecretsOut}</strong>
        </>
      }
    >
      <p className="u-t2" id="copie-stato">
        {missing === 0 ? (
          <StateBadge tone="done">{documents.complete}</StateBadge>
        ) : (
          <StateBadge tone="plain">{documents.missing(missing)}</StateBadge>
        )}
      </p>
      {phone}
      <Grid>
        {[...COPY_KINDS, ...(permit ? PERMIT_KINDS : [])].map((kind) => (
          <CopySide key={kind} kind={kind} {...sides} />
        ))}
      </Grid>
    </FieldSet>
  );
}

export function CopySide({ kind, caseId, copies, failed, required }: SidesProps & { kind: CopyKind }) {
  const { cases, capture } = useWords();
  const { documents } = cases;
  const copy = copies.find((one) => one.kind === kind && !one.gone);
  const failure = failed.findIndex((one) => one.kind === kind);
  // The first failure stands beside its field by itself; of the others the field tells only a short reason.
  const refusal = failure > 0 ? (failed[failure]?.refusal as CaptureRefusal) : undefined;
  return (
    <FileField
      name={kind}
      label={capture.kinds[kind]}
      span={3}
      // A side that is there asks for nothing to be chosen again.
      {...(copy !== undefined && failure === -1 ? { form: emptyForm } : {})}
      warning={false}
      accept="image/jpeg,image/png,image/webp,application/pdf"
      // The letter is asked for only where it is needed.
      optional={copy === undefined && kind !== APPROVAL_KIND ? !required.includes(kind) : "unsaid"}
      hint={copy === undefined ? undefined : <Taken copy={copy} caseId={caseId} />}
      behind={
        copy === undefined ? undefined : (
          <>
            {documents.replace}
            <span className="visually-hidden">: {capture.kinds[kind].toLowerCase()}</span>
          </>
        )
      }
      suggestion={refusal === undefined ? undefined : capture.refusals[refusal]}
    />
  );
}

const THUMBNAIL = 160;

/** The picture as it was stored, small; the whole one is behind it, and each opening is recorded. */
function Taken({ copy, caseId }: { copy: TakenCopy; caseId: string }) {
  const { cases, capture, copies } = useWords();
  const { documents } = cases;
  const { day, hour } = showMoment(copy.takenAt);
  const hints = copy.hints.flatMap((hint) =>
    hint in capture.hints ? [capture.hints[hint as keyof typeof capture.hints]] : [],
  );
  return (
    <>
      <a href={`/cases/${caseId}/copies/${copy.id}`}>
        <img
          src={`/cases/${caseId}/copies/${copy.id}?small=1`}
          alt={documents.thumbnail(capture.kinds[copy.kind])}
          width={THUMBNAIL}
          height={Math.round((THUMBNAIL * copy.height) / copy.width)}
          loading="lazy"
        />
      </a>
      <br />
      {documents.taken(day, hour)}
      <br />
      <a href={`/cases/${caseId}/copies/${copy.id}/adjust`}>
        {copies.adjust.link}
        <span className="visually-hidden">: {capture.kinds[copy.kind].toLowerCase()}</span>
      </a>
      {hints.map((hint) => (
        <StateBadge key={hint} tone="soon">
          {hint}
        </StateBadge>
      ))}
    </>
  );
}

export function copyLabels({ capture }: Words): Record<string, string> {
  return capture.kinds;
}
