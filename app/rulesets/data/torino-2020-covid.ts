import { torino2020 } from "~/rulesets/data/torino-2020";
import type { Ruleset } from "~/rulesets/ruleset";

/** The limits of June 2020 (R54–R66), laid over the ordinary rules for as long as the chamber says. */
export const torino2020Covid: Ruleset = {
  ...torino2020,
  code: "torino-2020-covid",
  name: { it: "Torino, limiti per l’emergenza COVID-19", en: "Torino, limits of the COVID-19 emergency" },
  notice: {
    it:
      "Per l’emergenza COVID-19 lo sportello riceve solo su appuntamento, dal lunedì al venerdì dalle 9.00 alle 12.15, " +
      "e solo per richieste di urgenza motivata e documentata. L’appuntamento si chiede con un messaggio di posta " +
      "elettronica ordinaria all’ufficio, non con la PEC. Il rinnovo allo sportello è sospeso.",
    en:
      "During the COVID-19 emergency the counter receives by appointment only, Monday to Friday from 9.00 to 12.15, " +
      "and only for requests of motivated and documented urgency. Ask for the appointment by ordinary e-mail to the " +
      "office, not by PEC. Renewal at the counter is suspended.",
  },
  renewal: { ...torino2020.renewal, atCounter: false },
  appointment: { required: true, channels: ["EMAIL"] },
  triage: { ...torino2020.triage, onlyUrgent: true, appliesToIr: true, carryOver: false },
  office: {
    ...torino2020.office,
    // R55 states them; for the ordinary rules they are assumed (A12).
    hours: [
      { weekday: 1, from: "09:00", to: "12:15" },
      { weekday: 2, from: "09:00", to: "12:15" },
      { weekday: 3, from: "09:00", to: "12:15" },
      { weekday: 4, from: "09:00", to: "12:15" },
      { weekday: 5, from: "09:00", to: "12:15" },
    ],
  },
};
