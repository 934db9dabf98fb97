import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdsSecretCode } from "~/cases/note-guard";

const HONEST = [
  "",
  "Cliente senza documento, torna giovedì.",
  "Residente a Pinerolo, CAP 10064.",
  "Sede in via Roma 12, 10025 Pino Torinese",
  "80056 Ercolano (NA), citofono 1234",
  "Camera di commercio, ufficio 12345",
  "Opinione dello studio n. 20261",
  "Spinelli Marco, cell. 333 1234567",
  "Tel. 011 5716123, chiamare dopo le 15",
  "+39 011 571 6123",
  "Prot. 0012345/2026 del 12/03/2026",
  "Protocollo n. 123456 ricevuto",
  "Dispositivo 7430010024925855 consegnato",
  "Dispositivo 7430 0100 2492 5855, lettore non riconosciuto",
  "Cartellina 0004512 integra",
  "Cartellina 0004512 con PIN e PUK sigillati",
  "Busta 00098123: patina intatta, PIN non leggibile",
  "Richiesta sostituzione: PIN bloccato",
  "PIN bloccato dopo tre tentativi, fare richiesta di sostituzione",
  "PUK smarrito: serve un nuovo dispositivo.",
  "Ha chiesto dove trova il codice utente, spiegato.",
  "Codice di emergenza: spiegato che serve per la sospensione",
  "Il PIN non va comunicato a nessuno, nemmeno a noi",
  "PIN, PUK e ERC spiegati il 12/03/2026",
  "PIN bloccato dal 2025",
  "PIN cambiato 12 marzo 2026",
  "PIN cambiato a marzo 2026",
  "PIN bloccato 2026-03-12",
  "PIN: torna 12.3.2026",
  "PIN spiegato ore 9.30",
  "PIN spiegato alle 15:30",
  "Nuovo PIN: costo 25,00 euro",
  "Sblocco PIN € 1250",
  "PIN bloccato, tel. 011 5716123",
  "PIN bloccato, cell. +39 333 123 4567",
  "PUK: vedi prot. n. 4512/2026",
  "PUK: vedi prot. n° 4512/2026",
  "PUK: vedi prot. n.º 4512",
  "PIN, vedi D.P.R. 445/2000",
  "PIN: vedi pratica 123/2026",
  "Sig. Pin, CAP 33170",
  "PIN bloccato da 3 giorni, 2 tentativi rimasti",
  "1 PIN e 1 PUK per busta, 15 buste",
  "PIN sigillato nella cartellina che porta il numero 0004512",
  "Il PIN è nella busta; per il resto chiamare lo 0115716123",
  "Il PUK non funziona sul dispositivo 7430010024925855",
  "PIN 7430010024925855",
  "Partita IVA 01879020517, codice SDI 0000000",
  "P.I. n. 01879020517",
  "IBAN IT60X0542811101000000123456",
  "Carta d'identità CA00000AA scade il 01/06/2030",
  "Fattura 1234/2026 da 45,50 euro pagata",
  "12345 copie, pinze 1234, spin 4321, pukka 1234, erculeo 1234",
  "Codice fiscale RSSMRA80A01H501U",
  "Numero di emergenza 112, ambulatorio 0115716",
];

const SECRET = [
  "PIN 12345",
  "pin: 12345",
  "PIN=12345",
  "Pin12345",
  "il PIN è 12345",
  "il suo pin e' il 12345",
  "PIN n. 12345",
  "PIN numero 12345678",
  "PIN: 1 2 3 4 5",
  "PIN 1-2-3-4-5",
  "PIN 1.2.3.4.5.6.7.8",
  "PIN 12 34 56 78",
  "PIN: 1, 2, 3, 4, 5",
  "PIN 1 / 2 / 3 / 4",
  "P.I.N. 12345",
  "P I N 12345",
  "codice PIN: 12345",
  "codice_pin 12345",
  "PIN-code 1234",
  "PIN (nuovo): 54321",
  "PIN.....................................12345",
  "PIN\n\n\n12345",
  "PIN １２３４５",
  "P\u200bIN 123\u200b45",
  "PÍN 12345",
  "PIN – 12345",
  "PUK 12345678",
  "puk:87654321",
  "P.U.K. 1234 5678",
  "PIN/PUK 12345/12345678",
  "PIN e PUK: 12345 e 12345678",
  "PIN 1 2 3 4 5; PUK da dare",
  "PIN 12345, tel. 011 5716123",
  "PIN 12345 011 5716123 7430010024925855",
  "PIN del 12/03/2026: 12345",
  "ERC 1234567890",
  "erc = 123456",
  "Codice utente 12345678",
  "CODICE UTENTE: 1234-5678",
  "cod. utente 12345678",
  "codice di emergenza 12345678",
  "codice d’emergenza: 12345678",
  "Codice emergenza 12345678",
  "codici di emergenza: 11112222, 33334444",
  "codice di sblocco 12345678",
  "user code 12345678",
  "emergency code: 12345678",
  "Il cliente chiede. PIN: 48213. Torna domani.",
];

describe("a note", () => {
  test("there are enough of both to trust the test", () => {
    expect(HONEST.length).toBeGreaterThanOrEqual(40);
    expect(SECRET.length).toBeGreaterThanOrEqual(30);
  });

  test.each(HONEST)("passes: %j", (note) => {
    expect(holdsSecretCode(note)).toBe(false);
  });

  test.each(SECRET)("is refused: %j", (note) => {
    expect(holdsSecretCode(note)).toBe(true);
  });

  const name = fc.constantFrom("PIN", "Puk", "erc", "codice utente", "Codice di emergenza", "CODICE D'EMERGENZA");
  const gap = fc.stringMatching(/^ [kwxyz]{0,18} $/);
  const digits = fc.stringMatching(/^\d{4,10}$/);

  test("with a name and 4–10 digits within 20 characters is refused, whatever is around", () => {
    fc.assert(
      fc.property(name, gap, digits, (called, between, code) => {
        expect(holdsSecretCode(`Nota: ${called}${between}${code}. Fine`)).toBe(true);
      }),
    );
  });

  test("with fewer or more digits, or further away, passes", () => {
    const others = fc.oneof(fc.stringMatching(/^\d{1,3}$/), fc.stringMatching(/^\d{11,20}$/));
    fc.assert(
      fc.property(name, others, digits, (called, other, number) => {
        expect(holdsSecretCode(`${called} ${other}`)).toBe(false);
        expect(holdsSecretCode(`${called} consegnato in busta chiusa ${number}`)).toBe(false);
      }),
    );
  });

  test("without such a name passes", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-m0-9 .,/]{0,60}$/), (note) => {
        expect(holdsSecretCode(note)).toBe(false);
      }),
    );
  });
});
