import "./as-in-production";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { vendorAddresses } from "~/platform/vendor-files";
import { MRZ, TESSERACT, ZXING } from "../../public/vendor.js";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type Answer, formOf, inTurns } from "./ask";
import { crawl, type Found, isPage } from "./crawl";
import { enter, makeDesk, PASSWORD } from "./desk";
import { type House, openHouse, type Viewer } from "./house";
import { tagsOf } from "./html";
import { type Product, type Route, routesOf, servedBuild, startProduct } from "./product";

/** Between them they see every page. */
const WHO = [
  "anonymous",
  "disabled",
  "responsabile",
  "addetto",
  "sportello",
  "dirigente",
  "vigilanza",
] as const satisfies Viewer[];

let database: TestDatabase;
let house: House;
let routes: Route[];
let found: (Found & { viewer: Viewer })[];

beforeAll(async () => {
  database = await freshDatabase();
  house = await openHouse(database);
  routes = routesOf(await servedBuild());
  const perViewer = await inTurns(WHO, 2, async (viewer) => {
    const { one } = house;
    const starts = [`/cases/${one.things.caseId}`, `/cases/${one.keptBack.caseId}`, "/no-such-page"];
    const all = await crawl(house.product.ask, await house.cookieOf(viewer), routes, { starts, perRoute: 1 });
    return all.map((each) => ({ ...each, viewer }));
  });
  found = perViewer.flat();
}, 300_000);
afterAll(async () => {
  await house?.stop();
  await database.close();
});

describe("every answer", () => {
  test("of the crawl carries the headers, whatever it is", () => {
    const kinds = new Set(found.map(({ answer }) => kindOf(answer)));
    expect([...kinds]).toEqual(expect.arrayContaining(KINDS));
    expect(
      found.flatMap(({ path, viewer, answer }) =>
        faultsOf(answer, path).map((fault) => `${path}, ${viewer}: ${fault}`),
      ),
    ).toEqual([]);
  });

  test("lets no page but those of capture open the camera or compile WebAssembly, and those do", () => {
    const mayCapture = found.filter(({ answer }) => captures(answer));
    expect([...new Set(mayCapture.map(({ path }) => plainPath(path)))].sort()).toEqual([
      "/cases/:id/documents",
      "/cases/:id/person",
      "/cases/new",
      "/clients/:id/edit",
      "/clients/new",
    ]);
    const elsewhere = found.filter(({ path, answer }) => isPage(answer) && !CAPTURE.includes(plainPath(path)));
    expect(elsewhere.length).toBeGreaterThan(20);
    for (const { answer } of elsewhere) expect(answer.headers["permissions-policy"]).toMatch(/^camera=\(\), /);
  });

  test("has a nonce of its own", () => {
    const nonces = found.map(({ answer }) => nonceOf(answer));
    expect(nonces.every((nonce) => nonce !== null && Buffer.from(nonce, "base64").length === 16)).toBe(true);
    expect(new Set(nonces).size).toBe(nonces.length);
  });

  test("that is not a file is kept by nobody", () => {
    const kept = found.filter(({ path, answer }) => !isFile(path) && answer.headers["cache-control"] !== "no-store");
    expect(kept.map(({ path, viewer }) => `${path}, ${viewer}`)).toEqual([]);
  });

  test("that is a page has no script, style or handler of its own but with the answer's nonce", () => {
    const pages = found.filter(({ answer }) => isPage(answer));
    expect(pages.length).toBeGreaterThan(20);
    expect(pages.flatMap(({ path, answer }) => inlineIn(answer).map((what) => `${path}: ${what}`))).toEqual([]);
  });
});

