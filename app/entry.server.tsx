import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { languageOf } from "~/access/language";
import { type Served, ServedContext } from "~/ui/served";

/** Pages are rendered whole, on the server only: nothing is hydrated, so no marks for hydration; nothing streams. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const page = renderToStaticMarkup(
    <ServedContext.Provider value={servedWith(request, context)}>
      <RemixServer context={remix} url={request.url} />
    </ServedContext.Provider>,
  );
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Response(`<!doctype html>${page}`, { status, headers });
}

function servedWith(request: Request, context: AppLoadContext): Served {
  return {
    nonce: text(context.nonce),
    requestId: text(context.requestId),
    language: languageOf(request, null),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
