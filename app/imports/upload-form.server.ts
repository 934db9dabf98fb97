import { data } from "@remix-run/node";
import { type Page, refuse, said, withOnce } from "~/access/page.server";
import { readUpload } from "~/identity-documents/read-upload.server";
import { emptyForm, type FormState } from "~/ui/form/form-state";
import { IMPORT_LIMITS, type ImportKind } from "./import";
import { takeFile } from "./take-file.server";

/** A file that was sent: to the choice of its columns, or back with what is wrong with it. */
export async function takeUpload({ ctx, request }: Pick<Page, "ctx" | "request">, kind: ImportKind) {
  const upload = await readUpload(request, { maxFileSize: IMPORT_LIMITS.fileBytes, maxFiles: 1 });
  if (!upload.ok) {
    const refusal = { code: upload.refusal, field: "file" };
    return data({ form: { ...emptyForm, refusal } satisfies FormState }, 422);
  }
  const { fields, files } = upload.value;
  const text = (name: string) => String(fields.get(name) ?? "");
  const outcome = await takeFile(withOnce(ctx, fields), {
    kind,
    file: files.get("file") ?? null,
    defaults:
      kind === "CLIENTS"
        ? null
        : {
            mandateId: text("mandateId"),
            officerId: text("officerId"),
            scratchLayer: text("scratchLayer") === "GOLD" ? "GOLD" : "SILVER",
          },
  });
  return outcome.ok ? said(`/imports/${outcome.value.importId}/columns`) : refuse(fields, outcome);
}
