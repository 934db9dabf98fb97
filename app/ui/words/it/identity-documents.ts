import type {
  ApprovalRefusal,
  DocumentRefusal,
  DocumentType,
  ResidencePermitRefusal,
} from "~/identity-documents/document-rules";

export const identityDocuments = {
  types: {
    IDENTITY_CARD: "Carta d’identità",
    PASSPORT: "Passaporto",
    DRIVING_LICENCE: "Patente di guida",
    NAUTICAL_LICENCE: "Patente nautica",
    FIREARMS_LICENCE: "Porto d’armi",
    PENSION_BOOKLET: "Libretto di pensione",
    HEATING_LICENCE: "Patentino per impianti termici",
    STATE_STAFF_CARD: "Tessera di riconoscimento di un’amministrazione dello Stato",
    RESIDENCE_PERMIT: "Permesso di soggiorno",
    HEALTH_CARD: "Tessera sanitaria",
  } satisfies Record<DocumentType, string>,
  refusals: {
    "document-not-accepted":
      "La Camera non accetta questo documento: chiedi al richiedente un altro documento d’identità.",
    "approval-missing":
      "Questo documento vale solo con l’approvazione scritta della Camera: indica il suo riferimento.",
    "approval-not-on-file":
      "Questo documento vale solo con l’approvazione scritta della Camera: carica anche la lettera, foto o PDF.",
    "document-not-yet-issued": "La data di rilascio è nel futuro: correggila come è stampata sul documento.",
    "paper-card-no-longer-valid":
      "La carta d’identità cartacea non è più valida, qualunque sia la scadenza stampata: chiedi un altro documento.",
    "expiry-missing":
      "Manca la scadenza: scrivila come è stampata. Solo le carte elettroniche senza scadenza possono non averla.",
    "document-expired": "Il documento è scaduto: chiedi al richiedente un documento valido.",
    "residence-permit-missing": "Per questa cittadinanza serve anche il permesso di soggiorno: aggiungilo.",
    "residence-permit-expired": "Il permesso di soggiorno è scaduto: chiedi al richiedente un permesso valido.",
  } satisfies Record<DocumentRefusal | ApprovalRefusal | ResidencePermitRefusal, string>,
  oddNumber: "Il numero non ha la forma consueta per questo documento: ricontrollalo.",
};
