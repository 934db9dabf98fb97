/** The page of a chamber that the practice keeps by itself. */
export const keptHref = (chamberId: string): string => `/practice/external/${chamberId}`;
