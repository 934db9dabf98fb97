import type { Answer, Ask } from "./ask";
import { redirectOf } from "./ask";
import { filled, type Typing } from "./fill";
import { addressesOf, formsOf } from "./html";
import type { Route } from "./product";

/** One answer on the way; `route` is null for a file. */
export type Found = { path: string; route: Route | null; answer: Answer };

type Limits = {
  /** Beside the addresses without a name in them. */
  starts?: readonly string[];
  /** Addresses of one route at most; the others of the same route look alike. */
  perRoute?: number | ((routeId: string) => number);
  /** Leave out pictures, papers and files. */
  pagesOnly?: boolean;
  /** What is typed into searches, beside what they offer. */
  typing?: Typing;
};

/** Everything that somebody with this cookie reaches by links, pictures and searches. */
export async function crawl(
  ask: Ask,
  cookie: string,
  routes: readonly Route[],
  { starts = [], perRoute = 3, pagesOnly = false, typing = () => null }: Limits = {},
): Promise<Found[]> {
  const plain = routes.filter(({ params, rule }) => params.length === 0 && rule.read !== undefined);
  const waiting = ["/", ...plain.map(({ path }) => path).filter((path) => path !== "/"), ...starts];
  const known = new Set<string>(waiting);
  const asked = new Map<string, number>();
  const found: Found[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path, routes);
    const key = route?.id ?? path;
    const times = asked.get(key) ?? 0;
    const most = typeof perRoute === "number" ? perRoute : perRoute(route?.id ?? "");
    if (times >= most || (pagesOnly && !(route?.isPage || path === "/"))) continue;
    asked.set(key, times + 1);
    const answer = await ask({ path, cookie });
    found.push({ path, route, answer });
    const next = redirectOf(answer);
    const leads = isPage(answer)
      ? [...addressesOf(answer.text), ...searchesOf(answer.text, path, typing)]
      : next === null
        ? []
        : [next];
    for (const each of leads) {
      const local = localAddress(each, path);
      if (local === null || known.has(local)) continue;
      known.add(local);
      waiting.push(local);
    }
  }
  return found;
}

/** What the searches of a page ask with everything ticked that it offers. */
function searchesOf(html: string, path: string, typing: Typing): string[] {
  return formsOf(html)
    .filter(({ method }) => method === "get")
    .flatMap((form) =>
      (form.buttons.length === 0 ? [null] : form.buttons).map((button) => {
        const fields = filled(form, button, typing).map(([name, value]) => [name, String(value)]);
        return `${(button?.action ?? form.action ?? path).split("?", 1)[0]}?${new URLSearchParams(fields)}`;
      }),
    );
}

export const isPage = ({ headers }: Answer): boolean => /^text\/html\b/.test(headers["content-type"] ?? "");

/** The route that answers at an address: of several, the one with the fewest names in it. */
export function routeOf(address: string, routes: readonly Route[]): Route | null {
  const path = address.split(/[?#]/, 1)[0] ?? "";
  const fitting = routes.filter((route) => patternOf(route.path).test(path));
  return fitting.sort((one, other) => one.params.length - other.params.length)[0] ?? null;
}

/** The address on this site without its mark in the page; null for any other. */
export function localAddress(href: string, from: string): string | null {
  const base = new URL(from, "http://here");
  const url = URL.canParse(href, base) ? new URL(href, base) : null;
  return url === null || url.origin !== base.origin ? null : url.pathname + url.search;
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known !== undefined) return known;
  const parts = path.split("/").map((part) => {
    if (!part.startsWith(":")) return part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return "[^/]+";
  });
  const pattern = new RegExp(`^${parts.join("/")}$`);
  patterns.set(path, pattern);
  return pattern;
}
