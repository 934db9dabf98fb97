import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { isId } from "~/access/params";
import { readRegister } from "~/audit/read-register.server";
import { RegisterViews } from "~/audit/register-views";
import { addressWith } from "~/ui/address";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { FilterSelect, Filters } from "~/ui/filters";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { useWords } from "~/ui/words/use-words";

export const loader = pageLoader("_desk.audit.register", async ({ ctx, url, words }) => {
  const book = url.searchParams.get("book");
  const before = url.searchParams.get("before") ?? "";
  const page = await readRegister(ctx, {
    book: isId(book) ? book : null,
    before: /^\d{1,9}$/.test(before) ? Number(before) : null,
  });
  return { title: words.audit.register.title, address: url.pathname + url.search, ...page };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Register() {
  const { audit, common } = useWords();
  const { title, key } = useLoaderData<typeof loader>();
  const w = audit.register;
  return (
    <Page title={title} tools={[{ label: common.print, print: true }]}>
      <RegisterViews current="lines" />
      <p className="u-t4">{w.lead}</p>
      <Books />
      <Lines />
      <Section id="chiave" title={w.key} note={w.keyNote}>
        <Facts
          facts={[
            { label: w.fingerprint, value: key.fingerprint, code: true, copy: key.fingerprint },
            { label: w.publicKey, value: key.text, code: true, copy: key.text },
          ]}
        />
      </Section>
    </Page>
  );
}

function Books() {
  const { audit } = useWords();
  const { books, book } = useLoaderData<typeof loader>();
  const w = audit.register;
  if (books.length < 2) return null;
  return (
    <Filters action="/audit/register">
      <FilterSelect
        name="book"
        label={w.book}
        value={book}
        options={books.map(({ id, name, seq }) => ({
          value: id,
          label: `${name === null ? w.own : w.bookOf(name)}, ${w.entries(seq)}`,
        }))}
      />
    </Filters>
  );
}

function Lines() {
  const { audit } = useWords();
  const { books, book, lines, next, address } = useLoaderData<typeof loader>();
  const w = audit.register;
  const name = books.find(({ id }) => id === book)?.name ?? null;
  return (
    <Section id="punti" title={name === null ? w.own : w.bookOf(name)}>
      {lines.length === 0 ? (
        <Empty>{w.none}</Empty>
      ) : (
        <Facts
          facts={lines.map(({ seq, at, text }) => {
            const { day, hour } = showMoment(at);
            return { label: w.line(seq, day, hour), value: text, code: true, copy: text };
          })}
        />
      )}
      <Pager next={next === null ? undefined : addressWith(address, { before: String(next) })} />
    </Section>
  );
}
