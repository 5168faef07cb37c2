import type { Language } from "@olive/http/contract";
import { chooseLanguage, LANGUAGE_COOKIE, readCookie } from "@olive/http/language";

/** The same choice that the server's pages make: the cookie of the switch, else the browser's languages. */
export function readLanguage(): Language {
  return chooseLanguage(navigator.languages.join(","), readCookie(document.cookie, LANGUAGE_COOKIE));
}

/** Where the switch leads: the server sets the cookie and comes back. */
export function switchAddress(to: Language): string {
  return `/language?to=${to}&back=${encodeURIComponent(location.pathname + location.search)}`;
}
