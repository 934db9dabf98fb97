import { create } from "qrcode";

/** A QR code in modules: `size` a side, `path` of its dark squares for an SVG. */
export type QrPicture = { size: number; path: string };

/** Medium error correction: enough for a screen. */
export function qrPicture(text: string): QrPicture {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  let path = "";
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { size: modules.size, path };
}
