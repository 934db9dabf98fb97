import { Callout } from "~/ui/callout";

/** Why a one-press act was refused (`?rifiuto=`). A code that has no sentence says nothing. */
export function RefusalNotice({ refusal, sentences }: { refusal: string | null; sentences: Record<string, string> }) {
  if (refusal === null || !Object.hasOwn(sentences, refusal)) return null;
  return (
    <div role="alert">
      <Callout tone="late" title={sentences[refusal] ?? ""}>
        {null}
      </Callout>
    </div>
  );
}
