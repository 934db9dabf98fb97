import type { CorrectableDay, CorrectDateRefusal, CorrectionReason } from "~/cases/correct-date.server";
import type { DeliverRefusal } from "~/cases/deliver.server";
import type { MendRefusal } from "~/cases/mend.server";
import type { PapersMoved } from "~/cases/papers-moved";
import type { RedoReason, RedoRefusal } from "~/cases/redo.server";
import type { ReplaceEnvelopeReason } from "~/cases/replace-envelope.server";
import type { UndeliverableReason, UndeliverableRefusal } from "~/cases/undeliverable.server";
import type { WithdrawalReason } from "~/cases/withdraw.server";
import type { CollectRefusal } from "~/chamber/collect.server";
import type { ProduceRefusal } from "~/chamber/produce.server";
import type { CopyHolder, DocumentType } from "~/paperwork/custody";
import type { ReturnMeans, ReturnReceiptsRefusal } from "~/receipts/return-receipts.server";
import type { Day } from "~/terms/day";
import type { StartEvent, TermExplanation } from "~/terms/receipt-term";
import { formatDay } from "../days";
import { identityDocuments } from "./identity-documents";
import { formatDayLong, terms } from "./terms";

export const caseActs = {
  crumb: "Pratiche",
  back: "Torna alla pratica",
  openSlip: "Apri la distinta",
  what: "Che cosa succede",
  papersTitle: "Le carte",
  paper,
  noPapers: "Nessuna carta cambia di mano.",
  declared: "Dichiarato dallo studio",
  declaredHint: (chamber: string) =>
    `La ${chamber} non lavora in Cartellina: registri tu, dalle carte che ti ha dato lo sportello. L’atto resta segnato come dichiarato dallo studio.`,
  notNow: "Adesso non si può",
  day: "Giorno",
  reason: "Motivo",
  note: "Nota",
  noteHint: "Resta nella pratica. Mai PIN, PUK o codici di emergenza.",

  /** What the case's page says after each act (`?detto=`). */
  said: {
    delivered: "Consegna registrata: il termine delle ricevute corre.",
    withdrawn: "Rinuncia registrata: la pratica è chiusa.",
    returned: "Dispositivo e carte rientrano alla Camera: chiedi allo sportello la revoca dei certificati.",
    "envelope-replaced": "Cartellina annullata: serve una cartellina nuova, poi modulo e firme.",
    mended: "Mancanza sanata: la pratica può tornare in distinta.",
    redone: "Modulo annullato: correggi i dati, conferma la cartellina e stampa quello nuovo.",
    "date-corrected": "Data corretta: restano la vecchia e la nuova.",
    sent: "Registrato: ricevute spedite. La pratica si chiude quando lo sportello registra l’arrivo.",
    produced: "Dispositivo registrato, come dichiarato dallo studio.",
    collected: "Ritiro registrato, come dichiarato dallo studio.",
    closed: "Ricevute registrate in Camera: la pratica è chiusa.",
  },

  deliver: {
    title: "Consegna il dispositivo",
    lead: (holder: string) => `Consegna il dispositivo a ${holder}, di persona: nessuno può ritirarlo al suo posto.`,
    serial: "Seriale del dispositivo",
    serialHint: (ending: string) =>
      `Leggilo dal dispositivo che hai in mano. Quello della pratica finisce con ${ending}.`,
    check: "Controlla",
    serialRight: "È il dispositivo di questa pratica.",
    confirmations: "Prima di consegnare",
    recognised: "Ho riconosciuto di nuovo il titolare, di persona",
    receipts: "Il titolare ha firmato le tre ricevute",
    seal: "Il titolare conferma che la patina della cartellina è integra",
    sealBlocks: "Se è rotta il dispositivo non si consegna: torna alla Camera.",
    sealWarns: "Se è rotta lascia la casella vuota: la consegna è possibile e la pratica lo ricorda.",
    software: "Ho spiegato l’aggiornamento del software a bordo",
    softwareBlocks: "Serve prima della consegna.",
    softwareFree: "Il dispositivo funziona subito, ma il titolare deve aggiornarlo.",
    day: "Consegnato il",
    submit: "Registra la consegna",
    toChamber: "Riporta il dispositivo in Camera",
    refusals: {
      "holder-not-recognised": "Serve il riconoscimento: il dispositivo va solo nelle mani del titolare.",
      "device-serial-differs":
        "Non è il dispositivo di questa pratica: leggi di nuovo il seriale, o cerca quello giusto.",
      "receipts-not-signed": "Servono le tre ricevute firmate: una resta al titolare, due vanno in Camera.",
      "seal-broken-at-delivery": "Con la patina rotta il dispositivo non si consegna: riportalo in Camera.",
      "software-update-not-explained": "Spiega prima l’aggiornamento del software, poi registra la consegna.",
    } satisfies Record<DeliverRefusal, string>,
  },

  /** The term that the delivery of today starts. */
  termOfDelivery,
  lastUseful: (action: Day) => `L’ultimo giorno utile allo sportello è ${formatDayLong(action)}.`,
  shutUntilTerm: "Fino al termine l’ufficio è chiuso: le ricevute vanno recapitate con altro mezzo.",

  withdraw: {
    title: "Registra la rinuncia",
    lead: (holder: string) => `La richiesta di ${holder} finisce qui, prima della produzione.`,
    closes: "La pratica si chiude e non si riapre: per una nuova richiesta si comincia da capo.",
    envelope: (serial: string) => `La cartellina ${serial} è annullata e non servirà più a nessuno.`,
    copies: "Le copie dei documenti vengono distrutte subito.",
    copiesStay: "La Camera ha già visto le copie dei documenti: restano fino alla loro scadenza.",
    submit: "Registra la rinuncia",
    reasons: {
      "applicant-asked": "Lo ha chiesto il richiedente",
      "applicant-deceased": "Il richiedente è deceduto",
      "opened-by-mistake": "Pratica aperta per errore",
      "no-longer-needed": "Non serve più",
    } satisfies Record<WithdrawalReason, string>,
  },

  undeliverable: {
    title: "Riporta il dispositivo in Camera",
    lead: (holder: string) => `Il dispositivo di ${holder} torna alla Camera con le sue carte.`,
    /** At the counter, which has it still. */
    leadHere: (holder: string) =>
      `Il dispositivo di ${holder} resta in Camera con le sue carte: lo studio non lo ritira più.`,
    closes: "La pratica si chiude come rientrata alla Camera.",
    revoke: "I certificati sono attivi: la Camera va invitata a revocarli.",
    revokeHere: "I certificati sono attivi: vanno revocati.",
    submit: "Registra il rientro",
    reasons: {
      "holder-absent": "Il titolare non si presenta",
      "holder-refused": "Il titolare rifiuta il dispositivo",
      "holder-deceased": "Il titolare è deceduto",
      "mandate-ended": "L’incarico dello studio è finito",
      "data-error": "Dati sbagliati nel certificato",
      "device-faulty": "Il dispositivo non funziona",
      "envelope-compromised": "Cartellina aperta o con la patina rotta",
    } satisfies Record<UndeliverableReason, string>,
    refusals: {
      "device-not-in-your-hands": "Il dispositivo è in mano all’altro ufficio: lo registra chi lo ha.",
    } satisfies Record<UndeliverableRefusal, string>,
  },

  replaceEnvelope: {
    title: "Sostituisci la cartellina",
    lead: (serial: string) => `La cartellina ${serial} è annullata; ne serve un’altra.`,
    form: (version: number) => `I tre moduli della versione ${version} portano il suo numero: sono annullati.`,
    next: "La pratica torna a identificata: dai una cartellina nuova, stampa il nuovo modulo e fallo firmare.",
    offSlip: "La pratica esce dalla distinta in cui si trova.",
    submit: "Annulla la cartellina",
    reasons: { damaged: "Danneggiata", lost: "Smarrita" } satisfies Record<ReplaceEnvelopeReason, string>,
  },

  mend: {
    title: "Sana la mancanza",
    rejected: (code: string, why: string) => `Lo sportello l’ha rifiutata con ${code}: ${lowerFirst(why)}.`,
    effect: "Gli stessi moduli tornano in distinta: vale solo se i dati del modulo non cambiano.",
    mended: "Che cosa hai sanato",
    mendedHint: "Per esempio: aggiunta la firma mancante sulla copia 3. Mai PIN, PUK o codici di emergenza.",
    submit: "Pronta per la distinta",
    needsRedo: "Questo motivo chiede un modulo nuovo, con nuove firme.",
    toRedo: "Rifai il modulo",
    refusals: {
      "needs-redo": "Questo motivo chiede un modulo nuovo, con nuove firme: gli stessi fogli non bastano.",
    } satisfies Record<MendRefusal, string>,
  },

  redo: {
    title: "Rifai il modulo",
    form: (version: number) =>
      `I tre moduli della versione ${version} sono annullati: ne servono di nuovi, con nuove firme.`,
    envelope: "La cartellina integra resta al richiedente: la confermi prima di stampare.",
    next: "La pratica torna a identificata; poi puoi correggere i dati della persona.",
    documentFirst: "Prima il nuovo documento",
    documentFirstHint:
      "Il documento della pratica oggi non vale: registra quello nuovo e le sue copie, poi torna qui con il richiedente.",
    toDocument: "Registra il documento",
    documentIs: (type: string, number: string) => `Documento della pratica: ${type} ${number}.`,
    present: "Il richiedente è qui e l’ho identificato di nuovo con il documento",
    presentHint: "Serve quando il documento è cambiato.",
    submit: "Rifai il modulo",
    reasons: {
      "data-changed": "Cambiano i dati del modulo",
      "document-expired": "Il documento era scaduto: ora ce n’è uno nuovo",
      "sheets-unusable": "I moduli non sono più utilizzabili",
      "sheet-missing": "Manca un foglio firmato",
    } satisfies Record<RedoReason, string>,
    refusals: {
      ...identityDocuments.refusals,
      "applicant-not-present": "Con un altro documento il richiedente va identificato di nuovo, di persona.",
      "document-missing": "Nella pratica non c’è un documento: registralo prima di rifare il modulo.",
      "form-complete": "Qui i fogli firmati ci sono tutti: il modulo si rifà prima dello sportello solo se uno manca.",
    } satisfies Record<RedoRefusal, string>,
  },

  correctDate: {
    title: "Correggi una data",
    lead: "La correzione è un atto nuovo: restano scritti il giorno di prima, quello giusto e il motivo.",
    field: "Quale data",
    newDay: "Giorno giusto",
    show: "Mostra che cosa cambia",
    none: "In questa pratica non c’è nessuna data che tocchi a te correggere.",
    change: (field: string, oldDay: Day, newDay: Day) =>
      `${field}: da ${formatDayLong(oldDay)} a ${formatDayLong(newDay)}.`,
    termStays: "Il termine delle ricevute non cambia.",
    noTerm: "Il termine delle ricevute non è ancora partito.",
    termMoves: (oldDue: Day, newDue: Day) =>
      `Il termine delle ricevute passa da ${formatDayLong(oldDue)} a ${formatDayLong(newDue)}.`,
    nowLate: "Con il nuovo termine le ricevute risultano in ritardo.",
    noteHint: "Che cosa mostra il giorno giusto, per esempio la ricevuta firmata.",
    other: "Scegli un’altra data",
    submit: "Correggi la data",
    fields: {
      identifiedOn: "Identificazione",
      envelopeGivenOn: "Consegna della cartellina",
      signedOn: "Firma del modulo",
      presentedOn: "Presentazione allo sportello",
      producedOn: "Produzione del dispositivo",
      collectedOn: "Ritiro allo sportello",
      deliveredOn: "Consegna al titolare",
      returnedOn: "Arrivo delle ricevute in Camera",
    } satisfies Record<CorrectableDay, string>,
    reasons: {
      "typing-error": "Errore di battitura",
      "paper-shows-otherwise": "La carta dice un altro giorno",
      "recorded-late": "Registrata in ritardo con il giorno sbagliato",
    } satisfies Record<CorrectionReason, string>,
    refusals: {
      "day-not-taken-yet": "Questo passo non è ancora avvenuto: non c’è una data da correggere.",
      "not-your-day": "Questa data l’ha registrata l’altro ufficio: la corregge chi l’ha scritta.",
      "day-out-of-order": "Il giorno non sta fra il passo prima e quello dopo: controlla le altre date della pratica.",
      "day-unchanged": "È lo stesso giorno che c’è già.",
      "reason-missing": "Scrivi da che cosa risulta il giorno giusto.",
    } satisfies Record<CorrectDateRefusal, string>,
  },

  produce: {
    title: "Registra il dispositivo",
    lead: "Copia i dati dal dispositivo e dal modulo di registrazione che hai ricevuto.",
    serial: "Seriale del dispositivo",
    day: "Prodotto il",
    authentication: "Certificato di autenticazione",
    signature: "Certificato di firma",
    certificateSerial: "Numero di serie",
    notBefore: "Valido dal",
    notAfter: "Valido fino al",
    submit: "Registra il dispositivo",
    refusals: {
      "device-serial-form": "Il seriale ha da 8 a 20 lettere e cifre: leggilo di nuovo.",
      "device-serial-used": "Questo seriale è già in un’altra pratica: leggi di nuovo quello del dispositivo.",
      "certificate-serial-form": "Il numero di serie di un certificato ha solo cifre e lettere da A a F: ricopialo.",
      "certificate-serials-equal": "I due certificati hanno lo stesso numero di serie: ricopiali.",
      "certificate-days": "Il giorno di produzione non sta nella validità dei certificati: controlla le date.",
      "intake-not-confirmed": "Lo sportello non ha ancora preso questa domanda: registra prima l’esito della distinta.",
    } satisfies Record<ProduceRefusal, string>,
  },

  collect: {
    title: "Registra il ritiro",
    lead: "Hai ritirato allo sportello il dispositivo con moduli di registrazione e ricevute.",
    day: "Ritirato il",
    signed: "Ho firmato i tre moduli di registrazione",
    submit: "Registra il ritiro",
    refusals: {
      "registration-forms-not-signed": "Senza le tre firme sui moduli di registrazione il ritiro non è completo.",
      "nothing-chosen": "Non hai scelto nessuna pratica.",
    } satisfies Record<CollectRefusal, string>,
  },

  returnReceipts: {
    title: "Registra l’arrivo delle ricevute",
    lead: (count: number) =>
      count === 1
        ? "L’ufficio ha ricevuto la ricevuta firmata in originale: la pratica si chiude."
        : "L’ufficio ha ricevuto le due ricevute firmate in originale: la pratica si chiude.",
    day: "Arrivate il",
    dayHint: "Vale il giorno di arrivo in ufficio, non quello della spedizione.",
    copies: "Originali firmati consegnati",
    means: "Come sono arrivate",
    bearer: "Chi le ha portate",
    bearerHint: "Solo se le ha portate un addetto o un delegato.",
    nobody: "Nessuno dello studio",
    protocol: "Protocollo della Camera",
    onTime: (day: Day) => `Il termine scade ${formatDayLong(day)}.`,
    late: "Il termine è passato: il ritardo resta registrato, la pratica si chiude lo stesso.",
    submit: "Chiudi la pratica",
    meansWords: {
      OFFICER: "Portate da un addetto",
      DELEGATE: "Portate da un delegato",
      COURIER: "Corriere",
      MAIL: "Posta",
    } satisfies Record<ReturnMeans, string>,
    refusals: {
      "receipts-incomplete": "Mancano originali firmati: la Camera non chiude la pratica con meno copie.",
      "bearer-not-enabled": "Quel giorno questa persona non era abilitata a portarle: scegli chi era allo sportello.",
      "delegate-not-allowed": "Questa Camera non accetta delegati per le ricevute.",
      "nothing-chosen": "Non hai scelto nessuna pratica.",
    } satisfies Record<ReturnReceiptsRefusal, string>,
  },
};

