import { fold } from "~/cases/applicant";
import { parseCaseNumber } from "~/cases/case-number";
import { type Day, isDay } from "~/terms/day";
import { DUE_SITUATIONS, type DueSituation, mondayOf } from "./due";

/** What the list can be narrowed to beside the three situations: declared sent, and not yet registered. */
export const DUE_WHENS = [...DUE_SITUATIONS, "sent"] as const;
export type DueWhen = DueSituation | "sent";

/** What the address of the register asks for; anything it does not understand is as if it were not there. */
export type DueAsked = {
  officer: string | null;
  chamber: string | null;
  when: DueWhen | null;
  /** As typed. */
  text: string;
  name: string | null;
  number: { year: number | null; number: number } | null;
  /** The day to bring them by. */
  day: Day | null;
  /** The Monday that the strip opens on. */
  from: Day | null;
  after: { legalDue: Day; id: string } | null;
  before: { legalDue: Day; id: string } | null;
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function readDueAddress(params: URLSearchParams): DueAsked {
  const text = (params.get("q") ?? "").trim().slice(0, 80);
  const number = parseCaseNumber(text);
  const from = dayIn(params.get("from"));
  return {
    officer: idIn(params.get("officer")),
    chamber: idIn(params.get("chamber")),
    when: DUE_WHENS.find((when) => when === params.get("when")) ?? null,
    text,
    name: text === "" || number !== null ? null : fold(text),
    number,
    day: dayIn(params.get("day")),
    from: from === null ? null : mondayOf(from),
    after: keyIn(params.get("after")),
    before: keyIn(params.get("before")),
  };
}

/** `2026-11-23_0190…`: where a page of the register begins or ends. */
export const dueKey = ({ legalDue, id }: { legalDue: Day; id: string }): string => `${legalDue}_${id}`;

function keyIn(value: string | null): DueAsked["after"] {
  const [legalDue, id] = (value ?? "").split("_");
  return legalDue !== undefined && isDay(legalDue) && id !== undefined && UUID.test(id) ? { legalDue, id } : null;
}

const idIn = (value: string | null): string | null => (value !== null && UUID.test(value) ? value : null);

/** Within this century: the strip counts days from it. */
const dayIn = (value: string | null): Day | null =>
  value !== null && isDay(value) && value >= "2000-01-01" && value <= "2099-12-31" ? value : null;
