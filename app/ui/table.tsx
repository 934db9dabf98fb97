// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout changes `display`, which takes the native roles away
import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type Column = {
  label: string;
  /** Read aloud, not shown. */
  hidden?: boolean;
  num?: boolean;
  pick?: boolean;
  /** In rem. */
  width?: 3 | 4 | 5 | 6 | 7 | 8 | 10 | 13 | 16;
  sort?: { href?: string; now?: "ascending" | "descending" };
};

type TableProps = {
  caption: string;
  showCaption?: boolean;
  /** list: a block per row when narrow; pick: the same with tick boxes or inputs; count: figures, stays a table. */
  look?: "list" | "pick" | "count";
  dense?: boolean;
  columns: Column[];
  foot?: ReactNode;
  /** The counter's keys work on its rows (desk.js). */
  keys?: boolean;
  children: ReactNode;
};

const looks = { list: "c-stack", pick: "c-table--pick c-stack", count: "c-table--count" };

/** Roles are repeated on every part, because the narrow layout changes `display`, which takes them away. */
export function Table({
  caption,
  showCaption,
  look = "list",
  dense = true,
  columns,
  foot,
  keys,
  children,
}: TableProps) {
  return (
    <table
      role="table"
      className={classNames("c-table", looks[look], dense && "is-dense")}
      data-keys={keys ? "" : undefined}
    >
      <caption className={showCaption ? undefined : "visually-hidden"}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Heading key={column.label} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
      {foot === undefined ? null : <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  );
}

function Heading({ column }: { column: Column }) {
  const { label, hidden, num, pick, width, sort } = column;
  return (
    <th
      role="columnheader"
      scope="col"
      className={classNames(num && "num", pick && "is-pick", width && `c-w${width}`, sort && "c-nowrap")}
      aria-sort={sort?.now}
    >
      {hidden ? <span className="visually-hidden">{label}</span> : sort?.href ? <a href={sort.href}>{label}</a> : label}
      {sort?.now === undefined ? null : <span aria-hidden="true"> {sort.now === "ascending" ? "↑" : "↓"}</span>}
    </th>
  );
}

/** `picked`: its box is ticked; `now`: the one being worked on. */
export function Row({ picked, now, children }: { picked?: boolean; now?: boolean; children: ReactNode }) {
  return (
    <tr
      role="row"
      className={classNames(picked && "is-picked", now && "is-now")}
      aria-current={now ? "true" : undefined}
    >
      {children}
    </tr>
  );
}

type RowHeadProps = { href?: string | undefined; number?: string | undefined; note?: ReactNode; children: ReactNode };

/** What the row is about. */
export function RowHead({ href, number, note, children }: RowHeadProps) {
  return (
    <th role="rowheader" scope="row">
      {href === undefined ? children : <a href={href}>{children}</a>}
      {number === undefined ? null : <span className="c-act__no"> {number}</span>}
      {note === undefined ? null : <small>{note}</small>}
    </th>
  );
}

type CellProps = {
  /** The column's heading, said again where each row is a block. */
  label?: string;
  num?: boolean;
  /** Stands first in the block of a narrow page. */
  lead?: boolean;
  /** Takes the whole width of that block. */
  wide?: boolean;
  muted?: boolean;
  nowrap?: boolean;
  colSpan?: number;
  note?: ReactNode;
  children?: ReactNode;
};

export function Cell({ label, num, lead, wide, muted, nowrap, colSpan, note, children }: CellProps) {
  const marks = classNames(
    num && "num",
    lead && "is-lead",
    wide && "is-wide",
    muted && "c-muted",
    nowrap && "c-nowrap",
  );
  return (
    <td role="cell" className={marks} data-label={label} colSpan={colSpan}>
      {children}
      {note === undefined ? null : <small>{note}</small>}
    </td>
  );
}

type PickCellProps = {
  name: string;
  value: string;
  /** «Scegli Lucia Marchisio» */
  label: string;
  checked?: boolean | undefined;
  form?: string;
};

/** The tick box that chooses a row. */
export function PickCell({ name, value, label, checked, form }: PickCellProps) {
  return (
    <td role="cell" className="is-pick">
      <input
        className="c-tick"
        type="checkbox"
        name={name}
        value={value}
        aria-label={label}
        defaultChecked={checked}
        form={form}
        data-pick=""
      />
    </td>
  );
}
