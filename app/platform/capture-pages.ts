/** Pages on which a card is read or photographed: they alone may open the camera and run WebAssembly. */
const CAPTURE_PAGES: readonly RegExp[] = [
  /^\/clients\/new$/,
  /^\/clients\/[^/]+\/edit$/,
  /^\/cases\/new$/,
  /^\/cases\/[^/]+\/(person|documents)$/,
  /^\/capture\/[^/]+\/[^/]+$/,
];

export const isCapturePage = (path: string): boolean => CAPTURE_PAGES.some((page) => page.test(path));
