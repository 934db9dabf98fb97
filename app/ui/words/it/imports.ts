import type { UploadRefusal } from "~/identity-documents/capture";
import type { ChooseColumnsRefusal } from "~/imports/choose-columns.server";
import type { DecideRowRefusal } from "~/imports/decide-rows.server";
import type { FieldName } from "~/imports/fields";
import type { ImportKind, RowState } from "~/imports/import";
import type { MendRowRefusal } from "~/imports/mend-row.server";
import type { StartImportRefusal } from "~/imports/start-import.server";
import type { TakeFileRefusal } from "~/imports/take-file.server";

const rows = (count: number) => (count === 1 ? "una riga" : `${count} righe`);
const people = (count: number) => (count === 1 ? "una persona" : `${count} persone`);
const running = (count: number) => (count === 1 ? "una pratica" : `${count} pratiche`);

export const imports = {
  title: "Importazioni",
  lead: "Da un foglio di calcolo alla rubrica, o dalle pratiche su carta a Cartellina: finché non avvii l’importazione non cambia nulla.",
  import: "Importa",
  kinds: { CLIENTS: "Clienti", CASES: "Pratiche in corso" } satisfies Record<ImportKind, string>,
  start: {
    CLIENTS: "Importa clienti",
    CASES: "Prendi in carico pratiche da carta",
  } satisfies Record<ImportKind, string>,
  leads: {
    CLIENTS: "Le persone di un file CSV entrano in rubrica tutte insieme, quando le hai viste.",
    CASES:
      "Le pratiche già avviate su carta continuano qui da dove sono: ognuna resta segnata «presa in carico da carta», con i giorni che dichiari.",
  } satisfies Record<ImportKind, string>,

  list: {
    title: "File importati",
    caption: "File importati, dal più recente",
    none: "Nessun file importato finora.",
    columns: { taken: "Caricato", kind: "Che cosa", rows: "Righe", result: "Esito", state: "Stato" },
    phases: {
      COLUMNS: "Colonne da scegliere",
      CHECKING: "Controllo in corso",
      READY: "Da avviare",
      TAKING: "Importazione in corso",
      STOPPED: "Interrotta",
      DONE: "Importato",
      ABANDONED: "Abbandonato",
    },
  },

  upload: {
    title: "Il file",
    file: "File CSV",
    hint: (limit: number, megabytes: number) =>
      `Da Excel: Salva con nome, «CSV UTF-8» o «CSV (delimitato dal separatore di elenco)». Fino a ${limit.toLocaleString("it-IT")} righe e ${megabytes} MB. La prima riga ha le intestazioni.`,
    submit: "Carica e continua",
    example: "Scarica un file di esempio",
    mandate: "Mandato",
    mandateHint: "Vale per le righe che non ne nominano un altro.",
    officer: "Addetto che ha identificato",
    officerHint: "Vale per le righe che non ne nominano un altro: doveva essere abilitato quel giorno.",
    scratchLayer: "Patina delle cartelline",
    scratchLayerHint: "Vale per le righe che non la indicano.",
    choose: "Scegli",
    columnsTitle: "Le colonne",
    columnsLead: {
      CLIENTS:
        "L’ordine è libero e le intestazioni si riconoscono in italiano e in inglese. Sesso, data e luogo di nascita mancanti si leggono dal codice fiscale.",
      CASES:
        "L’ordine è libero. Se la persona è già in rubrica basta il codice fiscale. Se manca il giorno di identificazione o di consegna della cartellina, vale quello delle firme.",
    } satisfies Record<ImportKind, string>,
    columns: { column: "Colonna", needed: "Serve", notes: "Come si scrive" },
    needed: "sì",
    /** From which state on. */
    fromState: (state: string) => `da «${state}»`,
    noMandate: "Per prendere in carico pratiche serve un mandato con un addetto abilitato.",
    secrets: "Nel file non devono esserci PIN, PUK o codici di emergenza: una colonna che li contiene viene rifiutata.",
  },

  fields: {
    codiceFiscale: "Codice fiscale",
    surname: "Cognome",
    name: "Nome",
    sex: "Sesso",
    birthDate: "Data di nascita",
    birthPlace: "Luogo di nascita",
    birthProvince: "Provincia di nascita",
    citizenship: "Cittadinanza",
    street: "Indirizzo",
    streetNumber: "Numero civico",
    postcode: "CAP",
    municipality: "Comune",
    province: "Provincia",
    country: "Stato di residenza",
    email: "E-mail",
    mobile: "Cellulare",
    paperReference: "Numero su carta",
    state: "Stato della pratica",
    mandate: "Mandato o Camera",
    officer: "Addetto",
    requestType: "Tipo di richiesta",
    deviceType: "Tipo di dispositivo",
    documentType: "Tipo di documento",
    documentNumber: "Numero del documento",
    documentIssuer: "Rilasciato da",
    documentIssuedOn: "Rilasciato il",
    documentExpiresOn: "Il documento scade il",
    permitNumber: "Permesso di soggiorno",
    permitExpiresOn: "Il permesso scade il",
    identifiedOn: "Identificato il",
    identifiedAtPlace: "Luogo di identificazione",
    envelope: "Cartellina",
    scratchLayer: "Patina",
    envelopeGivenOn: "Cartellina consegnata il",
    signedOn: "Firmato il",
    presentedOn: "Presentato il",
    scheduledFor: "Produzione concordata per il",
    producedOn: "Prodotto il",
    device: "Dispositivo",
    authenticationSerial: "Certificato di autenticazione",
    signatureSerial: "Certificato di firma",
    certificatesFrom: "Certificati dal",
    certificatesTo: "Certificati fino al",
    collectedOn: "Ritirato il",
    deliveredOn: "Consegnato il",
  } satisfies Record<FieldName, string>,
  disagreementReason: "Motivo della differenza",
  notes: {
    codiceFiscale: "16 caratteri, o 11 cifre se provvisorio",
    sex: "F o M; se manca, dal codice fiscale",
    birthDate: "22/11/1970; se manca, dal codice fiscale",
    birthPlace: "comune o Stato estero; se manca, dal codice fiscale",
    citizenship: "se manca, italiana per chi è nato in Italia",
    country: "se manca, Italia",
    province: "TO, oppure Torino",
    state:
      "Firmata, Presentata, Produzione concordata, Dispositivo prodotto, Dispositivo in studio, Consegnata al titolare",
    mandate: "numero del mandato o città della Camera; se manca, quello scelto qui sopra",
    officer: "nome e cognome; se manca, quello scelto qui sopra",
    requestType: "se manca, nuovo rilascio",
    deviceType: "token o smart card; se manca, token",
    documentType: "carta d’identità, passaporto, patente",
    permitNumber: "per chi non è cittadino dell’Unione europea, finché il dispositivo non è prodotto",
    permitExpiresOn: "vuoto se il permesso non scade",
    email: "se manca, la chiede la prossima pratica; in una pratica serve finché il dispositivo non è prodotto",
    mobile: "se manca, lo chiede la prossima pratica; in una pratica serve finché il dispositivo non è prodotto",
    paperReference: "il numero che la pratica ha nel registro di carta",
    envelope: "il numero stampato sulla cartellina, mai i codici che contiene",
    scratchLayer: "argentata o dorata",
    signedOn: "22/11/2026, come tutti i giorni",
    device: "il numero di serie",
    certificatesFrom: "se risulta dalle carte",
    certificatesTo: "se risulta dalle carte",
    authenticationSerial: "se risulta dalle carte",
    signatureSerial: "se risulta dalle carte",
  } satisfies Partial<Record<FieldName, string>>,

  map: {
    title: "Che cosa dice ogni colonna",
    lead: (count: number) =>
      `Il file ha ${rows(count)} sotto le intestazioni. Controlla che ogni colonna sia al suo posto.`,
    remembered: "Le colonne sono quelle scelte per l’ultimo file con queste intestazioni.",
    guessed: "Le colonne sono proposte dalle intestazioni.",
    again: "Se confermi, le righe si controllano da capo e le correzioni già fatte si perdono.",
    caption: "Colonne del file",
    columns: { heading: "Intestazione", sample: "Prime righe", field: "Campo" },
    noHeading: (at: number) => `Colonna ${at}`,
    ignore: "Non importare",
    fieldOf: (heading: string) => `Campo della colonna ${heading}`,
    empty: "vuota",
    missing: (fields: string) => `Senza colonna: ${fields}. Ogni riga chiederà questi dati.`,
    missingCases: (fields: string) => `Senza colonna: ${fields}. Le righe a cui servono chiederanno questi dati.`,
    secrets: (count: number) =>
      count === 1
        ? "Una cella sembrava contenere un PIN o un PUK: è stata svuotata, e non è conservata."
        : `${count} celle sembravano contenere un PIN o un PUK: sono state svuotate, e non sono conservate.`,
    submit: "Conferma e controlla le righe",
    change: "Cambia le colonne",
  },

  one: {
    title: (kind: string, day: string, hour: string) => `${kind}, file del ${day} alle ${hour}`,
    checking: "Controllo delle righe",
    taking: "Importazione in corso",
    progress: (done: number, of: number) => `${done.toLocaleString("it-IT")} di ${of.toLocaleString("it-IT")}`,
    again: "La pagina si aggiorna da sola. Puoi chiuderla: il lavoro continua.",
    takingNote: "Le righe appaiono tutte insieme quando l’importazione è finita.",
    refresh: "Aggiorna ora",
    stopped: "Il lavoro si è interrotto",
    stoppedBody: {
      CHECKING: "Le righe già controllate restano tali: riprendi da dove era.",
      TAKING: "Nulla è stato importato: riprendi, e le righe entrano tutte insieme.",
    },
    resume: "Riprendi",
    abandon: "Abbandona questo file",
    abandonHint: "Finora nulla è stato importato. Se abbandoni il file, le sue righe vengono cancellate.",
    overtaken:
      "Mentre il file aspettava, in studio è cambiato qualcosa: nulla è stato importato, e le righe sono state controllate di nuovo. Guarda quelle segnate e avvia ancora.",
    counts: "In questo file",
    right: (count: number) => `${rows(count)} ${count === 1 ? "giusta" : "giuste"}`,
    wrong: (count: number) => `${rows(count)} da correggere`,
    known: (count: number) => `${people(count)} già in rubrica`,
    leftOut: (count: number) => `${rows(count)} lasciate fuori`,
  },

  go: {
    title: "Avvia",
    submit: {
      CLIENTS: (count: number) => `Metti in rubrica ${people(count)}`,
      CASES: (count: number) => `Prendi in carico ${running(count)}`,
    },
    leaveRest: (wrong: number, known: number) => {
      const parts = [
        ...(wrong === 0 ? [] : [wrong === 1 ? "la riga da correggere" : `le ${wrong} righe da correggere`]),
        ...(known === 0 ? [] : [known === 1 ? "la persona già in rubrica" : `le ${known} persone già in rubrica`]),
      ];
      return `Lascia fuori ${parts.join(" e ")}`;
    },
    leaveRestHint: "Alla fine le scarichi in un file, con il motivo di ognuna.",
    effect: {
      CLIENTS: "Entrano tutte insieme, o nessuna. Chi è già in rubrica non viene cambiato, se non lo hai deciso.",
      CASES:
        "Entrano tutte insieme, o nessuna. Le pratiche passate dallo sportello di una Camera che lavora in Cartellina le vede subito anche la Camera, segnate «dichiarato dallo studio».",
    } satisfies Record<ImportKind, string>,
    nothing: "Non c’è ancora nessuna riga da importare: correggi quelle sbagliate, o carica un altro file.",
  },

  rows: {
    title: "Righe",
    views: {
      WRONG: "Da correggere",
      KNOWN: "Già in rubrica",
      RIGHT: "Giuste",
      LEFT_OUT: "Lasciate fuori",
    },
    viewsLabel: "Quali righe",
    caption: "Righe del file",
    columns: {
      line: "Riga",
      person: "Persona",
      fault: "Che cosa non va",
      differs: "Che cosa cambierebbe",
      stands: "Che cosa entra",
      why: "Motivo",
    },
    line: (line: number) => `Riga ${line}`,
    none: "Nessuna riga qui.",
    nobody: "senza nome",
    mend: "Correggi",
    look: "Guarda",
    leave: "Lascia fuori",
    takeBack: "Riprendi",
    leaveAll: { WRONG: "Lascia fuori tutte", KNOWN: "Lasciale in rubrica come sono" },
    leaveAllHint: "Nessuna scheda della rubrica viene cambiata.",
    update: "Aggiorna la scheda",
    same: "La rubrica dice già tutto questo.",
    twin: (line: number) => `Come la riga ${line}.`,
    fault: (field: string, sentence: string) => `${field}: ${sentence}`,
    wholeRow: "Riga",
    more: (count: number) => (count === 1 ? "e un’altra cosa" : `e altre ${count} cose`),
    lacks: (fields: string[]) => `senza ${fields.join(" e ").toLowerCase()}: si chiede con la prossima pratica`,
    willUpdate: "aggiorna la scheda in rubrica",
    decided: "Deciso: fuori.",
    known: "È già in rubrica.",
    case: (state: string, day: string) => `${state}, ${day}`,
    due: (day: string) => `ricevute entro il ${day}`,
  },

  mend: {
    title: (line: number) => `Correggi la riga ${line}`,
    inFile: (text: string) => `Nel file: «${text}»`,
    submit: "Salva e torna alle righe",
    next: "Salva e passa alla prossima",
    person: "Persona",
    residence: "Residenza e recapiti",
    case: "Pratica",
    document: "Documento d’identità",
    days: "Giorni",
    folderAndDevice: "Cartellina e dispositivo",
    dayHint: "Come 22/11/2026.",
    leave: "Lascia fuori questa riga",
    book: "Già in rubrica",
    bookLead: "Questa persona è già in rubrica. Confronta, e decidi: la scheda non cambia finché non lo dici.",
    columns: { field: "Campo", book: "In rubrica", file: "Nel file" },
    differences: "Differenze tra rubrica e file",
    ended: "L’importazione è finita: questa riga non si può più correggere.",
  },

  result: {
    DONE: {
      CLIENTS: (taken: number, updated: number) =>
        `In rubrica ${taken === 1 ? "è entrata" : "sono entrate"} ${people(taken)}${updated === 0 ? "" : `; ${updated === 1 ? "una scheda è stata aggiornata" : `${updated} schede sono state aggiornate`}`}.`,
      CASES: (taken: number) => `${taken === 1 ? "È stata presa" : "Sono state prese"} in carico ${running(taken)}.`,
    },
    leftOut: (count: number) => (count === 1 ? "Una riga è rimasta fuori." : `${count} righe sono rimaste fuori.`),
    noneLeftOut: "Nessuna riga è rimasta fuori.",
    abandoned: "Il file è stato abbandonato: le sue righe sono cancellate e nulla è stato importato.",
    toBook: "Apri la rubrica",
    toCases: "Apri le pratiche",
    download: "Scarica le righe rimaste fuori (CSV)",
    kept: (days: number) => `Si conservano ${days} giorni, poi vengono cancellate.`,
    forget: "Cancellale ora",
    gone: "Le righe rimaste fuori sono state cancellate.",
    csvName: "righe-rimaste-fuori",
    csv: { line: "Riga del file", why: "Perché è rimasta fuori" },
  },

  said: {
    "left-out": "Riga lasciata fuori.",
    "taken-back": "Riga ripresa.",
    mended: "Riga corretta.",
    "will-update": "La scheda in rubrica sarà aggiornata con questa riga.",
    decided: "Fatto.",
    "all-mended": "Riga corretta: non ne restano altre.",
  },

  refusals: {
    "nothing-chosen": "Scegli che cosa fare della riga.",
    "file-missing": "Scegli il file da caricare.",
    "file-too-large": "Il file supera i 10 MB: dividilo in più file.",
    "too-many-files": "Carica un file per volta.",
    "upload-broken": "L’invio si è interrotto: prova di nuovo.",
    workbook: "È un file di Excel: aprilo e salvalo con nome come «CSV UTF-8», poi carica quello.",
    binary: "Non è un file di testo: serve un CSV, con le celle separate da punto e virgola o virgola.",
    "csv-empty": "Il file è vuoto.",
    "csv-no-rows": "Sotto le intestazioni non c’è nessuna riga.",
    "csv-broken":
      "Le virgolette del file non tornano: una si apre e non si chiude. Salvalo di nuovo dal foglio di calcolo.",
    "csv-secret-column":
      "Una colonna è intestata a PIN, PUK o codici di emergenza: toglila dal file. In Cartellina non possono entrare.",
    "too-many-rows": "Il file ha più di 10.000 righe: dividilo in più file.",
    "too-many-columns": "Il file ha più di 60 colonne: togli quelle che non servono.",
    "cell-too-long": "Una cella è lunga più di 500 caratteri: accorciala, o controlla le virgolette.",
    "mandate-missing": "Scegli il mandato delle pratiche.",
    "officer-missing": "Scegli un addetto di questo mandato.",
    "column-missing": "Mancano colonne indispensabili: scegli quelle segnate come tali.",
    "being-worked-on": "Su questo file si sta lavorando: aspetta che finisca.",
    "import-ended": "L’importazione di questo file è finita.",
    "still-wrong": "La riga ha ancora qualcosa che non va.",
    "twice-in-file": "È già in un’altra riga di questo file: correggi, o lascia fuori una delle due.",
    "nothing-to-update": "Questa riga non può aggiornare nessuna scheda.",
    "rows-undecided":
      "Ci sono righe da correggere o persone già in rubrica: correggile, oppure spunta la casella per lasciarle fuori.",
    "nothing-to-take": "Non c’è nessuna riga giusta da importare.",
  } satisfies Record<
    TakeFileRefusal | UploadRefusal | ChooseColumnsRefusal | MendRowRefusal | DecideRowRefusal | StartImportRefusal,
    string
  >,

  mark: {
    short: "da carta",
    title: "Presa in carico da carta",
    sentence: (day: string, who: string) =>
      `Presa in carico da carta il ${day} da ${who}. I giorni precedenti e i fogli sono dichiarati dallo studio: quelli firmati sono di carta e non portano il codice di Cartellina.`,
    reference: "Numero su carta",
  },
  timeline: {
    takenOver: (state: string) => `Presa in carico da carta: ${state.toLowerCase()}`,
    taken: (count: number) => `File da importare caricato: ${rows(count)}`,
    done: (count: number) => `Importazione conclusa: ${rows(count)}`,
    abandoned: "Importazione abbandonata",
    rowsDeleted: (count: number) => `Righe lasciate fuori cancellate: ${count}`,
  },
  states: {
    HEADER: "Intestazione",
    RAW: "Da controllare",
    WRONG: "Da correggere",
    KNOWN: "Già in rubrica",
    RIGHT: "Giusta",
    LEFT_OUT: "Lasciata fuori",
  } satisfies Record<RowState, string>,
};
