import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { studioOnly } from "~/access/studio-only";
import { type DrawerLine, type DrawerSheet, drawer } from "~/paperwork/drawer.server";
import { DRAWER_PLACES, PAPER_STATES, readDrawerAddress, usual } from "~/paperwork/drawer-filters";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { FilterSelect, Filters } from "~/ui/filters";
import { Buttons, SubmitButton } from "~/ui/form/buttons";
import { Hidden } from "~/ui/form/hidden";
import { optionsOf } from "~/ui/form/options-of";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Cell, Row, RowHead, Table } from "~/ui/table";
import { Views } from "~/ui/views";
import { formatDay, formatDayMonth } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.papers._index", async ({ ctx, scope, url, words }) => {
  studioOnly(ctx);
  const asked = readDrawerAddress(url.searchParams);
  return {
    title: words.papers.drawer.title,
    said: url.searchParams.get("detto"),
    address: url.pathname + url.search,
    asked,
    drawer: await drawer(ctx, scope, asked),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Papers() {
  const { papers, common } = useWords();
  const { said, asked, drawer: found } = useLoaderData<typeof loader>();
  const { drawer: words } = papers;
  const narrowed = asked.document !== null || asked.chamber !== null || asked.state !== usual(asked.place);
  return (
    <Page
      title={words.title}
      sub={words.places[asked.place]}
      lead={found.totals === null ? undefined : words.summary(asked.place, found.totals)}
      tools={[{ label: common.print, print: true }]}
    >
      <Notice said={said} sentences={{ "sheets-missing": papers.missing.said }} />
      <Views
        label={words.placesLabel}
        views={DRAWER_PLACES.map((place) => ({
          href: place === "studio" ? "/papers" : `/papers?place=${place}`,
          label: words.places[place],
          current: place === asked.place,
        }))}
      />
      <Narrowing narrowed={narrowed} />
      {found.lines.length === 0 ? <Empty>{narrowed ? words.none : words.nothing[asked.place]}</Empty> : <Lines />}
    </Page>
  );
}

function Narrowing({ narrowed }: { narrowed: boolean }) {
  const { papers, cases, common } = useWords();
  const { asked, drawer: found } = useLoaderData<typeof loader>();
  const { filters } = papers.drawer;
  const home = asked.place === "studio" ? "/papers" : `/papers?place=${asked.place}`;
  return (
    <Filters action="/papers" clear={narrowed ? home : undefined}>
      {asked.place === "studio" ? null : <Hidden name="place" value={asked.place} />}
      <FilterSelect
        name="document"
        label={filters.document}
        value={asked.document ?? ""}
        empty={common.all}
        options={optionsOf(papers.documents)}
      />
      <FilterSelect
        name="state"
        label={filters.state}
        value={asked.state}
        options={[
          { value: "open", label: filters.open },
          ...PAPER_STATES.map((state) => ({ value: state, label: cases.states[state] })),
          { value: "any", label: filters.any },
        ]}
      />
      {found.chambers.length < 2 ? null : (
        <FilterSelect
          name="chamber"
          label={filters.chamber}
          value={asked.chamber ?? ""}
          empty={common.allFeminine}
          options={found.chambers.map(({ id, city }) => ({ value: id, label: city }))}
        />
      )}
    </Filters>
  );
}

/** On the screen one ticks what is not there, to report it; on paper what is. */
function Lines() {
  const { papers } = useWords();
  const { drawer: found, asked, address } = useLoaderData<typeof loader>();
  const { drawer: words } = papers;
  const { lines, next, previous, chambers } = found;
  const ticks = asked.place !== "missing" && lines.some(({ sheets }) => sheets.some(({ mine }) => mine));
  const manyChambers = chambers.length > 1;
  const table = (
    <Table
      caption={words.caption}
      columns={[
        { label: words.columns.holder, width: 13, sort: { now: "ascending" } },
        { label: words.columns.sheets },
        { label: words.columns.next, width: 13 },
        ...(manyChambers ? [{ label: words.columns.chamber, width: 5 as const }] : []),
      ]}
    >
      {lines.map((line) => (
        <Line key={line.id} line={line} city={manyChambers} />
      ))}
    </Table>
  );
  return (
    <>
      {asked.place === "missing" ? null : (
        <p className="c-small u-t4">
          <span className="c-on-paper">{words.tickOnPaper} </span>
          <span className="is-screen">{ticks ? words.tickOnScreen : words.tickThere} </span>
          {lines.some(({ sheets }) => sheets.some(({ out }) => out)) ? (
            <>
              <span className="c-sheets__out">{words.moving}</span> {words.legend}
            </>
          ) : null}
        </p>
      )}
      {ticks ? (
        <form method="get" action="/papers/missing" className="u-t4">
          {table}
          <Buttons>
            <SubmitButton>{words.report}</SubmitButton>
            <a className="c-small" href={address}>
              {words.untick}
            </a>
          </Buttons>
        </form>
      ) : (
        <div className="u-t4">{table}</div>
      )}
      {asked.place === "missing" ? null : <p className="c-on-paper c-signature">{words.signature}</p>}
      <Pager
        previous={previous === null ? undefined : addressWith(address, { before: previous, after: null })}
        next={next === null ? undefined : addressWith(address, { after: next, before: null })}
      />
    </>
  );
}

function Line({ line, city }: { line: DrawerLine; city: boolean }) {
  const { papers, cases } = useWords();
  const { asked } = useLoaderData<typeof loader>();
  const { columns, foundLink } = papers.drawer;
  return (
    <Row>
      <RowHead href={`/cases/${line.id}`} number={line.number} note={cases.states[line.state]}>
        {line.holder}
      </RowHead>
      <Cell label={columns.sheets} wide>
        <Sheets line={line} />
      </Cell>
      <Cell label={columns.next}>
        {asked.place === "missing" ? (
          line.sheets.some(({ mine }) => mine) ? (
            <a className="is-screen" href={`/cases/${line.id}/found-sheets`}>
              {foundLink}
            </a>
          ) : null
        ) : (
          <Next line={line} />
        )}
      </Cell>
      {city ? <Cell label={columns.chamber}>{line.city}</Cell> : null}
    </Row>
  );
}

function Next({ line: { next } }: { line: DrawerLine }) {
  const { drawer: words } = useWords().papers;
  if (next === null) return <span className="c-muted">{words.noMove}</span>;
  const what = words.moves[next.move];
  if (next.by === null) return what;
  if (next.late) return <strong>{words.late(what, formatDay(next.by))}</strong>;
  return next.move === "present" ? words.on(what, formatDayMonth(next.by)) : words.by(what, formatDayMonth(next.by));
}

/** The sheets of one document together, each with its box. */
function Sheets({ line }: { line: DrawerLine }) {
  const { papers } = useWords();
  const documents = [...new Set(line.sheets.map(({ documentType }) => documentType))];
  return (
    <ul className="c-sheets">
      {documents.map((document) => (
        <li key={document}>
          <span>{papers.documents[document]}</span>
          <span className="c-sheets__boxes">
            {line.sheets
              .filter(({ documentType }) => documentType === document)
              .map((sheet) => (
                <Sheet key={sheet.code} sheet={sheet} holder={line.holder} />
              ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Sheet({ sheet, holder }: { sheet: DrawerSheet; holder: string }) {
  const { papers } = useWords();
  const { drawer: words, keepers } = papers;
  const { copyNo, version, code, out, mine, gone } = sheet;
  const short = papers.shortCopy(copyNo, version);
  if (gone !== null) {
    return (
      <span>
        {short}, {words.missingSince(formatDay(gone.since), keepers[gone.before])}
      </span>
    );
  }
  const label = (
    <span className={out ? "c-sheets__out" : undefined}>
      {short}
      {out ? <span className="visually-hidden">, {words.moving}</span> : null}
    </span>
  );
  if (!mine) {
    return (
      <span className="c-sheets__one">
        <span className="c-box" aria-hidden="true" />
        {label}
      </span>
    );
  }
  return (
    <label className="c-sheets__one">
      <input
        className="c-tick"
        type="checkbox"
        name="sheet"
        value={code}
        aria-label={words.notHere(papers.sheet(sheet), holder)}
      />
      {label}
    </label>
  );
}
