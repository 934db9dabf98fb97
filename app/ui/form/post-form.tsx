import type { ReactNode } from "react";
import { classNames } from "~/ui/class-names";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { emptyForm, type FormState } from "./form-state";
import { Once } from "./once";

type PostFormProps = {
  form?: FormState | undefined;
  /** What each field is called on this page, by its name: for the summary of errors. */
  labels?: Record<string, string>;
  refusals?: Record<string, string>;
  action?: string;
  id?: string;
  multipart?: boolean;
  /** As wide as the page, for forms around a table. */
  wide?: boolean;
  /** Sets ids apart where a page has two forms with the same names. */
  prefix?: string;
  className?: string;
  children: ReactNode;
};

const none = {};

/** A form that changes something: its own key, what was wrong with it on top, its state around its fields. */
export function PostForm({ form = emptyForm, labels = none, refusals = none, prefix = "", ...props }: PostFormProps) {
  return (
    <FormContext.Provider value={{ form, refusals, prefix }}>
      <form
        className={classNames(!props.wide && "c-form", props.className)}
        method="post"
        action={props.action}
        id={props.id}
        encType={props.multipart ? "multipart/form-data" : undefined}
        noValidate
      >
        <Once />
        <ErrorSummary labels={labels} />
        {props.children}
      </form>
    </FormContext.Provider>
  );
}
