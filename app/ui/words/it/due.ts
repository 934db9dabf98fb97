import type { DeclareSentRefusal, SendingMeans } from "~/receipts/declare-sent.server";
import type { DueWhen } from "~/receipts/due-filters";
import type { Day } from "~/terms/day";
import type { FestiveReason } from "~/terms/receipt-term";
import { formatDayMonth } from "../days";
import { formatDayLong, terms } from "./terms";

const cases = (count: number) => (count === 1 ? "una pratica" : `${count} pratiche`);

export const due = {
  title: "Scadenzario",
  /** «Ricevute da recapitare: 12 pratiche, 2 oltre il termine, 1 scade oggi.» */
  summary: ({ all, late, today }: { all: number; late: number; today: number }) => {
    if (all === 0) return "Nessuna ricevuta da recapitare.";
    const parts = [cases(all)];
    if (late > 0) parts.push(`${late} oltre il termine`);
    if (today > 0) parts.push(today === 1 ? "1 da recapitare oggi" : `${today} da recapitare oggi`);
    return `Ricevute da recapitare: ${parts.join(", ")}.`;
  },
  views: {
    label: "Viste",
    all: "Tutte le aperte",
    mine: "Le mie",
    late: "Solo in ritardo",
    chamber: (city: string) => `Camera di ${city}`,
  },
  filters: {
    officer: "Addetto",
    chamber: "Camera",
    when: "Situazione",
    text: "Cognome o numero",
    whens: {
      late: "In ritardo",
      soon: "Entro tre giorni",
      later: "Più avanti",
      sent: "Spedite, non registrate",
    } satisfies Record<DueWhen, string>,
  },
  onDay: (day: Day) => `Solo le ricevute da recapitare entro ${formatDayLong(day)}.`,
  everyDay: "Mostra tutti i giorni",
  /** «16 novembre – 13 dicembre 2026» */
  weeks: (from: Day, to: Day) => {
    const year = from.slice(0, 4) === to.slice(0, 4) ? "" : ` ${from.slice(0, 4)}`;
    return `${dayAndMonth(from)}${year} – ${dayAndMonth(to)} ${to.slice(0, 4)}`;
  },
  caption: "Pratiche con ricevute da recapitare, dal termine più vicino",
  columns: {
    situation: "Situazione",
    by: "Recapita entro",
    holder: "Titolare",
    delivered: "Consegnata",
    term: "Termine",
    chamber: "Camera",
    officer: "Addetto",
  },
  choose: (holder: string) => `Scegli ${holder}`,
  every: (count: number) => (count === 1 ? "L’unica in pagina" : `Tutte e ${count} in pagina`),
  print: "Stampa scadute e in scadenza (PDF)",
  declare: "Dichiara spedite",
  officeShut: "ufficio chiuso fino al termine",
  /** Beside a term that a festive day moved: «il 22 è domenica». */
  moved: (day: Day, why: FestiveReason) => `${the(day)} è ${FESTIVE[why]}`,
  /** Beside a term on which the office does not receive. */
  shut: (weekday: string) => `${weekday}, ufficio chiuso`,
  sentOn: (day: Day) => `spedite il ${formatDayMonth(day)}`,
  none: "Nessuna pratica con queste condizioni.",
  nothingDue: "Nessuna ricevuta è in attesa di essere recapitata.",
  allShown: (count: number) =>
    count === 1 ? "L’unica pratica è in questa pagina." : `Tutte le ${count} pratiche sono in questa pagina.`,
  said: {
    sent: "Registrato: ricevute spedite. Le pratiche si chiudono quando lo sportello registra l’arrivo.",
  },
  declareSent: {
    title: "Dichiara spedite le ricevute",
    lead: (count: number) =>
      count === 1
        ? "Dichiari spedite le due ricevute firmate di questa pratica."
        : `Dichiari spedite le ricevute firmate di ${count} pratiche.`,
    effect: (count: number) =>
      `${count === 1 ? "La pratica resta aperta" : "Le pratiche restano aperte"} e il termine continua a correre: vale il giorno in cui lo sportello registra le ricevute, non quello della spedizione.`,
    late: (count: number) => (count === 1 ? "Una è già oltre il termine." : `${count} sono già oltre il termine.`),
    leftOut: (count: number) =>
      count === 1
        ? "Una pratica scelta non ha più ricevute da recapitare ed è rimasta fuori."
        : `${count} pratiche scelte non hanno più ricevute da recapitare e sono rimaste fuori.`,
    again: (count: number) =>
      count === 1
        ? "Una era già dichiarata spedita: vale il giorno che scrivi ora."
        : `${count} erano già dichiarate spedite: vale il giorno che scrivi ora.`,
    nothing: "Non hai scelto nessuna pratica con ricevute da recapitare.",
    back: "Torna allo scadenzario",
    caption: "Pratiche di cui dichiari spedite le ricevute",
    day: "Spedite o portate il",
    means: "Con quale mezzo",
    submit: "Dichiara spedite",
  },
  means: {
    IN_PERSON: "Portate di persona",
    DELEGATE: "Portate da un delegato",
    COURIER: "Corriere",
    REGISTERED_MAIL: "Raccomandata",
  } satisfies Record<SendingMeans, string>,
  refusals: {
    "wrong-state": "Una delle pratiche non ha più ricevute da recapitare: ricarica la pagina.",
    "day-in-future": "Questo giorno deve ancora venire: scrivi il giorno in cui le hai spedite.",
    "day-before-delivery":
      "In questo giorno una delle pratiche non era ancora consegnata al titolare: controlla la data.",
    "nothing-chosen": "Non hai scelto nessuna pratica.",
  } satisfies Record<DeclareSentRefusal, string>,
};

const FESTIVE: Record<FestiveReason, string> = {
  ...terms.holidays,
  sunday: "domenica",
  saturday: "sabato",
  epiphany: "l’Epifania",
  "easter-monday": "il Lunedì dell’Angelo",
  liberation: "la Liberazione",
  labour: "la Festa del lavoro",
  republic: "la Festa della Repubblica",
  "immaculate-conception": "l’Immacolata",
};

/** `il 22`, `l’8`, `l’11` */
function the(day: Day): string {
  const number = Number(day.slice(8));
  return number === 8 || number === 11 ? `l’${number}` : `il ${number}`;
}

const dayAndMonth = (day: Day) => `${Number(day.slice(8))} ${terms.month(day)}`;
