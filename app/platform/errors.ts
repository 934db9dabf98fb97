/**
 * Thrown answers are plain Responses: modules are loaded twice (server and bundle), so a class of our own would not be
 * recognised on the other side.
 */

/** Nothing there for this person: also another tenant's row, whose existence is not told. */
export function notFound(): never {
  throw new Response(null, { status: 404, statusText: "Not Found" });
}

/** The person is known and may not. */
export function forbidden(): never {
  throw new Response(null, { status: 403, statusText: "Forbidden" });
}
