import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { now, today } from "~/access/context";
import { deskPlaces } from "~/access/desk-places.server";
import { pageLoader } from "~/access/page.server";
import { timeInRome } from "~/terms/day";
import { Callout } from "~/ui/callout";
import { Frame } from "~/ui/frame";
import { useWords } from "~/ui/words/use-words";

export { RouteError as ErrorBoundary, errorMeta as meta } from "~/ui/route-error";

/** What surrounds every page of a desk: its places with the figures of open work, the person, the search. */
export const loader = pageLoader("_desk", async ({ ctx, words, url }) => ({
  desk: ctx.actor.desk.name,
  name: ctx.actor.name,
  roles: ctx.actor.roles,
  places: await deskPlaces(ctx, words),
  sought: url.pathname === "/search" ? (url.searchParams.get("cerca") ?? "") : "",
  printed: { on: today(ctx), at: timeInRome(now(ctx)) },
  demo: ctx.platform.demo.state,
}));

export default function DeskLayout() {
  const w = useWords();
  const { desk, name, roles, places, sought, printed, demo } = useLoaderData<typeof loader>();
  return (
    <Frame
      home={places.home}
      desk={{ name: desk, ...(places.line === null ? {} : { line: places.line }) }}
      person={{ name, role: roles.map((role) => w.common.roles[role]).join(", "), href: "/account" }}
      path={useLocation().pathname}
      nav={places.nav}
      start={places.start ?? undefined}
      search={{ ...places.search, value: sought }}
      printed={{ day: w.terms.formatDay(printed.on), hour: printed.at }}
    >
      {demo === "preparing" ? (
        <Callout tone="plain" title={w.shell.demo.title}>
          <p>{w.shell.demo.body}</p>
        </Callout>
      ) : null}
      <Outlet />
    </Frame>
  );
}
