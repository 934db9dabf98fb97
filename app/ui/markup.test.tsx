import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { addDays, day } from "~/terms/day";
import { ActList, ActRow } from "./act-row";
import { Chart } from "./chart";
import { CustodyTable } from "./custody-table";
import { DayStrip } from "./day-strip";
import { ErrorPage } from "./error-page";
import { Frame } from "./frame";
import { Notice } from "./notice";
import { Page } from "./page";
import { Cell, PickCell, Row, RowHead, Table } from "./table";
import { WordsProvider } from "./words/use-words";

const html = renderToStaticMarkup;

describe("tables keep their structure where the narrow layout takes it away", () => {
  test("every part says its role", () => {
    const markup = html(
      <Table
        look="pick"
        caption="Pratiche"
        columns={[{ label: "Scelta", hidden: true, pick: true }, { label: "Titolare" }, { label: "Termine" }]}
      >
        <Row picked>
          <PickCell name="p" value="1" label="Scegli Lucia Marchisio" checked />
          <RowHead href="/pratiche/1" number="2026/0118">
            Lucia Marchisio
          </RowHead>
          <Cell label="Termine" note="il 22 è domenica">
            lun 23/11
          </Cell>
        </Row>
      </Table>,
    );
    for (const role of ["table", "rowgroup", "row", "columnheader", "rowheader", "cell"])
      expect(markup).toContain(`role="${role}"`);
    expect(markup).toContain('data-label="Termine"');
    expect(markup).toContain('aria-label="Scegli Lucia Marchisio"');
  });

  test("custody marks the copies that must move", () => {
    const copies = [
      { holder: "Titolare", lines: ["dal 07/11/2026"] },
      { holder: "Studio", lines: ["da recapitare"], out: true },
    ];
    const markup = html(
      <CustodyTable
        caption="Copie"
        document="Documento"
        copies={["Copia 1", "Copia 2"]}
        rows={[{ document: "Ricevuta", copies }]}
      />,
    );
    expect(markup.match(/is-out/g)).toHaveLength(1);
    expect(markup).toContain('<td role="cell" class="is-out"><b>Studio</b>');
  });
});

test("an act says whom it is about", () => {
  const markup = html(
    <ActList>
      <ActRow
        tone="late"
        state="In ritardo di 6 giorni"
        title="Lucia Marchisio"
        act={{ label: "Prepara il recapito", post: "/x", solid: true }}
      />
    </ActList>,
  );
  expect(markup).toContain('Prepara il recapito<span class="visually-hidden">, Lucia Marchisio</span>');
  expect(markup).toContain('name="_once"');
});

test("the day strip says each day in words", () => {
  const start = day("2026-11-30");
  const markup = html(
    <DayStrip
      id="mese"
      title="Quattro settimane"
      days={[
        { day: start, count: 2, href: "?giorno=2026-11-30", late: true },
        { day: addDays(start, 1), today: true },
        { day: addDays(start, 5), shut: true },
      ]}
    />,
  );
  expect(markup).toContain("lunedì 30 novembre: 2 da recapitare, in ritardo");
  expect(markup).toContain("martedì 1 dicembre: niente, oggi");
  expect(markup).toContain('<span class="d">1/12</span>');
  expect(markup).toContain("sabato 5 dicembre: ufficio chiuso");
});

test("the chart is drawn to the highest bar, with its numbers", () => {
  const markup = html(
    <Chart
      label="Ricevute"
      legend={{ on: "In termine", late: "In ritardo", open: "Aperte" }}
      bars={[{ label: "nov", on: 61, late: 7, open: 38 }]}
    />,
  );
  expect(markup).toContain('aria-label="Ricevute"');
  expect(markup).toContain(">106<");
  expect(markup).not.toContain("style=");
});

describe("the frame", () => {
  const frame = (path: string) =>
    html(
      <Frame
        home="/oggi"
        desk={{ name: "Studio Ferrero" }}
        person={{ name: "Elena Gallo", role: "addetta" }}
        path={path}
        nav={[
          [
            { href: "/oggi", label: "Oggi" },
            { href: "/pratiche", label: "Pratiche", count: 31 },
          ],
        ]}
        printed={{ day: "23/11/2026", hour: "8.41" }}
      >
        <Page title="Paolo Bertone">…</Page>
      </Frame>,
    );

  test("marks the page, or the place it belongs to", () => {
    expect(frame("/pratiche")).toContain('<a href="/pratiche" aria-current="page">');
    expect(frame("/pratiche/123")).toContain('<a href="/pratiche" aria-current="true">');
    expect(frame("/pratiche-vecchie")).not.toContain("aria-current");
  });

  test("prints where, what and when", () => {
    expect(frame("/pratiche/123")).toContain(
      "Cartellina · Studio Ferrero · Paolo Bertone · stampato il 23/11/2026 alle 8.41",
    );
  });

  test("holds nothing that the content security policy refuses", () => {
    expect(frame("/pratiche")).not.toMatch(/ style=| on[a-z]+=/);
  });
});

test("a notice speaks only in sentences of the page", () => {
  expect(html(<Notice said="sent" sentences={{ sent: "Ricevute spedite." }} />)).toContain("Ricevute spedite.");
  expect(html(<Notice said="toString" sentences={{ sent: "Ricevute spedite." }} />)).toBe("");
  expect(html(<Notice said={null} sentences={{}} />)).toBe("");
});

test("an error says what to do next, in both languages", () => {
  expect(html(<ErrorPage status={404} />)).toContain("cerca la pratica per nome");
  const english = html(
    <WordsProvider language="en">
      <ErrorPage status={500} requestId="abc" />
    </WordsProvider>,
  );
  expect(english).toContain("Request number: abc");
});
