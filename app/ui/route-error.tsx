import type { MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ErrorPage, errorTitle } from "./error-page";
import { pageTitle } from "./page-title";
import { useServed } from "./served";
import { wordsFor } from "./words";

/**
 * What a layout route shows inside its frame when a page below fails:
 * `export { RouteError as ErrorBoundary, errorMeta as meta } from "~/ui/route-error";`
 */
export function RouteError() {
  const { requestId } = useServed();
  const status = statusOf(useRouteError());
  return <ErrorPage status={status} requestId={status >= 500 ? requestId : undefined} />;
}

/** The tab's title of that; without an error, what the routes above say. */
export const errorMeta: MetaFunction = ({ error, matches }) => {
  if ((error ?? null) === null) return matches.flatMap((match) => match.meta ?? []);
  const root = matches[0]?.data as { language?: "it" | "en" } | undefined;
  return [{ title: pageTitle(errorTitle(statusOf(error), wordsFor(root?.language ?? "it"))) }];
};

/** The HTTP status of a thrown answer; 500 for anything else. */
export function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}
