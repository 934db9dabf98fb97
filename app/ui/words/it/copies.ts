import type { AdjustCopyRefusal } from "~/identity-documents/adjust-copy.server";
import type { Edge } from "~/identity-documents/adjustment";

/** The copies of documents as they are worked on: turned, cut, looked at again. */
export const copies = {
  adjust: {
    title: "Gira o ritaglia la copia",
    link: "Gira o ritaglia",
    lead: "La copia che ottieni prende il posto di questa, che viene distrutta: di ciò che ritagli non resta niente.",
    picture: (kind: string) => `Anteprima: ${kind.toLowerCase()}`,
    turn: "Gira",
    left: "A sinistra",
    right: "A destra",
    over: "Sottosopra",
    cut: "Ritaglia",
    cutHint: "Quanto togliere da ogni lato, in percento: 0 lascia il lato com’è.",
    drag: "Puoi anche trascinare i bordi sull’immagine, o spostarli con le frecce della tastiera.",
    edges: {
      top: "Dall’alto",
      right: "Da destra",
      bottom: "Dal basso",
      left: "Da sinistra",
    } satisfies Record<Edge, string>,
    submit: "Ritaglia",
    back: "Torna a Documenti",
    prints: (dots: number) =>
      dots >= 300
        ? "Se la tessera riempie l’immagine, si stampa nitida: 300 punti per pollice o più."
        : `Se la tessera riempie l’immagine, si stampa a ${dots} punti per pollice: ne servono 300. Scatta più da vicino.`,
    gone: "Questa copia è già stata sostituita: torna a Documenti per vedere quella nuova.",
    said: { "copy-adjusted": "Copia sistemata: controlla che si legga tutto." },
    refusals: {
      "nothing-to-adjust": "Non cambia niente: scrivi quanto togliere da almeno un lato, o gira la copia.",
      "image-too-small": "Resterebbe troppo poco per leggere il documento: togli di meno.",
      "wrong-state": "Nel frattempo la pratica è andata avanti: le copie non si possono più cambiare.",
      "copy-replaced": "Questa copia è già stata sostituita: torna a Documenti per vedere quella nuova.",
      "too-busy": "Ci sono troppe immagini in lavorazione: aspetta un momento e riprova.",
    } satisfies Record<AdjustCopyRefusal, string>,
  },
  needed: {
    approval: "Approvazione della Camera",
    approvalNeeded:
      "Il documento scelto vale solo con l’approvazione scritta della Camera: indica il riferimento e carica la lettera, foto o PDF di una pagina.",
  },
  beforeTheyLeave: "Da sistemare finché il richiedente è qui",
  look: (kind: string, hint: string) => `${kind}: ${hint.charAt(0).toLowerCase()}${hint.slice(1)}`,
  unlimited: "La carta è senza scadenza, ma al rilascio il titolare non aveva settant’anni: controlla se è stampata.",
};
