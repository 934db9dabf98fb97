/** Forms of ours are a few kilobytes; one with files goes through the upload door. */
const LIMIT = 512 * 1024;

/** The form a browser sent. Throws a 413 past 512 kB, a 415 on anything that is not a form. */
export async function readForm(request: Request): Promise<FormData> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new Response(null, { status: 415, statusText: "Unsupported Media Type" });
  }
  const body = await readAtMost(request, LIMIT);
  try {
    return await new Response(body, { headers: { "Content-Type": type } }).formData();
  } catch {
    throw new Response(null, { status: 400, statusText: "Bad Request" });
  }
}

async function readAtMost(request: Request, limit: number): Promise<Blob> {
  const chunks: BlobPart[] = [];
  const reader = request.body?.getReader();
  for (let size = 0; reader !== undefined; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw new Response(null, { status: 413, statusText: "Payload Too Large" });
    }
    chunks.push(value);
  }
  return new Blob(chunks);
}
