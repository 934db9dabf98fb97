import { Callout } from "~/ui/callout";
import { LinkButton, SubmitButton } from "~/ui/form/buttons";
import { FileField } from "~/ui/form/file-field";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Icon } from "~/ui/icon";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";
import { COPY_KINDS, type CopyKind } from "./copy-kinds";
import { receivedSentences } from "./shot-list";
import type { Shot } from "./shots";

type ShotPageProps = {
  shot: Shot;
  next: { kind: CopyKind; href: string } | null;
  home: string;
  said: string | null;
  form: FormState;
};

/** One side on the phone. What `public/capture-phone.js` makes of the field stands here, hidden until it runs. */
export function ShotPage({ shot, next, home, said, form }: ShotPageProps) {
  const w = useWords();
  const { phone, capture } = w;
  const place = (COPY_KINDS as readonly CopyKind[]).indexOf(shot.kind) + 1;
  return (
    <Page
      title={capture.kinds[shot.kind]}
      sub={place === 0 ? phone.optional : phone.place(place, COPY_KINDS.length)}
      narrow
    >
      {form.refusal === undefined ? <Notice said={said} sentences={receivedSentences(w)} /> : null}
      {shot.hints.length > 0 ? <LookAgain shot={shot} next={next} home={home} /> : null}
      {shot.taken && shot.hints.length === 0 ? <p className="c-hint u-t4">{phone.there}</p> : null}
      <PostForm multipart form={form} labels={{ picture: phone.file }} refusals={phone.refusals} className="c-shot">
        <Take retake={shot.hints.length > 0} />
      </PostForm>
      <p className="u-t8">
        <a href={home}>{phone.all}</a>
      </p>
    </Page>
  );
}

/** At once, while the person is still there. */
function LookAgain({ shot, next, home }: Pick<ShotPageProps, "shot" | "next" | "home">) {
  const { phone, capture } = useWords();
  return (
    <Callout tone="soon" title={phone.lookAgain}>
      <ul className="c-phone__points">
        {shot.hints.map((hint) => (
          <li key={hint}>{hint in capture.hints ? capture.hints[hint as keyof typeof capture.hints] : hint}</li>
        ))}
      </ul>
      <p className="u-t2">
        {next === null ? (
          <LinkButton href={home}>{phone.keepLast}</LinkButton>
        ) : (
          <LinkButton href={next.href}>{phone.keep(capture.kinds[next.kind])}</LinkButton>
        )}
      </p>
    </Callout>
  );
}

function Take({ retake }: { retake: boolean }) {
  const w = useWords();
  const { phone } = w;
  return (
    <div data-shot="" data-camera-words={JSON.stringify(w.camera)}>
      <div data-plain="">
        <FileField
          name="picture"
          label={phone.file}
          hint={phone.fileHint}
          accept="image/jpeg,image/png"
          capture="environment"
        />
        <p className="u-t4">
          <SubmitButton solid>{phone.send}</SubmitButton>
        </p>
      </div>
      <div className="c-shot__ask" data-ask="" hidden>
        <p className="c-hint">
          {phone.fileHint} <strong className="c-warning">{w.common.files.keepSecretsOut}</strong>
        </p>
        <button className="btn btn-primary c-btn c-shot__take" type="button" data-take="">
          <Icon name="camera" />
          {retake ? phone.retake : phone.take}
        </button>
        <button className="c-quiet" type="button" data-pick="">
          {phone.pick}
        </button>
      </div>
      <div className="c-shot__check" data-check="" hidden>
        <button className="c-shot__zoom" type="button" aria-pressed="false" aria-label={phone.zoom} data-zoom="">
          <img alt={phone.chosen} data-picture="" />
        </button>
        <p className="c-shot__question">
          <strong>{phone.check}</strong> {phone.checkHint}
        </p>
        <div className="c-shot__buttons">
          <SubmitButton solid>{phone.use}</SubmitButton>
          <button className="btn btn-outline-primary c-btn" type="button" data-again="">
            {phone.again}
          </button>
          <button className="btn btn-outline-primary c-btn" type="button" data-turn="">
            {phone.turn}
          </button>
        </div>
      </div>
    </div>
  );
}
