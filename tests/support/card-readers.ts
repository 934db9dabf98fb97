import { createWorker, OEM, type PSM } from "tesseract.js";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { projectPath, readPackageFile } from "~/platform/project-file";
import { BARS, type FindBars, type Recognise, ZONE_TEXT } from "../../public/card-reader.js";
import { TESSERACT } from "../../public/vendor.js";

/** The browser's reader of bar codes, in this process. */
export async function barReader(): Promise<FindBars> {
  const bytes = await readPackageFile("zxing-wasm/reader/zxing_reader.wasm");
  const wasmBinary = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  return async ({ data, width, height }) => {
    const image = { data, width, height, colorSpace: "srgb" } as ImageData;
    const found = await readBarcodes(image, { ...BARS, formats: [...BARS.formats] });
    return found.filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}

/** The browser's reader of text, with the data that browsers get; to be ended. */
export async function textReader(): Promise<{ recognise: Recognise; end: () => Promise<unknown> }> {
  const { language, languageFolder } = TESSERACT;
  const langPath = projectPath(languageFolder.replace(/^\/vendor/, "node_modules").replace(/-\d+\.\d+\.\d+(?=\/)/, ""));
  const worker = await createWorker(language, OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: "none" });
  await worker.setParameters({ ...ZONE_TEXT, tessedit_pageseg_mode: ZONE_TEXT.tessedit_pageseg_mode as PSM });
  let last = "";
  return {
    async recognise(pgm, letters) {
      if (letters !== last) await worker.setParameters({ tessedit_char_whitelist: letters });
      last = letters;
      return (await worker.recognize(Buffer.from(pgm))).data.text;
    },
    end: () => worker.terminate(),
  };
}
