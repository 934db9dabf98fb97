import { readFile } from "node:fs/promises";
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
