import { Section } from "~/ui/section";
import { useWords } from "~/ui/words/use-words";
import type { CasePage } from "./read-case.server";

/** What else may be done with the case by whoever looks; left out when there is nothing. */
export function CaseActs({ page }: { page: CasePage }) {
  const { otherActs } = useWords().cases;
  const { edits } = page;
  const base = `/cases/${page.id}`;
  const links = [
    ...(edits.person ? [{ href: `${base}/person`, label: otherActs.person }] : []),
    ...(edits.documents ? [{ href: `${base}/documents`, label: otherActs.documents }] : []),
    ...(edits.reprint ? [{ href: `${base}/print`, label: otherActs.reprint }] : []),
    ...page.otherActs.map((act) => ({ href: `${base}/${act}`, label: otherActs.labels[act] })),
  ].filter(({ href }) => href !== page.next?.href);
  if (links.length === 0) return null;
  return (
    <Section id="altri" title={otherActs.title} screenOnly>
      <ul className="c-docs">
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
