import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";

type Look = {
  /** What should happen now; the others are outlined. */
  solid?: boolean | undefined;
  small?: boolean | undefined;
  /** Whom the button is about, read aloud after its words: «Metti in distinta, Paolo Bertone». */
  about?: string | undefined;
  children: ReactNode;
};

type SubmitButtonProps = Look & {
  name?: string;
  value?: string;
  formAction?: string;
  form?: string;
  keyHint?: string;
};

export function SubmitButton({ solid, small, about, children, keyHint, ...rest }: SubmitButtonProps) {
  return (
    <button className={buttonClass({ solid, small })} type="submit" data-key={keyHint} {...rest}>
      {children}
      <About>{about}</About>
    </button>
  );
}

export function LinkButton({ href, solid, small, about, children }: Look & { href: string }) {
  return (
    <a className={buttonClass({ solid, small })} href={href}>
      {children}
      <About>{about}</About>
    </a>
  );
}

/** The row of buttons at the end of a form. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className="c-buttons">{children}</div>;
}

function About({ children }: { children: string | undefined }) {
  return children === undefined ? null : <span className="visually-hidden">, {children}</span>;
}

function buttonClass({ solid, small }: { solid: boolean | undefined; small: boolean | undefined }): string | undefined {
  return classNames("btn", solid ? "btn-primary" : "btn-outline-primary", "c-btn", small && "c-btn--s");
}
