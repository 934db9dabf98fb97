import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { pageLoader } from "~/access/page.server";
import { DueSoon, Held } from "~/retention/due-and-held";
import { readDueAndHeld, readRetentionAddress } from "~/retention/read-retention.server";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { useWords } from "~/ui/words/use-words";

/** What of the cases shown to the chamber comes due, and what is held; for its staff and its auditors. */
export const loader = pageLoader("_desk.chamber.retention", async ({ ctx, scope, url, words }) => ({
  title: words.retention.title,
  address: url.pathname + url.search,
  list: await readDueAndHeld(ctx, scope, readRetentionAddress(url.searchParams)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Retention() {
  const { retention, chamber, common } = useWords();
  const { title, list, address } = useLoaderData<typeof loader>();
  return (
    <Page
      title={title}
      sub={retention.page.chamberLead}
      crumbs={[{ href: "/chamber/mandates", label: chamber.mandates.title }, { label: title }]}
      tools={[{ label: common.print, print: true }]}
    >
      <DueSoon list={list} address={address} />
      <Held list={list} address={address} />
    </Page>
  );
}
