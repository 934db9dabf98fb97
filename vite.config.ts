import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [remix(remixConfig)],
  resolve: { alias: { "~db": folder("./db"), "~": folder("./app") } },
  // An inlined font or picture would be a data: URL, which the content security policy refuses for fonts and styles.
  build: { assetsInlineLimit: 0 },
  css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ["import"] } } },
  // No page loads our modules in the browser: there is nothing to prepare for it.
  optimizeDeps: { noDiscovery: true },
  clearScreen: false,
});
