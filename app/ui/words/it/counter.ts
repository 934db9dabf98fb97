import type { StepRefusal } from "~/cases/step.server";
import type { MarkAnswer } from "~/chamber/apply-marks";
import type { CollectRefusal } from "~/chamber/collect.server";
import type { ConfirmSlipRefusal } from "~/chamber/confirm-slip.server";
import type { IntakeCheck } from "~/chamber/intake";
import type { OpenSlipRefusal } from "~/chamber/open-slip.server";
import type { ProduceRefusal } from "~/chamber/produce.server";
import type { DocumentType as PaperType } from "~/paperwork/custody";
import type { ReturnMeans, ReturnReceiptsRefusal } from "~/receipts/return-receipts.server";
import { al, dal, del, il } from "./day-articles";

const lines = (count: number) => (count === 1 ? "una riga" : `${count} righe`);
const devices = (count: number) => (count === 1 ? "un dispositivo" : `${count} dispositivi`);
const cases = (count: number) => (count === 1 ? "una pratica" : `${count} pratiche`);
const days = (count: number) => (count === 1 ? "un giorno" : `${count} giorni`);
const listed = (items: readonly (string | number)[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} e ${items.at(-1)}`;
const rows = (positions: readonly number[]) =>
  positions.length === 1 ? `la riga ${positions[0]}` : `le righe ${listed(positions)}`;

const step = {
  "wrong-state": "Nel frattempo questa pratica ha cambiato stato: ricarica la pagina e guarda che cosa serve adesso.",
  "recorded-by-other-desk": "Questo passo lo registra lo studio, non lo sportello.",
  "officer-not-enabled":
    "Chi hai indicato oggi non è abilitato per queste pratiche: scegli un altro addetto, o controlla le abilitazioni in Incaricati.",
  "mandate-not-active":
    "Il mandato di una di queste pratiche oggi non è attivo: guarda in Incaricati perché, prima di andare avanti.",
  "day-in-future": "Questo giorno deve ancora venire: scrivi il giorno in cui è successo.",
  "day-before-previous-step": "Questo giorno viene prima di un passo già registrato nella pratica: controlla la data.",
  "sheet-missing":
    "A una di queste pratiche manca un foglio: è scritto accanto al suo nome. Va prima ritrovato, o ristampato allo sportello.",
  "paper-not-in-place":
    "Secondo il registro uno dei fogli non è nelle mani di chi dovrebbe averlo: apri la pratica e guarda la custodia.",
  "holds-secret-code":
    "La nota sembra contenere un PIN, un PUK o un codice di emergenza. Non è stata tenuta: riscrivila senza.",
} satisfies Record<StepRefusal, string>;

export const counter = {
  refusals: {
    ...step,
    "batch-not-closed": "Questa distinta è già stata aperta o annullata: ricarica la pagina.",
    "appointment-missing":
      "Le regole in vigore vogliono un appuntamento e questa distinta non ne ha: lo aggiunge lo studio.",
    "copies-missing": "Mancano le copie dei documenti: la distinta non si può aprire.",
    "batch-not-at-counter": "Questa distinta non è più allo sportello: qualcuno l’ha già confermata.",
    "lines-undecided": "Ci sono ancora righe da esaminare: accetta o rifiuta ogni riga, poi conferma.",
    "checks-incomplete":
      "Per accettare la riga servono tutti e cinque i controlli: spunta quelli che mancano, oppure rifiuta con il suo motivo.",
    "document-expired": "Il documento d’identità non è valido oggi: la riga si può solo rifiutare.",
    "refusal-code-unknown": "Questo motivo non è tra quelli in vigore: scegline un altro.",
    moved: "Alcune righe hanno cambiato momento: rileggi che cosa succede e conferma di nuovo.",
    "scheduled-in-past": "Il giorno di uno scaglione è già passato: scegline uno da oggi in poi.",
    "device-serial-form": "Il numero di serie del dispositivo ha da 8 a 20 lettere e cifre: leggilo di nuovo.",
    "certificate-serial-form":
      "Il numero di serie di un certificato ha solo cifre e lettere da A a F: copialo di nuovo dal sistema.",
    "certificate-days":
      "Le date di un certificato non tornano: deve valere già il giorno della produzione e scadere dopo.",
    "certificate-serials-equal": "I due certificati hanno lo stesso numero di serie: uno dei due è sbagliato.",
    "device-serial-used":
      "Un dispositivo con questo numero di serie è già stato prodotto: controlla di aver preso quello giusto.",
    "intake-not-confirmed": "La distinta di questa pratica non è ancora confermata: confermala, poi produci.",
    "registration-forms-not-signed":
      "Chi ritira firma prima i tre moduli di registrazione di ogni dispositivo: poi spunta la conferma.",
    "nothing-chosen": "Non hai scelto nessuna pratica: scegline almeno una.",
    "receipts-incomplete":
      "Servono gli originali firmati previsti per ogni pratica: se ne manca uno, lascia la pratica fuori dall’elenco.",
    "bearer-not-enabled":
      "Chi porta le ricevute quel giorno non era abilitato per una di queste pratiche: scegli un’altra persona, o un altro mezzo.",
    "delegate-not-allowed": "Le regole in vigore non ammettono un delegato per le ricevute: scegli un altro mezzo.",
  } satisfies Record<
    StepRefusal | OpenSlipRefusal | ConfirmSlipRefusal | ProduceRefusal | CollectRefusal | ReturnReceiptsRefusal,
    string
  >,
  papers: {
    REQUEST_FORM: "modulo di richiesta",
    REGISTRATION_FORM: "modulo di registrazione",
    DELIVERY_RECEIPT: "ricevuta di consegna",
  } satisfies Record<PaperType, string>,
  onlyClerks: "Registra solo lo sportello.",

  scan: {
    label: "Leggi un codice",
    hint: "Distinta, modulo, ricevuta o dispositivo: si apre la cosa giusta. Il cursore torna qui dopo ogni lettura.",
    open: "Apri",
    unknown: (text: string) =>
      `«${text}» non è di nessuna distinta, pratica o dispositivo di questo sportello. Leggi di nuovo, o scrivilo a mano.`,
    read: "Letto",
    slipLine: (position: number) => `riga ${position}`,
    copy: (paper: string, copy: number) => `${paper} copia ${copy}`,
    oldVersion: (read: number, inForce: number) => `È la versione ${read}, in vigore è la ${inForce}.`,
    undo: "Annulla la lettura",
  },

  intake: {
    title: "Accettazione",
    forgotten: "Distinta dimenticata: cerca lo studio",
    waiting: "Distinte in arrivo",
    waitingNote: "Chiuse dagli studi, per appuntamento",
    noneWaiting: "Nessuna distinta chiusa in attesa.",
    noneOf: (name: string) => `Nessuna distinta chiusa di uno studio che si chiami «${name}».`,
    atCounter: "Allo sportello",
    atCounterNote: "Aperte e non ancora confermate",
    findLabel: "Distinta dimenticata: nome dello studio",
    find: "Cerca",
    appointment: (day: string, hour: string | null) => (hour === null ? day : `${day} alle ${hour}`),
    today: (hour: string | null) => (hour === null ? "Oggi" : `Oggi alle ${hour}`),
    missed: (day: string) => `Era attesa ${day}`,
    noAppointment: "Senza appuntamento",
    closedOn: (day: string) => `chiusa ${il(day)}`,
    lines,
    comes: (name: string) => `viene ${name}`,
    resume: "Riprendi",
    open: "Apri",
    openedAt: (hour: string, day: string) => `Aperta alle ${hour} di ${day}`,
    openedBy: (hour: string, day: string, clerk: string) => `Aperta alle ${hour} di ${day} da ${clerk}`,
  },

  slip: {
    title: (number: string) => `Distinta ${number}`,
    of: (number: string, practice: string) => `Distinta ${number}, ${practice}`,
    states: {
      waiting: (day: string) => `Chiusa dallo studio ${il(day)}`,
      confirmed: (hour: string, day: string) => `Confermata alle ${hour} di ${day}`,
      cancelled: "Annullata dallo studio",
    },
    cancelled: "Lo studio ha annullato questa distinta: le sue pratiche andranno in un’altra.",
    whoComes: "Chi si presenta",
    whoHint: "Solo addetti abilitati oggi: la presentazione è personale, senza deleghe.",
    announced: (name: string, appointment: string | null) =>
      appointment === null
        ? `Lo studio annuncia ${name}, senza appuntamento.`
        : `Lo studio annuncia ${name}, ${appointment}.`,
    until: (name: string, day: string) => `${name}, abilitazione fino ${al(day)}`,
    choose: "Scegli chi hai davanti",
    nobody: "Nessun addetto di questo studio è abilitato oggi: la distinta non si può aprire.",
    seeMandates: "Guarda in Incaricati",
    openIt: "Apri la distinta",
    whatOpens: (count: number) =>
      count === 1
        ? "Con l’apertura la pratica risulta presentata e i suoi due moduli passano alla Camera."
        : `Con l’apertura le ${count} pratiche risultano presentate e i loro moduli passano alla Camera.`,
    stands: "Si presenta",
    presentedBy: "Presentata da",
    enabledUntil: (day: string) => `, abilitazione fino ${al(day)}`,
    examined: (done: number, total: number, accepted: number, rejected: number) => {
      if (done === 0) return `${total === 1 ? "La riga è" : `Le ${total} righe sono`} da esaminare.`;
      const outcomes = [
        accepted > 0 && (accepted === 1 ? "una accettata" : `${accepted} accettate`),
        rejected > 0 && (rejected === 1 ? "una rifiutata" : `${rejected} rifiutate`),
      ].filter((part) => part !== false);
      return `${done === 1 ? "Esaminata una riga" : `Esaminate ${done} righe`} su ${total}: ${outcomes.join(", ")}.`;
    },
    caption: "Righe della distinta con controlli, esito e momento della produzione",
    columns: { line: "Riga", applicant: "Richiedente", checks: "Controlli", outcome: "Esito", when: "Quando" },
    checks: {
      "two-signed-forms": "Due moduli firmati",
      "same-version": "Stessa versione",
      "document-copy": "Copia del documento",
      "tax-code-copy": "Copia del codice fiscale",
      "document-valid": "Documento valido oggi",
    } satisfies Record<IntakeCheck, string>,
    checksOf: (position: number) => `Controlli, riga ${position}`,
    checked: (done: number) => `${done} su 5`,
    toExamine: "Da esaminare",
    accepted: "Accettata",
    rejected: (code: string) => `Rifiutata, ${code}`,
    back: "Torna allo studio",
    reopen: "Riapri",
    leftOut: "Non più in distinta",
    leftOutNote: "Ritirata o cambiata dallo studio dopo la chiusura: qui non si decide nulla.",
    whenOf: (position: number) => `Quando, riga ${position}`,
    now: "Adesso",
    instalment: (number: number, day: string) => `Scaglione ${number}, ${day}`,
    /** In a narrow list: whichever of the two ways of writing the day has room in the language. */
    choice: (number: number, day: string, _short: string) => `Scaglione ${number}, ${day}`,
    accept: "Accetta",
    reject: "Rifiuta",
    reasonOf: (position: number) => `Motivo del rifiuto, riga ${position}`,
    chooseReason: "Motivo del rifiuto…",
    note: "Nota per lo studio",
    sheet: "Scheda dati da copiare",
    document: (name: string, day: string | null) =>
      day === null ? `${name}, senza scadenza` : `${name}, scade ${il(day)}`,
    noDocument: "Nessun documento registrato",
    expired: (name: string, day: string | null) =>
      day === null
        ? `${name} non valido oggi: la riga si può solo rifiutare.`
        : `${name} con scadenza ${day}, non valido oggi: la riga si può solo rifiutare.`,
    readSheets: (copies: string) => `Lette ${copies}.`,
    readCopy: (copy: number, version: number) => `copia ${copy} versione ${version}`,
    summary: {
      now: (positions: readonly number[]) => `Adesso ${rows(positions)}.`,
      instalment: (number: number, day: string, positions: readonly number[]) =>
        `Scaglione ${number}, ${day}: ${positions.length === 1 ? "riga" : "righe"} ${listed(positions)}.`,
      rejected: (positions: readonly number[]) =>
        positions.length === 1
          ? `Torna allo studio la riga ${positions[0]}.`
          : `Tornano allo studio le righe ${listed(positions)}.`,
    },
    dayOf: (number: number) => `Giorno dello scaglione ${number}`,
    shut: (day: string) => `${day}: l’ufficio è chiuso.`,
    confirm: "Conferma la distinta",
    suspend: "Sospendi",
    keep: "Tieni le scelte",
    undo: "Annulla l’ultimo segno",
    missing: (count: number) =>
      count === 0
        ? "Con la conferma ogni riga ha il suo esito e lo studio lo vede. Dopo non si annulla."
        : `${count === 1 ? "Manca una riga" : `Mancano ${count} righe`}. Fino alla conferma tutto si può annullare.`,
    keys: "Tasti",
    keysNote: "Valgono sulla riga in esame",
    keyWords: {
      scan: "campo di lettura",
      row: "riga",
      checks: "controlli",
      accept: "accetta",
      reject: "rifiuta",
      undo: "annulla",
    },
    outcomeNow: "Accettata",
    outcomeScheduled: (day: string) => `Promessa per ${day}`,
    toProduction: "Vai alla produzione",
    toCollection: "Vai al ritiro",
    next: "Torna alle distinte",
    doneCaption: "Righe della distinta con il loro esito",
    said: (position: number | null): Record<MarkAnswer, string> => ({
      "line-accepted": `Riga ${position} accettata.`,
      "line-rejected": `Riga ${position} rifiutata.`,
      "line-reopened": `Riga ${position} di nuovo da esaminare.`,
      undone: position === null ? "Annullato l’ultimo segno." : `Annullato l’ultimo segno, riga ${position}.`,
      "nothing-to-undo": "Non c’è nulla da annullare.",
      saved: "Scelte tenute.",
      "checks-incomplete":
        "Per accettare servono tutti e cinque i controlli: spunta quelli che mancano, oppure rifiuta con il suo motivo.",
      "document-expired": "Il documento d’identità non è valido oggi: la riga si può solo rifiutare.",
      "code-missing": "Per rifiutare serve il motivo: sceglilo dall’elenco.",
      "holds-secret-code":
        "La nota sembra contenere un PIN, un PUK o un codice di emergenza. Non è stata tenuta: riscrivila senza.",
      "scheduled-in-past":
        "Il giorno di uno scaglione è già passato: scegline uno da oggi in poi. Il resto è stato tenuto.",
      "line-gone": "Questa riga non c’è più nella distinta.",
    }),
    confirmed: "Distinta confermata: lo studio vede l’esito di ogni riga.",
    opened: "Distinta aperta: le pratiche risultano presentate.",
  },

  sheet: {
    title: "Scheda dati da copiare",
    lead: (name: string) => `I dati di ${name} nell’ordine in cui li chiede il sistema della certificazione.`,
    noted: "La lettura di questa scheda resta registrata e lo studio la vede.",
    request: "Richiesta",
    person: "Persona",
    residence: "Residenza e recapiti",
    document: "Documento di riconoscimento",
    envelope: "Cartellina",
    print: "Stampa la scheda (PDF)",
    backToSlip: "Torna alla distinta",
    fields: {
      requestType: "Tipo di richiesta",
      deviceType: "Dispositivo",
      surname: "Cognome",
      name: "Nome",
      sex: "Sesso",
      birthDate: "Data di nascita",
      birthPlace: "Comune o Stato di nascita",
      birthProvince: "Provincia di nascita",
      citizenship: "Cittadinanza",
      codiceFiscale: "Codice fiscale",
      street: "Indirizzo",
      postcode: "CAP",
      municipality: "Comune",
      province: "Provincia",
      country: "Stato",
      email: "E-mail",
      mobile: "Cellulare",
      documentType: "Tipo",
      documentNumber: "Numero",
      documentIssuer: "Rilasciato da",
      issuedOn: "Rilasciato il",
      expiresOn: "Scade il",
      approvalReference: "Approvazione della Camera",
      permitNumber: "Permesso di soggiorno",
      permitExpiresOn: "Permesso di soggiorno, scade il",
      envelope: "Numero della cartellina",
      form: "Modulo di richiesta",
    },
    noExpiry: "Senza scadenza",
    requestTypes: {
      NEW: "Nuovo rilascio",
      REPLACEMENT_MALFUNCTION: "Sostituzione per malfunzionamento",
      AFTER_EXPIRY: "Rilascio dopo la scadenza",
      SIX_YEARS: "Sostituzione ai sei anni",
    },
    deviceTypes: { USB_TOKEN: "Token USB", SMART_CARD: "Smart card" },
  },

  production: {
    title: "Produzione",
    lead: (now: number, promisedToday: number, late: number) => {
      const parts = [
        now > 0 && `${devices(now)} da fare adesso`,
        promisedToday > 0 && `${devices(promisedToday)} ${promisedToday === 1 ? "promesso" : "promessi"} per oggi`,
        late > 0 && `${devices(late)} oltre il giorno promesso`,
      ].filter((part) => part !== false);
      return parts.length === 0 ? "Oggi non c’è nessun dispositivo da produrre." : `${capital(listed(parts))}.`;
    },
    caption: "Dispositivi da produrre, prima quelli accettati per adesso, poi quelli promessi per giorno",
    none: "Nessun dispositivo da produrre.",
    noneFiltered: "Nessun dispositivo da produrre con questi filtri.",
    columns: { when: "Quando", applicant: "Richiedente", practice: "Studio", act: "Che cosa fare" },
    now: "Adesso",
    acceptedOn: (day: string) => `accettata ${il(day)}`,
    instalment: (number: number) => `scaglione ${number}`,
    late: (count: number) => `In ritardo di ${days(count)}`,
    today: "Oggi",
    produce: "Produci",
    filterPractice: "Studio",
    filterUntil: "Promessi fino al",
    lateSince: (day: string) => `era per ${day}`,
    made: {
      title: "Dispositivo prodotto",
      said: "Dispositivo registrato. Stampa ora i fogli da consegnare con lui.",
      on: (day: string) => `Prodotto ${il(day)}.`,
      papers: "Fogli da stampare",
      registration: "Tre moduli di registrazione",
      registrationNote: "Li firma l’addetto al ritiro: uno resta alla Camera, uno è del titolare, uno dello studio.",
      receipt: "Tre ricevute di consegna",
      receiptNote: "Le firma il titolare alla consegna: due tornano alla Camera firmate in originale.",
      bySystem: "I moduli di registrazione li stampa il sistema della Camera: stampane tre da lì.",
      next: "Produci il prossimo",
      nextOne: (name: string) => `Il prossimo è ${name}.`,
      toQueue: "Torna alla produzione",
      toCollection: "Vai al ritiro",
    },
    form: {
      title: "Produci il dispositivo",
      device: "Numero di serie del dispositivo",
      deviceHint: "Leggilo con lo scanner dal dispositivo.",
      deviceRead: "Leggi",
      read: "Letto",
      odd: "Di solito ha 16 cifre: controlla che sia quello del dispositivo.",
      complete: "I dati ci sono tutti: ricontrollali e registra.",
      authentication: "Certificato di autenticazione CNS",
      signature: "Certificato di firma",
      serial: "Numero di serie",
      serialHint: "Come lo mostra il sistema, in esadecimale.",
      from: "Valido dal",
      to: "Valido fino al",
      dates: (years: number) => `Proposto a ${years} anni: se il certificato dice altro, scrivi quello che dice.`,
      day: "Prodotto il",
      record: "Registra la produzione",
      whatHappens: "Con la registrazione risultano stampati tre moduli di registrazione e tre ricevute di consegna.",
      labels: {
        serial: "Dispositivo",
        day: "Prodotto il",
        authSerial: "Certificato di autenticazione, numero di serie",
        authFrom: "Certificato di autenticazione, valido dal",
        authTo: "Certificato di autenticazione, valido fino al",
        signSerial: "Certificato di firma, numero di serie",
        signFrom: "Certificato di firma, valido dal",
        signTo: "Certificato di firma, valido fino al",
      },
    },
    elsewhere: "Questa pratica adesso non è da produrre.",
    openCase: "Apri la pratica",
    facts: {
      serial: "Numero di serie",
      authentication: "Certificato di autenticazione",
      signature: "Certificato di firma",
    },
    promisedFor: (day: string) => `promesso per ${day}`,
    notOnPaper: "non risulta dalle carte",
    validity: (serial: string, from: string, to: string) => `${serial}, ${dal(from)} ${al(to)}`,
  },

  collection: {
    title: "Ritiro",
    print: "Stampa l’elenco di consegna (PDF)",
    none: "Nessun dispositivo pronto.",
    lead: (count: number, practices: number) =>
      count === 0
        ? "Nessun dispositivo aspetta di essere ritirato."
        : `${capital(devices(count))} ${count === 1 ? "pronto" : "pronti"} per ${practices === 1 ? "uno studio" : `${practices} studi`}.`,
    ready: "Pronti per studio",
    devices,
    since: (day: string) => `il più vecchio ${dal(day)}`,
    choose: "Prepara il ritiro",
    of: (practice: string) => `Ritiro di ${practice}`,
    allPractices: "Tutti gli studi",
    caption: "Dispositivi pronti, con numero di serie e giorno di produzione",
    columns: { pick: "Scegli", applicant: "Titolare", serial: "Numero di serie", made: "Prodotto il" },
    pick: (name: string) => `Scegli ${name}`,
    every: (count: number) => (count === 1 ? "Scegli il dispositivo" : `Tutti e ${count}`),
    scanLabel: "Leggi un dispositivo o un suo foglio",
    scanHint: "La lettura sceglie la riga.",
    chosenByScan: (count: number) =>
      count === 1 ? "Una riga scelta con la lettura." : `${count} righe scelte con la lettura.`,
    officer: "Chi ritira",
    officerHint: "Solo addetti abilitati oggi, di persona.",
    chooseOfficer: "Scegli chi hai davanti",
    nobody: "Nessun addetto di questo studio è abilitato oggi: il ritiro non si può registrare.",
    signed: "L’addetto ha firmato i tre moduli di registrazione di ogni dispositivo scelto",
    hand: "Consegna a chi ritira",
    whatHappens:
      "Per ogni dispositivo passano allo studio il dispositivo, due moduli di registrazione e tre ricevute; un modulo resta alla Camera.",
    labels: { case: "Dispositivi", officerId: "Chi ritira", registrationFormsSigned: "Moduli di registrazione" },
    said: (count: number) => `${capital(devices(count))} ${count === 1 ? "ritirato" : "ritirati"}.`,
  },

  returns: {
    title: "Restituzioni",
    scanLabel: "Leggi una ricevuta",
    scanHint:
      "Ogni lettura aggiunge la pratica all’elenco. Vale anche il codice della pratica o il numero del dispositivo.",
    add: "Aggiungi",
    added: "Aggiunta",
    list: "Ricevute in mano",
    empty: "L’elenco è vuoto: leggi la prima ricevuta.",
    caption: "Pratiche di cui sono arrivate le ricevute",
    columns: { applicant: "Titolare", practice: "Studio", read: "Originali letti", term: "Termine", remove: "Togli" },
    copiesRead: (count: number) => (count === 0 ? "nessuno" : count === 1 ? "uno su due" : "due su due"),
    copyOne: "La copia 1 resta al titolare: qui servono la 2 e la 3.",
    onTime: (day: string) => `Nel termine, ${day}`,
    late: (day: string, count: number) => `Oltre il termine ${del(day)}, di ${days(count)}`,
    remove: "Togli",
    closedAlready: (day: string) => `già restituite ${il(day)}`,
    notDelivered: "non ancora consegnata al titolare",
    refusedToList: "Fuori dall’elenco",
    unknown: (text: string) =>
      `«${text}» non è una ricevuta di questo sportello: leggi di nuovo, o scrivi il codice a mano.`,
    act: "Registra l’arrivo",
    day: "Arrivate il",
    dayHint: "È il giorno che conta per il termine.",
    means: "Come sono arrivate",
    meansOf: {
      OFFICER: "Le porta un addetto",
      DELEGATE: "Le porta un delegato",
      COURIER: "Corriere",
      MAIL: "Posta",
    } satisfies Record<ReturnMeans, string>,
    bearer: "Chi le porta",
    bearerHint: "Solo se le porta un addetto o un delegato.",
    noBearer: "Nessuno: corriere o posta",
    bearerOf: { OFFICER: "addetto", DELEGATE: "delegato" },
    protocol: "Protocollo",
    protocolHint: "Se l’ufficio ne dà uno.",
    originals: (count: number) =>
      count === 1 ? "Per ogni pratica c’è un originale firmato" : `Per ogni pratica ci sono ${count} originali firmati`,
    record: (count: number) =>
      count === 1 ? "Registra le ricevute di una pratica" : `Registra le ricevute di ${count} pratiche`,
    whatHappens: (late: number) =>
      late === 0
        ? "Con la registrazione le pratiche si chiudono."
        : `Con la registrazione le pratiche si chiudono; ${late === 1 ? "una risulta" : `${late} risultano`} oltre il termine, e si registra lo stesso.`,
    labels: {
      day: "Arrivate il",
      means: "Come sono arrivate",
      bearer: "Chi le porta",
      protocol: "Protocollo",
      originals: "Originali firmati",
    },
    said: (count: number, late: number) => {
      const closed = `${capital(cases(count))} ${count === 1 ? "chiusa" : "chiuse"}`;
      if (late === 0) return `${closed}, ${count === 1 ? "nel termine" : "tutte nel termine"}.`;
      return `${closed}, ${late === count && count === 1 ? "oltre il termine" : `${late} oltre il termine`}.`;
    },
    tooMany: (limit: number) => `Con ${limit} pratiche l’elenco è pieno: registra queste, poi continua.`,
  },

  report: {
    title: "Rapporto del giorno",
    lead: (made: number, collected: number, returned: number, slips: number) =>
      `${capital(devices(made))} ${made === 1 ? "prodotto" : "prodotti"} e ${collected} ${collected === 1 ? "ritirato" : "ritirati"}, ` +
      `${slips === 1 ? "una distinta" : `${slips} distinte`}, ricevute di ${cases(returned)}.`,
    nothing: "Quel giorno lo sportello non ha registrato nulla.",
    nothingToday: "Oggi lo sportello non ha ancora registrato nulla.",
    choose: "Giorno",
    show: "Mostra",
    made: "Dispositivi prodotti",
    noneMade: "Nessun dispositivo prodotto.",
    slips: "Distinte",
    noSlips: "Nessuna distinta aperta.",
    refused: "Righe rifiutate",
    noneRefused: "Nessuna riga rifiutata.",
    collected: "Dispositivi ritirati",
    noneCollected: "Nessun dispositivo ritirato.",
    handOverList: "Stampa l’elenco (PDF)",
    returned: "Ricevute arrivate",
    noneReturned: "Nessuna ricevuta arrivata.",
    columns: {
      handOver: "Consegna",
      applicant: "Richiedente",
      practice: "Studio",
      serial: "Numero di serie",
      slip: "Distinta",
      officer: "Si è presentato",
      clerk: "Sportello",
      now: "Adesso",
      scheduled: "A scaglioni",
      rejected: "Rifiutate",
      reason: "Motivo",
      term: "Termine",
    },
    stillOpen: "ancora da confermare",
    onTime: "Nel termine",
    late: (count: number) => `Oltre il termine, di ${days(count)}`,
    more: (limit: number) => `Mostrate le prime ${limit}.`,
  },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
