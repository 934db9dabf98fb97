import type { CaptureLinkRefusal } from "~/access/capture-links.server";
import type { StoreCopyRefusal } from "~/identity-documents/store-copy.server";
import { capture } from "./capture";

const inWords = (count: number) => ["zero", "una", "due", "tre", "quattro"][count] ?? String(count);

/** The phone as camera: what its desk says of it, and its own pages. */
export const phone = {
  desk: {
    title: "Il telefono come fotocamera",
    open: "Usa il telefono",
    what: "Fotografi i documenti con il telefono e le copie arrivano qui da sole, mentre continui a scrivere.",
    steps: [
      "Inquadra il codice con la fotocamera del telefono e apri l’indirizzo.",
      "Tocca Comincia: il collegamento è del primo telefono che lo fa.",
      "Scatta: ogni foto arriva qui da sola, anche mentre scrivi.",
    ],
    picture: "Codice QR con l’indirizzo da aprire sul telefono",
    waiting: "In attesa del telefono",
    linked: "Telefono collegato",
    received: (count: number) =>
      count === 0
        ? "Nessuna foto ancora."
        : count === 1
          ? "È arrivata una foto."
          : `Sono arrivate ${inWords(count)} foto.`,
    until: (hour: string) => `Vale fino alle ${hour}, per questa sola pratica.`,
    ofColleague: (name: string, hour: string) =>
      `${name} ha aperto un collegamento che vale fino alle ${hour}. Con un codice nuovo il suo finisce.`,
    close: "Chiudi il collegamento",
    again: "Nuovo codice",
    refresh: "Aggiorna",
    back: "Torna ai documenti",
    closed: "Il collegamento è chiuso.",
    over: "Il collegamento è finito.",
    lost: "Gli arrivi non si aggiornano da soli: usa Aggiorna.",
    renewed: "Il codice mostrato prima non vale più: crea un codice nuovo.",
    loopback: {
      title: "Un telefono non arriva a questo indirizzo",
      body: (origin: string) =>
        `Cartellina risponde solo su questo computer (${origin}). Per ora usa la webcam o scegli i file.`,
      here: "Provalo in questo browser",
    },
    plain: {
      title: "Indirizzo senza HTTPS",
      body: "Funziona, ma le foto viaggiano in chiaro sulla rete, e nessun browser apre la fotocamera dal vivo, né sul telefono né qui: si scatta con l’app del telefono.",
    },
    setUp: {
      title: "Come si imposta (per chi gestisce Cartellina)",
      secure: "Con HTTPS, dietro un proxy come Caddy o nginx: c’è tutto.",
      plain: "Nella rete dello studio, senza HTTPS: le foto viaggiano in chiaro e i dati di prova non sono ammessi.",
      more: "L’indirizzo di APP_ORIGIN è quello che il telefono apre; il resto è nel README, sotto «Phone as camera».",
    },
    webcam: "Usa la webcam",
    shotTaken: "Foto dalla webcam: caricala con le altre.",
    refusals: {
      "wrong-state": "In questo stato della pratica non si prendono più copie.",
    } satisfies Record<CaptureLinkRefusal, string>,
  },
  title: "Foto dei documenti",
  start: {
    lead: "Con questo telefono aggiungi le foto alla pratica aperta sul computer.",
    points: [
      "Quattro foto: documento e codice fiscale, fronte e retro.",
      "Il telefono non vede la pratica né le copie: può solo aggiungere foto.",
    ],
    until: (hour: string) => `Il collegamento vale fino alle ${hour} e solo per il primo telefono che comincia.`,
    begin: "Comincia",
  },
  place: (place: number, of: number) => `${place} di ${of}`,
  optional: "Se serve",
  until: (hour: string) => `Il collegamento vale fino alle ${hour}.`,
  file: "Foto",
  fileHint: "Appoggia il documento su un piano scuro, senza riflessi, e inquadralo da sopra.",
  send: "Invia la foto",
  take: "Scatta la foto",
  pick: "Usa la fotocamera del telefono o una foto già fatta",
  zoom: "Ingrandisci la foto",
  check: "È nitida, intera e senza riflessi?",
  checkHint: "Tocca la foto per ingrandirla.",
  use: "Usa questa foto",
  again: "Scatta di nuovo",
  turn: "Ruota",
  chosen: "La foto che stai per inviare",
  received: (kind: string) => `${kind}: ricevuta.`,
  lookAgain: "Ricevuta, ma riguardala prima di andare avanti",
  retake: "Scattala di nuovo",
  keep: (kind: string) => `Va bene, avanti: ${kind.toLowerCase()}`,
  keepLast: "Va bene, ho finito",
  there: "C’è già: una foto nuova prende il suo posto.",
  all: "Tutte le foto",
  taken: "Presa",
  hinted: "Da riguardare",
  todo: "Da scattare",
  next: (kind: string) => `Scatta: ${kind.toLowerCase()}`,
  done: {
    title: "Le quattro foto sono arrivate",
    body: "Continua sul computer: puoi chiudere questa pagina.",
  },
  over: {
    title: "Il collegamento non vale più",
    body: "È scaduto, è stato chiuso o sostituito, oppure la pratica è andata avanti. Le foto già arrivate restano. Per continuare, sul computer premi di nuovo «Usa il telefono».",
  },
  elsewhere: {
    title: "Il collegamento è di un altro telefono",
    body: "Vale per il primo telefono che lo ha aperto. Per usare questo, sul computer premi «Nuovo codice».",
  },
  slowDown: {
    title: "Troppi tentativi",
    body: "Da questa rete sono arrivati troppi collegamenti sbagliati: riprova fra qualche minuto.",
  },
  refusals: {
    ...capture.refusals,
    "file-type": "Questo file non è una foto: servono JPEG o PNG. Scatta di nuovo.",
    "nothing-chosen": "Non c’è nessuna foto: scattala, poi invia.",
    "wrong-state": "La pratica è andata avanti: non si prendono più copie.",
    "link-over": "Il collegamento non vale più.",
  } satisfies Record<StoreCopyRefusal | "nothing-chosen", string>,
};
