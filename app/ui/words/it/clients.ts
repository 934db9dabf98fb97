import type { CodiceFiscaleRefusal, Disagreement } from "~/clients/codice-fiscale";
import type { PartitaIvaRefusal } from "~/clients/partita-iva";

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
};
