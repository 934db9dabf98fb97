import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";

/** Why a link opens nothing, and the status that says so. */
export const STATUS_AT = { OVER: 404, ELSEWHERE: 403, SLOW_DOWN: 429 } as const;

const SENTENCES = { OVER: "over", ELSEWHERE: "elsewhere", SLOW_DOWN: "slowDown" } as const;

export function PhoneLinkOver({ state }: { state: keyof typeof STATUS_AT }) {
  const sentences = useWords().phone[SENTENCES[state]];
  return (
    <Page title={sentences.title} narrow>
      <p className="u-t4">{sentences.body}</p>
    </Page>
  );
}
