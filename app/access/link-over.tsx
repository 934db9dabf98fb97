import { BareFrame } from "~/ui/bare-frame";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";

/** The page of a mailed link that no longer lets anybody in. */
export function LinkOver({ path }: { path: string }) {
  const { access } = useWords();
  return (
    <BareFrame path={path} languageAction="/language">
      <Page title={access.linkOver.title} narrow>
        <p>{access.linkOver.what}</p>
        <div className="u-t4">
          <LinkButton href="/forgotten">{access.linkOver.next}</LinkButton>
        </div>
      </Page>
    </BareFrame>
  );
}
