import type { clients as it } from "../it/clients";
import type { WordsLike } from "../words-like";

export const clients: WordsLike<typeof it> = {
  codiceFiscale: {
    refusals: {
      "cf-length": "A codice fiscale has 16 characters, 11 digits if provisional: check that it is complete.",
      "cf-pattern":
        "Letters and digits of this codice fiscale are not in their places: compare it with the card, minding O and 0, I and 1.",
      "cf-check-letter":
        "The last character does not match the others, so at least one is wrong: compare the code with the card.",
      "cf-date": "The codice fiscale contains a day of birth that does not exist: compare it with the card.",
    },
    disagreements: {
      surname: "The surname does not match the codice fiscale.",
      name: "The name does not match the codice fiscale.",
      sex: "The sex does not match the codice fiscale.",
      "birth-date": "The date of birth does not match the codice fiscale.",
      "birth-place": "The place of birth does not match the codice fiscale.",
      "place-unknown": "The place of birth in the codice fiscale is not in the list: compare it with the document.",
      "place-not-at-date": "The place in the codice fiscale does not seem to exist on the date of birth.",
    },
    provisional: "Provisional codice fiscale of 11 digits: check whether the definitive one has been given by now.",
  },
  partitaIva: {
    refusals: {
      "iva-length": "A partita IVA has 11 digits: check that it is complete.",
      "iva-pattern": "A partita IVA has digits only: correct the other characters.",
      "iva-check-digit": "The last digit does not match the others, so at least one is wrong: check the number again.",
    },
    officeUnused: "The digits of the office are not among those in use: check the number again.",
  },
};
