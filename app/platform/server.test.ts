import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerBuild } from "@remix-run/node";
import express, { type RequestHandler } from "express";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readEnv } from "./env";
import { createLog } from "./log";
import { remixPages } from "./pages";
import type { Platform } from "./platform";
import { createApp, listen, type Readiness, type Running } from "./server";
import { staticFiles } from "./static-files";

const ORIGIN = "http://127.0.0.1:3000";

/** How often the action of each route has run: the effect that a refused request must not have. */
let effects: Record<string, number>;
let seen: Record<string, unknown>[];
let logged: Record<string, unknown>[];
let files: string;
const running: Running[] = [];

beforeAll(() => {
  files = mkdtempSync(join(tmpdir(), "cartellina-files-"));
  mkdirSync(join(files, "assets"));
  mkdirSync(join(files, "fonts"));
  writeFileSync(join(files, "assets", "a-1.css"), "body{}");
  writeFileSync(join(files, "fonts", "f.woff2"), "font");
  writeFileSync(join(files, "desk.js"), "void 0;");
  writeFileSync(join(files, ".secret"), "no");
});
afterAll(() => rmSync(files, { recursive: true, force: true }));
beforeEach(() => {
  effects = { page: 0, resource: 0 };
  seen = [];
  logged = [];
});
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

type Sent = { path?: string; headers?: Record<string, string>; method?: string; body?: string };

/** The requests of security.md §0.1, all of which Remix alone carries out at least in part. */
const FOREIGN: [name: string, request: Sent][] = [
  ["a page's action, from a foreign origin", { path: "/page", headers: { origin: "https://evil.example" } }],
  [
    "a resource route's action, from a foreign origin",
    { path: "/resource", headers: { origin: "https://evil.example" } },
  ],
  [
    "a page's action through ?_data",
    { path: "/page?_data=routes%2Fpage", headers: { origin: "https://evil.example" } },
  ],
  ["a page's action without Origin", { path: "/page" }],
  [
    "a foreign origin with a matching X-Forwarded-Host",
    { path: "/page", headers: { origin: "https://evil.example", "x-forwarded-host": "evil.example" } },
  ],
  ["the same host with another scheme", { path: "/page", headers: { origin: "https://127.0.0.1:3000" } }],
];

const MORE_FOREIGN: typeof FOREIGN = [
  ["Origin: null without Sec-Fetch-Site", { path: "/page", headers: { origin: "null" } }],
  ["another port of this machine", { path: "/page", headers: { origin: "http://127.0.0.1:3001" } }],
  ["a sister site", { path: "/page", headers: { "sec-fetch-site": "same-site", origin: ORIGIN } }],
  ["cross-site, whatever Origin says", { path: "/page", headers: { "sec-fetch-site": "cross-site", origin: ORIGIN } }],
  ["typed or from a bookmark", { path: "/resource", headers: { "sec-fetch-site": "none" } }],
  ["a data request", { path: "/page.data", headers: { origin: "https://evil.example" } }],
  ["PUT", { path: "/resource", method: "PUT", headers: { origin: "https://evil.example" } }],
  ["DELETE", { path: "/resource", method: "DELETE" }],
  ["OPTIONS", { path: "/resource", method: "OPTIONS", headers: { origin: "https://evil.example" } }],
];

const HONEST: typeof FOREIGN = [
  [
    "a form of ours, under no-referrer",
    { path: "/page", headers: { "sec-fetch-site": "same-origin", origin: "null" } },
  ],
  ["a form of ours", { path: "/page", headers: { "sec-fetch-site": "same-origin", origin: ORIGIN } }],
  ["a form of ours to a resource route", { path: "/resource", headers: { "sec-fetch-site": "same-origin" } }],
  ["a browser that tells only Origin", { path: "/page", headers: { origin: ORIGIN } }],
];

describe("the origin guard, in front of the real Remix handler", () => {
  test.each([...FOREIGN, ...MORE_FOREIGN])("refuses %s: 403, and no effect", async (_name, request) => {
    const answer = await post(await guarded(), request);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("Richiesta non accettata");
    expect(effects).toEqual({ page: 0, resource: 0 });
    expectHeaders(answer);
  });

  test.each(HONEST)("lets %s through, once", async (_name, request) => {
    const answer = await post(await guarded(), request);
    expect(answer.status).toBe(200);
    expect(total()).toBe(1);
  });

  test("control: without it Remix carries out all of those requests but the first", async () => {
    const server = await open(express().use(remix()));
    const had: string[] = [];
    for (const [name, request] of FOREIGN) {
      effects = { page: 0, resource: 0 };
      await post(server, request);
      if (total() > 0) had.push(name);
    }
    expect(had).toEqual(FOREIGN.slice(1).map(([name]) => name));
  });

  test("a name that is not ours is answered 421 before anything else, and reads are not judged by their origin", async () => {
    const server = await guarded();
    expect(await get(server, "/page", { host: "rebound.example:3000" })).toMatchObject({ status: 421 });
    expect(await get(server, "/page", { host: "localhost:3000" })).toMatchObject({ status: 200 });
    expect(await get(server, "/page", { "sec-fetch-site": "cross-site" })).toMatchObject({ status: 200 });
  });

  test("?_data is dropped from reads too, the rest of the query stays", async () => {
    const server = await guarded();
    const answer = await get(server, "/page?q=a%20b&_data=routes%2Fpage");
    expect(answer.text).toBe("<p>page</p>");
    expect(seen.at(-1)).toMatchObject({ query: "?q=a+b" });
  });
});

