import { classNames } from "./class-names";
import { useWords } from "./words/use-words";

/**
 * A link to a file of many sheets. Without the script the browser opens it as it comes; with it (desk.js) the page says
 * how far it is, it can be cancelled, and it is saved when it is whole.
 */
export function PrintRun({ href, solid, children }: { href: string; solid?: boolean; children: string }) {
  const { run } = useWords().printing;
  return (
    <div className="c-run" data-run={run.ready} data-failed={run.failed} data-cancelled={run.cancelled}>
      <a
        className={classNames("btn", solid ? "btn-primary" : "btn-outline-primary", "c-btn")}
        href={href}
        target="_blank"
        rel="noreferrer"
      >
        {children}
        <span className="visually-hidden">, {run.newTab}</span>
      </a>
      <p className="c-run__state" hidden data-run-state="">
        <progress aria-label={run.making} />
        <span data-progress={run.progress} />
        <button className="c-quiet" type="button">
          {run.cancel}
        </button>
      </p>
      <p className="c-run__said" role="status" data-run-said="" />
    </div>
  );
}