describe("answers that a crawl does not meet", () => {
  test.each([
    ["a refused origin", { path: "/sign-out", method: "POST", headers: { origin: "https://evil.example" } }, 403],
    ["another's name", { path: "/", headers: { host: "evil.example" } }, 421],
    [
      "a length that is too much",
      { path: "/sign-out", method: "POST", headers: { "sec-fetch-site": "same-origin", "content-length": "99999999" } },
      413,
    ],
    ["an address that cannot be decoded", { path: "/assets/%E0%A4%A" }, 400],
    ["a missing file", { path: "/assets/none.css" }, 404],
    ["the process's health", { path: "/healthz" }, 200],
    ["readiness", { path: "/readyz" }, 200],
    ["a form where none is taken", { ...formOf("/outbox", []) }, 405],
    ["HEAD", { path: "/sign-in", method: "HEAD" }, 200],
    ["a data request", { path: "/sign-in.data" }, 200],
  ])("%s", async (_name, sent, status) => {
    const answer = await house.product.ask(sent);
    expect(answer.status).toBe(status);
    expect(faultsOf(answer)).toEqual([]);
    if (!isFile(sent.path)) expect(answer.headers["cache-control"]).toBe("no-store");
  });

  test("somebody who may not", async () => {
    const answer = await house.product.ask({ path: "/people", cookie: await house.cookieOf("assistente") });
    expect(answer.status).toBe(403);
    expect(faultsOf(answer)).toEqual([]);
    expect(inlineIn(answer)).toEqual([]);
  });

  test("a fault inside tells its number and nothing else", async () => {
    const cookie = await house.cookieOf("responsabile");
    await house.sql`alter table desk_settings rename to desk_settings_away`;
    try {
      const page = await house.product.ask({ path: "/people", cookie });
      expect(page.status).toBe(500);
      expect(faultsOf(page)).toEqual([]);
      expect(inlineIn(page)).toEqual([]);
      expect(page.text).not.toMatch(/desk_settings|node_modules|at .*\.[jt]s:\d+/);
      expect(page.headers["cache-control"]).toBe("no-store");
      const data = await house.product.ask({ path: "/people.data", cookie });
      expect(data.text).not.toMatch(/desk_settings|node_modules|at .*\.[jt]s:\d+/);
    } finally {
      await house.sql`alter table desk_settings_away rename to desk_settings`;
    }
  });

  test("every file that browsers get, with how long it may be kept", async () => {
    const folder = join(process.cwd(), "build/client");
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.parentPath.includes("/."))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll("\\", "/"));
    expect(files.length).toBeGreaterThan(5);
    for (const path of files) {
      const answer = await house.product.ask({ path });
      expect([path, answer.status, faultsOf(answer)]).toEqual([path, 200, []]);
      const kept = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
      expect([path, answer.headers["cache-control"]]).toEqual([path, kept]);
    }
  });
});

describe("others' files for browsers", () => {
  test("each that is offered answers with its type and is kept for ever", async () => {
    const addresses = vendorAddresses();
    expect(addresses.length).toBeGreaterThan(50);
    for (const path of addresses) {
      const answer = await house.product.ask({ path });
      expect([path, answer.status, answer.headers["content-type"]]).toEqual([path, 200, typeOf(path)]);
      expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
      expect(answer.bytes.length).toBeGreaterThan(0);
      const fault = path.endsWith("/worker.min.js") ? [] : faultsOf(answer, path);
      expect([path, fault]).toEqual([path, []]);
    }
  });

  test("those that our scripts name are among them", () => {
    const named = [ZXING.reader, ZXING.wasm, MRZ, TESSERACT.module, TESSERACT.worker];
    const language = `${TESSERACT.languageFolder}/${TESSERACT.language}.traineddata.gz`;
    const cores = ["relaxedsimd-lstm", "simd-lstm", "lstm"].map(
      (kind) => `${TESSERACT.core}/tesseract-core-${kind}.wasm.js`,
    );
    expect(vendorAddresses()).toEqual(expect.arrayContaining([...named, language, ...cores]));
  });

  test("a worker may compile WebAssembly and ask us, nothing else", async () => {
    const { headers } = await house.product.ask({ path: TESSERACT.worker });
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    );
  });

  test("the rest of their packages is not there, nor what lies beside it", async () => {
    const module = TESSERACT.module.slice(0, TESSERACT.module.lastIndexOf("/dist/"));
    for (const path of [
      `${module}/package.json`,
      `${module}/dist/`,
      `${module}/dist/%2e%2e/package.json`,
      `${module}/dist/../../mrz/package.json`,
      "/vendor/mrz-0.0.1/lib/index.js",
      "/vendor/react-18.3.1/index.js",
      "/vendor/",
    ]) {
      expect([path, (await house.product.ask({ path })).status]).toEqual([path, 404]);
    }
  });
});

