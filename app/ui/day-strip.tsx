import type { ReactNode } from "react";
import { type Day, weekday } from "~/terms/day";
import { classNames } from "./class-names";
import type { Words } from "./words";
import { useWords } from "./words/use-words";

export type StripDay = { day: Day; count?: number; href?: string; shut?: boolean; today?: boolean; late?: boolean };

type DayStripProps = {
  id: string;
  /** «16 novembre – 13 dicembre 2026» */
  title: string;
  /** Twenty-eight days from a Monday. */
  days: StripDay[];
  earlier?: string;
  later?: string;
  note?: ReactNode;
};

/** Four weeks at a glance: a row on the desktop, four rows when narrow. */
export function DayStrip({ id, title, days, earlier, later, note }: DayStripProps) {
  const w = useWords();
  return (
    <section className="u-t6" aria-labelledby={id}>
      <div className="c-head">
        <h2 id={id}>{title}</h2>
        <p className="c-tools">
          {earlier === undefined ? null : <a href={earlier}>{w.common.strip.earlier}</a>}
          {later === undefined ? null : <a href={later}>{w.common.strip.later}</a>}
        </p>
      </div>
      <ol className="c-strip">
        {days.map((each) => (
          <li key={each.day} className={dayClass(each)}>
            {each.href === undefined ? (
              <span>
                <DayFace of={each} w={w} />
              </span>
            ) : (
              <a href={each.href}>
                <DayFace of={each} w={w} />
              </a>
            )}
          </li>
        ))}
      </ol>
      <p className="c-small c-muted u-t1">{note ?? w.common.strip.legend}</p>
    </section>
  );
}

function DayFace({ of, w }: { of: StripDay; w: Words }) {
  return (
    <>
      <span aria-hidden="true">
        {w.terms.weekday(of.day).charAt(0).toLowerCase()}
        <span className="d">{dayNumber(of.day)}</span>
        <span className="n">
          {of.count || ""}
          {of.late ? "!" : ""}
        </span>
      </span>
      <span className="visually-hidden">{spoken(of, w)}</span>
    </>
  );
}

/** «23», and «1/12» where a month begins. */
function dayNumber(day: Day): string {
  const dayOfMonth = Number(day.slice(8));
  return dayOfMonth === 1 ? `1/${Number(day.slice(5, 7))}` : String(dayOfMonth);
}

/** «lunedì 23 novembre: 1 da recapitare, oggi» */
function spoken({ day, count, shut, late, today }: StripDay, w: Words): string {
  const { strip } = w.common;
  const name = w.terms.dayInWords(day);
  const what = [
    count ? strip.count(count) : shut ? strip.shut : strip.nothing,
    late && strip.late,
    today && strip.today,
  ];
  return `${name}: ${what.filter(Boolean).join(", ")}`;
}

function dayClass({ day, shut, today, late }: StripDay): string | undefined {
  return classNames(weekday(day) === 1 && "is-week", shut && "is-shut", today && "is-today", late && "is-late");
}
