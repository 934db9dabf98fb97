import { notFound } from "~/platform/errors";
import { documentNamed } from "./paper-names";
import type { AskedFacsimile } from "./read-editions.server";

/** Which document an address asks for, and in which language; the request form when it does not say. */
export function askedFacsimile({ searchParams }: URL): AskedFacsimile {
  const document = documentNamed(searchParams.get("document") ?? "request-form") ?? notFound();
  return { document, language: searchParams.get("language") === "en" ? "en" : "it" };
}
