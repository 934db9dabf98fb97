import type { MachineZoneRefusal } from "~/identity-documents/machine-zone";

/** What is read off cards: by a scanner into its field, by the camera, out of a picture. */
export const reading = {
  refusals: {
    "zone-incomplete":
      "La zona a lettura ottica non è completa: sono tre righe da 30 caratteri (carta) o due da 44 (passaporto), con i segni <. Rileggile tutte.",
    "zone-check-digit":
      "Una cifra di controllo della zona a lettura ottica non torna, quindi almeno un carattere è sbagliato: rileggila o correggila qui.",
  } satisfies Record<MachineZoneRefusal, string>,
  /** The field where there is no code, only a document. */
  zone: "Leggi il documento",
  zoneHint: "Passa il lettore sulle righe con i segni <<<, oppure incollale: riempiono tipo, numero e scadenza.",
  documentRead: (what: string, number: string) => `Letto: ${what} ${number}.`,
  documentReadUntil: (what: string, number: string, day: string) => `Letto: ${what} ${number}, scade il ${day}.`,
  documentEnded: (what: string, number: string, day: string) =>
    `Letto: ${what} ${number}, documento scaduto il ${day}.`,
  /** Only a case keeps them. */
  documentElsewhere: "Numero e scadenza si leggono di nuovo nella pratica, al passo Documenti.",
  documentGoesOn: "Tipo, numero e scadenza passano a Documenti, da confermare.",
  carried: "Letto dal documento nella pagina della persona: controlla, poi salva.",
  unknownDocument: "documento",
  somebodyElse: (inZone: string, born: string, inCase: string) =>
    `Il documento letto è di ${inZone}, nascita ${born}; la pratica è di ${inCase}. Controlla di avere in mano il documento giusto.`,

  buttons: {
    code: "Inquadra il codice a barre",
    zone: "Inquadra il documento",
    picture: "Leggi da una foto",
  },
  camera: {
    codeTitle: "Codice a barre della tessera",
    codeHint: "Tieni il codice a barre dentro la cornice, diritto e ben illuminato: si legge da solo.",
    zoneTitle: "Zona a lettura ottica del documento",
    zoneHint:
      "Tieni in fondo alla cornice le righe con i segni <<<, larghe quanto la cornice: si leggono da sole, in qualche secondo.",
    loading: "Carico il lettore…",
    loadingPart: "Carico il lettore: {part}%",
    looking: "Cerco…",
    again: "Letto una volta: rileggo per sicurezza.",
    slow: "Non si legge ancora: avvicina, evita i riflessi, oppure chiudi e scrivi i caratteri nel campo.",
    unavailable: "Il lettore non si è caricato: controlla la rete e riprova, oppure scrivi i caratteri nel campo.",
    read: "Letto.",
    pictureRead: "Leggo la foto…",
    closed: "Non letto: scrivi i caratteri nel campo, guardandoli qui.",
    pictureNothing:
      "In questa foto non si legge né un codice a barre né la zona a lettura ottica: scrivi i caratteri nel campo, guardandola qui.",
    pictureBroken: "Questo file non è una foto che il browser sa aprire.",
    pictureAlt: "La foto scelta",
  },
};
