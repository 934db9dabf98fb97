import { addDays, type Day, daysBetween, weekday } from "~/terms/day";
import type { HolidayKey } from "~/terms/holidays";
import type { ShutReason } from "~/terms/office-calendar";
import type { DayKind, FestiveReason, StartEvent, TermExplanation, TermRule } from "~/terms/receipt-term";
import { formatDay, formatDayMonth, formatHour } from "../days";
import { common } from "./common";

const holidays: Record<HolidayKey, string> = {
  "new-year": "Capodanno",
  epiphany: "Epifania",
  "easter-monday": "Lunedì dell’Angelo",
  liberation: "Festa della Liberazione",
  labour: "Festa del lavoro",
  republic: "Festa della Repubblica",
  assumption: "Ferragosto",
  "saint-francis": "San Francesco",
  "all-saints": "Ognissanti",
  "immaculate-conception": "Immacolata",
  christmas: "Natale",
  "saint-stephen": "Santo Stefano",
};

export const terms = {
  holidays,
  weekday: (on: Day) => weekdayOf(on),
  month: (on: Day) => monthOf(on),
  formatDay,
  formatDayMonth,
  formatHour,
  formatDayLong,
  formatDayShort,
  /** `lunedì 7 dicembre` */
  dayInWords: (on: Day) => `${weekdayOf(on)} ${Number(on.slice(8))} ${monthOf(on)}`,

  sayTerm,
  sayActionDay,
  sayOverdue: (legalDue: Day, daysLate: number) =>
    `Il termine è scaduto ${formatDayLong(legalDue)}, ${inDigits(daysLate)} fa.`,
  sayReturned: (returnedOn: Day, daysLate: number) =>
    daysLate === 0
      ? `Ricevute arrivate ${formatDayLong(returnedOn)}, entro il termine.`
      : `Ricevute arrivate ${formatDayLong(returnedOn)}, ${inDigits(daysLate)} dopo il termine.`,
  howCounted,
  by,
  distance,
  /** Why the office does not receive on a day, for a calendar. */
  shutReasons: {
    ...holidays,
    weekly: "Giorno senza apertura",
    patron: "Festa del patrono",
    closure: "Chiusura dell’ufficio",
  } satisfies Record<ShutReason, string>,
};

/** `lunedì 23/11/2026` */
export function formatDayLong(on: Day): string {
  return `${weekdayOf(on)} ${formatDay(on)}`;
}

/** `lun 23/11` */
export function formatDayShort(on: Day): string {
  return `${weekdayOf(on).slice(0, 3)} ${formatDayMonth(on)}`;
}

/** From which event and day the term ran, what moved it, when it is due. `today` only chooses the tense. */
function sayTerm(term: { explanation: TermExplanation; startEvent: StartEvent; today: Day }): string {
  const { start, days: count, dayKind, fifteenth, shifts, due } = term.explanation;
  const began = `Il termine di ${inWords(count, dayKind)} è partito ${STARTED[term.startEvent]} di ${formatDayLong(start)}`;
  const ends = term.today > due ? "scadeva" : "scade";
  const nth = `${theNth(count)} giorno${dayKind === "WORKING" ? " lavorativo" : ""}`;
  if (shifts.length === 0) return `${began} e ${ends} ${formatDayLong(due)}, ${nth}.`;

  const reasons = shifts.map(({ day, why }) =>
    day === fifteenth ? `${nth}, ${formatDay(day)}, è ${FESTIVE[why]}` : `${theDay(day)} è ${FESTIVE[why]}`,
  );
  return `${began}; ${listed(reasons)}, quindi ${ends} ${formatDayLong(due)}.`;
}

/**
 * What the last useful day adds to the term: null when it is the term itself.
 * `shut` is why the office is closed on the day of the term.
 */
function sayActionDay(term: {
  legalDue: Day;
  actionDate: Day | null;
  shut: ShutReason | null;
  today: Day;
}): string | null {
  const { legalDue, actionDate, today } = term;
  if (actionDate === legalDue) return null;
  const past = today > legalDue;
  if (actionDate === null) {
    return past
      ? "L’ufficio è rimasto chiuso per tutto il termine."
      : `Ufficio chiuso fino al termine: recapita con altro mezzo entro ${formatDayLong(legalDue)}.`;
  }
  const closed = `l’ufficio ${past ? "era" : "è"} chiuso${term.shut === "patron" ? " per la festa del patrono" : ""}`;
  return past
    ? `Il termine era ${formatDayLong(legalDue)}, ma ${closed}: l’ultimo giorno utile era ${formatDayLong(actionDate)}.`
    : `Il termine è ${formatDayLong(legalDue)}, ma ${closed}: l’ultimo giorno utile è ${formatDayLong(actionDate)}.`;
}