describe("every answer", () => {
  test.each([
    ["a page", "/page", 200],
    ["a resource", "/resource", 200],
    ["an address without anything", "/nothing", 404],
    ["a fault inside Remix", "/fault", 500],
    ["a file", "/assets/a-1.css", 200],
    ["a missing file", "/assets/none.css", 404],
    ["a path that cannot be decoded", "/assets/%E0%A4%A", 400],
    ["the process's health", "/healthz", 200],
    ["readiness", "/readyz", 200],
  ])("%s carries the headers", async (_name, path, status) => {
    const answer = await get(await guarded(), path);
    expect(answer.status).toBe(status);
    expectHeaders(answer);
    expect(answer.text).not.toMatch(/at .*\.ts:\d+|node_modules/);
  });

  test("a fault of the handler itself is a page without its reason", async () => {
    const thrown = await guarded({
      pages: () => {
        throw new Error("inner matter");
      },
    });
    const answer = await get(thrown, "/page");
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("inner matter");
    expect(answer.headers["cache-control"]).toBe("no-store");
    expectHeaders(answer);
  });

  test("a fault inside Remix is told to our log, under the request's number, and nowhere else", async () => {
    const printed = vi.spyOn(console, "error").mockImplementation(() => {});
    const answer = await get(await guarded(), "/fault");
    await get(await guarded(), "/nothing");
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ req: { id: answer.headers["x-request-id"] }, err: { message: "inner matter" } });
  });

  test("the nonce is new each time, in the policy and in the page's context", async () => {
    const server = await guarded();
    const nonces = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const answer = await get(server, "/page");
      const nonce = /'nonce-([^']+)'/.exec(String(answer.headers["content-security-policy"]))?.[1] ?? "";
      expect(Buffer.from(nonce, "base64")).toHaveLength(16);
      expect(seen.at(-1)).toMatchObject({
        nonce,
        requestId: answer.headers["x-request-id"],
        clientAddress: "127.0.0.1",
      });
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test("pages are kept by nobody, hashed files for ever, hidden files not served", async () => {
    const server = await guarded();
    expect((await get(server, "/page")).headers["cache-control"]).toBe("no-store");
    expect((await get(server, "/assets/a-1.css")).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect((await get(server, "/desk.js")).headers["cache-control"]).toBe("public, max-age=3600");
    expect((await get(server, "/fonts/f.woff2")).text).toBe("font");
    expect((await get(server, "/.secret")).status).toBe(404);
  });

  test("over https browsers are told to stay there; on a plain address of a local network Origin is kept", async () => {
    const https = await get(await guarded({ origin: "https://cartellina.example.it" }), "/healthz");
    expect(https.headers["strict-transport-security"]).toBe("max-age=31536000");
    expect(https.headers["referrer-policy"]).toBe("no-referrer");
    const network = await get(await guarded({ origin: "http://10.0.0.5:3000" }), "/healthz");
    expect(network.headers["strict-transport-security"]).toBeUndefined();
    expect(network.headers["referrer-policy"]).toBe("same-origin");
  });

  test("who asks for JSON gets the error as JSON, and English who prefers it", async () => {
    const server = await guarded();
    const json = await post(server, { path: "/page", headers: { accept: "application/json" } });
    expect(JSON.parse(json.text)).toMatchObject({ status: 403, error: "forbidden" });
    const english = await post(server, { path: "/page", headers: { "accept-language": "en-GB,en" } });
    expect(english.text).toContain("Request not accepted");
  });
});

test("a body too long or of unknown length is refused before it is read", async () => {
  const server = await guarded();
  const ours = { "sec-fetch-site": "same-origin" };
  const long = await post(server, {
    path: "/page",
    headers: { ...ours, "content-length": String(50 * 1024 * 1024) },
    body: "",
  });
  expect(long.status).toBe(413);
  const chunked = await post(server, {
    path: "/page",
    headers: { ...ours, "transfer-encoding": "chunked" },
    body: "a=b",
  });
  expect(chunked.status).toBe(411);
  expect(total()).toBe(0);
});

