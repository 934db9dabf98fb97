import type { DocumentType } from "~/paperwork/custody";

const sheets = (count: number) => (count === 1 ? "un foglio" : `${count} fogli`);
const forms = (count: number) => (count === 1 ? "Un modulo" : `${count} moduli`);

/** Printing many papers at once, and printing some of them again. */
export const printing = {
  title: "Stampa dei moduli",
  lead: "Le pratiche con la cartellina consegnata. Con la stampa la versione di ciascun modulo è fissata.",
  caption: "Pratiche di cui si possono stampare i moduli",
  none: "Nessuna pratica aspetta la stampa: i moduli si stampano dopo la consegna della cartellina.",
  columns: { choose: "Scegli", person: "Richiedente", state: "Modulo", officer: "Addetto" },
  choose: (name: string) => `Scegli ${name}`,
  all: (count: number) => (count === 1 ? "Quella in elenco" : `Tutte e ${count}`),
  stands: "Già stampato",
  missing: "Da stampare",
  how: "Come stamparli",
  order: "Ordine dei fogli",
  orders: {
    CASE: "Per pratica: le tre copie di ciascuna insieme",
    COPY: "Per copia: tutte le prime, poi le seconde, poi le terze",
  },
  reason: "Motivo, per i moduli già stampati",
  reasonHint: "Serve solo se ne scegli qualcuno: la ristampa resta nel registro e il foglio lo dice.",
  submit: "Stampa i moduli scelti",
  more: (shown: number) => `Le prime ${shown}: stampa queste, poi compaiono le altre.`,
  refusals: {
    "nothing-chosen": "Scegli almeno una pratica.",
    "too-many": "Troppe in una volta: scegline di meno.",
    "wrong-state": "Le pratiche scelte non sono più da stampare: qualcuno le ha portate avanti intanto.",
    "envelope-first": "Prima va consegnata la cartellina.",
    "reprint-reason-missing": "I moduli scelti sono già stampati: per ristamparli serve il motivo.",
  },
  ready: {
    title: "Pronti da mettere su carta",
    count: (forms_: number) => `${forms(forms_)}, ${sheets(3 * forms_)}.`,
    left: (count: number) =>
      count === 1
        ? "Una pratica è rimasta fuori: il suo modulo è già stampato e manca il motivo della ristampa, oppure è andata avanti."
        : `${count} pratiche sono rimaste fuori: il loro modulo è già stampato e manca il motivo della ristampa, oppure sono andate avanti.`,
    open: "Apri il file da stampare",
    gone: "Questo elenco di pratiche non è leggibile: torna alla stampa e sceglile di nuovo.",
  },
  run: {
    making: "Sto preparando il file",
    progress: "{done} fogli su {all}",
    cancel: "Annulla",
    cancelled: "Annullato: non è stato salvato niente.",
    failed: "Il file non è arrivato intero. Riprova.",
    ready: "Il file è pronto: {all} fogli, salvato tra i tuoi download.",
    newTab: "si apre in un’altra scheda",
  },
  copies: "Quali copie",
  copy: { 1: "Copia 1", 2: "Copia 2", 3: "Copia 3" } as Record<number, string>,
  copiesHint: "I fogli che restano validi non si ristampano.",
  openReprinted: (copies: readonly number[]) =>
    copies.length === 1 ? `Apri la copia ${copies[0]} da stampare` : `Apri le copie ${copies.join(" e ")} da stampare`,
  device: {
    title: "Ristampa dei fogli del dispositivo",
    lead: "Gli stessi fogli di prima. La ristampa resta nel registro con il suo motivo, e il foglio lo dice.",
    document: "Quali fogli",
    documents: {
      REGISTRATION_FORM: "Modulo di registrazione",
      DELIVERY_RECEIPT: "Ricevuta di consegna",
    } satisfies Partial<Record<DocumentType, string>>,
    reason: "Motivo della ristampa",
    submit: "Ristampa",
    link: "Ristampa un foglio",
    papers: "Fogli del dispositivo",
    papersNote: "moduli di registrazione e ricevute: stampa e ristampa",
    said: "Ristampa registrata.",
    bySystem: "I moduli di registrazione li stampa il sistema della Camera.",
    refusals: {
      "not-made": "Il dispositivo non è ancora prodotto.",
      "by-system": "Questi fogli li stampa il sistema della Camera.",
    },
  },
  papers: {
    ofSlip: "Stampa i fogli di tutti i dispositivi",
    ofDay: (count: number) =>
      count === 1
        ? "Stampa i fogli del dispositivo prodotto oggi"
        : `Stampa i fogli dei ${count} dispositivi prodotti oggi`,
    note: "Per ciascuno tre moduli di registrazione e tre ricevute di consegna.",
  },
};
