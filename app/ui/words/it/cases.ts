import type { Applicant } from "~/cases/applicant";
import type { CorrectionReason } from "~/cases/correct-date.server";
import type { EditCaseRefusal } from "~/cases/edit-case.server";
import type { HandEnvelopeRefusal } from "~/cases/hand-envelope.server";
import type { IdentifyRefusal } from "~/cases/identify.server";
import type { CaseState } from "~/cases/lifecycle";
import type { NextStep, OtherAct } from "~/cases/next-act";
import type { OpenCaseRefusal } from "~/cases/open-case.server";
import type { PrintFormRefusal, ReprintReason } from "~/cases/print-form.server";
import type { RedoReason } from "~/cases/redo.server";
import type { RefusedIdentityReason } from "~/cases/refuse-identity.server";
import type { ReplaceEnvelopeReason } from "~/cases/replace-envelope.server";
import type { SignFormRefusal } from "~/cases/sign-form.server";
import type { StepRefusal } from "~/cases/step.server";
import type { UndeliverableReason } from "~/cases/undeliverable.server";
import type { WithdrawalReason } from "~/cases/withdraw.server";
import type { ViewCopyRefusal, ViewReason } from "~/identity-documents/view-copy.server";
import type { Balance, CopyHolder, DocumentType, Signer } from "~/paperwork/custody";
import type { SendingMeans } from "~/receipts/declare-sent.server";
import type { RequestType } from "~/rulesets/ruleset";
import { clients } from "./clients";
import { identityDocuments } from "./identity-documents";

type CaseRefusal =
  | StepRefusal
  | IdentifyRefusal
  | HandEnvelopeRefusal
  | SignFormRefusal
  | PrintFormRefusal
  | EditCaseRefusal
  | OpenCaseRefusal
  | ViewCopyRefusal;

/** What a sentence about the next act may name, already in words. */
type About = {
  /** «entro oggi, lunedì 23/11/2026, alle 12.15» */
  by: string | null;
  /** «venerdì 27/11/2026» */
  day: string | null;
  office: string;
  slip: string | null;
  /** Why the counter refused. */
  reason: string | null;
  receipts: 1 | 2;
  /** The reader sits at the practice. */
  inStudio: boolean;
};

