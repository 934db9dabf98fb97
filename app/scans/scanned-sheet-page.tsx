import type { ReactNode } from "react";
import { Callout } from "~/ui/callout";
import { LinkButton } from "~/ui/form/buttons";
import { Page } from "~/ui/page";
import { useWords } from "~/ui/words/use-words";
import type { ScannedSheet } from "./read-sheet.server";

const THUMBNAIL = 210;

type ScannedSheetPageProps = {
  page: ScannedSheet & { title: string };
  /** The sentence that matters, about the sheet as it is called. */
  lead: (name: string) => string;
  children: ReactNode;
};

/** The page of an act on a filed picture: what it is filed as, the picture, and the form beside it. */
export function ScannedSheetPage({ page, lead, children }: ScannedSheetPageProps) {
  const { scans, cases } = useWords();
  const { caseId, sheetId, number, sheet, title } = page;
  const href = `/cases/${caseId}/sheets/${sheetId}`;
  const crumbs = [{ href: `/cases/${caseId}`, label: cases.number(number) }, { label: title }];
  if (sheet === null) {
    return (
      <Page title={title} crumbs={crumbs} narrow>
        <Callout tone="plain">
          <p>{scans.move.gone}</p>
          <p className="u-t3">
            <LinkButton href={`/cases/${caseId}`}>{cases.notNow.back}</LinkButton>
          </p>
        </Callout>
      </Page>
    );
  }
  const name = scans.ofVersion(scans.sheet(scans.documents[sheet.documentType], sheet.copyNo), sheet.version);
  return (
    <Page title={title} crumbs={crumbs} narrow>
      <p className="c-lead u-t4">{lead(name)}</p>
      <div className="c-tray__one">
        <a className="c-tray__picture" href={href}>
          <img
            src={href}
            alt={scans.case.open(name)}
            width={THUMBNAIL}
            height={Math.round((THUMBNAIL * sheet.height) / sheet.width)}
          />
        </a>
        <div>{children}</div>
      </div>
    </Page>
  );
}
