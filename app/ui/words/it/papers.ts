import type { CopyHolder, CopyNo, CopyRef, DocumentType, Signer } from "~/paperwork/custody";
import type { DrawerPlace } from "~/paperwork/drawer-filters";
import type { FoundReason, FoundRefusal, MissingReason, MissingRefusal } from "~/paperwork/missing-sheets";
import type { MoveNext } from "~/paperwork/next-move";
import type { ReportedRefusal } from "~/paperwork/report-sheets.server";
import type { MovementAct } from "~/paperwork/told-movements";
import type { Day } from "~/terms/day";
import { formatDay } from "../days";

const documents: Record<DocumentType, string> = {
  REQUEST_FORM: "Modulo di richiesta",
  REGISTRATION_FORM: "Modulo di registrazione",
  DELIVERY_RECEIPT: "Ricevuta di consegna",
};
const sheets = (count: number) => (count === 1 ? "un foglio" : `${count} fogli`);
const cases = (count: number) => (count === 1 ? "una pratica" : `${count} pratiche`);
const ofDocument: Record<DocumentType, (count: number) => string> = {
  REQUEST_FORM: (n) => (n === 1 ? "un modulo di richiesta" : `${n} moduli di richiesta`),
  REGISTRATION_FORM: (n) => (n === 1 ? "un modulo di registrazione" : `${n} moduli di registrazione`),
  DELIVERY_RECEIPT: (n) => (n === 1 ? "una ricevuta di consegna" : `${n} ricevute di consegna`),
};
const listed = (items: readonly string[]) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} e ${items.at(-1)}`;

const sheet = ({ documentType, version, copyNo }: CopyRef) =>
  `${documents[documentType]}, copia ${copyNo}${version === 1 ? "" : `, versione ${version}`}`;

const missingReasons = {
  lost: "Smarrito",
  "not-in-drawer": "Non è nel cassetto",
  "not-in-bag": "Non è nella busta della visita",
  "not-handed-over": "Non è stato riconsegnato",
  damaged: "Rovinato, non si può usare",
  stolen: "Rubato",
} satisfies Record<MissingReason, string>;

const foundReasons = {
  "turned-up": "È saltato fuori",
  "in-other-folder": "Era nel fascicolo di un’altra pratica",
  "in-bag": "Era rimasto nella busta della visita",
  "brought-back": "È stato riportato",
  miscounted: "Non era mai mancato: errore nel conto",
  "printed-again": "Ristampato allo sportello al posto di quello che manca",
} satisfies Record<FoundReason, string>;

const refusals = {
  "nothing-chosen": "Spunta almeno un foglio.",
  "sheet-not-there": "Uno dei fogli scelti non esiste o è annullato: ricarica la pagina.",
  "sheet-already-missing": "Uno dei fogli scelti risulta già mancante: ricarica la pagina.",
  "sheet-not-missing": "Uno dei fogli scelti non risulta più mancante: ricarica la pagina.",
  "sheet-of-other-desk": "Uno dei fogli è affidato all’altro ufficio: lo dichiara chi lo custodisce.",
  "sheet-needs-officer":
    "Per i fogli dello sportello, e per quelli firmati di nuovo, serve un addetto abilitato dal mandato.",
  "form-not-printed-here":
    "Il modulo di richiesta non si ristampa da solo: se è in bianco si ristampano i tre, se è firmato va ritrovato o rifatto.",
  "day-in-future": "Questo giorno deve ancora venire.",
  "day-before-sheet-moved":
    "Quel giorno il foglio non era ancora qui, o non risultava ancora mancante: controlla la data nei movimenti.",
  "holds-secret-code":
    "La nota sembra contenere un PIN, un PUK o un codice di emergenza. Non è stata tenuta: riscrivila senza.",
} satisfies Record<MissingRefusal | FoundRefusal | ReportedRefusal, string>;

export const papers = {
  title: "Carte",
  documents,
  sheet,
  /** «copie 2 e 3» */
  copies: (copies: readonly CopyNo[]) =>
    copies.length === 1 ? `copia ${copies[0]}` : `copie ${listed(copies.map(String))}`,
  shortCopy: (copy: CopyNo, version: number) => `copia ${copy}${version === 1 ? "" : ` (v. ${version})`}`,
  missingReasons,
  foundReasons,
  refusals,

  /** Who can have a sheet; the applicant becomes the holder at delivery. */
  keepers: {
    APPLICANT: "richiedente o titolare",
    IR: "studio",
    CHAMBER: "Camera",
    MISSING: "mancante",
    VOID: "annullata",
  } satisfies Record<CopyHolder, string>,

  /** What to do about sheets without which a case stands still. */
  remedy: (refs: readonly CopyRef[]): string => {
    const forms = refs.some(({ documentType }) => documentType === "REQUEST_FORM");
    const others = refs.some(({ documentType }) => documentType !== "REQUEST_FORM");
    const pieces = [
      forms
        ? "Un modulo di richiesta in bianco si ristampa; uno già firmato va ritrovato, oppure si rifà il modulo con nuove firme."
        : "",
      others
        ? "Un modulo di registrazione o una ricevuta va ritrovato, oppure lo sportello lo ristampa e chi aveva firmato firma di nuovo."
        : "",
    ];
    return pieces.filter((piece) => piece !== "").join(" ");
  },

  custody: {
    movements: (document: string, count: number) =>
      `${document}: ${count === 1 ? "un movimento" : `${count} movimenti`}`,
    caption: (document: string) => `Movimenti: ${document.toLowerCase()}`,
    columns: { day: "Giorno", copies: "Copie", path: "Da, a", act: "Atto", signed: "Firme" },
    voided: (count: number) => (count === 1 ? "Una versione annullata" : `${count} versioni annullate`),
    voidedCaption: "Versioni annullate",
    version: (version: number) => `versione ${version}`,
    printed: (to: string) => `stampate, ${to}`,
    stays: (at: string) => `resta: ${at}`,
    path: (from: string, to: string) => `${from} → ${to}`,
    nobodySigned: "nessuna",
    signers: (signers: readonly Signer[]) =>
      signers.length === 2 ? "richiedente e addetto" : signers[0] === "OFFICER" ? "addetto" : "richiedente",
    signedOn: (who: string, day: string) => `Firme: ${who}, ${day}`,
    acts: {
      printForm: "Stampa del modulo",
      reprintForm: "Ristampa del modulo",
      voidForm: "Annullamento del modulo",
      signForm: "Firme del modulo",
      present: "Presentazione allo sportello",
      schedule: "Produzione concordata",
      rejectByChamber: "Rifiuto dello sportello",
      mend: "Mancanza sanata",
      redo: "Modulo da rifare",
      replaceEnvelope: "Cartellina sostituita",
      produce: "Produzione del dispositivo",
      collect: "Ritiro allo sportello",
      deliver: "Consegna al titolare",
      returnReceipts: "Arrivo delle ricevute",
      undeliverable: "Rientro alla Camera",
      withdraw: "Rinuncia",
      identify: "Identificazione",
      identityNotProven: "Identità non provata",
      handEnvelope: "Consegna della cartellina",
      correctDate: "Correzione di una data",
      reportMissing: "Foglio mancante",
      reportFound: "Foglio ritrovato",
    } satisfies Record<MovementAct, string>,
    missing: (count: number) => (count === 1 ? "Manca un foglio" : `Mancano ${count} fogli`),
    missingSince: (words: string, day: string, from: string) => `${words}: manca dal ${day}, era presso: ${from}.`,
    report: "Un foglio non si trova",
    found: "Un foglio è stato ritrovato",
  },

  missing: {
    title: "Fogli mancanti",
    lead: "Dichiara quali fogli non si trovano: il conto della pratica lo dice, e ogni passo che ne ha bisogno si ferma finché non tornano.",
    leadMany: (count: number, of: number) =>
      `${count === 1 ? "Un foglio" : `${count} fogli`} di ${cases(of)}: da adesso risultano mancanti.`,
    which: "Quali fogli mancano",
    whichHint: "Solo quelli affidati a te: gli altri li dichiara chi li custodisce.",
    at: (keeper: string) => `presso: ${keeper}`,
    since: "Dal giorno",
    sinceHint: "Il giorno in cui ti sei accorto che non c’è.",
    reason: "Perché",
    effect: "Nessuna carta viene annullata: quando un foglio torna, lo registri come ritrovato.",
    effectSlip: "Una pratica firmata a cui manca un modulo esce dalla sua distinta: lo sportello non la prenderebbe.",
    caption: "Fogli che stai per dichiarare mancanti",
    leftOut: (count: number) =>
      count === 1
        ? "Uno dei fogli scelti non è più dov’era: è stato lasciato fuori."
        : `${count} dei fogli scelti non sono più dov’erano: sono stati lasciati fuori.`,
    none: "Nessun foglio di questa pratica è affidato a te.",
    nothing: "Non hai spuntato nessun foglio: torna all’elenco e spunta quelli che non trovi.",
    submit: "Registra come mancanti",
    back: "Torna alle carte",
    said: "Registrato: i fogli risultano mancanti. Quando tornano, registrali come ritrovati.",
  },

  found: {
    title: "Fogli ritrovati",
    link: "Registra che è stato ritrovato",
    lead: "Dichiara quali fogli sono di nuovo in mano a chi deve averli, e come.",
    which: "Quali fogli sono tornati",
    whichHint: "Ognuno torna dove serve al prossimo passo della pratica, oppure dov’era prima.",
    home: (before: string, home: string, since: Day) =>
      before === home
        ? `mancava dal ${formatDay(since)}; torna presso: ${home}`
        : `mancava dal ${formatDay(since)}, era presso: ${before}; ora serve presso: ${home}`,
    day: "In mano dal giorno",
    reason: "Come",
    again:
      "Con «ristampato» dichiari che il foglio nuovo è in mano e, se quello mancante era firmato, che lo hanno firmato di nuovo le stesse persone. Se il vecchio salta fuori, si distrugge.",
    none: "In questa pratica non manca nessun foglio che tocchi a te.",
    blank: "Un modulo in bianco non serve cercarlo: ristampa i tre.",
    reprint: "Ristampa il modulo",
    signed: "Un modulo firmato che non si trova più si rifà, con nuove firme.",
    redo: "Rifai il modulo",
    submit: "Registra come ritrovati",
    said: "Registrato: i fogli sono di nuovo al loro posto.",
  },

  drawer: {
    title: "Carte",
    places: {
      studio: "Nel cassetto dello studio",
      chamber: "Presso la Camera",
      missing: "Fogli mancanti",
    } satisfies Record<DrawerPlace, string>,
    placesLabel: "Dove",
    summary: (
      place: DrawerPlace,
      {
        sheets: count,
        cases: of,
        by,
      }: { sheets: number; cases: number; by: { document: DocumentType; count: number }[] },
    ): string => {
      if (count === 0) return place === "missing" ? "Non manca nessun foglio." : "Oggi nessun foglio.";
      const places: Record<DrawerPlace, string> = {
        studio: "Oggi nel cassetto",
        chamber: "Oggi presso la Camera, di nostro",
        missing: "Da cercare",
      };
      const kinds = listed(by.map((each) => ofDocument[each.document](each.count)));
      return `${places[place]}: ${sheets(count)} di ${cases(of)}${by.length < 2 && count === 1 ? "" : ` (${kinds})`}.`;
    },
    filters: {
      document: "Documento",
      state: "Stato della pratica",
      chamber: "Camera",
      open: "In corso",
      any: "Tutte, anche concluse",
    },
    caption: "Fogli che devono essere qui, pratica per pratica",
    columns: { holder: "Pratica", sheets: "Fogli", next: "Prossimo passo", chamber: "Camera" },
    tickOnScreen: "Spunta i fogli che non trovi, poi dichiarali mancanti insieme.",
    tickOnPaper: "Spunta ogni foglio che trovi: quelli senza segno mancano.",
    tickThere: "Elenco da spuntare: lo sportello dichiara i fogli che mancano a lui.",
    report: "Dichiara mancanti i fogli spuntati",
    untick: "Togli le spunte",
    notHere: (sheetWords: string, holder: string) => `Non trovo: ${sheetWords}, ${holder}`,
    moves: {
      mend: "rifiutata: prima va sanata o rifatta",
      signForm: "da firmare",
      present: "da portare in Camera",
      collect: "da ritirare",
      deliver: "da consegnare al titolare",
      returnReceipts: "da recapitare",
    } satisfies Record<MoveNext | "mend", string>,
    by: (what: string, day: string) => `${what} entro il ${day}`,
    on: (what: string, day: string) => `${what} il ${day}`,
    late: (what: string, day: string) => `${what}: il termine era il ${day}`,
    noMove: "niente da muovere",
    moving: "da muovere adesso",
    /** After the sample of how they look. */
    legend: "sono i fogli così evidenziati.",
    missingSince: (day: string, from: string) => `dal ${day}, era presso: ${from}`,
    foundLink: "Registra il ritrovamento",
    none: "Nessun foglio con questi filtri.",
    nothing: {
      studio: "Nessuna pratica in corso ha fogli in studio.",
      chamber: "La Camera non ha nessun foglio di pratiche in corso.",
      missing: "Nessun foglio manca all’appello.",
    } satisfies Record<DrawerPlace, string>,
    counted: (n: number) => (n === 1 ? "1 foglio" : `${n} fogli`),
    signature: "Controllato da",
  },

  /** At the counter: a case whose sheets are not all there cannot be taken. */
  lacks: (refs: readonly CopyRef[]) => `Manca: ${listed(refs.map(sheet)).toLowerCase()}`,
};