const figures = ["zero", "una", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
/** «tre pratiche», «12 pratiche». */
export const inWords = (count: number) => figures[count] ?? String(count);
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const receipts = (count: 1 | 2) => (count === 1 ? "la ricevuta firmata" : "le due ricevute firmate");

/** «all’Ufficio CNS», «allo Sportello firma», «alla Sede»: the article that the office's name asks for. */
export function toOffice(office: string): string {
  const name = office.toLowerCase();
  if (/^[aeiouàèéìòù]/.test(name)) return `all’${office}`;
  if (/^(?:camera|sede|sezione|segreteria|direzione|unità)\b/.test(name)) return `alla ${office}`;
  return /^(?:s[^aeiou]|z|gn|ps|x|y)/.test(name) ? `allo ${office}` : `al ${office}`;
}

export const cases = {
  title: "Pratiche",
  number: (number: string) => `Pratica ${number}`,
  code: "codice",
  officer: (name: string) => `addetto ${name}`,

  states: {
    DRAFT: "Bozza",
    IDENTIFIED: "Richiedente identificato",
    ENVELOPE_GIVEN: "Cartellina consegnata",
    SIGNED: "Firmata",
    PRESENTED: "Presentata",
    SCHEDULED: "Produzione concordata",
    PRODUCED: "Dispositivo prodotto",
    COLLECTED: "Dispositivo in studio",
    DELIVERED: "Consegnata al titolare",
    CLOSED: "Chiusa",
    REJECTED: "Rifiutata dalla Camera",
    WITHDRAWN: "Rinuncia",
    REFUSED: "Identità non provata",
    RETURNED_TO_CHAMBER: "Restituita alla Camera",
  } satisfies Record<CaseState, string>,

  /** The state at the top of the case's page. */
  badges: {
    DRAFT: "Bozza, richiedente da identificare",
    IDENTIFIED: "Richiedente identificato, cartellina da consegnare",
    ENVELOPE_GIVEN: "Cartellina consegnata, modulo da firmare",
    SIGNED: "Modulo firmato, da presentare alla Camera",
    PRESENTED: "Presentata allo sportello",
    SCHEDULED: "Accolta, produzione concordata",
    PRODUCED: "Dispositivo prodotto, da ritirare",
    COLLECTED: "Dispositivo in studio, da consegnare",
    DELIVERED: "Consegnata al titolare, ricevute da recapitare",
    CLOSED: "Chiusa: le ricevute sono in Camera",
    REJECTED: "Rifiutata dalla Camera, da sanare",
    WITHDRAWN: "Chiusa per rinuncia",
    REFUSED: "Chiusa: identità non provata",
    RETURNED_TO_CHAMBER: "Chiusa: dispositivo restituito alla Camera",
  } satisfies Record<CaseState, string>,

  requestTypes: {
    NEW: "Nuovo rilascio",
    REPLACEMENT_MALFUNCTION: "Sostituzione per malfunzionamento",
    AFTER_EXPIRY: "Rilascio dopo la scadenza",
    SIX_YEARS: "Sostituzione ai sei anni",
  } satisfies Record<RequestType, string>,
  deviceTypes: { USB_TOKEN: "Token USB", SMART_CARD: "Smart card" } satisfies Record<
    "USB_TOKEN" | "SMART_CARD",
    string
  >,
  scratchLayers: { SILVER: "argentata", GOLD: "dorata" } satisfies Record<"SILVER" | "GOLD", string>,
  sendingMeans: {
    IN_PERSON: "di persona",
    COURIER: "con corriere",
    REGISTERED_MAIL: "con raccomandata",
    DELEGATE: "con un delegato",
  } satisfies Record<SendingMeans, string>,

  next: {
    labels: {
      documents: "Completa i documenti",
      identify: "Identifica",
      envelope: "Consegna la cartellina",
      print: "Stampa il modulo",
      sign: "Registra le firme",
      "put-on-slip": "Metti in distinta",
      "close-slip": "Chiudi la distinta",
      "carry-slip": "Apri la distinta",
      "open-slip": "Apri la distinta",
      "await-intake": "Segui la distinta",
      "confirm-intake": "Registra l’esito",
      "await-production": "Apri la pratica",
      produce: "Registra il dispositivo",
      "go-collect": "Apri la pratica",
      collect: "Registra il ritiro",
      deliver: "Consegna al titolare",
      "await-delivery": "Apri la pratica",
      "send-receipts": "Dichiara spedite",
      "await-receipts": "Verifica l’arrivo",
      "register-return": "Registra l’arrivo",
      mend: "Sana la mancanza",
      "new-document": "Cambia il documento",
      redo: "Rifai il modulo",
      "await-practice": "Apri la pratica",
      "find-sheets": "Registra il ritrovamento",
    } satisfies Record<NextStep, string>,
    sentences: {
      documents: () => "Completa il documento d’identità e le quattro copie.",
      identify: () => "Identifica il richiedente in presenza, con il documento in mano.",
      envelope: () => "Consegna al richiedente la cartellina sigillata e spiega i sei argomenti.",
      print: () => "Stampa le tre copie del modulo di richiesta.",
      sign: () => "Raccogli le due firme su ciascuna delle tre copie del modulo.",
      "put-on-slip": ({ office }: About) => `Metti la pratica in distinta per la prossima visita ${toOffice(office)}.`,
      "close-slip": ({ slip, office }: About) =>
        `Chiudi la distinta ${slip ?? ""} prima della visita ${toOffice(office)}.`,
      "carry-slip": ({ slip, office }: About) =>
        `Porta di persona la distinta ${slip ?? ""} ${toOffice(office)}, con i moduli firmati.`,
      "open-slip": ({ slip, inStudio }: About) =>
        inStudio
          ? `Registra la presentazione della distinta ${slip ?? ""} allo sportello.`
          : `Apri la distinta ${slip ?? ""} quando l’addetto è allo sportello.`,
      "await-intake": () => "Lo sportello controlla la domanda: l’esito arriva con la distinta.",
      "confirm-intake": ({ inStudio }: About) =>
        inStudio
          ? "Registra l’esito dello sportello per questa domanda."
          : "Controlla la domanda e conferma l’accettazione.",
      "await-production": ({ day }: About) =>
        day === null
          ? "La Camera produce il dispositivo."
          : `La Camera produce il dispositivo: data concordata ${day}.`,
      produce: ({ day, inStudio }: About) =>
        `${inStudio ? "Registra il dispositivo prodotto dalla Camera" : "Produci il dispositivo e registralo"}${day === null ? "" : `: data concordata ${day}`}.`,
      "go-collect": ({ office }: About) =>
        `Ritira di persona il dispositivo, andando ${toOffice(office)}, e firma i tre moduli di registrazione.`,
      collect: ({ inStudio }: About) =>
        inStudio
          ? "Registra il ritiro del dispositivo, con i tre moduli di registrazione firmati."
          : "Affida il dispositivo all’addetto, che firma i tre moduli di registrazione.",
      deliver: () => "Consegna il dispositivo al titolare in persona e fagli firmare le tre ricevute.",
      "await-delivery": () => "Lo studio consegna il dispositivo al titolare.",
      "send-receipts": ({ by, office, receipts: count }: About) =>
        `Recapita ${receipts(count)} ${toOffice(office)}${by === null ? "" : ` ${by}`}.`,
      "await-receipts": ({ day }: About) =>
        `Ricevute dichiarate spedite${day === null ? "" : ` ${day}`}: lo sportello non le ha ancora registrate.`,
      "register-return": ({ by, inStudio, office, receipts: count }: About) =>
        inStudio
          ? `Recapita ${receipts(count)} ${toOffice(office)}${by === null ? "" : ` ${by}`} e registra l’arrivo.`
          : `Registra ${receipts(count)} quando arrivano${by === null ? "" : `, ${by}`}.`,
      mend: ({ reason }: About) => `Sana la mancanza sugli stessi fogli${reason === null ? "" : `: ${reason}`}.`,
      "new-document": ({ reason }: About) =>
        `Acquisisci un documento valido, poi rifai il modulo${reason === null ? "" : `: ${reason}`}.`,
      redo: ({ reason }: About) => `Rifai il modulo e raccogli nuove firme${reason === null ? "" : `: ${reason}`}.`,
      "await-practice": () => "La pratica è di nuovo nelle mani dello studio.",
      "find-sheets": () => "Manca un foglio che serve adesso: ritrovalo, o fallo rifare, poi si va avanti.",
    } satisfies Record<NextStep, (about: About) => string>,
    /** In a list, where the other desk is waited for. */
    waits: {
      "await-intake": "Allo sportello",
      "await-production": "In produzione",
      "go-collect": "Da ritirare allo sportello",
      "await-delivery": "Da consegnare al titolare",
      "await-receipts": "Ricevute spedite",
      "await-practice": "In mano allo studio",
    } satisfies Partial<Record<NextStep, string>>,
    needs: {
      officer: "Spetta a un addetto abilitato dal mandato.",
      clerk: "Spetta a un operatore di sportello.",
    },
    none: "Nessun altro atto: la pratica è chiusa.",
    lateReceipts: "Il ritardo si ferma il giorno in cui lo sportello registra le ricevute.",
  },

  otherActs: {
    title: "Altri atti",
    person: "Correggi i dati della persona",
    documents: "Correggi il documento o le copie",
    reprint: "Ristampa il modulo",
    labels: {
      deliver: "Consegna il dispositivo",
      produce: "Registra il dispositivo",
      collect: "Registra il ritiro",
      "return-receipts": "Registra l’arrivo delle ricevute",
      "declare-sent": "Dichiara spedite le ricevute",
      mend: "Sana la mancanza",
      redo: "Rifai il modulo",
      "replace-envelope": "Sostituisci la cartellina",
      undeliverable: "Riporta il dispositivo in Camera",
      withdraw: "Registra la rinuncia",
      "refuse-identity": "Identità non provata",
      "correct-date": "Correggi una data",
    } satisfies Record<OtherAct, string>,
  },

  custody: {
    title: "Custodia delle copie",
    note: "Dove si trova ogni originale",
    caption: "Chi ha ciascuna copia, chi l’ha firmata e da quando",
    document: "Documento",
    copy: (number: number) => `Copia ${number}`,
    documents: {
      REQUEST_FORM: "Modulo di richiesta",
      REGISTRATION_FORM: "Modulo di registrazione",
      DELIVERY_RECEIPT: "Ricevuta di consegna",
    } satisfies Record<DocumentType, string>,
    version: (document: string, version: number) => `${document}, versione ${version}`,
    holders: {
      APPLICANT: "Titolare",
      IR: "Studio",
      CHAMBER: "Camera",
      MISSING: "Smarrita",
      VOID: "Annullata",
    } satisfies Record<CopyHolder, string>,
    /** Before delivery nobody holds the certificate. */
    applicant: "Richiedente",
    notPrinted: "Non ancora stampata",
    signedBy: (signers: readonly Signer[]) =>
      signers.length === 2
        ? "Firme di entrambi"
        : signers[0] === "OFFICER"
          ? "Firma dell’addetto"
          : "Firma del titolare",
    unsigned: "Da firmare",
    since: (day: string) => `dal ${day}`,
    out: {
      present: "da portare in Camera",
      collect: "da ritirare",
      deliver: "da consegnare",
      returnReceipts: "da recapitare",
    },
    outToday: (what: string) => `${what} oggi`,
    outBy: (what: string, day: string) => `${what} entro il ${day}`,
    /** `holder`: the device was delivered, so whoever has a copy holds the certificate too. */
    balance: (b: Balance, holder: boolean) => {
      const found = b.expected - b.missing;
      const places = [
        b.applicant > 0 ? `${b.applicant} al ${holder ? "titolare" : "richiedente"}` : "",
        b.practice > 0 ? `${b.practice} in studio` : "",
        b.chamber > 0 ? `${b.chamber} in Camera` : "",
        b.voided > 0 ? `${b.voided} ${b.voided === 1 ? "annullata" : "annullate"}` : "",
      ].filter((place) => place !== "");
      const count = `${capital(inWords(found))} ${found === 1 ? "copia" : "copie"} su ${inWords(b.expected)}: ${places.join(", ")}.`;
      if (b.even) return `${count} Il conto torna.`;
      return `${count} ${b.missing === 1 ? "Ne manca una" : `Ne mancano ${inWords(b.missing)}`}: il conto non torna.`;
    },
    nothing: "Nessun modulo è ancora stato stampato.",
  },

  page: {
    story: "Storia",
    newestFirst: "Dal più recente",
    earlier: "Le voci precedenti sono nel registro.",
    applicant: "Richiedente",
    holder: "Titolare",
    papers: "Documenti",
    notes: "Note",
    term: "Termine delle ricevute",
    opened: "La tua lettura di questa pagina è stata registrata.",
    rules: (code: string) => `Regole ${code}.`,
    saved: (day: string, hour: string) => `salvata il ${day} alle ${hour}`,
    print: "Stampa",
    custodySheet: "Stampa la scheda di custodia (PDF)",
    printedForm: (version: number) => `Modulo di richiesta, versione ${version}`,
    printedOn: (day: string) => `PDF, tre copie, stampato il ${day}`,
    printedVoid: (day: string) => `annullato il ${day}`,
    recorded: "L’apertura viene registrata",
    destroyed: (day: string) => `Immagine distrutta il ${day}`,
    taken: (day: string) => `acquisita il ${day}`,
    noPapers: "Nessun documento acquisito.",
  },

  facts: {
    fullName: "Cognome e nome",
    codiceFiscale: "Codice fiscale",
    birth: "Nascita",
    citizenship: "Cittadinanza",
    residence: "Residenza",
    email: "E-mail nel certificato",
    mobile: "Telefono",
    document: "Documento",
    documentUntil: (day: string) => `scade il ${day}`,
    documentWas: (day: string) => `scaduto il ${day}`,
    documentNoExpiry: "senza scadenza",
    permit: "Permesso di soggiorno",
    envelope: "Cartellina",
    patina: (colour: string) => `patina ${colour}`,
    device: "Dispositivo",
    certificates: "Certificati validi fino al",
    identifiedAt: "Luogo dell’identificazione",
    protocol: "Protocollo delle ricevute",
    sent: "Ricevute dichiarate spedite",
    rejection: "Motivo del rifiuto",
    ended: "Motivo della chiusura",
    chamber: "Camera",
    bornIn: (day: string, place: string) => `${day}, ${place}`,
    notYet: "non ancora",
    lacking: "manca: lo chiede la pratica",
  },

  /** Why a case ended, a folder or a sheet was replaced, a date corrected: codes of the register in words. */
  reasons: {
    "not-the-person": "non è la persona del documento",
    "document-doubtful": "documento dubbio",
    "no-valid-document": "nessun documento valido",
    absent: "richiedente assente",
    "applicant-asked": "chiesta dal richiedente",
    "applicant-deceased": "decesso del richiedente",
    "opened-by-mistake": "pratica aperta per errore",
    "no-longer-needed": "non serve più",
    "holder-absent": "titolare irreperibile",
    "holder-refused": "titolare che rifiuta",
    "holder-deceased": "decesso del titolare",
    "mandate-ended": "mandato terminato",
    "data-error": "dati errati nel certificato",
    "device-faulty": "dispositivo difettoso",
    "envelope-compromised": "codici compromessi",
    damaged: "cartellina danneggiata",
    lost: "cartellina smarrita",
    withdrawn: "rinuncia",
    "data-changed": "dati cambiati",
    "document-expired": "documento scaduto",
    "sheets-unusable": "fogli inutilizzabili",
    "sheet-missing": "foglio firmato mancante",
    "typing-error": "errore di battitura",
    "paper-shows-otherwise": "la carta dice altro",
    "recorded-late": "registrata in ritardo",
    "sheet-spoiled": "foglio rovinato",
    "sheet-lost": "foglio smarrito",
    "printer-fault": "errore della stampante",
  } satisfies Record<
    | RefusedIdentityReason
    | WithdrawalReason
    | UndeliverableReason
    | ReplaceEnvelopeReason
    | RedoReason
    | CorrectionReason
    | ReprintReason
    | "withdrawn",
    string
  >,

  fields: {
    surname: "cognome",
    name: "nome",
    sex: "sesso",
    birthDate: "data di nascita",
    birthPlace: "luogo di nascita",
    birthProvince: "provincia di nascita",
    birthPlaceCode: "codice del luogo di nascita",
    citizenship: "cittadinanza",
    codiceFiscale: "codice fiscale",
    disagreementReason: "motivo della differenza",
    street: "via",
    postcode: "CAP",
    municipality: "comune",
    province: "provincia",
    country: "Stato",
    email: "e-mail",
    mobile: "telefono",
    identityDocument: "documento d’identità",
    requestType: "tipo di richiesta",
    deviceType: "tipo di dispositivo",
    batchId: "distinta",
  } satisfies Record<keyof Applicant | "identityDocument" | "requestType" | "deviceType" | "batchId", string>,

  list: {
    lead: (count: number) => (count === 1 ? "Una pratica aperta." : `${count} pratiche aperte.`),
    views: "Elenchi pronti",
    open: "Aperte",
    mine: "Le mie",
    toMend: "Da sanare",
    every: "Tutte",
    filters: { state: "Stato", officer: "Addetto", find: "Cognome, numero o codice fiscale" },
    everyState: "Tutti gli stati",
    openStates: "Aperte",
    everyOfficer: "Tutti gli addetti",
    caption: "Pratiche",
    columns: { person: "Persona", state: "Stato", officer: "Addetto", term: "Termine", act: "Prossimo atto" },
    none: "Nessuna pratica corrisponde a questi filtri.",
    noneYet: "Non c’è ancora nessuna pratica: apri la prima con Nuova pratica.",
    fromStart: "Torna all’inizio dell’elenco",
    due: (day: string) => `entro ${day}`,
    nobody: "da assegnare",
  },

  steps: { person: "Persona", documents: "Documenti", form: "Modulo", envelope: "Cartellina", sign: "Firme" },
  stepTitle: (name: string) => `Nuova pratica: ${name.toLowerCase()}`,
  notNow: {
    title: "Questo passo non è da fare ora",
    body: (state: string) => `La pratica è nello stato «${state}».`,
    back: "Torna alla pratica",
  },
  officerOnly: {
    title: "Qui serve un addetto abilitato",
    body: "Puoi preparare e controllare tutto, ma questo passo lo registra l’addetto che ha davanti la persona.",
  },

  open: {
    title: "Nuova pratica",
    request: "Richiesta",
    mandate: "Mandato",
    mandateOf: (chamber: string, number: string) => `${chamber}, mandato ${number}`,
    requestType: "Tipo di richiesta",
    deviceType: "Dispositivo",
    submit: "Apri la pratica e vai a Documenti",
    noMandate: {
      title: "Nessun mandato è attivo oggi",
      body: "Una pratica si apre solo sotto un mandato in corso. Controlla le date del mandato e degli incarichi.",
      link: "Studio e incarichi",
    },
    forClient: "Persona della rubrica",
    changeClient: "Correggi i suoi dati",
    other: "Scegli un’altra persona",
  },

  person: {
    saveNext: "Salva e vai a Documenti",
    saveLeave: "Salva ed esci",
    discard: "Elimina la bozza",
    notOnSheets: "I fogli già stampati non valgono più: dopo la modifica il modulo va ristampato.",
  },

  documents: {
    lead: "Acquisisci fronte e retro, poi copia i dati come sono stampati sul documento originale.",
    data: "Documento d’identità",
    type: "Tipo di documento",
    chooseType: "Scegli il documento",
    paper: "È una carta d’identità cartacea",
    number: "Numero",
    issuer: "Rilasciato da",
    issuedOn: "Rilasciato il",
    expiresOn: "Scade il",
    expiryHint: "Come è stampata. Lascia vuoto solo se la carta elettronica non ha scadenza.",
    onlyApproved: "Solo con l’approvazione scritta della Camera",
    approval: "Riferimento dell’approvazione",
    approvalHint: "Protocollo o data della lettera.",
    permit: "Permesso di soggiorno",
    permitHint: "Per i cittadini di Stati fuori dall’Unione europea, con la copia di fronte e retro.",
    permitNumber: "Numero del permesso",
    permitExpiresOn: "Scadenza del permesso",
    permitExpiryHint: "Vuota per i soggiornanti di lungo periodo.",
    copies: "Copie del documento e del codice fiscale",
    copiesHint:
      "Foto o scansione, un lato per file, fino a 10 MB. Un PDF di due pagine messo al fronte riempie fronte e retro.",
    copiesAndPermit: "Copie di documento, codice fiscale e permesso di soggiorno",
    taken: (day: string, hour: string) => `Acquisita il ${day} alle ${hour}`,
    replace: "Sostituisci",
    thumbnail: (kind: string) => `Anteprima: ${kind.toLowerCase()}`,
    upload: "Carica le copie scelte",
    saveNext: "Salva e vai a Modulo",
    saveAgain: "Salva e torna alla pratica",
    nothingChosen: "Non hai scelto nessun file: scegline almeno uno e carica di nuovo.",
    missing: (count: number) => (count === 1 ? "Manca una copia." : `Mancano ${inWords(count)} copie.`),
    complete: "Le copie ci sono tutte.",
    oddNumber: "Il numero non ha la forma consueta per questo documento: confrontalo di nuovo.",
  },

  identify: {
    lead: "Rileggi tutto con il richiedente davanti: dopo la produzione nessun dato si può più correggere.",
    person: "Persona",
    document: "Documento e copie",
    request: "Richiesta",
    change: "Modifica",
    saveRequest: "Salva la richiesta",
    act: "Identificazione",
    day: "Giorno",
    place: "Luogo",
    placeHint: "Dove il richiedente è davanti a te, per esempio lo studio e la città.",
    present: "Il richiedente è qui in persona.",
    compared: "Ho confrontato volto e dati con il documento originale: coincidono.",
    submit: "Identifica e vai a Cartellina",
    warnings: "Da guardare prima di continuare",
    copiesMissing: "Mancano copie: torna a Documenti.",
    documentMissing: "Manca il documento d’identità: torna a Documenti.",
    expiresSoon: (day: string) => `Il documento scade il ${day}: se la Camera lo trova scaduto rifiuta la domanda.`,
    underAge: (age: number) => `Il richiedente ha ${age} anni: il rilascio chiede la maggiore età.`,
  },

  envelope: {
    lead: "La cartellina resta chiusa: i codici li vedrà solo il titolare.",
    scan: "Numero della cartellina",
    scanHint: "Passa il lettore sul codice a barre della cartellina, oppure scrivi il numero.",
    suggestions: "Le prossime in giacenza",
    noStock: "Nessuna cartellina in giacenza per questa Camera: registra prima quelle arrivate.",
    goToStock: "Vai a Cartelline",
    kept: "Cartellina già in mano al richiedente",
    keptBody: (serial: string) =>
      `Il richiedente ha la cartellina ${serial}, consegnata prima del rifiuto. Se la patina è ancora integra si conferma; altrimenti va sostituita.`,
    replaceIt: "Sostituisci la cartellina",
    day: "Giorno della consegna",
    sealIntact: (colour: string | null) =>
      `La patina ${colour === null ? "argentata o dorata" : colour} è integra al momento della consegna.`,
    contents: "Contenuto della cartellina",
    contentsHint: "Spunta ciò che c’è, senza aprire i codici.",
    topics: "Argomenti spiegati",
    topicsHint: "Tutti e sei, prima delle firme.",
    submit: "Registra la consegna e vai a Firme",
    confirm: "Conferma la cartellina e vai a Firme",
  },

  sign: {
    lead: "Tre copie dello stesso modulo, firmate da richiedente e addetto.",
    printTitle: "Stampa",
    notPrinted: "Il modulo non è ancora stato stampato.",
    outdated: (version: number) =>
      `I dati sono cambiati dopo la stampa: i tre fogli della versione ${version} non valgono più e vanno distrutti.`,
    printed: (version: number, day: string, hour: string) => `Versione ${version}, stampata il ${day} alle ${hour}.`,
    reprints: (count: number) => (count === 1 ? "Ristampata una volta." : `Ristampata ${count} volte.`),
    printNow: "Stampa le tre copie",
    printAgain: "Stampa la nuova versione",
    openPdf: "Apri il PDF da stampare",
    newTab: "si apre in un’altra scheda",
    reprint: "Ristampa",
    signTitle: "Firme",
    version: "Versione sui fogli",
    versionHint: "Il numero stampato in fondo a ciascun foglio.",
    day: "Giorno delle firme",
    applicantSigned: "Il richiedente ha firmato tutte e tre le copie, anche per le clausole onerose.",
    officerSigned: "Ho firmato tutte e tre le copie.",
    afterwards: "La copia 1 resta al richiedente; le copie 2 e 3 vanno in distinta.",
    submit: "Registra le firme",
  },

  reprint: {
    title: "Ristampa del modulo",
    lead: (version: number) =>
      `Gli stessi tre fogli, versione ${version}. La ristampa resta nel registro con il suo motivo, e il foglio lo dice.`,
    reason: "Motivo della ristampa",
    reasons: {
      "sheet-spoiled": "Foglio rovinato",
      "sheet-lost": "Foglio smarrito",
      "printer-fault": "Errore della stampante",
    } satisfies Record<ReprintReason, string>,
    submit: "Ristampa",
    first: "Stampa del modulo",
    firstLead: "Con la stampa questa versione è fissata: se poi un dato cambia, i tre fogli si annullano.",
  },

  refuse: {
    title: "Identità non provata",
    lead: "La pratica si chiude. Le immagini dei documenti vengono distrutte subito; resta solo la registrazione minima.",
    reasons: {
      "not-the-person": "La persona non è quella del documento",
      "document-doubtful": "Il documento è dubbio",
      "no-valid-document": "Non c’è un documento valido",
      absent: "Il richiedente non si è presentato",
    } satisfies Record<RefusedIdentityReason, string>,
    submit: "Chiudi la pratica",
  },

  copies: {
    title: "Copia di un documento",
    lead: "Prima di vedere l’immagine scegli perché la guardi. La lettura resta registrata e lo studio la vede.",
    reason: "Perché la guardi",
    reasons: {
      "intake-check": "Controllo all’accettazione",
      "data-check": "Confronto dei dati",
      complaint: "Reclamo o segnalazione",
      inspection: "Vigilanza",
    } satisfies Record<ViewReason, string>,
    submit: "Apri l’immagine",
    gone: "L’immagine è stata distrutta: resta solo la registrazione.",
  },

  said: {
    opened: "Pratica aperta.",
    saved: "Dati salvati.",
    "copies-stored": "Copie salvate.",
    identified: "Richiedente identificato.",
    "envelope-given": "Cartellina consegnata.",
    printed: "Versione fissata: apri il PDF e stampa le tre copie.",
    reprinted: "Ristampa registrata: apri il PDF e stampa.",
    signed: "Firme registrate: la pratica è pronta per la distinta.",
    "request-saved": "Richiesta salvata.",
    "identity-refused": "Pratica chiusa: identità non provata. Le immagini sono state distrutte.",
  },

  refusals: {
    ...identityDocuments.refusals,
    ...clients.refusals,
    "wrong-state": "Nel frattempo la pratica è andata avanti: questo passo non è più da fare.",
    "recorded-by-other-desk": "Questo passo lo registra lo sportello della Camera.",
    "officer-not-enabled": "In quel giorno non risulti abilitato dal mandato: può registrarlo un addetto abilitato.",
    "mandate-not-active": "In quel giorno il mandato non è attivo.",
    "day-in-future": "Il giorno è nel futuro: scrivi quello in cui è successo.",
    "day-before-previous-step": "Il giorno viene prima del passo precedente: controlla le date della pratica.",
    "sheet-missing": "Manca un foglio che serve a questo passo.",
    "paper-not-in-place": "Uno dei fogli non risulta dove dovrebbe essere: controlla la custodia delle copie.",
    "holds-secret-code": "Nella nota sembra esserci un PIN, un PUK o un codice di emergenza: toglilo.",
    "applicant-not-present": "Il richiedente deve essere qui in persona: senza, non si può identificare.",
    "not-compared": "Confronta volto e dati con il documento originale e confermalo.",
    "document-missing": "Manca il documento d’identità: completa prima Documenti.",
    "copies-missing":
      "Mancano copie del documento, del codice fiscale o del permesso di soggiorno: completa prima Documenti.",
    "contact-missing": "Mancano l’e-mail o il cellulare del richiedente: completali in Persona.",
    "under-age": "Il richiedente è minorenne: il rilascio chiede la maggiore età.",
    "officer-is-applicant": "Nessuno identifica se stesso: serve un altro addetto.",
    "other-officer-identified": "La cartellina la consegna l’addetto che ha identificato il richiedente.",
    "envelope-unknown": "Questo numero non è tra le cartelline dello studio: leggilo di nuovo.",
    "envelope-not-in-stock": "Questa cartellina non è in giacenza: è già stata consegnata o annullata.",
    "seal-broken": "La patina non è integra: non consegnarla. Annulla questa cartellina e prendine un’altra.",
    "contents-incomplete": "La cartellina è incompleta: mancano documenti da spuntare.",
    "topics-incomplete": "Spiega e spunta tutti e sei gli argomenti.",
    "form-not-printed": "Stampa prima le tre copie: si firma una versione fissata.",
    "form-outdated": "I dati sono cambiati dopo la stampa: stampa la nuova versione e firma quella.",
    "form-other-version": "I fogli firmati sono di un’altra versione: si firma l’ultima stampata.",
    "signatures-missing": "Servono tutte le firme, di richiedente e addetto, sulle tre copie.",
    "envelope-first": "Prima la cartellina: il modulo ne porta il numero.",
    "reprint-reason-missing": "Scegli perché ristampi: la versione è già stata stampata.",
    "request-type-not-taken": "In questo periodo la Camera non accetta questo tipo di richiesta.",
    "reason-missing": "Scegli perché guardi l’immagine.",
    "copy-destroyed": "L’immagine è stata distrutta: resta solo la registrazione.",
  } satisfies Record<CaseRefusal, string>,
};
