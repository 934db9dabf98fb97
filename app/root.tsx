import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Links, Meta, Outlet, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { rootData } from "~/access/page.server";
import { BareFrame } from "~/ui/bare-frame";
import { errorTitle } from "~/ui/error-page";
import { Sprite } from "~/ui/icon";
import { pageTitle } from "~/ui/page-title";
import { RouteError, statusOf } from "~/ui/route-error";
import { useServed } from "~/ui/served";
import styles from "~/ui/styles/cartellina.scss?url";
import { wordsFor } from "~/ui/words";
import { WordsProvider } from "~/ui/words/use-words";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "icon", href: "/favicon.ico", sizes: "32x32" },
];

/** For a page without a title of its own. */
export const meta: MetaFunction = () => [{ title: pageTitle() }];

export const loader = (args: LoaderFunctionArgs) => rootData(args);

/** The document. No scripts of the framework: pages work as they come; `desk.js` only adds comfort. */
export function Layout({ children }: { children: ReactNode }) {
  const served = useServed();
  const language = useRouteLoaderData<typeof loader>("root")?.language ?? served.language;
  const words = wordsFor(language);
  const error = useRouteError();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {(error ?? null) === null ? <Meta /> : <title>{pageTitle(errorTitle(statusOf(error), words))}</title>}
        <Links />
        <script src="/desk.js" defer nonce={served.nonce} data-working={words.common.working} />
      </head>
      <body>
        <Sprite />
        <a className="c-skip" href="#contenuto">
          {words.shell.skip}
        </a>
        <WordsProvider language={language}>{children}</WordsProvider>
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <BareFrame>
      <RouteError />
    </BareFrame>
  );
}
