/** How long the product's own means are kept: shown to people, so apart from what removes them. */

/** Days that a mail is kept after it was written, sent or not: so long a desk may ask whether it left, and to whom. */
export const MAIL_DAYS = 30;
/** Days that a form is remembered: a browser may bring it back with its open pages, and it must not act twice. */
export const FORM_DAYS = 30;
/** Days that an invitation, or a link for a new password, is remembered after it was over. */
export const TOKEN_DAYS = 30;
