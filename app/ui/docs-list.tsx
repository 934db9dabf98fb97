import type { ReactNode } from "react";

type Doc = { href?: string; title: string; note?: ReactNode; download?: boolean };

/** Papers of a case: what each is, and what opening it means. */
export function DocsList({ docs }: { docs: Doc[] }) {
  return (
    <ul className="c-docs">
      {docs.map((doc) => (
        <li key={doc.href ?? doc.title}>
          {doc.href === undefined ? (
            doc.title
          ) : (
            <a href={doc.href} download={doc.download ? "" : undefined}>
              {doc.title}
            </a>
          )}
          {doc.note === undefined ? null : <small>{doc.note}</small>}
        </li>
      ))}
    </ul>
  );
}
