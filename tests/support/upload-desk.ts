import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { keyBelonging } from "~/identity-documents/store-copy.server";
import { associatedData, unseal, unwrapDataKey } from "~/platform/sealing";
import { it } from "~/ui/words/it";
import { findKey } from "~db/queries/case-keys";
import { identityCopiesOf } from "~db/queries/cases";
import { formOf } from "../access/ask";
import { cookieFor } from "../access/house";
import { type Product, startProduct } from "../access/product";
import { CaseLife } from "./case-life";
import type { TestDatabase } from "./database";
import type { SentFile } from "./hostile-files";
import { makeWorld, type World } from "./world";

export type UploadAnswer = {
  status: number;
  /** The sentence that says why the file was not taken; null when it was. */
  refusal: string | null;
  /** What stands in the store, opened; null when nothing was taken. */
  stored: Buffer | null;
  copyId: string | null;
  milliseconds: number;
};

/** The real page of one case's documents, with somebody signed in who sends files to it over HTTP. */
export class UploadDesk {
  private constructor(
    readonly product: Product,
    readonly life: CaseLife,
    readonly caseId: string,
    readonly cookie: string,
  ) {}

  /** `start`: the product of this world, by default in this very process. */
  static async open(
    database: TestDatabase,
    start: (world: World) => Promise<Product> = ({ clock }) => startProduct((env) => database.platform({ clock, env })),
  ): Promise<UploadDesk> {
    const world = await makeWorld(database);
    const product = await start(world);
    const life = new CaseLife({ ...world, platform: product.platform });
    const cookie = await cookieFor(product, world.officerId);
    return new UploadDesk(product, life, await life.open(), cookie);
  }

  stop = () => this.product.stop();

  get path(): string {
    return `/cases/${this.caseId}/documents`;
  }

  async send(file: SentFile): Promise<UploadAnswer> {
    const before = await this.standing();
    const started = performance.now();
    const fields = [["_once", randomUUID()] as const, ["ID_FRONT", file] as const, ["then", "upload"] as const];
    const answer = await this.product.ask(formOf(this.path, fields, { cookie: this.cookie, multipart: true }));
    const milliseconds = performance.now() - started;
    const after = await this.standing();
    const isNew = after !== null && after.id !== before?.id;
    return {
      status: answer.status,
      refusal: SENTENCES.find((sentence) => answer.text.includes(sentence)) ?? null,
      stored: isNew ? await this.opened(after) : null,
      copyId: isNew ? after.id : null,
      milliseconds,
    };
  }

  /** The picture as the desk shows it. */
  async shown(copyId: string) {
    return this.product.ask({ path: `/cases/${this.caseId}/copies/${copyId}`, cookie: this.cookie });
  }

  /** Sends a file that never ends, in chunks; answers how much was taken before the connection was cut. */
  endless(most: number): Promise<number> {
    return new Promise((resolve) => {
      let bytes = 0;
      let over = false;
      const end = () => {
        over = true;
        resolve(bytes);
      };
      const { hostname, port } = new URL(this.product.address);
      const sending = request({
        ...{ hostname, port, path: this.path, method: "POST" },
        headers: {
          ...{ cookie: this.cookie, "sec-fetch-site": "same-origin", origin: "null" },
          "content-type": "multipart/form-data; boundary=b",
        },
      });
      sending.on("error", end).on("close", end);
      sending.write('--b\r\nContent-Disposition: form-data; name="ID_FRONT"; filename="a.jpg"\r\n\r\n');
      const chunk = Buffer.alloc(1024 * 1024, 0xff);
      const more = () => {
        while (!over && bytes < most) {
          bytes += chunk.length;
          if (!sending.write(chunk)) return;
        }
        if (!over) sending.destroy();
      };
      sending.on("drain", more);
      more();
    });
  }

  private async standing() {
    const key = { practiceId: this.life.world.practiceId, caseId: this.caseId };
    const copies = await this.life.read((tx) => identityCopiesOf(tx, key));
    return copies.find(({ kind }) => kind === "ID_FRONT") ?? null;
  }

  private async opened(copy: { id: string; blobKey: string }): Promise<Buffer> {
    const { platform, practiceId } = this.life.world;
    const name = { practiceId, caseId: this.caseId, retention: "identity-copies" as const };
    const key = await this.life.read((tx) => findKey(tx, name));
    const sealed = await platform.blobs.get(copy.blobKey);
    if (!key?.wrapped || !sealed) throw new Error("a copy without its key or its bytes");
    const belonging = associatedData({ practiceId, caseId: this.caseId, kind: copy.id, version: 1 });
    return unseal(unwrapDataKey(platform.masterKey, key.wrapped, keyBelonging(name)), sealed, belonging);
  }
}

const SENTENCES = Object.values(it.capture.refusals);
