import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** A rule of the house that no linter of ours knows: where a thing must not stand, and how it is seen. */
type Rule = {
  name: string;
  applies: (path: string, text: string) => boolean;
  broken: RegExp;
  samples: string[];
  fine: string[];
};

const isMarkup = (path: string) => path.endsWith(".tsx");
/** Templates of printed sheets are no pages: their styles become PDF. */
const isSheet = (text: string) => /from "@react-pdf\/renderer"/.test(text);

const RULES: Rule[] = [
  {
    name: "SQL and its driver stay in db/",
    applies: (path) => !path.startsWith("db/"),
    broken: /(?:from|import\(|require\()\s*["'](?:drizzle-orm|drizzle-kit|postgres|pg)(?:\/[^"']*)?["']/,
    samples: [
      'import { eq } from "drizzle-orm";',
      'import type { PgTx } from "drizzle-orm/pg-core";',
      'await import("postgres")',
    ],
    fine: ['import { inScope } from "~db/scope";'],
  },
  {
    name: "what time it is, only the clock says",
    applies: (path) => !path.startsWith("app/platform/") && !path.startsWith("db/seed/"),
    broken: /new Date\(\s*\)|\bDate\.now\(|\bTemporal\.Now\b|\bDate\(\s*\)/,
    samples: ["const at = new Date();", "Date.now()", "Temporal.Now.plainDateISO()"],
    fine: ["new Date(row.at)", "clock.now()"],
  },
  {
    name: "pages carry no style, script or handler of their own",
    applies: (path, text) => isMarkup(path) && !isSheet(text),
    broken: /\sstyle=|<style[\s>]|\son[A-Z][A-Za-z]+=|dangerouslySetInnerHTML|<Scripts\b/,
    samples: [
      '<p style={{ color: "red" }}>',
      "<style>",
      "<button onClick={go}>",
      "<p dangerouslySetInnerHTML={html}>",
      "<Scripts />",
    ],
    fine: ['<p className="u-t2">', "<Row label={styleOf(row)} />"],
  },
  {
    name: "nothing is hydrated, so nothing waits for the browser",
    applies: isMarkup,
    broken: /\buse(?:State|Effect|LayoutEffect|Reducer|Ref|Fetcher|Submit|Navigate|Navigation)\(/,
    samples: ["const [open, setOpen] = useState(false);", "useFetcher()"],
    fine: ["useLoaderData<typeof loader>()", "useWords()"],
  },
];

const sources = ["app", "db"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .map((path) => ({ path, text: withoutComments(readFileSync(path, "utf8")) })),
);

describe.each(RULES)("$name", ({ applies, broken, samples, fine }) => {
  test("everywhere it applies", () => {
    const applied = sources.filter(({ path, text }) => applies(path, text));
    expect(applied.length).toBeGreaterThan(50);
    expect(applied.filter(({ text }) => broken.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test("control: what breaks it is seen, what does not is not", () => {
    expect(samples.filter((sample) => !broken.test(sample))).toEqual([]);
    expect(fine.filter((sample) => broken.test(sample))).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
