/** A PDF that the browser opens, under a name without personal data. */
export function pdfAnswer({ name, pdf }: { name: string; pdf: Uint8Array }): Response {
  return new Response(new Blob([pdf as Uint8Array<ArrayBuffer>], { type: "application/pdf" }), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="${name}"`,
      "Content-Length": String(pdf.byteLength),
    },
  });
}
