import type { ReactNode } from "react";

type Entry = {
  /** ISO 8601, for machines. */
  at: string;
  /** «07/11/2026» */
  day: string;
  /** «10.20» */
  hour?: string;
  title: ReactNode;
  /** Who recorded it, and its number in the register. */
  note?: ReactNode;
};

/** What happened, newest first. */
export function Timeline({ entries }: { entries: Entry[] }) {
  return (
    <ol className="c-time">
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two entries may share instant and title; the list never moves
        <li key={index}>
          <time dateTime={entry.at}>
            {entry.day}
            {entry.hour === undefined ? null : <span> {entry.hour}</span>}
          </time>
          <div>
            <b>{entry.title}</b>
            {entry.note === undefined ? null : <p>{entry.note}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
