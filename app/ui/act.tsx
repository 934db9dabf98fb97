import { LinkButton, SubmitButton } from "./form/buttons";
import { Hidden } from "./form/hidden";
import { Once } from "./form/once";

/**
 * What a person can do next: a link to the page where it is done, or, where one press is enough, a form of its own.
 * `solid` marks what should happen now.
 */
export type Act = { label: string; solid?: boolean } & (
  | { href: string }
  | { post: string; fields?: Record<string, string> }
);

/** `about` is whom the act is about, read aloud after its words. */
export function ActButton({ act, about, small }: { act: Act; about?: string | undefined; small?: boolean }) {
  if ("href" in act) {
    return (
      <LinkButton href={act.href} solid={act.solid} small={small} about={about}>
        {act.label}
      </LinkButton>
    );
  }
  return (
    <form className="c-act__form" method="post" action={act.post}>
      <Once />
      {Object.entries(act.fields ?? {}).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      <SubmitButton solid={act.solid} small={small} about={about}>
        {act.label}
      </SubmitButton>
    </form>
  );
}
