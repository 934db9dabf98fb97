import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { FieldSet, Grid } from "~/ui/form/field-set";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { StateBadge } from "~/ui/state-badge";
import { useWords } from "~/ui/words/use-words";
import { EDGES } from "./adjustment";
import { cardDotsPerInch } from "./capture";
import type { CopyKind } from "./copy-kinds";

type AdjustFormsProps = {
  caseId: string;
  copyId: string;
  copy: { kind: CopyKind; width: number; height: number; hints: readonly string[] };
  form: FormState;
};

/** The picture with what can be done to it; `crop.js` adds edges that can be dragged to the numbers that stand here. */
export function AdjustForms(props: AdjustFormsProps) {
  const words = useWords().copies.adjust;
  return (
    <>
      <p className="c-lead">{words.lead}</p>
      <Turn />
      <Cut {...props} />
    </>
  );
}

/** A form of its own: who presses Enter in a number cuts, and turns nothing. */
function Turn() {
  const words = useWords().copies.adjust;
  return (
    <PostForm prefix="g-">
      <FieldSet legend={words.turn}>
        <p className="u-row u-t4">
          <SubmitButton name="turn" value="270">
            {words.left}
          </SubmitButton>
          <SubmitButton name="turn" value="90">
            {words.right}
          </SubmitButton>
          <SubmitButton name="turn" value="180">
            {words.over}
          </SubmitButton>
        </p>
      </FieldSet>
    </PostForm>
  );
}

function Cut({ caseId, copyId, copy, form }: AdjustFormsProps) {
  const { copies, capture } = useWords();
  const words = copies.adjust;
  const hints = copy.hints.filter((hint): hint is keyof typeof capture.hints => hint in capture.hints);
  return (
    <PostForm form={form} labels={words.edges} refusals={words.refusals}>
      <FieldSet
        legend={words.cut}
        hint={
          <>
            {words.cutHint}{" "}
            <span data-js="" hidden>
              {words.drag}
            </span>
          </>
        }
      >
        <div className="c-crop u-t4" data-crop="">
          <img
            src={`/cases/${caseId}/copies/${copyId}`}
            alt={words.picture(capture.kinds[copy.kind])}
            width={copy.width}
            height={copy.height}
          />
        </div>
        {hints.map((hint) => (
          <p key={hint} className="u-t2">
            <StateBadge tone="soon">{capture.hints[hint]}</StateBadge>
          </p>
        ))}
        <p className="c-hint u-t2">{words.prints(cardDotsPerInch(copy))}</p>
        <Grid>
          {EDGES.map((edge) => (
            <TextField
              key={edge}
              name={edge}
              label={`${words.edges[edge]}, %`}
              span={3}
              narrowSpan={3}
              inputMode="decimal"
              maxLength={8}
              defaultValue="0"
            />
          ))}
        </Grid>
      </FieldSet>
      <Buttons>
        <SubmitButton solid>{words.submit}</SubmitButton>
      </Buttons>
    </PostForm>
  );
}
