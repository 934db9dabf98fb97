import { describe, expect, test } from "vitest";
import { type Day, day } from "~/terms/day";
import { explainLegalDue, type StartEvent, type TermRule } from "~/terms/receipt-term";
import { terms as en } from "~/ui/words/en/terms";
import { terms as it } from "~/ui/words/it/terms";

const fifteenDays: TermRule = { days: 15, dayKind: "CALENDAR", saturdayRule: "NOT_FESTIVE" };
const monday = day("2026-11-23");

describe("days", () => {
  test("in both languages in the Italian order", () => {
    expect([it.formatDay(monday), it.formatDayLong(monday), it.formatDayShort(monday)]).toEqual([
      "23/11/2026",
      "lunedì 23/11/2026",
      "lun 23/11",
    ]);
    expect([en.formatDay(monday), en.formatDayLong(monday), en.formatDayShort(monday)]).toEqual([
      "23/11/2026",
      "Monday 23/11/2026",
      "Mon 23/11",
    ]);
    expect(it.formatDayLong(day("2026-11-22"))).toBe("domenica 22/11/2026");
    expect(it.dayInWords(day("2026-12-07"))).toBe("lunedì 7 dicembre");
    expect(en.dayInWords(day("2026-12-07"))).toBe("Monday 7 December");
    expect([it.formatHour("09:00"), it.formatHour("12:15"), it.formatHour("00:30")]).toEqual(["9.00", "12.15", "0.30"]);
  });

  test("by when", () => {
    expect(it.by(monday, monday, "12:15")).toBe("entro oggi, lunedì 23/11/2026, alle 12.15");
    expect(it.by(monday, day("2026-11-22"), "12:15")).toBe("entro domani, lunedì 23/11/2026, alle 12.15");
    expect(it.by(monday, day("2026-11-10"), null)).toBe("entro lunedì 23/11/2026");
    expect(en.by(monday, monday, "12:15")).toBe("by today, Monday 23/11/2026, 12.15");
  });

  test("how far", () => {
    const seenOn = ["2026-11-19", "2026-11-22", "2026-11-23", "2026-11-24", "2026-11-26"].map(day);
    expect(seenOn.map((today) => it.distance(monday, today))).toEqual([
      "Fra 4 giorni",
      "Domani",
      "Scade oggi",
      "In ritardo di un giorno",
      "In ritardo di 3 giorni",
    ]);
    expect(seenOn.map((today) => en.distance(monday, today))).toEqual([
      "In 4 days",
      "Tomorrow",
      "Due today",
      "Late by 1 day",
      "Late by 3 days",
    ]);
  });
});

