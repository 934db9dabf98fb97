import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { photo } from "../tests/support/document-photos";

/**
 * What a phone writes of a card on a table: 12 megapixels lying on their side (EXIF), with the grain of a sensor, so that
 * it weighs what such pictures weigh (4 to 6 MB).
 */
export async function phonePhoto(): Promise<Buffer> {
  const { data, info } = await photo({ width: 4032, height: 3024 }).raw().toBuffer({ resolveWithObject: true });
  const noise = randomBytes(1 << 20);
  for (let place = 0; place < data.length; place += 1) {
    // Two dice are nearer to a sensor's grain than one.
    const grain = ((noise[place & 0xfffff] ?? 0) + (noise[(place * 7 + (place >> 20)) & 0xfffff] ?? 0) - 255) >> GRAIN;
    data[place] = Math.max(0, Math.min(255, (data[place] ?? 0) + grain));
  }
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } })
    .blur(0.6)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 92, chromaSubsampling: "4:2:0" })
    .toBuffer();
}

const GRAIN = 3;
