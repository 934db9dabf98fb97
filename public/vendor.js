// Where others' work lies that our scripts load (app/platform/vendor-files.ts); a test asks for each of them.
export const ZXING = {
  reader: "/vendor/zxing-wasm-3.1.4/dist/es/reader/index.js",
  wasm: "/vendor/zxing-wasm-3.1.4/dist/reader/zxing_reader.wasm",
};
export const MRZ = "/vendor/mrz-5.0.2/lib/index.js";
export const TESSERACT = {
  module: "/vendor/tesseract.js-7.0.0/dist/tesseract.esm.min.js",
  worker: "/vendor/tesseract.js-7.0.0/dist/worker.min.js",
  core: "/vendor/tesseract.js-core-7.0.0",
  language: "eng",
  languageFolder: "/vendor/@tesseract.js-data/eng-1.0.0/4.0.0_best_int",
};
