import pino, { type Logger } from "pino";

export type Log = Logger;

/** Log lines as JSON on standard output, or to `destination`. Nothing personal and no secret gets into one. */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => withoutSecrets(fields, 0) as Record<string, unknown>,
    },
    serializers: { err: describeError, error: describeError },
    hooks: { streamWrite: masked },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** The request's method and path. The query is dropped: search terms stand in it; and so are secrets in the path. */
export function describeRequest(request: { id?: unknown; method?: string; url?: string }) {
  return { id: request.id, method: request.method, path: safePath(request.url ?? "") };
}

export const describeResponse = (response: { statusCode?: number }) => ({ status: response.statusCode });

/** A link of an invitation carries its secret in the path: a long segment that is no identifier of ours is not shown. */
export function safePath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path
    .split("/")
    .map((segment) => (segment.length >= 20 && !UUID.test(segment) && !WORDS.test(segment) ? "[hidden]" : segment))
    .join("/");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORDS = /^[a-z-]+$/;

/** Names of fields whose value never reaches a log, compared without case, `_` and `-`. */
const SECRET_FIELDS = new Set([
  ...["password", "passwordhash", "newpassword", "currentpassword", "cookie", "setcookie", "authorization", "token"],
  ...["secret", "totp", "otp", "masterkey", "key", "apikey", "session", "sessionid", "pin", "puk"],
  ...["codicefiscale", "taxcode", "cf", "surname", "lastname", "familyname", "firstname", "givenname", "fullname"],
  ...["email", "mail", "mobile", "phone", "birthdate", "birthplace", "residence", "address", "documentnumber"],
  ...["params", "parameters", "body", "values", "detail"],
]);

function withoutSecrets(value: unknown, depth: number): unknown {
  if (value instanceof Error || value === null || typeof value !== "object") return value;
  // Requests and their like: the serializers describe them, this walk would not end.
  if (depth > 0 && Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value)) return value;
  if (depth > 6) return "[deep]";
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET_FIELDS.has(name.toLowerCase().replace(/[_-]/g, "")) ? "[hidden]" : withoutSecrets(item, depth + 1),
    ]),
  );
}

/**
 * What helps to mend a fault, without the data it met: a database driver puts the statement's parameters into its message
 * and the row's values into its detail.
 */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === "object" ? "[not an error]" : String(error);
  const { code, constraint_name: constraint, table_name: table, routine, severity } = error as Error & Partial<Faults>;
  const fromDatabase = severity !== undefined || /^Failed query/.test(error.message);
  return {
    type: error.name,
    message: fromDatabase ? `database error ${code ?? ""}`.trim() : error.message,
    ...given({ code, constraint, table, routine }),
    stack: (error.stack ?? "")
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 20)
      .join("\n"),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

type Faults = { code: string; constraint_name: string; table_name: string; routine: string; severity: string };

const given = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The last door: a codice fiscale (also with its digits replaced, art. 6 D.M. 23/12/1976) or an address in any text. */
function masked(line: string): string {
  return line
    .replace(/\b[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]\b/gi, "[codice fiscale]")
    .replace(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g, "[e-mail]");
}