test("readiness tells what is missing, and that the database does not answer", async () => {
  const lagging = await guarded({ readiness: async () => ({ ready: false, migrationsPending: 2 }) });
  expect(await get(lagging, "/readyz")).toMatchObject({ status: 503, text: '{"ready":false,"migrationsPending":2}' });
  const silent = await guarded({ readiness: () => Promise.reject(new Error("secret host unreachable")) });
  const answer = await get(silent, "/readyz");
  expect(answer.status).toBe(503);
  expect(answer.text).not.toContain("secret host");
});

test("a stop lets the request in flight end and takes no other", async () => {
  let release = () => {};
  const waiting = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await guarded({
    pages: (_request, response) => {
      void waiting.then(() => response.send("ended well"));
    },
  });
  const inFlight = get(server, "/page");
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopping = server.stop();
  await expect(get(server, "/page")).rejects.toThrow();
  release();
  expect(await inFlight).toMatchObject({ status: 200, text: "ended well" });
  await stopping;
});

test("a port that is taken is told in a sentence", async () => {
  const server = await guarded();
  const port = Number(new URL(server.address).port);
  await expect(listen(express(), { host: "127.0.0.1", port })).rejects.toThrow(/Port \d+ is taken/);
});

const total = () => Object.values(effects).reduce((sum, count) => sum + count, 0);

function expectHeaders(answer: Answer): void {
  const policy = String(answer.headers["content-security-policy"]);
  for (const part of [
    "default-src 'none'",
    "script-src 'self' 'nonce-",
    "style-src 'self';",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]) {
    expect(policy).toContain(part);
  }
  expect(policy).not.toMatch(/unsafe|\*/);
  expect(answer.headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
  });
  expect(answer.headers["permissions-policy"]).toContain("geolocation=()");
  expect(answer.headers["x-powered-by"]).toBeUndefined();
}

type Parts = { origin: string; pages: RequestHandler; readiness: () => Promise<Readiness> };

function guarded(parts: Partial<Parts> = {}): Promise<Running> {
  const app = createApp({
    origin: ORIGIN,
    trustProxy: undefined,
    log: createLog("silent"),
    readiness: async () => ({ ready: true }),
    files: staticFiles(files),
    pages: remix(),
    ...parts,
  });
  return open(app);
}

async function open(app: express.Express): Promise<Running> {
  const server = await listen(app, { host: "127.0.0.1", port: 0 });
  running.push(server);
  return server;
}

type Answer = { status: number; text: string; headers: Record<string, string | string[] | undefined> };

const get = (server: Running, path: string, headers: Record<string, string> = {}) =>
  ask(server, { path, headers, method: "GET" });
const post = (server: Running, request: Sent) =>
  ask(server, {
    method: "POST",
    body: "a=b",
    ...request,
    headers: { "content-type": "application/x-www-form-urlencoded", ...request.headers },
  });

/** Not `fetch`, which writes these headers itself. */
function ask(server: Running, { path = "/", method = "GET", headers = {}, body = "" }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length =
      method === "GET" || "transfer-encoding" in headers ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const { hostname, port } = new URL(server.address);
    const request = send({ hostname, port, path, method, headers: { host: "127.0.0.1:3000", ...length, ...headers } });
    request.once("error", reject);
    request.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    request.end(body);
  });
}

function remix(): RequestHandler {
  const read = readEnv({ NODE_ENV: "production" });
  if (!read.ok) throw new Error("an empty environment is good");
  const log = createLog("error", { write: (line) => void logged.push(JSON.parse(line)) });
  return remixPages(build(), { env: read.env, log } as Platform);
}

/** The smallest build with a page, a resource route and a fault, with the flags of remix.config.js. */
function build(): ServerBuild {
  const route = (id: string, path: string, module: Record<string, unknown>) => ({
    [id]: { id, parentId: "root", path, module: module as unknown as ServerBuild["routes"][string]["module"] },
  });
  const effect = (name: string) => () => {
    effects[name] = (effects[name] ?? 0) + 1;
    return Response.json({ done: name });
  };
  const page = () => null;
  const look = ({ context, request }: { context: Record<string, unknown>; request: Request }) => {
    const { nonce, requestId, clientAddress } = context;
    seen.push({ nonce, requestId, clientAddress, query: new URL(request.url).search });
    return null;
  };
  return {
    entry: {
      module: {
        default: (_request: Request, status: number, headers: Headers) => {
          headers.set("Content-Type", "text/html");
          return new Response("<p>page</p>", { status, headers });
        },
      },
    },
    routes: {
      root: { id: "root", path: "", module: { default: page } },
      ...route("routes/page", "page", { default: page, action: effect("page"), loader: look }),
      ...route("routes/resource", "resource", {
        action: effect("resource"),
        loader: () => Response.json({ ok: true }),
      }),
      ...route("routes/fault", "fault", {
        loader: () => {
          throw new Error("inner matter");
        },
      }),
    },
    assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    basename: "/",
    mode: "production",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: true,
      v3_routeConfig: true,
      unstable_optimizeDeps: false,
    },
  } as unknown as ServerBuild;
}
