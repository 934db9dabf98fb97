import { describe, expect, test } from "vitest";
import {
  CASE_EVENTS,
  CASE_STATES,
  type CaseEvent,
  type CaseState,
  eventsFrom,
  nextState,
  recordingDesks,
} from "./lifecycle";

/** The diagram of domain §2.1, written out a second time by hand: whoever changes the table must mean it. */
const DIAGRAM: [CaseState, CaseEvent, CaseState][] = [
  ["DRAFT", "identify", "IDENTIFIED"],
  ["DRAFT", "identityNotProven", "REFUSED"],
  ["DRAFT", "withdraw", "WITHDRAWN"],
  ["IDENTIFIED", "handEnvelope", "ENVELOPE_GIVEN"],
  ["IDENTIFIED", "identityNotProven", "REFUSED"],
  ["IDENTIFIED", "withdraw", "WITHDRAWN"],
  ["ENVELOPE_GIVEN", "signForm", "SIGNED"],
  ["ENVELOPE_GIVEN", "replaceEnvelope", "IDENTIFIED"],
  ["ENVELOPE_GIVEN", "withdraw", "WITHDRAWN"],
  ["SIGNED", "present", "PRESENTED"],
  ["SIGNED", "replaceEnvelope", "IDENTIFIED"],
  ["SIGNED", "withdraw", "WITHDRAWN"],
  ["SIGNED", "redo", "IDENTIFIED"],
  ["PRESENTED", "schedule", "SCHEDULED"],
  ["PRESENTED", "rejectByChamber", "REJECTED"],
  ["PRESENTED", "produce", "PRODUCED"],
  ["PRESENTED", "withdraw", "WITHDRAWN"],
  ["SCHEDULED", "produce", "PRODUCED"],
  ["SCHEDULED", "withdraw", "WITHDRAWN"],
  ["REJECTED", "mend", "SIGNED"],
  ["REJECTED", "redo", "IDENTIFIED"],
  ["REJECTED", "replaceEnvelope", "IDENTIFIED"],
  ["REJECTED", "withdraw", "WITHDRAWN"],
  ["PRODUCED", "collect", "COLLECTED"],
  ["PRODUCED", "undeliverable", "RETURNED_TO_CHAMBER"],
  ["COLLECTED", "deliver", "DELIVERED"],
  ["COLLECTED", "undeliverable", "RETURNED_TO_CHAMBER"],
  ["DELIVERED", "returnReceipts", "CLOSED"],
];

describe("the one transition table", () => {
  test("allows what the diagram draws and nothing else", () => {
    for (const state of CASE_STATES) {
      for (const event of CASE_EVENTS) {
        const drawn = DIAGRAM.find(([from, by]) => from === state && by === event)?.[2] ?? null;
        expect([state, event, nextState(state, event)]).toEqual([
          state,
          event,
          event === "correctDate" ? state : drawn,
        ]);
      }
    }
  });

  test("offers only a correction in a case that has ended", () => {
    for (const ended of ["CLOSED", "WITHDRAWN", "REFUSED", "RETURNED_TO_CHAMBER"] as const) {
      expect(eventsFrom(ended)).toEqual(["correctDate"]);
    }
  });

  test("the counter's acts are the studio's where the chamber does not work in Cartellina", () => {
    expect(recordingDesks("produce", "CHAMBER_RECORDS")).toEqual(["CHAMBER"]);
    expect(recordingDesks("produce", "PRACTICE_RECORDS")).toEqual(["PRACTICE"]);
    expect(recordingDesks("deliver", "CHAMBER_RECORDS")).toEqual(["PRACTICE"]);
    expect(recordingDesks("undeliverable", "CHAMBER_RECORDS")).toEqual(["PRACTICE", "CHAMBER"]);
  });
});
