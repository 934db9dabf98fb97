import type { Language } from "~/ui/words";
import { LANGUAGE_COOKIE } from "~/ui/words/language";

/**
 * The person's own choice when somebody is signed in, else the one kept in the cookie, else what the browser prefers:
 * English only where it stands before Italian.
 */
export function languageOf(request: Request, person: { language: Language } | null): Language {
  return person?.language ?? chosen(request.headers.get("Cookie")) ?? preferred(request.headers.get("Accept-Language"));
}

/** The cookie that keeps a choice for a year. `secure` where the product is reached over HTTPS. */
export function languageCookie(language: Language, secure: boolean): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

function chosen(cookies: string | null): Language | null {
  const pairs = (cookies ?? "").split(";").map((pair) => pair.trim());
  if (pairs.includes(`${LANGUAGE_COOKIE}=it`)) return "it";
  return pairs.includes(`${LANGUAGE_COOKIE}=en`) ? "en" : null;
}

function preferred(header: string | null): Language {
  return weight(header, "en") > weight(header, "it") ? "en" : "it";
}

/** The q-value of a language in an Accept-Language header, of any of its regions; 0 when it is not there. */
function weight(header: string | null, language: Language): number {
  let best = 0;
  for (const range of (header ?? "").toLowerCase().split(",")) {
    const [tag = "", ...parameters] = range.split(";").map((part) => part.trim());
    if (tag !== language && !tag.startsWith(`${language}-`)) continue;
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const value = q === undefined ? 1 : Number(q.slice(2));
    if (value > best) best = value;
  }
  return best;
}
