import { createContext, type ReactNode, useContext } from "react";
import { LinkButton } from "./form/buttons";
import { Icon } from "./icon";
import { LanguageSwitch } from "./language-switch";
import { useWords } from "./words/use-words";

export type NavLink = { href: string; label: string; count?: number | undefined };

type Person = { name: string; role: string; href?: string };
type Printed = { day: string; hour: string };

type FrameProps = {
  home: string;
  /** The desk's name, and its mandate or office below it. */
  desk: { name: string; line?: string };
  person: Person;
  /** The address of this page, without its query: `useLocation().pathname`. */
  path: string;
  /** The desk's places, in groups. */
  nav: NavLink[][];
  /** The one act that begins work at this desk. */
  start?: { href: string; label: string } | undefined;
  search?: { action: string; label: string; value?: string } | undefined;
  /** Day and hour of this view, for the printed line. */
  printed?: Printed;
  signOut?: string;
  languageAction?: string;
  children: ReactNode;
};

type OnPaper = { desk: string; printed: Printed | undefined };

const PaperContext = createContext<OnPaper | undefined>(undefined);

/** What surrounds every page of a desk: where one is, who one is, where one can go. */
export function Frame({ signOut = "/sign-out", languageAction = "/language", ...props }: FrameProps) {
  const w = useWords();
  const menu = <PersonActs person={props.person} path={props.path} signOut={signOut} languageAction={languageAction} />;
  return (
    <PaperContext.Provider value={{ desk: props.desk.name, printed: props.printed }}>
      <header className="c-header">
        <a className="c-brand" href={props.home}>
          {w.common.product}
        </a>
        <p className="c-desk">
          {props.desk.name} {props.desk.line === undefined ? null : <span>{props.desk.line}</span>}
        </p>
        {props.search === undefined ? null : <Search {...props.search} />}
        <details className="c-user" data-menu="">
          <summary>
            {props.person.name}, {props.person.role}
            <Icon name="down" />
          </summary>
          {menu}
        </details>
        <a className="c-menu-link" href="#menu">
          <Icon name="menu" />
          {w.shell.menu}
        </a>
      </header>
      <div className="c-frame">
        <nav className="c-nav" id="menu" aria-label={w.shell.main}>
          {props.start === undefined ? null : <LinkButton href={props.start.href}>{props.start.label}</LinkButton>}
          {props.nav.map((group) => (
            <NavGroup key={group[0]?.href} links={group} path={props.path} place={placeOf(props.nav, props.path)} />
          ))}
          <div className="c-nav__person">
            <p>
              {props.person.name}, {props.person.role}
            </p>
            {menu}
          </div>
          <a className="c-nav__close" href="#contenuto">
            {w.shell.closeMenu}
          </a>
        </nav>
        <main className="c-main" id="contenuto" tabIndex={-1}>
          {props.children}
        </main>
      </div>
    </PaperContext.Provider>
  );
}

/** The line on top of a printed page: product, desk, page, day and hour. */
export function PrintLine({ page }: { page: string }) {
  const w = useWords();
  const paper = useContext(PaperContext);
  if (paper?.printed === undefined) return null;
  return <p className="c-print-only">{w.shell.printed(paper.desk, page, paper.printed.day, paper.printed.hour)}</p>;
}

function Search({ action, label, value }: { action: string; label: string; value?: string }) {
  return (
    <search>
      <form className="c-search" action={action} method="get">
        <label className="visually-hidden" htmlFor="cerca">
          {label}
        </label>
        <input
          type="search"
          id="cerca"
          name="cerca"
          placeholder={label}
          defaultValue={value}
          autoComplete="off"
          data-search=""
        />
        <span className="c-search__key" aria-hidden="true">
          /
        </span>
      </form>
    </search>
  );
}

function NavGroup({ links, path, place }: { links: NavLink[]; path: string; place: string | undefined }) {
  return (
    <ul>
      {links.map(({ href, label, count }) => (
        <li key={href}>
          <a href={href} aria-current={href !== place ? undefined : path === href ? "page" : "true"}>
            {label} {count === undefined ? null : <span>{count}</span>}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The place that the page is, or belongs to: of `/counter` and `/counter/production` the nearer one. */
function placeOf(nav: NavLink[][], path: string): string | undefined {
  const around = nav.flat().filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return around.sort((one, other) => other.href.length - one.href.length)[0]?.href;
}

type PersonActsProps = { person: Person; path: string; signOut: string; languageAction: string };

function PersonActs({ person, path, signOut, languageAction }: PersonActsProps) {
  const w = useWords();
  return (
    <ul className="c-user__acts">
      {person.href === undefined ? null : (
        <li>
          <a href={person.href}>{w.shell.myAccess}</a>
        </li>
      )}
      <li>
        <LanguageSwitch action={languageAction} path={path} />
      </li>
      <li>
        <button className="c-quiet" type="button" data-shortcuts={w.shell.shortcutsOn} hidden>
          {w.shell.shortcutsOff}
        </button>
      </li>
      <li>
        <form method="post" action={signOut}>
          <button className="c-quiet" type="submit">
            {w.shell.signOut}
          </button>
        </form>
      </li>
    </ul>
  );
}
