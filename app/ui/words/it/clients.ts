import type { DisagreementReason } from "~/cases/applicant";
import type { CodiceFiscaleRefusal, Disagreement } from "~/clients/codice-fiscale";
import type { EditClientRefusal } from "~/clients/edit-client.server";
import type { PartitaIvaRefusal } from "~/clients/partita-iva";
import type { RegisterClientRefusal } from "~/clients/register-client.server";
import type { FillSource } from "~/clients/settle";

export const clients = {
  codiceFiscale: {
    refusals: {
      "cf-length": "Il codice fiscale ha 16 caratteri, 11 cifre se provvisorio: controlla che sia completo.",
      "cf-pattern":
        "Lettere e cifre di questo codice fiscale non sono al loro posto: confrontalo con la tessera, attento a O e 0, I e 1.",
      "cf-check-letter":
        "L’ultimo carattere non corrisponde agli altri, quindi almeno uno è sbagliato: confronta il codice con la tessera.",
      "cf-date": "Il codice fiscale contiene un giorno di nascita che non esiste: confrontalo con la tessera.",
    } satisfies Record<CodiceFiscaleRefusal, string>,
    disagreements: {
      surname: "Il cognome non corrisponde al codice fiscale.",
      name: "Il nome non corrisponde al codice fiscale.",
      sex: "Il sesso non corrisponde al codice fiscale.",
      "birth-date": "La data di nascita non corrisponde al codice fiscale.",
      "birth-place": "Il luogo di nascita non corrisponde al codice fiscale.",
      "place-unknown":
        "Il luogo di nascita scritto nel codice fiscale non è nell’elenco: confrontalo con il documento.",
      "place-not-at-date": "Il luogo scritto nel codice fiscale non risulta esistere alla data di nascita.",
    } satisfies Record<Disagreement, string>,
    provisional: "Codice fiscale provvisorio di 11 cifre: verifica se quello definitivo è già stato attribuito.",
  },
  partitaIva: {
    refusals: {
      "iva-length": "La partita IVA ha 11 cifre: controlla che sia completa.",
      "iva-pattern": "La partita IVA ha solo cifre: correggi gli altri caratteri.",
      "iva-check-digit":
        "L’ultima cifra non corrisponde alle altre, quindi almeno una è sbagliata: ricontrolla il numero.",
    } satisfies Record<PartitaIvaRefusal, string>,
    officeUnused: "Le cifre dell’ufficio non sono tra quelle in uso: ricontrolla il numero.",
  },

  title: "Clienti",
  newClient: "Nuovo cliente",
  list: {
    caption: "Clienti",
    find: "Cognome o inizio del codice fiscale",
    columns: {
      person: "Persona",
      code: "Codice fiscale",
      birth: "Nascita",
      town: "Residenza",
      since: "In rubrica dal",
    },
    none: "Nessuna persona corrisponde.",
    noneYet: "La rubrica è vuota: si riempie con la prima pratica, oppure aggiungi una persona.",
    fromStart: "Torna all’inizio dell’elenco",
    lead: "La rubrica è dello studio: la Camera non la legge.",
  },
  page: {
    title: "Scheda del cliente",
    data: "Dati",
    cases: "Pratiche",
    noCases: "Nessuna pratica per questa persona.",
    openCase: "Nuova pratica",
    edit: "Modifica",
    since: (day: string) => `in rubrica dal ${day}`,
    editTitle: "Modifica i dati",
    casesKeep: "Le pratiche già identificate conservano i dati con cui la persona è stata identificata.",
  },
  said: { registered: "Persona messa in rubrica.", changed: "Dati salvati." },
  saveNew: "Metti in rubrica",

  /** The form of a person, wherever it stands. */
  form: {
    scanHint:
      "Passa il lettore sul codice a barre della tessera sanitaria o sulle righe <<< del documento, oppure scrivi o incolla.",
    fill: "Compila",
    valid: "Codice valido.",
    provisional: "Codice provvisorio di 11 cifre.",
    known: "Già in rubrica",
    knownSince: (day: string) => `dal ${day}.`,
    notKnown: "Non è ancora in rubrica.",
    toCompare: "Da confermare con il documento in mano",
    residenceAndContacts: "Residenza e recapiti",
    surname: "Cognome",
    name: "Nome",
    sex: "Sesso",
    sexes: { F: "Femmina", M: "Maschio" },
    birthDate: "Data di nascita",
    birthPlace: "Luogo di nascita",
    birthPlaceHint: "Comune, o Stato estero, come si chiamava alla nascita.",
    birthProvince: "Provincia",
    citizenship: "Cittadinanza",
    street: "Via e numero civico",
    postcode: "CAP",
    municipality: "Comune",
    province: "Provincia",
    country: "Stato",
    email: "E-mail",
    emailHint: "Entra nel certificato e dopo la produzione non si può più cambiare.",
    emailSuggestion: (email: string) => `Forse ${email}?`,
    mobile: "Telefono cellulare",
    placeSuggestion: (places: string) => `Forse ${places}?`,
    choose: "Scegli",
    sources: {
      code: "Dal codice fiscale",
      book: "Dalla rubrica",
      zone: "Letto dal documento",
    } satisfies Record<FillSource, string>,
    differs: (what: string) => `${what}: due valori diversi`,
    differsHint: "Scegli quello stampato sul documento.",
    twoCenturies: (what: string) => `${what}: due anni possibili`,
    twoCenturiesHint: "L’anno letto ha due cifre, senza il secolo: scegli quello stampato sul documento.",
    differFrom: {
      code: "Dal codice fiscale letto ora",
      book: "Dalla rubrica; chiede un motivo",
      zone: "Letto dal documento; chiede un motivo",
      typed: "Scritto qui; chiede un motivo",
      century: "Un anno possibile",
    },
    /** Beside what the machine-readable zone says: no reason is asked for. */
    differFromZone: {
      zone: "Letto ora dal documento",
      code: "Dal codice fiscale",
      book: "Dalla rubrica",
      typed: "Già scritto qui",
      century: "Un anno possibile",
    },
    disagreements: "Il codice fiscale dice altro",
    disagreementsHint:
      "Il codice giusto è quello attribuito dall’Agenzia delle Entrate: se i dati sono quelli stampati sul documento, scegli perché differiscono.",
    placeNotListed: "Il luogo di nascita non è nell’elenco dei comuni e degli Stati.",
    reason: "Motivo della differenza",
    reasons: {
      "registry-correction": "Rettifica dell’anagrafe",
      "foreign-name-order": "Ordine di nome e cognome di uno Stato estero",
      transliteration: "Traslitterazione da un altro alfabeto",
      "place-renamed": "Luogo che ha cambiato nome o provincia",
      "card-shows-it-so": "La tessera sanitaria riporta così",
    } satisfies Record<DisagreementReason, string>,
  },
  refusals: {
    "client-known": "Una persona con questo codice fiscale è già in rubrica: premi Compila per usare la sua scheda.",
    "disagreement-without-reason":
      "I dati differiscono dal codice fiscale: correggili, o scegli perché sul documento sono diversi.",
    "changed-meanwhile": "Qualcun altro ha salvato nel frattempo: ricarica la pagina e ripeti la modifica.",
  } satisfies Record<RegisterClientRefusal | EditClientRefusal, string>,
};
