import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { ROUTES, type RouteRule } from "~/access/routes";
import type { Env } from "~/platform/env";
import type { Platform } from "~/platform/platform";
import { projectPath } from "~/platform/project-file";
import { startSite } from "../support/site";
import { type Ask, askAt } from "./ask";

export type Product = { address: string; ask: Ask; platform: Platform; stop(): Promise<void> };

/** The built product on a port of its own, asked over HTTP as a browser does. */
export async function startProduct(platformFor: (env: Partial<Env>) => Platform): Promise<Product> {
  let platform: Platform | undefined;
  const site = await startSite((origin, port) => {
    platform = platformFor({ host: "127.0.0.1", port, origin });
    return platform;
  });
  if (platform === undefined) throw new Error("the site made no platform");
  const ask = askAt(site.address);
  return {
    address: site.address,
    platform,
    ask,
    async stop() {
      ask.close();
      await site.stop();
    },
  };
}

/** The Remix server build that is being served. */
export async function servedBuild(): Promise<ServerBuild> {
  return import(pathToFileURL(projectPath("build/server/index.js")).href);
}

/** A route of the build: its name as in `ROUTES`, the address it answers at (with `$names`), what it exports. */
export type Route = {
  id: string;
  path: string;
  params: string[];
  rule: RouteRule;
  /** Has it a page to show, or is it only an address to ask or send to? */
  isPage: boolean;
};

/** Every route of the manifest that has an address of its own, with its line of the table. */
export function routesOf(build: ServerBuild): Route[] {
  const parents = new Set(Object.values(build.routes).map((route) => route?.parentId));
  const table: Record<string, RouteRule> = ROUTES;
  return Object.values(build.routes).flatMap((route) => {
    if (route === undefined || route.id === "root") return [];
    // A frame around other pages answers at no address of its own.
    if (parents.has(route.id) && route.path === undefined) return [];
    const id = route.id.replace(/^routes\//, "");
    const path = addressOf(build, route.id);
    const params = [...path.matchAll(/:(\w+)\??/g)].map(([, name]) => name ?? "");
    return [{ id, path, params, rule: table[id] ?? {}, isPage: route.module.default !== undefined }];
  });
}

function addressOf(build: ServerBuild, id: string): string {
  const parts: string[] = [];
  for (let route = build.routes[id]; route !== undefined; route = build.routes[route.parentId ?? ""]) {
    if (route.path) parts.unshift(route.path);
  }
  return `/${parts.join("/")}`;
}
