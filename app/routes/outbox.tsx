import { type MetaFunction, useLoaderData } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { hasLocalOutbox } from "~/access/local-machine.server";
import { localOutbox } from "~/access/local-outbox.server";
import { publicLoader } from "~/access/page.server";
import { notFound } from "~/platform/errors";
import { BareFrame } from "~/ui/bare-frame";
import { Empty } from "~/ui/empty";
import { Facts } from "~/ui/facts";
import { Page } from "~/ui/page";
import { pageTitle } from "~/ui/page-title";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { useWords } from "~/ui/words/use-words";

export const loader = publicLoader("outbox", async (page) => {
  if (!hasLocalOutbox(page)) notFound();
  const mails = await localOutbox(page.platform);
  return { title: page.words.access.outbox.title, mails };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: pageTitle(data?.title ?? "") }];

export default function Outbox() {
  const { access } = useWords();
  const { mails } = useLoaderData<typeof loader>();
  return (
    <BareFrame path="/outbox" languageAction="/language">
      <Page title={access.outbox.title} narrow>
        <p>{access.outbox.lead}</p>
        {mails.length === 0 ? <Empty>{access.outbox.empty}</Empty> : null}
        {mails.map((mail) => (
          <MailSection key={mail.id} mail={mail} />
        ))}
      </Page>
    </BareFrame>
  );
}

type Waiting = Awaited<ReturnType<typeof localOutbox>>[number];

function MailSection({ mail }: { mail: Waiting }) {
  const { access } = useWords();
  const { day, hour } = showMoment(mail.createdAt);
  return (
    <Section id={mail.id} title={mail.subject}>
      <Facts
        facts={[
          { label: access.outbox.to, value: mail.to },
          { label: access.outbox.at, value: `${day}, ${hour}` },
        ]}
      />
      {mail.paragraphs.map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split("\n").map((line) => (
            <Line key={line} line={line} />
          ))}
        </p>
      ))}
    </Section>
  );
}

/** The links of our mails stand on a line of their own; a long one may be broken where it has to be. */
function Line({ line }: { line: string }) {
  const isLink = /^https?:\/\/\S+$/.test(line);
  return (
    <>
      {isLink ? <a href={new URL(line).pathname}>{breakable(line)}</a> : line}
      <br />
    </>
  );
}

function breakable(link: string): ReactNode {
  return (link.match(/.{1,12}/g) ?? []).map((part) => (
    <Fragment key={part}>
      {part}
      <wbr />
    </Fragment>
  ));
}
