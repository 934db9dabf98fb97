import { DocsList } from "~/ui/docs-list";
import { useWords } from "~/ui/words/use-words";
import { isTranslated, PAPER_DOCUMENTS } from "./paper-documents";
import { addressOf } from "./paper-names";

/** Every document as a facsimile, and what may be asked for in English; `path` ends where the query goes on. */
export function Previews({ path }: { path: string }) {
  const { editions } = useWords();
  const docs = PAPER_DOCUMENTS.flatMap((document) => {
    const href = `${path}document=${addressOf(document)}`;
    const name = editions.documents[document];
    const italian = { href, title: name };
    return isTranslated(document)
      ? [italian, { href: `${href}&language=en`, title: editions.edition.english(name) }]
      : [italian];
  });
  return <DocsList docs={docs} />;
}
