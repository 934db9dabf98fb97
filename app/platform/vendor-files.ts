import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import express, { type RequestHandler, Router } from "express";
import { projectPath } from "./project-file";

/** Of a package: the files that browsers may ask for, by path inside it; a path that ends in `/` means all scripts below. */
type Offer = { name: string; files: readonly string[] };

/**
 * What our browser scripts load of others' work, from the packages as npm installed them: never from a CDN. Each package
 * answers under its version (`/vendor/mrz-5.0.2/…`), so its files are kept for ever; `public/vendor.js` names them.
 */
const OFFERED: readonly Offer[] = [
  {
    name: "zxing-wasm",
    files: ["dist/es/reader/index.js", "dist/es/share.js", "dist/reader/zxing_reader.wasm"],
  },
  { name: "mrz", files: ["lib/"] },
  { name: "tesseract.js", files: ["dist/tesseract.esm.min.js", "dist/worker.min.js"] },
  {
    name: "tesseract.js-core",
    files: [
      "tesseract-core-relaxedsimd-lstm.wasm.js",
      "tesseract-core-simd-lstm.wasm.js",
      "tesseract-core-lstm.wasm.js",
    ],
  },
  { name: "@tesseract.js-data/eng", files: ["4.0.0_best_int/eng.traineddata.gz"] },
];

/** A worker is bound by the policy of its own answer, not by its page's: it compiles WebAssembly and fetches from us. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Files of `OFFERED` and nothing else of their packages. */
export function vendorFiles(): Router {
  const router = Router();
  for (const { folder, address, paths } of offered()) {
    const allowed = new Set(paths.map((path) => `/${path}`));
    const only: RequestHandler = (request, _response, next) => next(allowed.has(request.path) ? undefined : "router");
    const files = express.static(folder, {
      immutable: true,
      maxAge: "1y",
      index: false,
      redirect: false,
      fallthrough: false,
      setHeaders(response, path) {
        if (path.endsWith("worker.min.js")) response.setHeader("Content-Security-Policy", WORKER_POLICY);
      },
    });
    router.use(address, Router().use(only, files));
  }
  return router;
}

/** The address of every file that `vendorFiles` answers with. */
export function vendorAddresses(): string[] {
  return offered().flatMap(({ address, paths }) => paths.map((path) => `${address}/${path}`));
}

function offered(): { folder: string; address: string; paths: string[] }[] {
  return OFFERED.map(({ name, files }) => {
    const folder = projectPath(join("node_modules", name));
    const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const paths = files.flatMap((path) =>
      path.endsWith("/")
        ? readdirSync(join(folder, path), { recursive: true, encoding: "utf8" })
            .filter((file) => file.endsWith(".js"))
            .map((file) => (path + file).replaceAll("\\", "/"))
        : [path],
    );
    return { folder, address: `/vendor/${name}-${version}`, paths };
  });
}
