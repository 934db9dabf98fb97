/** The title of a browser's tab: what one looks at, then the product. */
export function pageTitle(...parts: string[]): string {
  return [...parts, "Cartellina"].join(" · ");
}
