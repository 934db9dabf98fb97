import { certificatesKnown } from "~/devices/device";
import { DocsList } from "~/ui/docs-list";
import { Empty } from "~/ui/empty";
import { Section } from "~/ui/section";
import { showMoment } from "~/ui/show-moment";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { CasePage } from "./read-case.server";

/** The papers that can be opened; opening a picture of a document is itself recorded. */
export function CasePapers({ page }: { page: CasePage }) {
  const w = useWords();
  const words = w.cases.page;
  const { form, copies } = page;
  const isPrintable = page.device !== null && certificatesKnown(page.device);
  const docs = [
    ...(form === null
      ? []
      : [
          {
            href: page.mayReadForm ? `/cases/${page.id}/form.pdf` : undefined,
            title: words.printedForm(form.version),
            note:
              form.voidedOn === null
                ? words.printedOn(showMoment(form.printedAt).day)
                : words.printedVoid(formatDay(form.voidedOn)),
          },
          ...translation(form.voidedOn === null, `/cases/${page.id}/form.pdf`, w.editions.translation.form),
        ]),
    ...(page.mayPrintDevice
      ? [
          {
            href: `/counter/production/${page.id}`,
            title: w.printing.device.papers,
            note: w.printing.device.papersNote,
          },
        ]
      : []),
    ...translation(isPrintable, `/counter/papers/${page.id}/receipt.pdf`, w.editions.translation.receipt),
    ...copies.map(({ id, kind, takenAt, destroyedAt }) => ({
      href: destroyedAt === null ? `/cases/${page.id}/copies/${id}` : undefined,
      title: w.capture.kinds[kind],
      note:
        destroyedAt === null
          ? `${words.taken(showMoment(takenAt).day)} · ${words.recorded}`
          : words.destroyed(showMoment(destroyedAt).day),
    })),
  ].map(({ href, ...doc }) => (href === undefined ? doc : { ...doc, href }));
  function translation(isThere: boolean, path: string, title: string) {
    if (!isThere || !page.mayReadForm) return [];
    return [{ href: `${path}?language=en`, title, note: w.editions.translation.note }];
  }
  return (
    <Section id="documenti" title={words.papers}>
      {docs.length === 0 ? <Empty>{words.noPapers}</Empty> : <DocsList docs={docs} />}
    </Section>
  );
}