describe("cookies", () => {
  test("on a plain address: HttpOnly, Lax, whole path", async () => {
    const desk = await makeDesk(database, {});
    await enter(desk.platform, desk.manager.email);
    const cookies = await cookiesAfterSignIn(house.product, desk.manager.email);
    expect(cookies.length).toBe(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^cartellina(-noto)?=[^;]+; (?!.*Secure).*HttpOnly/);
    for (const cookie of cookies) expect(cookie).toMatch(/; SameSite=Lax\b/);
    for (const cookie of cookies) expect(cookie).toMatch(/; Path=\/(;|$)/);
    for (const cookie of cookies) expect(cookie).not.toMatch(/Domain=/i);
    const language = await house.product.ask(formOf("/language", [["lingua", "en"]]));
    expect(language.headers["set-cookie"]?.[0]).toMatch(
      /^lingua=en;.* HttpOnly; SameSite=Lax$|^cartellina-lingua=en;.* HttpOnly; SameSite=Lax$/,
    );
  });

  test("behind HTTPS: __Host-, Secure, and the browser is told to stay on it", async () => {
    const origin = "https://cartellina.example";
    const product = await startProduct((env) =>
      database.platform({ env: { ...env, origin }, clock: house.world.clock }),
    );
    try {
      const desk = await makeDesk(database, { origin });
      const cookies = await cookiesAfterSignIn(product, desk.manager.email, "cartellina.example");
      expect(cookies.length).toBe(2);
      for (const cookie of cookies) expect(cookie).toMatch(/^__Host-cartellina(-noto)?=[^;]+;.*; Secure/);
      for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/);
      const page = await product.ask({ path: "/sign-in", headers: { host: "cartellina.example" } });
      expect(page.headers["strict-transport-security"]).toMatch(/^max-age=31536000/);
      expect(faultsOf(page)).toEqual([]);
    } finally {
      await product.stop();
    }
  });
});

describe("control", () => {
  test("an answer without its headers, and a page with a script of its own, are found", () => {
    const bare = { status: 200, headers: { "content-type": "text/html" }, bytes: Buffer.alloc(0), text: "" };
    expect(faultsOf(bare).length).toBe(6);
    const headers = { ...bare.headers, "content-security-policy": "script-src 'self' 'nonce-abc'" };
    for (const text of [
      "<p>a</p><script>alert(1)</script>",
      '<script nonce="other">alert(1)</script>',
      "<style>p{}</style>",
      '<p style="color:red">a</p>',
      '<a onclick="go()">a</a>',
      '<a href="javascript:go()">a</a>',
    ]) {
      expect([text, inlineIn({ ...bare, headers, text }).length]).toEqual([text, 1]);
    }
    expect(inlineIn({ ...bare, headers, text: '<script src="/desk.js" nonce="abc"></script>' })).toEqual([]);
  });

  test("WebAssembly on a page of another kind is found, and one that may open the camera is seen", () => {
    const policy = [...POLICY_PARTS, "script-src 'self' 'wasm-unsafe-eval'"].join("; ");
    const answer = (permissions: string): Answer => ({
      status: 200,
      headers: { "content-security-policy": policy, "permissions-policy": permissions },
      bytes: Buffer.alloc(0),
      text: "",
    });
    const policies = (path: string) =>
      faultsOf(answer("camera=()"), path).filter((fault) => fault.startsWith("content-security-policy"));
    expect(policies("/today").length).toBe(1);
    expect(policies("/clients/new")).toEqual([]);
    expect(captures(answer("camera=(self), usb=()"))).toBe(true);
    const strict = answer("camera=(), usb=()");
    strict.headers["content-security-policy"] = "script-src 'self'";
    expect(captures(strict)).toBe(false);
  });
});

