/** The live camera (public/live-camera.js), wherever it is opened. */
export const camera = {
  title: "Fotocamera",
  card: "Tieni la tessera dentro la cornice, ferma e ben illuminata.",
  passport: "Tieni la pagina con la foto dentro la cornice, ferma e ben illuminata.",
  starting: "Sto aprendo la fotocamera…",
  shutter: "Scatta",
  torchOn: "Accendi la luce",
  torchOff: "Spegni la luce",
  close: "Chiudi",
  none: "Su questo dispositivo non c’è una fotocamera.",
  refused: "Il browser non ha il permesso di usare la fotocamera: concedilo nelle impostazioni del sito e riprova.",
  busy: "La fotocamera è occupata da un altro programma: chiudilo e riprova.",
  failed: "La fotocamera non si apre: riprova, o usa un file.",
};
