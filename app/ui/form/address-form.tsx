import type { ReactNode } from "react";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { emptyForm, type FormState } from "./form-state";

type AddressFormProps = {
  action?: string;
  form?: FormState | undefined;
  labels: Record<string, string>;
  refusals?: Record<string, string>;
  children: ReactNode;
};

/** A form that changes nothing: what is chosen goes into the address of the page that shows what would follow. */
export function AddressForm({ action, form = emptyForm, labels, refusals = {}, children }: AddressFormProps) {
  return (
    <FormContext.Provider value={{ form, refusals, prefix: "" }}>
      <form className="c-form" method="get" action={action} noValidate>
        <ErrorSummary labels={labels} />
        {children}
      </form>
    </FormContext.Provider>
  );
}
