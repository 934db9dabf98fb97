/** One sentence for each thing that can be wrong with a field: what is wrong and what to do. */
export const errors = {
  required: "Manca questo dato: scrivilo per continuare.",
  "too-short": "È troppo corto: controlla che sia completo.",
  "too-long": "È troppo lungo: accorcialo.",
  "does-not-fit": "Non entra nella sua casella a una grandezza leggibile: accorcialo.",
  "letters-unprintable": "C’è un segno che il carattere dei documenti non ha: toglilo o scrivilo in un altro modo.",
  "not-an-email": "L’indirizzo non è completo: scrivilo come nome@dominio.it.",
  "not-a-phone": "Scrivi il numero con le sole cifre, con + davanti al prefisso internazionale.",
  "not-a-day": "Questo giorno non esiste: scrivilo come 23/11/2026.",
  "day-in-future": "Questo giorno deve ancora venire: scrivi il giorno in cui è successo.",
  "day-in-past": "Questo giorno è già passato: scegline uno da oggi in poi.",
  "day-too-far": "Questo giorno è troppo lontano: controlla l’anno.",
  "day-order": "Il secondo giorno viene prima del primo: controlla l’ordine.",
  "not-a-time": "Scrivi l’ora come 9.30.",
  "choose-one": "Scegli una delle voci.",
  "choose-some": "Scegli almeno una voce.",
  "tick-required": "Serve la tua conferma: spunta la casella.",
  "not-a-number": "Scrivi un numero.",
  "not-a-whole-number": "Scrivi un numero intero, senza virgola.",
  "too-small": "Il numero è troppo piccolo.",
  "too-big": "Il numero è troppo grande.",
  "not-a-tax-code": "Il codice fiscale non torna: controlla le sedici lettere e cifre, o leggilo di nuovo.",
  "not-a-postcode": "Il CAP ha cinque cifre.",
  "not-a-province": "Scrivi la sigla della provincia, due lettere come TO.",
  "not-a-place": "Questo luogo non è nell’elenco: scegli il comune o lo Stato come scritto sul documento.",
  "not-a-serial": "Il numero di serie non torna: leggilo di nuovo o controlla ogni cifra.",
  "not-a-code": "Questo codice non è di Cartellina: leggilo di nuovo o controlla ogni lettera.",
  "secret-not-allowed": "Sembra un PIN, un PUK o un codice di emergenza: qui non si può scrivere. Toglilo.",
  "passwords-differ": "Le due password non sono uguali: scrivile di nuovo.",
  "password-too-short": "La password è troppo corta: servono almeno 12 caratteri.",
  "password-too-common": "Questa password è facile da indovinare: scegline un’altra.",
  "wrong-code": "Il codice non è quello giusto, o è scaduto: scrivine uno nuovo.",
  "file-missing": "Manca il file: sceglilo e invia di nuovo.",
  "file-too-big": "Il file è troppo grande: riducilo o scansiona con meno punti.",
  "file-kind": "Questo tipo di file non si può usare: servono PDF, JPEG o PNG.",
  "file-empty": "Il file è vuoto: scegline un altro.",
  "too-many": "Sono troppe voci insieme: dividile in più volte.",
  duplicate: "C’è già: controlla prima di aggiungerlo di nuovo.",
  invalid: "Questo valore non si può usare: controllalo e scrivilo di nuovo.",
};

export type ErrorCode = keyof typeof errors;

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errors, text);
}
