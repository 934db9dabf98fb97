import type { ReactNode } from "react";
import { type Crumb, Crumbs } from "./crumbs";
import { PrintLine } from "./frame";
import { useWords } from "./words/use-words";

/** A link at the right of the heading; `print` opens the browser's dialogue and appears where the script runs. */
export type Tool = { label: string; href: string; download?: boolean } | { label: string; print: true };

type PageProps = {
  title: string;
  sub?: ReactNode;
  /** The sentence that matters. */
  lead?: ReactNode;
  crumbs?: Crumb[];
  tools?: Tool[];
  /** Forms and texts: 44 rem wide. */
  narrow?: boolean;
  children: ReactNode;
};

/** What stands between the frame and the content: the path, the one heading, what qualifies it. */
export function Page({ narrow, children, ...head }: PageProps) {
  return (
    <>
      <PrintLine page={head.title} />
      <div className={narrow ? "c-narrow" : undefined}>
        <Head {...head} />
        {children}
      </div>
    </>
  );
}

function Head({ title, sub, lead, crumbs, tools = [] }: Omit<PageProps, "narrow" | "children">) {
  const line = sub === undefined ? null : <p className="c-head__sub">{sub}</p>;
  return (
    <>
      {crumbs === undefined ? null : <Crumbs crumbs={crumbs} />}
      <div className="c-head">
        {tools.length === 0 ? (
          <>
            <h1>{title}</h1>
            {line}
          </>
        ) : (
          <>
            <div>
              <h1>{title}</h1>
              {line}
            </div>
            <Tools tools={tools} />
          </>
        )}
      </div>
      {lead === undefined ? null : <p className="c-lead">{lead}</p>}
    </>
  );
}

function Tools({ tools }: { tools: Tool[] }) {
  const w = useWords();
  return (
    <ul className="c-tools" aria-label={w.shell.tools}>
      {tools.map((tool) => (
        <li key={tool.label} hidden={"print" in tool} data-js={"print" in tool ? "" : undefined}>
          {"print" in tool ? (
            <button className="c-quiet" type="button" data-print="">
              {tool.label}
            </button>
          ) : (
            <a href={tool.href} download={tool.download ? "" : undefined}>
              {tool.label}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
