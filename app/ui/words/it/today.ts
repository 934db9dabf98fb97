import { capital, inWords, toOffice } from "./cases";

const count = (n: number, one: string, many: string) => (n === 1 ? one : many);

export const today = {
  title: "Oggi",
  open: (hours: string) => `sportello aperto ${hours}`,
  hours: (from: string, to: string) => `dalle ${from} alle ${to}`,
  shut: "sportello chiuso",
  and: " e ",

  lead: {
    late: (n: number) =>
      count(n, "Una pratica è oltre il termine", `${capital(inWords(n))} pratiche sono oltre il termine`),
    dueToday: (n: number) => count(n, "una scade oggi", `${inWords(n)} scadono oggi`),
    dueTodayAlone: (n: number) => count(n, "Una pratica scade oggi.", `${capital(inWords(n))} pratiche scadono oggi.`),
    visitToday: (at: string, office: string) => `Oggi${at} c’è la visita ${toOffice(office)}.`,
    visitTomorrow: (at: string, office: string) => `Domani${at} c’è la visita ${toOffice(office)}.`,
    at: (hour: string) => ` alle ${hour}`,
    nothing: "Nessuna scadenza nei prossimi giorni.",
  },

  late: { title: "Ricevute oltre il termine", note: "Il ritardo si ferma il giorno in cui lo sportello le registra" },
  soon: { title: "Entro tre giorni" },
  week: { title: "Entro una settimana" },
  inRegister: (n: number) => count(n, "Un’altra nello Scadenzario", `Altre ${n} nello Scadenzario`),
  inCases: (n: number) => count(n, "Un’altra fra le Pratiche", `Altre ${n} fra le Pratiche`),
  notSent: "Ricevute firmate in studio.",
  sent: (day: string, means: string) =>
    `Ricevute spedite il ${day} ${means}; lo sportello non le ha ancora registrate.`,
  visit: {
    title: "Prossima visita in Camera",
    slip: (number: string) => `Distinta ${number}`,
    cases: (n: number) => count(n, "1 modulo di richiesta.", `${n} moduli di richiesta.`),
    goes: (name: string) => `Va di persona ${name}.`,
    when: (day: string, hour: string) => `${day}, ore ${hour}`,
    noDate: "Data da fissare",
    close: "Chiudi la distinta",
    open: "Apri la distinta",
  },

  mend: { title: "Rifiutate da sanare" },
  drafts: { title: "Bozze" },
  savedToday: "Salvata oggi",
  savedOn: (weekday: string) => `Salvata ${weekday}`,
  at: (hour: string) => `alle ${hour}`,
  step: (n: number, name: string) => `Passo ${n} di 5, ${name.toLowerCase()}.`,
  ready: { title: "Da mettere in distinta" },
  collect: { title: "Da ritirare allo sportello" },
  deliver: { title: "Dispositivi da consegnare" },
  held: {
    title: "Dispositivi in studio da troppo tempo",
    note: (alarm: number, back: number) => `Avviso dopo ${alarm} giorni, rientro in Camera dopo ${back}`,
    since: (days: number) => count(days, "Da un giorno", `Da ${days} giorni`),
    collected: (day: string) => `ritirato il ${day}`,
    backBy: (day: string) => `Va riportato in Camera se non è consegnato entro ${day}.`,
    backNow: (day: string) => `Doveva essere consegnato entro ${day}: va riportato in Camera.`,
  },
  waiting: {
    title: "In mano alla Camera",
    PRESENTED: (n: number) => count(n, "una domanda allo sportello", `${n} domande allo sportello`),
    SCHEDULED: (n: number) => count(n, "una produzione concordata", `${n} produzioni concordate`),
  },
  expires: (day: string) => `Il documento scade il ${day}.`,
  expired: (day: string) => `Il documento è scaduto il ${day}.`,
  nothing: {
    rest: "Nient’altro in sospeso.",
    mend: "Nessuna pratica rifiutata da sanare.",
    first: "Nessuna pratica ancora: apri la prima con Nuova pratica.",
  },
};
