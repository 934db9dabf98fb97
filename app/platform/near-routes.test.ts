import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nearRoutes } from "./near-routes";

const ADDRESSES: [id: string, parentId: string | undefined, path: string | undefined][] = [
  ["root", undefined, ""],
  ["_index", "root", undefined],
  ["desk", "root", undefined],
  ["desk.cases", "desk", "cases"],
  ["desk.cases.new", "desk", "cases/new"],
  ["desk.case", "desk", "cases/:caseId"],
  ["desk.case.index", "desk.case", undefined],
  ["desk.case.papers", "desk.case", "papers.pdf"],
  ["desk.case.copy", "desk.case", "copies/:copyId"],
  ["desk.page", "desk", "list/:page?"],
  ["files", "root", "files/*"],
];

const routeOf = ([id, parentId, path]: (typeof ADDRESSES)[number]) => ({
  ...{ id, parentId, path },
  ...(id.endsWith("index") && { index: true }),
});
const build = {
  routes: Object.fromEntries(ADDRESSES.map((each) => [each[0], routeOf(each)])),
  assets: { routes: Object.fromEntries(ADDRESSES.map((each) => [each[0], routeOf(each)])) },
} as unknown as ServerBuild;

/** The way Remix goes: from the flat routes of a build to a tree, and the best match in it. */
function chosen({ routes }: ServerBuild, path: string): unknown {
  const below = (parentId: string | undefined): object[] =>
    Object.values(routes)
      .filter((each) => each?.parentId === parentId)
      .map((each) => (each?.index ? each : { ...each, children: below(each?.id) }));
  return (
    matchRoutes(below(undefined), path)?.map(({ route, params }) => [(route as { id?: string }).id, params]) ?? null
  );
}

const near = nearRoutes(build);

test("of the part the same route is chosen as of the whole", () => {
  const piece = fc.constantFrom(
    "cases",
    "Cases",
    "new",
    "papers.pdf",
    "copies",
    "list",
    "files",
    "%63ases",
    "a b",
    "%2F",
    "",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.webSegment()), { maxLength: 5 }), (pieces) => {
      const path = `/${pieces.join("/")}`;
      expect(chosen(near(path), path)).toEqual(chosen(build, path));
    }),
    { numRuns: 500 },
  );
});

test("the part is what can match and the frames around it, also for the data of a page", () => {
  const ids = ["root", "desk", "desk.case", "desk.case.papers", "desk.page", "files"];
  expect(Object.keys(near("/cases/17/papers.pdf").routes).sort()).toEqual([...ids].sort());
  expect(near("/cases/17/papers.pdf.data")).toBe(near("/CASES/18/papers.pdf/"));
  expect(Object.keys(near("/cases/17/papers.pdf").assets.routes)).toEqual(
    Object.keys(near("/cases/17/papers.pdf").routes),
  );
  expect(Object.keys(near("/_root.data").routes)).toContain("_index");
});

test("where nothing fits it is the whole build", () => {
  const plain = { ...build, routes: { root: build.routes.root } } as ServerBuild;
  expect(nearRoutes(plain)("/nowhere")).toBe(plain);
});

test("control: a part that lacks the route chooses another or none", () => {
  expect(chosen(near("/cases/new"), "/cases/17/papers.pdf")).not.toEqual(chosen(build, "/cases/17/papers.pdf"));
});
