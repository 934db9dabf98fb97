import { look } from "~/access/act.server";
import { type Context, practiceOf, type Scope, today } from "~/access/context";
import { maskCodiceFiscale } from "~/clients/mask";
import { officesOf } from "~/mandates/offices.server";
import type { Day } from "~/terms/day";
import { type CaseLine, casePage } from "~db/queries/case-lists";
import { enablementsOfPractice } from "~db/queries/mandates";
import { lineAtHand, viewerOf } from "./at-hand.server";
import { caseNumber } from "./case-number";
import { soughtBy } from "./case-search";
import { CASE_STATES, type CaseState } from "./lifecycle";
import { type NextAct, nextAct } from "./next-act";

const ROWS = 50;

/** What the address of the list asks for; what it does not understand is as if it were not there. */
export type CaseListAsked = {
  state: CaseState | "open" | "all";
  officer: string | null;
  text: string;
  after: string | null;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function readCaseListAddress(params: URLSearchParams): CaseListAsked {
  const text = (params.get("q") ?? "").trim().slice(0, 80);
  const state = params.get("state");
  const known = CASE_STATES.find((one) => one === state);
  const idIn = (name: string) => (UUID.test(params.get(name) ?? "") ? params.get(name) : null);
  return {
    state: known ?? (state === "all" ? "all" : "open"),
    officer: idIn("officer"),
    text,
    after: idIn("after"),
  };
}

export type CaseListLine = {
  id: string;
  person: string;
  codiceFiscale: string;
  number: string;
  state: CaseState;
  officer: string | null;
  legalDue: Day | null;
  late: boolean;
  fromPaper: boolean;
  next: NextAct | null;
};

export type CaseList = { lines: CaseListLine[]; next: string | null; officers: { id: string; name: string }[] };

/** A page of the practice's cases, newest first or in the order of what is looked for. */
export function caseList(ctx: Context, scope: Scope, asked: CaseListAsked): Promise<CaseList> {
  const practiceId = practiceOf(ctx);
  const on = today(ctx);
  return look(ctx, scope, async (tx) => {
    const offices = await officesOf(tx, practiceId, on);
    const sought = asked.text === "" ? null : soughtBy(asked.text, Number(on.slice(0, 4)));
    const states = asked.state === "all" ? null : asked.state === "open" ? ("open" as const) : [asked.state];
    const filter = { states, officerId: asked.officer, sought };
    const page = await casePage(tx, practiceId, filter, { after: asked.after, limit: ROWS });
    const people = (await enablementsOfPractice(tx, practiceId)).filter(({ kind }) => kind === "OFFICER");
    return {
      lines: page.rows.map((line) => lineOf(line)),
      next: page.next,
      officers: [...new Map(people.map(({ userId, name }) => [userId, { id: userId, name }])).values()],
    };

    function lineOf(line: CaseLine): CaseListLine {
      const office = offices.get(line.chamberId);
      const open = line.state === "DELIVERED";
      return {
        id: line.id,
        person: `${line.surname} ${line.name}`,
        codiceFiscale: maskCodiceFiscale(line.codiceFiscale),
        number: caseNumber(line),
        state: line.state,
        officer: line.officerName,
        legalDue: open ? line.legalDue : null,
        late: open && line.legalDue !== null && line.legalDue < on,
        fromPaper: line.takenOverOn !== null,
        next: office ? nextAct(lineAtHand(line, office, on), viewerOf(ctx)) : null,
      };
    }
  });
}
