// Grey pictures: made from what a camera gives, turned, resized, evened out, told into black and white.

/** @typedef {{ width: number, height: number, data: Uint8ClampedArray | Uint8Array }} Picture RGBA, row by row */
/** @typedef {{ width: number, height: number, grey: Uint8Array }} Shades one byte a pixel, row by row */

/** @param {Picture} picture @returns {Shades} */
export function shadesOf({ width, height, data }) {
  const grey = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    // Rec. 601, in whole numbers.
    grey[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
  }
  return { width, height, grey };
}

/** @param {Shades} shades @returns {Picture} */
export function pictureOf({ width, height, grey }) {
  const words = new Uint32Array(width * height);
  for (let at = 0; at < words.length; at += 1) words[at] = ((grey[at] ?? 0) * 0x010101) | 0xff000000;
  return { width, height, data: new Uint8ClampedArray(words.buffer) };
}

/** As tesseract takes it in: a header and the bytes. @param {Shades} shades */
export function pgmOf({ width, height, grey }) {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(header.length + grey.length);
  bytes.set(header);
  bytes.set(grey, header.length);
  return bytes;
}

/**
 * Means of the squares around each pixel, from sums over everything above and before.
 * @param {Shades} shades
 * @param {number} reach
 */
function means({ width, height, grey }, reach) {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += grey[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  const found = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    const [y0, y1] = [Math.max(0, y - reach), Math.min(height, y + reach + 1)];
    for (let x = 0; x < width; x += 1) {
      const [x0, x1] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
      const at = (/** @type {number} */ row, /** @type {number} */ column) => sums[row * (width + 1) + column] ?? 0;
      found[y * width + x] = (at(y1, x1) - at(y0, x1) - at(y1, x0) + at(y0, x0)) / ((y1 - y0) * (x1 - x0));
    }
  }
  return found;
}

/** Ink where it is darker than what is around it: a shadow over half of the card is none. @param {Shades} shades */
export function blackAndWhite(shades) {
  const around = means(shades, Math.max(8, Math.round(shades.width / 50)));
  const grey = shades.grey.map((shade, at) => (shade < (around[at] ?? 0) - 18 ? 0 : 255));
  return { ...shades, grey };
}

/**
 * Light made even over that many pixels, ink made black, without the hard edges of black and white.
 * @param {Shades} shades
 * @param {number} reach
 */
export function contrasted(shades, reach) {
  const around = means(shades, reach);
  const grey = shades.grey.map((shade, at) => Math.max(0, Math.min(255, 215 + (shade - (around[at] ?? 0)) * 2.2)));
  return { ...shades, grey };
}

/** Without its grain: each pixel the mean of nine. @param {Shades} shades @returns {Shades} */
export function softened(shades) {
  return { ...shades, grey: means(shades, 1) };
}

/**
 * So many rows made one: bars that stand upright stay as they are, their grain goes.
 * @param {Shades} shades
 * @param {number} rows
 * @returns {Shades}
 */
export function squeezed({ width, height: high, grey }, rows) {
  const height = Math.max(1, Math.floor(high / rows));
  const found = new Uint8Array(width * height);
  for (let at = 0; at < found.length; at += 1) {
    const from = Math.floor(at / width) * rows * width + (at % width);
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += grey[from + row * width] ?? 0;
    found[at] = sum / rows;
  }
  return { width, height, grey: found };
}

/**
 * A blur of about two pixels along the rows undone: what the picture, blurred again, lacks of itself is added, again and
 * again (van Cittert).
 * @param {Shades} shades
 * @returns {Shades}
 */
export function sharpened(shades) {
  const { width, grey } = shades;
  const found = Uint8Array.from(grey);
  const [sharp, blurred, half] = [new Float32Array(width), new Float32Array(width), new Float32Array(width)];
  for (let start = 0; start < grey.length; start += width) {
    const seen = grey.subarray(start, start + width);
    sharp.set(seen);
    for (let round = 0; round < 12; round += 1) {
      fiveMeans(sharp, half);
      fiveMeans(half, blurred);
      for (let x = 0; x < width; x += 1)
        sharp[x] = Math.max(0, Math.min(255, (sharp[x] ?? 0) + (seen[x] ?? 0) - (blurred[x] ?? 0)));
    }
    found.set(sharp, start);
  }
  return { ...shades, grey: found };
}

/** Of each five neighbours the mean; at the ends the last one stands for those beyond. @param {Float32Array} of @param {Float32Array} into */
function fiveMeans(of, into) {
  const last = of.length - 1;
  for (let x = 0; x <= last; x += 1) {
    let sum = 0;
    for (let near = x - 2; near <= x + 2; near += 1) sum += of[Math.max(0, Math.min(last, near))] ?? 0;
    into[x] = sum / 5;
  }
}

/**
 * Smaller by means over what a pixel covers, larger by straight lines between pixels.
 * @param {Shades} shades
 * @param {number} factor
 * @returns {Shades}
 */
export function scaled(shades, factor) {
  const width = Math.max(1, Math.round(shades.width * factor));
  const height = Math.max(1, Math.round(shades.height * factor));
  if (width === shades.width && height === shades.height) return shades;
  const from = factor < 0.75 ? { ...shades, grey: means(shades, Math.round(0.5 / factor) || 1) } : shades;
  return sampled(from, width, height, (x, y) => [(x + 0.5) / factor - 0.5, (y + 0.5) / factor - 0.5]);
}

/**
 * Turned about its middle, as wide as it was: what leaves it is lost, what comes in is paper. Whole, or the rows between
 * two, counted from the middle.
 * @param {Shades} shades
 * @param {number} degrees clockwise
 * @returns {Shades}
 */
export function turned(shades, degrees, top = -shades.height / 2, bottom = shades.height / 2) {
  const { width, height } = shades;
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const first = Math.round(top);
  return sampled(shades, width, Math.max(1, Math.round(bottom) - first), (x, row) => {
    const y = row + first + 0.5;
    return [(x - middleX) * cosine + y * sine + middleX, y * cosine - (x - middleX) * sine + middleY];
  });
}

/** Turned by a quarter. @param {Shades} shades @returns {Shades} */
export function quartered({ width, height, grey }) {
  const found = new Uint8Array(grey.length);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) found[x * height + height - 1 - y] = grey[y * width + x] ?? 0;
  return { width: height, height: width, grey: found };
}

/**
 * @param {Shades} shades
 * @param {number} width
 * @param {number} height
 * @param {(x: number, y: number) => [number, number]} origin of each pixel
 * @returns {Shades}
 */
function sampled(shades, width, height, origin) {
  const { grey, width: wide, height: high } = shades;
  const found = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromX, fromY] = origin(x, y);
      const left = Math.floor(fromX);
      const top = Math.floor(fromY);
      if (left < -1 || top < -1 || left >= wide || top >= high) {
        found[y * width + x] = 255;
        continue;
      }
      const [right, below] = [Math.min(wide - 1, left + 1), Math.min(high - 1, top + 1)];
      const [x0, y0] = [Math.max(0, left), Math.max(0, top)];
      const [partX, partY] = [fromX - left, fromY - top];
      const upper = (grey[y0 * wide + x0] ?? 0) * (1 - partX) + (grey[y0 * wide + right] ?? 0) * partX;
      const lower = (grey[below * wide + x0] ?? 0) * (1 - partX) + (grey[below * wide + right] ?? 0) * partX;
      found[y * width + x] = upper * (1 - partY) + lower * partY;
    }
  }
  return { width, height, grey: found };
}
