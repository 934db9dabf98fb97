import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Where a file of the project lies. Found from the folder that the product is started in, not from the module that asks:
 * modules are bundled into `build/server`, away from the files beside them.
 */
export function projectPath(path: string): string {
  return join(process.cwd(), path);
}

/** The bytes of a file of the project; throws when it is not there, which is a fault of the installation. */
export function readProjectFile(path: string): Promise<Buffer> {
  return readFile(projectPath(path));
}

/** The bytes of a file that a package of ours brings with it, by the name under which the package offers it. */
export function readPackageFile(name: string): Promise<Buffer> {
  return readFile(createRequire(projectPath("package.json")).resolve(name));
}
