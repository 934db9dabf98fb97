import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/**
 * The part of a build that can answer at a path: the routes whose address fits, and the frames around them. Remix compares
 * a path with every route three times for one page, which took a fifth of it; of those that fit it chooses as before. One
 * object for each set of routes, so that what is derived from it can be kept.
 * @returns for a path as it stands in the address (with or without `.data`); the whole build where nothing fits.
 */
export function nearRoutes(build: ServerBuild): (path: string) => ServerBuild {
  const patterns = Object.keys(build.routes).map((id) => [id, patternOf(build.routes, id)] as const);
  const parts = new Map<string, ServerBuild>();
  return (path) => {
    const plain = plainPath(path);
    const fitting = patterns.filter(([, pattern]) => plain === null || pattern.test(plain)).map(([id]) => id);
    if (fitting.length === 0) return build;
    const key = fitting.join("\n");
    const part = parts.get(key) ?? partOf(build, fitting);
    parts.set(key, part);
    return part;
  };
}

/** As Remix reads it: decoded, without `.data` and a slash at its end; null where it cannot be decoded. */
function plainPath(path: string): string | null {
  try {
    const pieces = path.split("/").map((piece) => decodeURIComponent(piece).replace(/\//g, "%2F"));
    return pieces
      .join("/")
      .replace(/(^\/_root)?\.data$/, "")
      .replace(/\/+$/, "");
  } catch {
    return null;
  }
}

/** Every path that the route can match, and more where its address says more than words and names of one piece. */
function patternOf(routes: Routes, id: string): RegExp {
  const pieces = withFrames(routes, id).flatMap((each) => (routes[each]?.path ?? "").split("/").filter(Boolean));
  if (pieces.some((piece) => /[*?]/.test(piece))) return /^/;
  const shapes = pieces.map((piece) =>
    piece.startsWith(":") ? "/+[^/]+" : `/+${piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`,
  );
  return new RegExp(`^${shapes.join("")}$`, "i");
}

/** The route's own id last. */
function withFrames(routes: Routes, id: string): string[] {
  const parent = routes[id]?.parentId;
  return [...(parent === undefined ? [] : withFrames(routes, parent)), id];
}

function partOf(build: ServerBuild, ids: readonly string[]): ServerBuild {
  const kept = new Set(ids.flatMap((id) => withFrames(build.routes, id)));
  const only = <T>(all: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: only(build.routes),
    assets: { ...build.assets, routes: only(build.assets.routes) },
  };
}