const POLICY_PARTS = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
];

/** Pages on which a card is read or photographed. */
const CAPTURE = ["/clients/new", "/clients/:id/edit", "/cases/new", "/cases/:id/person", "/cases/:id/documents"];

const plainPath = (path: string) => (path.split("?")[0] ?? "").replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/g, "/:id");

const captures = ({ headers }: Answer) =>
  String(headers["permissions-policy"]).startsWith("camera=(self)") ||
  String(headers["content-security-policy"]).includes("wasm-unsafe-eval");

function typeOf(path: string): string {
  if (path.endsWith(".wasm")) return "application/wasm";
  return path.endsWith(".gz") ? "application/gzip" : "application/javascript; charset=UTF-8";
}

function faultsOf({ headers }: Answer, path = ""): string[] {
  const faults: string[] = [];
  const wanted: Record<string, string> = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
  };
  for (const [name, value] of Object.entries(wanted)) {
    if (headers[name] !== value) faults.push(`${name}: ${String(headers[name])}`);
  }
  const policy = String(headers["content-security-policy"]);
  // What a route adds of its own comes after a comma, and holds as well.
  const parts = policy.split(/[;,] /);
  const missing = POLICY_PARTS.filter((part) => !parts.includes(part));
  const unsafe = CAPTURE.includes(plainPath(path)) ? policy.replace(" 'wasm-unsafe-eval'", "") : policy;
  if (missing.length > 0 || /unsafe|\*/.test(unsafe)) faults.push(`content-security-policy: ${policy}`);
  if (headers["x-powered-by"] !== undefined) faults.push("x-powered-by");
  return faults;
}

function nonceOf({ headers }: Answer): string | null {
  return /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1] ?? null;
}

function inlineIn(answer: Answer): string[] {
  const nonce = nonceOf(answer);
  const faults: string[] = [];
  for (const { name, attributes, closes } of tagsOf(answer.text)) {
    if (closes) continue;
    if (name === "script" && attributes.nonce !== nonce) faults.push("a script without the nonce");
    if (name === "style") faults.push("a style of the page's own");
    for (const [attribute, value] of Object.entries(attributes)) {
      if (attribute === "style" || /^on[a-z]+$/.test(attribute)) faults.push(`${attribute} on ${name}`);
      if (["href", "src", "action", "formaction"].includes(attribute) && /^\s*(javascript|data):/i.test(value)) {
        if (!/^data:image\/(png|svg\+xml)/.test(value) || name !== "img")
          faults.push(`${attribute}="${value.slice(0, 40)}"`);
      }
    }
  }
  return faults;
}

/** Met on the way: a page, a redirect, nothing there, a file, a paper, a picture. */
const KINDS = ["200 text/html", "303 ", "404 text/html", "200 text/css", "200 application/pdf", "200 image/jpeg"];

const isFile = (path: string) => /^\/(assets|fonts)\/|^\/[\w-]+\.(js|svg|ico|txt|png|webmanifest)$/.test(path);

const kindOf = ({ status, headers }: Answer) => `${status} ${(headers["content-type"] ?? "").split(";", 1)[0]}`;

async function cookiesAfterSignIn(product: Product, email: string, host?: string): Promise<string[]> {
  const sent = formOf("/sign-in", [
    ["email", email],
    ["password", PASSWORD],
  ]);
  const answer = await product.ask({ ...sent, headers: { ...sent.headers, ...(host ? { host } : {}) } });
  expect(answer.status).toBe(303);
  return answer.headers["set-cookie"] ?? [];
}