describe("the term sentence", () => {
  const say = (start: string, rule: Partial<TermRule> = {}, startEvent: StartEvent = "HANDOVER", today?: Day) => {
    const explanation = explainLegalDue(day(start), { ...fifteenDays, ...rule });
    const term = { explanation, startEvent, today: today ?? day(start) };
    return [it.sayTerm(term), en.sayTerm(term)];
  };

  test("that ends on the fifteenth day", () => {
    expect(say("2026-11-13")).toEqual([
      "Il termine di quindici giorni è partito dalla consegna di venerdì 13/11/2026 e scade sabato 28/11/2026, il quindicesimo giorno.",
      "The term of fifteen days started with the delivery on Friday 13/11/2026 and ends on Saturday 28/11/2026, the fifteenth day.",
    ]);
  });

  test("moved by a Sunday", () => {
    expect(say("2026-11-07")).toEqual([
      "Il termine di quindici giorni è partito dalla consegna di sabato 07/11/2026; il quindicesimo giorno, 22/11/2026, è domenica, quindi scade lunedì 23/11/2026.",
      "The term of fifteen days started with the delivery on Saturday 07/11/2026; the fifteenth day, 22/11/2026, is a Sunday, so it ends on Monday 23/11/2026.",
    ]);
  });

  test("moved by holidays in a row", () => {
    expect(say("2026-12-10")).toEqual([
      "Il termine di quindici giorni è partito dalla consegna di giovedì 10/12/2026; il quindicesimo giorno, 25/12/2026, è Natale, il 26/12/2026 è Santo Stefano e il 27/12/2026 è domenica, quindi scade lunedì 28/12/2026.",
      "The term of fifteen days started with the delivery on Thursday 10/12/2026; the fifteenth day, 25/12/2026, is Christmas Day, 26/12/2026 is Saint Stephen’s Day and 27/12/2026 is a Sunday, so it ends on Monday 28/12/2026.",
    ]);
  });

  test("with the article that the day asks for", () => {
    expect(say("2025-11-22")[0]).toBe(
      "Il termine di quindici giorni è partito dalla consegna di sabato 22/11/2025; il quindicesimo giorno, 07/12/2025, è domenica e l’08/12/2025 è l’Immacolata, quindi scade martedì 09/12/2025.",
    );
  });

  test("of other lengths and starts", () => {
    expect(say("2026-11-20", { days: 8 }, "DEVICE_COLLECTED")[0]).toBe(
      "Il termine di 8 giorni è partito dal ritiro del dispositivo di venerdì 20/11/2026 e scade sabato 28/11/2026, l’8º giorno.",
    );
    expect(say("2026-11-07", { dayKind: "WORKING" }, "RECEIPT_RETURNED_TO_IR")).toEqual([
      "Il termine di quindici giorni lavorativi è partito dalla restituzione delle ricevute allo studio di sabato 07/11/2026 e scade mercoledì 25/11/2026, il quindicesimo giorno lavorativo.",
      "The term of fifteen working days started with the return of the receipts to the practice on Saturday 07/11/2026 and ends on Wednesday 25/11/2026, the fifteenth working day.",
    ]);
    expect(say("2026-11-09", { days: 1 })[0]).toContain("Il termine di un giorno è partito");
  });

  test("once the term is past", () => {
    const [italian, english] = say("2026-11-07", {}, "HANDOVER", day("2026-11-24"));
    expect(italian).toContain("quindi scadeva lunedì 23/11/2026.");
    expect(english).toContain("so it ended on Monday 23/11/2026.");
    expect(say("2026-11-07", {}, "HANDOVER", monday)[0]).toContain("quindi scade lunedì");
  });

  test("how it is counted", () => {
    expect(it.howCounted(fifteenDays, "HANDOVER")).toBe(
      "Il giorno della consegna non si conta. Se il quindicesimo giorno è festivo si passa al primo giorno non festivo (art. 2963 c.c.); il sabato non è festivo. Vale il giorno in cui lo sportello registra le ricevute.",
    );
    expect(it.howCounted({ ...fifteenDays, dayKind: "WORKING", saturdayRule: "SHIFT" }, "DEVICE_COLLECTED")).toBe(
      "Il giorno del ritiro non si conta. Si contano solo i giorni non festivi; anche il sabato è festivo. Vale il giorno in cui lo sportello registra le ricevute.",
    );
    expect(en.howCounted(fifteenDays, "HANDOVER")).toContain("If the fifteenth day is a holiday");
  });
});

describe("the last useful day", () => {
  const saturday = day("2026-11-28");
  const term = { legalDue: saturday, actionDate: day("2026-11-27"), shut: "weekly" as const, today: monday };

  test("says nothing when it is the term", () => {
    expect(it.sayActionDay({ ...term, actionDate: saturday, shut: null })).toBeNull();
    expect(en.sayActionDay({ ...term, actionDate: saturday, shut: null })).toBeNull();
  });

  test("is earlier when the office is closed", () => {
    expect(it.sayActionDay(term)).toBe(
      "Il termine è sabato 28/11/2026, ma l’ufficio è chiuso: l’ultimo giorno utile è venerdì 27/11/2026.",
    );
    expect(en.sayActionDay(term)).toBe(
      "The term is Saturday 28/11/2026, but the office is closed: the last useful day is Friday 27/11/2026.",
    );
  });

  test("names the patron saint", () => {
    const patron = { legalDue: day("2026-06-24"), actionDate: day("2026-06-23"), shut: "patron" as const };
    expect(it.sayActionDay({ ...patron, today: day("2026-06-10") })).toBe(
      "Il termine è mercoledì 24/06/2026, ma l’ufficio è chiuso per la festa del patrono: l’ultimo giorno utile è martedì 23/06/2026.",
    );
  });

  test("does not exist when the office is closed until the term", () => {
    expect(it.sayActionDay({ ...term, actionDate: null })).toBe(
      "Ufficio chiuso fino al termine: recapita con altro mezzo entro sabato 28/11/2026.",
    );
    expect(en.sayActionDay({ ...term, actionDate: null })).toBe(
      "Office closed until the term: deliver by other means by Saturday 28/11/2026.",
    );
  });

  test("once the term is past", () => {
    const today = day("2026-12-01");
    expect(it.sayActionDay({ ...term, today })).toBe(
      "Il termine era sabato 28/11/2026, ma l’ufficio era chiuso: l’ultimo giorno utile era venerdì 27/11/2026.",
    );
    expect(it.sayActionDay({ ...term, today, actionDate: null })).toBe(
      "L’ufficio è rimasto chiuso per tutto il termine.",
    );
    expect(it.sayOverdue(saturday, 3)).toBe("Il termine è scaduto sabato 28/11/2026, 3 giorni fa.");
    expect(it.sayReturned(saturday, 0)).toBe("Ricevute arrivate sabato 28/11/2026, entro il termine.");
    expect(en.sayReturned(today, 3)).toBe("Receipts came in on Tuesday 01/12/2026, 3 days after the term.");
  });
});
