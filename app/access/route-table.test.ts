import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { POLICY } from "./policy";
import { type Gate, ROUTES, type RouteRule } from "./routes";

const table: Record<string, RouteRule> = ROUTES;
const folder = join(process.cwd(), "app/routes");
const files = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() || /\.tsx?$/.test(entry.name))
  .map((entry) => ({
    id: entry.name.replace(/\.tsx?$/, ""),
    source: readFileSync(join(folder, entry.isDirectory() ? `${entry.name}/route.tsx` : entry.name), "utf8"),
  }));

describe("the route table", () => {
  test("has a line for every file of app/routes and no other", () => {
    expect(Object.keys(table).sort()).toEqual(files.map((file) => file.id).sort());
  });

  test.each(files)("gates $id", ({ id, source }) => {
    expect(faults(id, source, table[id] ?? {})).toEqual([]);
  });

  test("names acts of the policy only", () => {
    const acts = Object.values(table).flatMap((rule) => [...namesIn(rule.read), ...namesIn(rule.write)]);
    expect(acts.filter((act) => !(act in POLICY))).toEqual([]);
  });
});

describe("what the check finds", () => {
  const page = `export const loader = pageLoader("x", async () => null);\nexport default function X() {}`;

  test("nothing wrong with a gated loader", () => {
    expect(faults("x", page, { read: "own.account" })).toEqual([]);
  });

  test("a loader without a gate", () => {
    expect(faults("x", page, {})).toEqual(["its loader has no gate"]);
  });

  test("a gate without a loader", () => {
    expect(faults("x", page, { read: "own.account", write: "own.account" })).toEqual(["a gate to write and no action"]);
  });

  test("a loader that does not pass the door", () => {
    const open = "export async function loader() {}\nexport default function X() {}";
    expect(faults("x", open, { read: "own.account" })).toEqual(["its loader is not made by the door"]);
  });

  test("a loader under another route's name", () => {
    const other = page.replace('"x"', '"y"');
    expect(faults("x", other, { read: "own.account" })).toEqual(["its loader is not made by the door"]);
  });

  test("a gated page whose door is the public one", () => {
    const open = page.replace("pageLoader", "publicLoader");
    expect(faults("x", open, { read: "own.account" })).toEqual(["its loader is not made by the door"]);
  });

  test("a page that nothing guards", () => {
    expect(faults("x", "export default function X() {}", {})).toEqual(["a page without a loader is open to anybody"]);
  });
});

function faults(id: string, source: string, rule: RouteRule): string[] {
  const found: string[] = [];
  check("loader", "read", "pageLoader", "publicLoader");
  check("action", "write", "(?:pageAction|rawPageAction)", "(?:publicAction|rawPublicAction)");
  if (/export default\b/.test(source) && !exported("loader") && rule.read !== "public") {
    found.push("a page without a loader is open to anybody");
  }
  return found;

  function check(name: "loader" | "action", what: "read" | "write", door: string, publicDoor: string) {
    const gate = rule[what];
    if (!exported(name)) {
      if (gate !== undefined && !(what === "read" && gate === "public")) found.push(`a gate to ${what} and no ${name}`);
      return;
    }
    if (gate === undefined) {
      found.push(`its ${name} has no gate`);
      return;
    }
    const doors = gate === "public" ? publicDoor : door;
    const made = new RegExp(`export const ${name} = ${doors}(?:<[^(]*>)?\\(\\s*"${escaped(id)}"`);
    if (!made.test(source)) found.push(`its ${name} is not made by the door`);
  }

  function exported(name: string): boolean {
    return new RegExp(`export (?:const|let|var|function|async function) ${name}\\b|export \\{[^}]*\\b${name}\\b`).test(
      source,
    );
  }
}

function namesIn(gate: Gate | undefined): readonly string[] {
  if (gate === undefined || gate === "public" || gate === "signed-in") return [];
  return typeof gate === "string" ? [gate] : gate;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