/** The rule behind the sentence, for "Come si calcola". */
function howCounted(rule: TermRule, startEvent: StartEvent): string {
  const saturday = rule.saturdayRule === "SHIFT" ? "anche il sabato è festivo" : "il sabato non è festivo";
  const counting =
    rule.dayKind === "WORKING"
      ? `Si contano solo i giorni non festivi; ${saturday}.`
      : `Se ${theNth(rule.days)} giorno è festivo si passa al primo giorno non festivo (art. 2963 c.c.); ${saturday}.`;
  return `Il giorno ${OF_START[startEvent]} non si conta. ${counting} Vale il giorno in cui lo sportello registra le ricevute.`;
}

/** `entro oggi, lunedì 23/11/2026, alle 12.15`; without a closing hour, the day alone. */
function by(last: Day, today: Day, closesAt: string | null): string {
  const at = closesAt === null ? "" : `, alle ${formatHour(closesAt)}`;
  if (last === today) return `entro oggi, ${formatDayLong(last)}${at}`;
  if (last === addDays(today, 1)) return `entro domani, ${formatDayLong(last)}${at}`;
  return `entro ${formatDayLong(last)}${at}`;
}

/** How far a term is, for a badge: `Fra 4 giorni`, `Scade oggi`, `In ritardo di 3 giorni`. */
function distance(due: Day, today: Day): string {
  const left = daysBetween(today, due);
  if (left < 0) return `In ritardo di ${inDigits(-left)}`;
  if (left === 0) return "Scade oggi";
  return left === 1 ? "Domani" : `Fra ${inDigits(left)}`;
}

const STARTED: Record<StartEvent, string> = {
  HANDOVER: "dalla consegna",
  DEVICE_COLLECTED: "dal ritiro del dispositivo",
  RECEIPT_RETURNED_TO_IR: "dalla restituzione delle ricevute allo studio",
};

const OF_START: Record<StartEvent, string> = {
  HANDOVER: "della consegna",
  DEVICE_COLLECTED: "del ritiro",
  RECEIPT_RETURNED_TO_IR: "della restituzione",
};

/** After "è": only some of the names take an article. */
const FESTIVE: Record<FestiveReason, string> = {
  ...holidays,
  sunday: "domenica",
  saturday: "sabato",
  epiphany: "l’Epifania",
  "easter-monday": "il Lunedì dell’Angelo",
  liberation: "la Festa della Liberazione",
  labour: "la Festa del lavoro",
  republic: "la Festa della Repubblica",
  "immaculate-conception": "l’Immacolata",
};

const CARDINALS: Partial<Record<number, string>> = { 10: "dieci", 15: "quindici", 20: "venti", 30: "trenta" };
const ORDINALS: Partial<Record<number, string>> = {
  10: "decimo",
  15: "quindicesimo",
  20: "ventesimo",
  30: "trentesimo",
};

function inDigits(days: number): string {
  return days === 1 ? "un giorno" : `${days} giorni`;
}

function inWords(days: number, kind: DayKind): string {
  const working = kind === "WORKING";
  if (days === 1) return working ? "un giorno lavorativo" : "un giorno";
  return `${CARDINALS[days] ?? days} giorni${working ? " lavorativi" : ""}`;
}

/** `il quindicesimo`, `l’8º`: the eighth, the eleventh and the eighties begin with a vowel. */
function theNth(count: number): string {
  const article = count === 8 || count === 11 || (count >= 80 && count <= 89) ? "l’" : "il ";
  return `${article}${ORDINALS[count] ?? `${count}º`}`;
}

/** `il 26/12/2026`, `l’08/12/2026` */
function theDay(on: Day): string {
  return ["08", "11"].includes(on.slice(8)) ? `l’${formatDay(on)}` : `il ${formatDay(on)}`;
}

function listed(parts: string[]): string {
  return parts.length === 1 ? parts.join("") : `${parts.slice(0, -1).join(", ")} e ${parts.slice(-1).join("")}`;
}

function weekdayOf(on: Day): string {
  return common.weekdays[weekday(on) - 1] as string;
}

function monthOf(on: Day): string {
  return common.months[Number(on.slice(5, 7)) - 1] as string;
}
