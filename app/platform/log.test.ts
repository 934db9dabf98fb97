import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { createLog, describeRequest, safePath } from "./log";

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  write(createLog("trace", sink));
  return text;
}

test("secrets and personal fields are hidden at any depth, the rest is told", () => {
  const text = written((log) => {
    log.info(
      { act: "client.registered", client: { codiceFiscale: "x1", list: [{ "e-mail": "x2", birth_date: "x3" }] } },
      "done",
    );
    log.warn({ password: "x4", headers: { authorization: "x5", cookie: "x6", "set-cookie": "x7" }, count: 3 });
    log.child({ practice: "p" }).info({ deep: { deep: { token: "x8" } } });
  });
  expect(text).not.toMatch(/x\d/);
  expect(text).toContain("client.registered");
  expect(text).toContain('"count":3');
});

test("a codice fiscale or an address inside any text is masked, also a code with replaced digits", () => {
  const text = written((log) => {
    log.info("no card for RSSMRA85T10A562S of maria.rossi@example.it");
    log.error({ err: new Error("no card for RSSMRAURTLRARSRO and rssmra85t10a562s") });
  });
  expect(text).not.toMatch(/RSSMRA|rossi@/i);
  expect(text).toContain("[codice fiscale]");
  expect(text).toContain("[e-mail]");
});

test("a driver's error is told by code and constraint, without the values it met", () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "x1"'), {
    name: "PostgresError",
    severity: "ERROR",
    code: "22P02",
    detail: "Key (surname)=(x2) already exists",
    constraint_name: "clients_own",
  });
  const error = Object.assign(new Error("Failed query: select 1\nparams: x3"), { cause, params: ["x4"], query: "x5" });
  const text = written((log) => log.error({ err: error }, "request failed"));
  expect(text).not.toMatch(/x\d/);
  expect(text).toContain("22P02");
  expect(text).toContain("clients_own");
  expect(text).toMatch(/"stack":" +at /);
});

test("a request is told by method and path: no query, no secret of a link", () => {
  const secret = "aB3".repeat(14);
  expect(describeRequest({ id: "r", method: "GET", url: "/clients?q=Rossi" })).toEqual({
    id: "r",
    method: "GET",
    path: "/clients",
  });
  expect(safePath(`/invito/${secret}?x=1`)).toBe("/invito/[hidden]");
  expect(safePath("/cases/01890a5d-ac96-774b-bcce-b302099a8057/sign")).toBe(
    "/cases/01890a5d-ac96-774b-bcce-b302099a8057/sign",
  );
});
