/** A picture of ours for the browser: nothing of it runs and nothing of it is kept, wherever it is opened. */
export function jpegAnswer(jpeg: Buffer): Response {
  return new Response(new Blob([jpeg as Uint8Array<ArrayBuffer>]), {
    headers: {
      "Content-Type": "image/jpeg",
      "Content-Length": String(jpeg.length),
      "Content-Disposition": 'inline; filename="scansione.jpg"',
      "Content-Security-Policy": "sandbox; default-src 'none'",
    },
  });
}
