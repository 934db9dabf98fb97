/** `PRTL••••••••219K` as `PRTL…219K`: enough to recognise a codice fiscale in a list, too little to use it (design). */
export const maskedCode = (codiceFiscale: string): string => `${codiceFiscale.slice(0, 4)}…${codiceFiscale.slice(-4)}`;
