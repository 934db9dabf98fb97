import { Fragment } from "react";
import { useWords } from "./words/use-words";

export type Crumb = { href?: string; label: string };

export function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  const w = useWords();
  return (
    <nav aria-label={w.shell.crumbs} className="c-crumbs">
      {crumbs.map(({ href, label }, index) => (
        <Fragment key={label}>
          {index === 0 ? null : <span aria-hidden="true"> / </span>}
          {href === undefined ? <span aria-current="page">{label}</span> : <a href={href}>{label}</a>}
        </Fragment>
      ))}
    </nav>
  );
}
