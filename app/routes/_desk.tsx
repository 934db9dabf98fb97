import { Outlet, useLocation, useRouteLoaderData, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { deskFrame } from "~/access/desk-frame.server";
import { homeOf, mainRole, placesOf, searchLabel } from "~/access/desk-places";
import { pageLoader } from "~/access/page.server";
import { can } from "~/access/policy";
import { BareFrame } from "~/ui/bare-frame";
import { Callout } from "~/ui/callout";
import { Frame } from "~/ui/frame";
import { RouteError } from "~/ui/route-error";
import { showMoment } from "~/ui/show-moment";
import type { Words } from "~/ui/words";
import { useWords } from "~/ui/words/use-words";

export { errorMeta as meta } from "~/ui/route-error";

export const loader = pageLoader("_desk", deskFrame);

export default function Desk() {
  return (
    <DeskFrame>
      <DemoNotice />
      <Outlet />
    </DeskFrame>
  );
}

/** What goes wrong inside a page leaves the desk around it standing, as long as the desk itself could be read. */
export function ErrorBoundary() {
  return (
    <DeskFrame>
      <RouteError />
    </DeskFrame>
  );
}

function DeskFrame({ children }: { children: ReactNode }) {
  const w = useWords();
  const desk = useDesk();
  const path = useLocation().pathname;
  const [search] = useSearchParams();
  if (desk === null) return <BareFrame>{children}</BareFrame>;

  const { roles } = desk.person;
  const sitter = { kind: desk.desk.kind, roles };
  const role = mainRole(roles);
  return (
    <Frame
      home={homeOf(sitter)}
      desk={{ name: desk.desk.name, line: lineOf(desk, w) }}
      person={{ name: desk.person.name, role: role === null ? "" : w.common.roles[role], href: "/account" }}
      path={path}
      nav={placesOf(sitter, desk.counts, w)}
      start={can(roles, "cases.open") ? { href: "/cases/new", label: w.shell.nav.newCase } : undefined}
      search={{
        action: "/search",
        label: searchLabel(sitter, w),
        value: path === "/search" ? (search.get("cerca") ?? "") : "",
      }}
      printed={showMoment(new Date(desk.shownAt))}
      signOut="/sign-out"
      languageAction="/language"
    >
      {children}
    </Frame>
  );
}

/** While the invented data are still being made, lists are short. */
function DemoNotice() {
  const { shell } = useWords();
  if (useDesk()?.demo !== "preparing") return null;
  return (
    <Callout tone="plain" title={shell.demo.title}>
      <p>{shell.demo.body}</p>
    </Callout>
  );
}

/** Null where the desk was not read: its loader failed, or an action was refused before any loader ran. */
const useDesk = () => useRouteLoaderData<typeof loader>("routes/_desk") ?? null;

function lineOf({ desk, line, person }: NonNullable<ReturnType<typeof useDesk>>, { shell }: Words): string {
  if (desk.kind === "PRACTICE") {
    const [only] = line;
    if (only === undefined) return shell.noMandate;
    return line.length === 1 ? shell.mandateOf(only) : shell.mandatesOf(line.join(", "));
  }
  return can(person.roles, "desk.counter") ? line.join(", ") : shell.auditLine;
}
