import { LinkButton } from "./form/buttons";
import { Page } from "./page";
import type { Words } from "./words";
import { useWords } from "./words/use-words";

/** What happened, and what to do next; the request's number for whoever has to look it up. */
export function ErrorPage({ status, requestId }: { status: number; requestId?: string | undefined }) {
  const w = useWords();
  const { title, what, next } = w.shell.errorPage[kindOf(status)];
  return (
    <Page title={title} narrow lead={what}>
      <p className="u-t3">{next}</p>
      {requestId === undefined ? null : <p className="c-small c-muted u-t3">{w.shell.errorPage.request(requestId)}</p>}
      <p className="u-t6">
        <LinkButton href="/">{w.shell.errorPage.home}</LinkButton>
      </p>
    </Page>
  );
}

export function errorTitle(status: number, w: Words): string {
  return w.shell.errorPage[kindOf(status)].title;
}

function kindOf(status: number): "forbidden" | "notFound" | "tooMany" | "expired" | "broken" {
  if (status === 401 || status === 403) return "forbidden";
  if (status === 404 || status === 405 || status === 410) return "notFound";
  if (status === 409 || status === 412) return "expired";
  return status === 429 ? "tooMany" : "broken";
}
