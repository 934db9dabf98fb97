import { useWords } from "~/ui/words/use-words";
import type { CopyRef } from "./custody";

/** Which sheets nobody finds, and what to do about each kind. */
export function MissingSheets({ sheets, caseId }: { sheets: readonly CopyRef[]; caseId: string }) {
  const { papers } = useWords();
  if (sheets.length === 0) return null;
  return (
    <>
      <ul>
        {sheets.map((sheet) => (
          <li key={`${sheet.documentType} ${sheet.version} ${sheet.copyNo}`}>{papers.sheet(sheet)}</li>
        ))}
      </ul>
      <p>{papers.remedy(sheets)}</p>
      <p className="is-screen">
        <a href={`/cases/${caseId}/found-sheets`}>{papers.found.link}</a>
      </p>
    </>
  );
}
