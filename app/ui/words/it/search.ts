export const search = {
  title: "Cerca",
  results: (text: string) => `Risultati per «${text}»`,
  cases: "Pratiche",
  clients: "Clienti",
  practices: "Studi",
  again: "Cerca di nuovo",
  submit: "Cerca",
  more: "Sono mostrati i primi risultati: aggiungi qualche lettera per restringere.",
  seeAll: "Vedi tutte fra le Pratiche",
  nothing: (text: string) => `Nessun risultato per «${text}».`,
  how: "Cerca per cognome, numero di pratica (2026/0131), codice fiscale o le sue prime lettere, codice stampato sui fogli, numero di cartellina o di dispositivo.",
  howChamber:
    "Cerca per codice stampato sulla distinta o sui fogli, numero di pratica (2026/0131), numero di dispositivo o nome dello studio.",
  empty: "Scrivi che cosa cerchi.",
};
