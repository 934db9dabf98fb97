import { notFound } from "~/platform/errors";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Is it the shape of an identifier? For the parts of an address or form that may be anything. */
export const isId = (value: unknown): value is string => typeof value === "string" && UUID.test(value);

/** An identifier out of the address; anything that is not one is a page that does not exist. */
export function idParam(params: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = params[name];
  if (value === undefined || !UUID.test(value)) notFound();
  return value;
}
