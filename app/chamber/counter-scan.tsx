import type { ReactNode } from "react";
import { FormContext } from "~/ui/form/form-context";
import { emptyForm } from "~/ui/form/form-state";
import { ScanForm } from "~/ui/scan-field";
import { useWords } from "~/ui/words/use-words";

/** What was read and is nothing of ours, from the address that the scan came back to. */
export function scanFault(search: URLSearchParams): string | null {
  return search.get("unknown")?.slice(0, 60) ?? null;
}

type CounterScanProps = {
  fault: string | null;
  said?: ReactNode;
  hidden?: Record<string, string>;
  label?: string;
  hint?: string;
  /** False where another form has come back with errors: reading starts there. */
  focus?: boolean;
};

/** The one field of the counter that takes every bar code and opens the right thing. */
export function CounterScan({ fault, said, hidden = {}, label, hint, focus = true }: CounterScanProps) {
  const { scan } = useWords().counter;
  const form =
    fault === null ? emptyForm : { values: { code: fault }, errors: {}, refusal: { code: "unknown", field: "code" } };
  return (
    <FormContext.Provider value={{ form, refusals: { unknown: scan.unknown(fault ?? "") }, prefix: "" }}>
      <ScanForm
        action="/counter/scan"
        name="code"
        label={label ?? scan.label}
        hint={hint ?? scan.hint}
        button={scan.open}
        solid
        maxLength={60}
        said={said}
        hidden={hidden}
        autoFocus={focus}
      />
    </FormContext.Provider>
  );
}
