import { isSecure } from "./sessions.server";

const nameOf = (secure: boolean) => (secure ? "__Secure-cartellina-foto" : "cartellina-foto");

/**
 * The `Set-Cookie` value that makes a phone the one of its link: sent back to that link's addresses alone, for as many
 * `seconds` as it lasts. (`__Host-` would want every address.)
 */
export function phoneCookie(origin: string, secret: string, device: string, seconds: number): string {
  const secure = isSecure(origin);
  const life = `Path=/capture/${secret}; Max-Age=${Math.max(0, Math.floor(seconds))}`;
  return `${nameOf(secure)}=${device}; ${life}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

/** What a phone that opened a link sends back; null where there is nothing of that shape. */
export function deviceIn(origin: string, cookies: string | null): string | null {
  const prefix = `${nameOf(isSecure(origin))}=`;
  const found = (cookies ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
  return found !== undefined && /^[\w-]{43}$/.test(found) ? found : null;
}
