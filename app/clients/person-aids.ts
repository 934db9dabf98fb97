import type { ShownReading } from "~/identity-documents/machine-zone";
import type { FormState } from "~/ui/form/form-state";
import type { Disagreement } from "./codice-fiscale";
import type { PersonDifference } from "./fill-person";
import type { FillSource } from "./settle";

/** What helps somebody to fill a person in: where values came from, what disagrees, what was perhaps meant. */
export type PersonAids = {
  /** The codice fiscale was read: of which kind it is, and who bears it in the address book already. */
  said: { provisional: boolean; known: { id: string; since: string } | null } | null;
  /** The machine-readable zone was read: what it says of the document itself. */
  saidByZone: ShownReading | null;
  sources: Partial<Record<string, FillSource>>;
  differences: PersonDifference[];
  disagreements: Disagreement[];
  placeNotListed: boolean;
  places: string[];
  email: string | null;
  /** The code the form was filled in from; another one starts afresh. */
  filledFor: string;
  /** The machine-readable zone it was filled in from, its lines one after the other. */
  zone: string;
};

export const noAids: PersonAids = {
  said: null,
  saidByZone: null,
  sources: {},
  differences: [],
  disagreements: [],
  placeNotListed: false,
  places: [],
  email: null,
  filledFor: "",
  zone: "",
};

/** The aids that came back with a form, or none. */
export const aidsOf = (sent: { form: FormState; aids?: PersonAids } | undefined): PersonAids => sent?.aids ?? noAids;
