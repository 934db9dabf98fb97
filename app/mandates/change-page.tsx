import type { ReactNode } from "react";
import { Callout } from "~/ui/callout";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";

type ChangePageProps = {
  title: string;
  lead: string;
  mandate: { id: string; practice: string };
  /** False: the mandate is not in a situation in which this can be done. */
  possible: boolean;
  form: FormState;
  labels: Record<string, string>;
  submit: string;
  children: ReactNode;
};

/** The page of one change of a mandate: what it does, its days, the button. */
export function ChangePage({ title, lead, mandate, possible, form, labels, submit, children }: ChangePageProps) {
  const { chamber, common } = useWords();
  const back = `/chamber/mandates/${mandate.id}`;
  return (
    <Page
      title={title}
      lead={possible ? lead : undefined}
      crumbs={[
        { href: "/chamber/mandates", label: chamber.mandates.title },
        { href: back, label: mandate.practice },
        { label: title },
      ]}
      narrow
    >
      {possible ? (
        <PostForm form={form} labels={labels} refusals={chamber.refusals}>
          {children}
          <Buttons>
            <SubmitButton solid>{submit}</SubmitButton>
            <LinkButton href={back}>{common.cancel}</LinkButton>
          </Buttons>
        </PostForm>
      ) : (
        <>
          <Callout tone="soon">{chamber.change.notNow}</Callout>
          <p className="u-t4">
            <LinkButton href={back}>{chamber.change.back}</LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}
