import type { UploadRefusal } from "~/identity-documents/capture";
import type { DocumentType } from "~/paperwork/custody";
import type { MoveSheetRefusal } from "~/scans/correct-sheet.server";
import type { DiscardReason, FiledBy, RemovalReason, ScanFileRefusal, WaitReason } from "~/scans/scan";
import type { FilePageRefusal } from "~/scans/settle-page.server";
import type { TakeScanRefusal } from "~/scans/take-scan.server";

const pages = (count: number) => (count === 1 ? "una pagina" : `${count} pagine`);
const files = (count: number) => (count === 1 ? "un file" : `${count} file`);

const documents = {
  REQUEST_FORM: "Modulo di richiesta",
  REGISTRATION_FORM: "Modulo di registrazione",
  DELIVERY_RECEIPT: "Ricevuta di consegna",
} satisfies Record<DocumentType, string>;

const sheet = (document: string, copy: string | number) => `${document}, copia ${copy}`;

export const scans = {
  title: "Scansioni",
  lead: "I fogli firmati tornano qui come immagini: il codice a barre porta ogni pagina alla sua pratica.",
  documents,
  sheet,
  ofVersion: (name: string, version: number) => `${name}, versione ${version}`,

  take: {
    title: "Carica le scansioni",
    pages: "File da leggere",
    hint: (many: number, pdfPages: number, megabytes: number) =>
      `Foto o scansioni (JPEG, PNG, WebP) e PDF, fino a ${many} file insieme; un PDF può avere fino a ${pdfPages} pagine. In tutto ${megabytes} MB.`,
    submit: "Carica e leggi",
    effect:
      "La scansione non cambia la custodia dei fogli né lo stato della pratica: chi ha l’originale si registra come sempre.",
  },

  tray: {
    title: "Da archiviare a mano",
    note: "Pagine che nessun codice ha portato a una pratica",
    none: "Nessuna pagina in attesa.",
    picture: (file: number, page: number) => `Pagina ${page} del file ${file}: apri l’immagine intera`,
    taken: (day: string, hour: string) => `caricata il ${day} alle ${hour}`,
    goesOn: (day: string) => `si distrugge il ${day} se nessuno la archivia`,
    page: (file: number, page: number) => `File ${file}, pagina ${page}`,
    read: (codes: string) => `Codice letto: ${codes}`,
    case: "Pratica o codice del foglio",
    caseHint:
      "Il numero (2026/0131), il codice della pratica o quello scritto sotto le barre: quest’ultimo basta da solo.",
    document: "Documento",
    copyNo: "Copia",
    fromCode: "Dal codice",
    copy: (number: number) => `Copia ${number} di 3`,
    file: "Archivia",
    discard: "Scarta",
    recorded: "Ogni apertura resta registrata.",
  },

  why: {
    "no-code": "Nessun codice a barre leggibile.",
    "several-codes": "Più codici sulla stessa immagine: scansiona i fogli uno per uno, oppure scegli quale archiviare.",
    "no-case": "Il codice non è di una pratica di questo studio.",
    "no-sheet": "La pratica c’è, ma a registro non risulta questo foglio: controlla versione e copia.",
    "papers-destroyed": "I documenti firmati di questa pratica sono già stati distrutti.",
  } satisfies Record<WaitReason, string>,

  list: {
    title: "Caricamenti",
    caption: "Caricamenti, dal più recente",
    columns: { taken: "Caricato", files: "File", filed: "Archiviate", waiting: "In attesa", state: "Lettura" },
    none: "Non è stata ancora caricata nessuna scansione.",
    reading: "in lettura",
    read: "finita",
    stopped: "ferma",
    brokenOff: "con file non letti",
  },

  one: {
    title: (day: string, hour: string) => `Scansioni del ${day}, ore ${hour}`,
    result: (filed: number, waiting: number) => {
      const first =
        filed === 0
          ? "Nessuna pagina archiviata"
          : filed === 1
            ? "Una pagina archiviata"
            : `${filed} pagine archiviate`;
      return `${first}, ${waiting === 0 ? "nessuna in attesa" : waiting === 1 ? "una in attesa" : `${waiting} in attesa`}.`;
    },
    reading: "Lettura in corso",
    progress: (read: number, of: number | null) =>
      of === null ? `Lette finora: ${pages(read)}.` : `Lette finora: ${read} di ${pages(of)}.`,
    again: "La pagina si aggiorna da sola; puoi anche andare altrove, la lettura continua.",
    refresh: "Aggiorna ora",
    resumeTitle: "Lettura ferma",
    resumeBody:
      "La lettura si è fermata prima della fine. Quel che è stato caricato non è perso: riprende da dove era.",
    resume: "Riprendi la lettura",
    file: (file: number) => `File ${file}`,
    refused: (file: number, sentence: string) => `File ${file}: ${sentence}`,
    keptBefore: (count: number) => (count === 0 ? "" : ` Prima erano state lette ${pages(count)}: restano.`),
    unreadable: (file: number, page: number) =>
      `File ${file}, pagina ${page}: la pagina non si può disegnare, scansionala di nuovo.`,
    filed: "Archiviate",
    filedCaption: "Pagine archiviate, nell’ordine dei file",
    waiting: "Da archiviare a mano",
    problems: "Non lette",
    discarded: "Scartate",
    expired: "è rimasta in attesa oltre il termine",
    columns: { page: "Pagina", case: "Pratica", sheet: "Foglio", how: "Archiviata" },
    moved: "immagine tolta dalla pratica",
    pages: (file: number, page: number) => `file ${file}, pag. ${page}`,
    none: "In questo caricamento non c’è nessuna pagina.",
  },

  by: { BAR_CODE: "dal codice a barre", HAND: "a mano" } satisfies Record<FiledBy, string>,

  file: {
    title: "Archivia la pagina",
    lead: "Guarda l’immagine e scrivi di quale foglio è.",
    settled: "Questa pagina è già stata archiviata o scartata.",
    back: "Torna alle scansioni",
  },
  discard: {
    title: "Scarta la pagina",
    lead: "L’immagine viene cancellata e non si può recuperare. Resta scritto chi l’ha scartata e perché.",
    reason: "Perché",
    reasons: {
      blank: "È bianca",
      twice: "È una seconda scansione dello stesso foglio",
      illegible: "Non si legge: va scansionata di nuovo",
      "not-a-sheet": "Non è un foglio delle pratiche",
    } satisfies Record<DiscardReason, string>,
    submit: "Scarta la pagina",
  },

  case: {
    title: "Scansioni dei fogli",
    note: (scanned: number, signed: number) => `${scanned} su ${signed} firmati`,
    none: "Nessun foglio firmato ancora.",
    open: (name: string) => `${name}: apri la scansione`,
    filed: (day: string, how: string) => `archiviata il ${day}, ${how}`,
    missing: (document: string, copies: readonly number[]) =>
      `${document}, ${copies.length === 1 ? `copia ${copies[0]}` : `copie ${copies.slice(0, -1).join(", ")} e ${copies.at(-1)}`}: senza scansione`,
    void: "foglio annullato",
    recorded: "ogni apertura è registrata",
    correct: "Sposta o togli",
    take: "Carica le scansioni",
  },
  hint: {
    none: (name: string) => `${name}: nessuna delle tre copie ha la scansione.`,
    some: (name: string, scanned: number) =>
      `${name}: ${scanned === 1 ? "una copia su tre ha" : `${scanned} copie su tre hanno`} la scansione.`,
    all: (name: string) => `${name}: tutte le copie hanno la scansione.`,
    count: (scanned: number) => (scanned === 1 ? "una copia scansionata" : `${scanned} copie scansionate`),
    title: "Scansioni",
  },

  move: {
    title: "Sposta la scansione",
    lead: (name: string) => `Ora è archiviata come: ${name}. Scrivi di quale foglio è davvero.`,
    submit: "Sposta",
    remove: "Togli la scansione",
    removeLead: "Se non è di nessun foglio delle tue pratiche, toglila: l’immagine viene cancellata.",
    gone: "Questa scansione non è più qui: è stata spostata o tolta.",
  },

  said: {
    filed: "Pagina archiviata.",
    discarded: "Pagina scartata.",
    "sheet-moved": "Scansione spostata.",
    "sheet-gone": "Questa scansione non è più qui: è stata spostata o tolta.",
    "sheet-removed": "Scansione tolta.",
  },

  removals: {
    moved: "spostata",
    blank: "bianca",
    twice: "doppia",
    illegible: "illeggibile",
    "not-a-sheet": "non era un foglio",
  } satisfies Record<RemovalReason, string>,

  refusals: {
    "nothing-chosen": "Scegli almeno un file.",
    "file-empty": "Il file è vuoto: scegline un altro o ripeti la scansione.",
    "file-too-large":
      "I file sono troppo grandi: un file può arrivare a 40 MB, tutti insieme a 44. Dividili in più volte.",
    "file-type": "Questo file non è una foto né una scansione: servono JPEG, PNG, WebP o PDF.",
    "file-heic":
      "La foto è in formato HEIC: esportala in JPEG, oppure scegli sul telefono Formati, Più compatibile e scattala di nuovo.",
    "file-broken": "Il file è rovinato o incompleto: caricalo di nuovo o ripeti la scansione.",
    "image-too-many-pixels": "L’immagine supera i 60 megapixel: scansiona con una risoluzione più bassa.",
    "pdf-locked": "Il PDF è protetto da password: carica una copia senza password.",
    "pdf-too-many-pages": "Il PDF ha più di 200 pagine: dividilo.",
    "pdf-too-slow": "Il PDF è troppo pesante da leggere: scansiona con meno punti, o in più file.",
    "file-unread": "Nessuno ha ripreso la lettura entro il termine: il file è stato distrutto. Caricalo di nuovo.",
    "too-many-files": "Sono troppi file insieme: caricane al massimo 20 per volta.",
    "upload-broken": "L’invio si è interrotto: scegli di nuovo i file e invia.",
    "no-such-case": "Nello studio non c’è una pratica con questo numero o codice: controllalo sul foglio.",
    "sheet-missing": "Scegli documento e copia, oppure scrivi il codice intero del foglio.",
    "no-sheet": "A registro questa pratica non ha questo foglio: controlla documento, copia e versione.",
    "papers-destroyed":
      "I documenti firmati di questa pratica sono già stati distrutti: qui non si archivia più nulla.",
    "page-settled": "Questa pagina è già stata archiviata o scartata.",
    "sheet-gone": "Questa scansione non è più qui: è stata spostata o tolta.",
    "same-sheet": "È già archiviata così: scegli un altro foglio.",
  } satisfies Record<TakeScanRefusal | ScanFileRefusal | UploadRefusal | FilePageRefusal | MoveSheetRefusal, string>,

  timeline: {
    scanned: (name: string) => `Scansione archiviata: ${name.toLowerCase()}`,
    manyScanned: (count: number) => `${count} scansioni archiviate`,
    removed: (name: string) => `Scansione tolta: ${name.toLowerCase()}`,
    taken: (count: number) => `Scansioni caricate: ${files(count)}`,
    read: (count: number) => `Scansioni lette: ${pages(count)}`,
    pageFiled: "Pagina scansionata archiviata a mano",
    pageDiscarded: "Pagina scansionata scartata",
    expired: (count: number) => `Pagine mai archiviate distrutte: ${count}`,
  },
};
