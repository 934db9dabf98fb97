import type { Request, Response } from "express";

type Status = 400 | 403 | 404 | 411 | 413 | 421 | 500 | 503;

/**
 * The answer where no page of Remix can be had: short HTML, or JSON for who asks for it. It never says what went wrong
 * inside; the request's number finds that in the log.
 */
export function sendPlainPage(request: Request, response: Response, status: Status): void {
  response.status(status).set("Cache-Control", "no-store");
  const id = String(request.id ?? "");
  if (request.accepts(["html", "json"]) === "json") {
    response.json({ status, error: NAMES[status], request: id });
    return;
  }
  const language = request.acceptsLanguages(["it", "en"]) === "en" ? "en" : "it";
  const [title, text] = SENTENCES[language][status];
  response.type("html").send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Cartellina</title></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">${language === "it" ? "Torna all’inizio" : "Back to the start"}</a></p>
<p><small>${language === "it" ? "Richiesta" : "Request"} ${id}</small></p></main></body>
</html>
`);
}

const NAMES: Record<Status, string> = {
  400: "bad-request",
  403: "forbidden",
  404: "not-found",
  411: "length-required",
  413: "too-large",
  421: "not-this-address",
  500: "internal",
  503: "unavailable",
};

const SENTENCES: Record<"it" | "en", Record<Status, [title: string, text: string]>> = {
  it: {
    400: ["Richiesta non leggibile", "L’indirizzo o il contenuto della richiesta non è scritto in modo leggibile."],
    403: [
      "Richiesta non accettata",
      "È arrivata da un’altra pagina o da un altro indirizzo, e non ha avuto effetto. Apri Cartellina, ripeti l’operazione da lì e controlla che l’indirizzo sia quello solito.",
    ],
    404: ["Pagina non trovata", "A questo indirizzo non c’è nulla."],
    411: ["Richiesta non accettata", "Il browser non ha indicato quanto è lungo ciò che invia."],
    413: [
      "Invio troppo grande",
      "Ciò che hai inviato supera il limite. Invia meno file per volta, o file più piccoli.",
    ],
    421: ["Indirizzo sconosciuto", "Cartellina non risponde a questo nome. Usa l’indirizzo indicato all’avvio."],
    500: [
      "Qualcosa non ha funzionato",
      "Non è stato possibile completare la richiesta. Riprova; se succede ancora, segnala il numero qui sotto.",
    ],
    503: ["Un momento", "Cartellina si sta fermando o avviando. Riprova tra poco."],
  },
  en: {
    400: ["Unreadable request", "The address or the content of the request is not written in a readable way."],
    403: [
      "Request not accepted",
      "It came from another page or another address, and had no effect. Open Cartellina, repeat the act from there, and check that the address is the usual one.",
    ],
    404: ["Page not found", "There is nothing at this address."],
    411: ["Request not accepted", "The browser did not say how long what it sends is."],
    413: ["Too large", "What you sent is over the limit. Send fewer files at a time, or smaller ones."],
    421: ["Unknown address", "Cartellina does not answer to this name. Use the address shown at start."],
    500: [
      "Something did not work",
      "The request could not be completed. Try again; if it happens again, report the number below.",
    ],
    503: ["One moment", "Cartellina is stopping or starting. Try again shortly."],
  },
};
