import { LinkButton, SubmitButton } from "~/ui/form/buttons";
import { PostForm } from "~/ui/form/post-form";
import { showMoment } from "~/ui/show-moment";
import { formatDay } from "~/ui/words/days";
import { useWords } from "~/ui/words/use-words";
import type { WaitingPage } from "./read-scans.server";
import { SheetFields, sheetLabels } from "./sheet-fields";

/** Pages that wait, each with its picture and the form that files it. */
export function WaitingPages({ pages }: { pages: readonly WaitingPage[] }) {
  return (
    <ul className="c-tray">
      {pages.map((page) => (
        <li key={page.id}>
          <Waiting page={page} />
        </li>
      ))}
    </ul>
  );
}

function Waiting({ page }: { page: WaitingPage }) {
  const w = useWords();
  const { scans } = w;
  const { tray } = scans;
  const about = tray.page(page.file, page.page);
  const href = pageHref(page);
  return (
    <>
      <PagePicture page={page} />
      <div>
        <WhyItWaits page={page} />
        <PostForm
          action={`${href}/file`}
          labels={sheetLabels(w)}
          refusals={scans.refusals}
          prefix={`${page.id.slice(-12)}-`}
        >
          <SheetFields code={page.codes.length === 1 ? page.codes[0] : undefined} />
          <div className="c-buttons">
            <SubmitButton solid about={about}>
              {tray.file}
            </SubmitButton>
            <LinkButton href={`${href}/discard`} about={about}>
              {tray.discard}
            </LinkButton>
          </div>
        </PostForm>
      </div>
    </>
  );
}

const THUMBNAIL = 210;

/** Small, with the whole picture behind it. */
export function PagePicture({ page }: { page: WaitingPage }) {
  const { tray } = useWords().scans;
  const href = pageHref(page);
  return (
    <a className="c-tray__picture" href={href}>
      <img
        src={`${href}?small=1`}
        alt={tray.picture(page.file, page.page)}
        width={THUMBNAIL}
        height={Math.round((THUMBNAIL * page.height) / page.width)}
        loading="lazy"
      />
    </a>
  );
}

/** Where the page comes from, and why no code took it to its case. */
export function WhyItWaits({ page }: { page: WaitingPage }) {
  const { scans } = useWords();
  const { day, hour } = showMoment(page.readAt);
  return (
    <>
      <p>
        <strong>{scans.why[page.waitsFor]}</strong>
        {page.codes.length === 0 ? null : ` ${scans.tray.read(page.codes.join(", "))}`}
      </p>
      <p className="c-muted c-small">
        {scans.tray.page(page.file, page.page)}, {scans.tray.taken(day, hour)};{" "}
        {scans.tray.goesOn(formatDay(page.goesOn))}
      </p>
    </>
  );
}

export const pageHref = ({ scanId, id }: Pick<WaitingPage, "scanId" | "id">): string => `/scans/${scanId}/pages/${id}`;
