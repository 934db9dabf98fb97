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

  title: "Clients",
  newClient: "New client",
  list: {
    caption: "Clients",
    find: "Surname or beginning of the codice fiscale",
    columns: { person: "Person", code: "Codice fiscale", birth: "Birth", town: "Residence", since: "Listed since" },
    none: "No person matches.",
    noneYet: "The address book is empty: it fills with the first case, or add a person.",
    fromStart: "Back to the start of the list",
    lead: "The address book is the practice’s: the Chamber does not read it.",
  },
  page: {
    data: "Data",
    cases: "Cases",
    noCases: "No case for this person.",
    openCase: "New case",
    edit: "Edit",
    since: (day) => `in the address book since ${day}`,
    editTitle: "Edit the data",
    casesKeep: "Cases already identified keep the data with which the person was identified.",
  },
  said: { registered: "Person put in the address book.", changed: "Data saved." },
  saveNew: "Put in the address book",

  form: {
    scanHint: "Pass the reader over the bar code of the health card, or type or paste.",
    fill: "Fill in",
    valid: "Valid code.",
    provisional: "Provisional code of 11 digits.",
    known: "Already in the address book",
    knownSince: (day) => `since ${day}.`,
    notKnown: "Not in the address book yet.",
    toCompare: "To be confirmed with the document in hand",
    residenceAndContacts: "Residence and contacts",
    surname: "Surname",
    name: "Name",
    sex: "Sex",
    sexes: { F: "Female", M: "Male" },
    birthDate: "Date of birth",
    birthPlace: "Place of birth",
    birthPlaceHint: "Municipality, or foreign State, as it was called at the birth.",
    birthProvince: "Province",
    citizenship: "Citizenship",
    street: "Street and number",
    postcode: "Postcode",
    municipality: "Town",
    province: "Province",
    country: "State",
    email: "E-mail",
    emailHint: "It enters the certificate and cannot be changed after production.",
    emailSuggestion: (email) => `Perhaps ${email}?`,
    mobile: "Mobile phone",
    placeSuggestion: (places) => `Perhaps ${places}?`,
    choose: "Choose",
    sources: { code: "From the codice fiscale", book: "From the address book" },
    differs: (what) => `${what}: two different values`,
    differsHint: "Choose the one printed on the document.",
    twoCenturies: (what) => `${what}: two possible years`,
    twoCenturiesHint: "The codice fiscale does not tell the century: choose the year printed on the document.",
    differFrom: {
      code: "From the codice fiscale just read",
      book: "From the address book; asks for a reason",
      typed: "Written here; asks for a reason",
      century: "A year the code allows",
    },
    disagreements: "The codice fiscale says otherwise",
    disagreementsHint:
      "The right code is the one given by the Agenzia delle Entrate: if the data are those printed on the document, choose why they differ.",
    placeNotListed: "The place of birth is not in the list of municipalities and States.",
    reason: "Reason of the difference",
    reasons: {
      "registry-correction": "Correction of the registry",
      "foreign-name-order": "Order of names of a foreign State",
      transliteration: "Transliteration from another alphabet",
      "place-renamed": "Place that changed name or province",
      "card-shows-it-so": "The health card shows it so",
    },
  },
  refusals: {
    "client-known":
      "A person with this codice fiscale is in the address book already: press Fill in to use their card.",
    "disagreement-without-reason":
      "The data differ from the codice fiscale: correct them, or choose why they are different on the document.",
    "changed-meanwhile": "Somebody else saved meanwhile: reload the page and make the change again.",
  },
};
