import type { CaptureRefusal, CopyHint, UploadRefusal } from "~/identity-documents/capture";
import type { CopyKind } from "~/identity-documents/copy-kinds";

export const capture = {
  kinds: {
    ID_FRONT: "Documento, fronte",
    ID_BACK: "Documento, retro",
    CF_FRONT: "Codice fiscale, fronte",
    CF_BACK: "Codice fiscale, retro",
    RESIDENCE_PERMIT_FRONT: "Permesso di soggiorno, fronte",
    RESIDENCE_PERMIT_BACK: "Permesso di soggiorno, retro",
    APPROVAL: "Approvazione scritta della Camera",
  } satisfies Record<CopyKind, string>,
  refusals: {
    "file-empty": "Il file è vuoto: scegline un altro o scatta di nuovo la foto.",
    "file-too-large": "Il file supera i 10 MB: scansiona con meno punti o riduci la foto.",
    "file-type": "Questo file non è una foto né una scansione: servono JPEG, PNG, WebP o PDF.",
    "file-heic":
      "La foto è in formato HEIC: esportala in JPEG, oppure scegli sul telefono Formati, Più compatibile e scattala di nuovo.",
    "file-broken": "Il file è rovinato o incompleto: caricalo di nuovo o ripeti la scansione.",
    "image-too-many-pixels": "L’immagine supera i 40 megapixel: scatta o scansiona con una risoluzione più bassa.",
    "image-too-small": "L’immagine è troppo piccola per leggere il documento: servono almeno 500 × 300 pixel.",
    "too-busy": "Ci sono troppe immagini in lavorazione: aspetta un momento e riprova.",
    "pdf-locked": "Il PDF è protetto da password: carica una copia senza password.",
    "pdf-too-many-pages": "Il PDF ha più pagine del documento: tieni solo quelle che servono.",
    "pdf-too-slow": "Il PDF è troppo pesante da leggere: ripeti la scansione o carica una foto.",
    "too-many-files": "Sono troppi file insieme: caricane uno per lato.",
    "upload-broken": "L’invio si è interrotto: scegli di nuovo i file e invia.",
  } satisfies Record<CaptureRefusal | UploadRefusal, string>,
  hints: {
    dark: "La foto è scura: controlla che si legga tutto.",
    blurred: "La foto sembra mossa o sfocata: controlla che si legga tutto.",
    small: "La foto è piccola: controlla che si leggano anche i caratteri minuti.",
  } satisfies Record<CopyHint, string>,
};
