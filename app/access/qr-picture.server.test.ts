import sharp from "sharp";
import { expect, test } from "vitest";
import { readCodes } from "~/scans/read-codes.server";
import { qrPicture } from "./qr-picture.server";

test("what stands in the picture is read back at the size of a screen", async () => {
  const link = `https://cartellina.studio.example/capture/${"aB3_-".repeat(8)}xyz`;
  const { size, path } = qrPicture(link);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="208" height="208" viewBox="-4 -4 ${size + 8} ${size + 8}"><rect x="-4" y="-4" width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`;
  const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(await readCodes({ width: info.width, height: info.height, rgba: data })).toEqual([link]);
});
