import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { soughtBy } from "~/cases/case-search";
import { type Day, dayInRome } from "~/terms/day";
import { type ClientLine, clientLines } from "~db/queries/client-lists";
import { maskCodiceFiscale } from "./mask";

const ROWS = 50;

export type ClientListAsked = { text: string; after: string | null };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What the address asks for; what it does not understand is as if it were not there. */
export function readClientListAddress(params: URLSearchParams): ClientListAsked {
  const after = params.get("after") ?? "";
  return { text: (params.get("q") ?? "").trim().slice(0, 80), after: UUID.test(after) ? after : null };
}

export type ListedClient = {
  id: string;
  person: string;
  code: string;
  birthDate: Day;
  municipality: string;
  since: Day;
};

/** A page of the practice's address book, by name. */
export async function clientList(
  ctx: Context,
  scope: Scope,
  asked: ClientListAsked,
  rows = ROWS,
): Promise<{ rows: ListedClient[]; next: string | null }> {
  const sought = asked.text === "" ? null : soughtBy(asked.text, Number(today(ctx).slice(0, 4)));
  if (asked.text !== "" && (sought === null || (sought.by !== "name" && sought.by !== "codice-fiscale"))) {
    return { rows: [], next: null };
  }
  const by = sought?.by === "name" || sought?.by === "codice-fiscale" ? sought : null;
  const page = await look(ctx, scope, (tx) =>
    clientLines(tx, practiceOf(ctx), by, { after: asked.after, limit: rows }),
  );
  return { rows: page.rows.map(told), next: page.next };
}

function told(line: ClientLine): ListedClient {
  return {
    id: line.id,
    person: `${line.surname} ${line.name}`,
    code: maskCodiceFiscale(line.codiceFiscale),
    birthDate: line.birthDate,
    municipality: line.municipality,
    since: dayInRome(line.createdAt),
  };
}
