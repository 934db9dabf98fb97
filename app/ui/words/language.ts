/** The cookie in which a person's choice of language is kept. */
export const LANGUAGE_COOKIE = "lingua";
