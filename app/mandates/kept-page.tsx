import type { ReactNode } from "react";
import { Buttons, LinkButton, SubmitButton } from "~/ui/form/buttons";
import type { FormState } from "~/ui/form/form-state";
import { PostForm } from "~/ui/form/post-form";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";
import { keptHref } from "./kept-href";

type KeptPageProps = {
  chamber: { id: string; name: string };
  words: { title: string; submit: string };
  lead?: string;
  form: FormState;
  labels: Record<string, string>;
  children: ReactNode;
};

/** A form about a chamber that the practice keeps by itself. */
export function KeptPage({ chamber, words, lead, form, labels, children }: KeptPageProps) {
  const { mandates } = useWords();
  const href = keptHref(chamber.id);
  return (
    <Page
      title={words.title}
      sub={chamber.name}
      crumbs={[{ href: "/practice", label: mandates.title }, { href, label: chamber.name }, { label: words.title }]}
      narrow
    >
      {lead === undefined ? null : <p className="u-t4">{lead}</p>}
      <PostForm form={form} labels={labels} refusals={mandates.refusals}>
        {children}
        <Buttons>
          <SubmitButton solid>{words.submit}</SubmitButton>
          <LinkButton href={href}>{mandates.kept.acts.back}</LinkButton>
        </Buttons>
      </PostForm>
    </Page>
  );
}
