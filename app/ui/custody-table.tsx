// biome-ignore-all lint/a11y/noRedundantRoles: the narrow layout changes `display`, which takes the native roles away
import { classNames } from "./class-names";

type Copy = {
  /** Who has it: «Studio», «Camera», «Titolare»; or why nobody: «Non ancora stampata», «Annullata». */
  holder: string;
  /** Signature, since when. */
  lines: string[];
  /** This copy must move now. */
  out?: boolean;
};

type CustodyTableProps = {
  caption: string;
  /** «Documento» */
  document: string;
  /** «Copia 1», «Copia 2», «Copia 3» */
  copies: string[];
  rows: { document: string; copies: Copy[] }[];
  /** The count in words: «Nove copie su nove …: il conto torna.» */
  balance?: string;
};

/** Where each original is. */
export function CustodyTable({ caption, document, copies, rows, balance }: CustodyTableProps) {
  return (
    <>
      {/* Roles are repeated because the narrow layout changes `display`, which takes them away. */}
      <table role="table" className="c-table c-custody is-dense">
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {[document, ...copies].map((heading) => (
              <th key={heading} role="columnheader" scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.document} role="row">
              <th role="rowheader" scope="row">
                {row.document}
              </th>
              {row.copies.map((copy, index) => (
                <td key={copies[index]} role="cell" className={classNames(copy.out && "is-out")}>
                  <b>{copy.holder}</b>
                  {copy.lines.map((line) => (
                    <small key={line}>{line}</small>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {balance === undefined ? null : <p className="c-balance">{balance}</p>}
    </>
  );
}