const DOCUMENTS: Record<DocumentType, string> = {
  REQUEST_FORM: "Modulo di richiesta",
  REGISTRATION_FORM: "Modulo di registrazione",
  DELIVERY_RECEIPT: "Ricevuta di consegna",
};

/** «Ricevuta di consegna, copie 2 e 3: restano in studio, firmate.» */
function paper({ document, copies, from, to, signed }: PapersMoved): string {
  const many = copies.length > 1;
  const which = many ? `copie ${copies.slice(0, -1).join(", ")} e ${copies.at(-1)}` : `copia ${copies[0]}`;
  const signedWords = signed ? (many ? ", firmate" : ", firmata") : "";
  return `${DOCUMENTS[document]}, ${which}: ${moved(from, to, many)}${signedWords}.`;
}

function moved(from: CopyHolder | null, to: CopyHolder, many: boolean): string {
  if (to === "VOID") return many ? "annullate" : "annullata";
  if (from === null) return `${many ? "stampate" : "stampata"}, ${AT[to]}`;
  if (from === to) return `${many ? "restano" : "resta"} ${AT[to]}`;
  return `${many ? "passano" : "passa"} ${TOWARDS[to]}`;
}

const AT: Record<CopyHolder, string> = {
  APPLICANT: "al titolare",
  IR: "in studio",
  CHAMBER: "in Camera",
  MISSING: "fra le smarrite",
  VOID: "annullate",
};

const TOWARDS: Record<CopyHolder, string> = { ...AT, IR: "allo studio", CHAMBER: "alla Camera" };

function termOfDelivery(term: { explanation: TermExplanation; startEvent: StartEvent; today: Day }): string {
  const { start, days, fifteenth, shifts, due } = term.explanation;
  if (term.startEvent !== "HANDOVER") return terms.sayTerm(term);
  const last = shifts.at(-1);
  const moved = last === undefined ? "" : ` (il giorno ${days}, ${formatDay(fifteenth)}, è festivo)`;
  return `Consegnando oggi, ${formatDayLong(start)}, il termine di ${days} giorni per recapitare le ricevute scade ${formatDayLong(due)}${moved}.`;
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
