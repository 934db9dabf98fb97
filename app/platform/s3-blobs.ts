import { createHash } from "node:crypto";
import type { S3Client } from "@aws-sdk/client-s3";
import { type BlobStore, checkKey, checkPrefix, isKey } from "./blobs";

export type S3Settings = {
  bucket: string;
  /** undefined: AWS, in `region`. */
  endpoint: string | undefined;
  region: string;
  /** Stands before every key, with a slash; "" for none. */
  prefix: string;
  /** undefined: what the machine is given by AWS. */
  credentials: { accessKeyId: string; secretAccessKey: string } | undefined;
  forcePathStyle: boolean;
};

/** Milliseconds to connect, between two bytes, and of one request with all its attempts; how many names a list brings. */
export type S3Limits = { connect: number; silence: number; whole: number; attempts: number; page: number };

const LIMITS: S3Limits = { connect: 5_000, silence: 20_000, whole: 120_000, attempts: 4, page: 1000 };

/**
 * Files in a bucket of any store that speaks S3. The SDK is loaded with the first request: a start that stores files in a
 * folder does not pay for it. A put is one request with the MD5 of its bytes, so the store takes all of it or nothing.
 */
export function createS3Blobs(settings: S3Settings, limits: S3Limits = LIMITS): BlobStore {
  const { bucket: Bucket } = settings;
  const before = settings.prefix === "" ? "" : `${settings.prefix}/`;
  const nameOf = (key: string) => {
    checkKey(key);
    return before + key;
  };
  const options = () => ({ abortSignal: AbortSignal.timeout(limits.whole) });

  let opened: Promise<Opened> | undefined;
  const open = () => {
    opened ??= connect(settings, limits);
    return opened;
  };

  return {
    async put(key, bytes) {
      const Key = nameOf(key);
      const { client, sdk } = await open();
      const ContentMD5 = createHash("md5").update(bytes).digest("base64");
      const object = { Bucket, Key, Body: bytes, ContentLength: bytes.length, ContentMD5 };
      await client.send(new sdk.PutObjectCommand({ ...object, ContentType: "application/octet-stream" }), options());
    },

    async get(key) {
      const Key = nameOf(key);
      const { client, sdk } = await open();
      try {
        const answer = await client.send(new sdk.GetObjectCommand({ Bucket, Key }), options());
        const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
        if (bytes.length !== answer.ContentLength) throw new Error("the file store sent another length than it said");
        return bytes;
      } catch (error) {
        return nullIfNoSuchKey(error);
      }
    },

    async remove(key) {
      const Key = nameOf(key);
      const { client, sdk } = await open();
      await client.send(new sdk.DeleteObjectCommand({ Bucket, Key }), options()).catch(nullIfNoSuchKey);
    },

    async *list(prefix) {
      checkPrefix(prefix);
      const { client, sdk } = await open();
      let ContinuationToken: string | undefined;
      do {
        const asked = { Bucket, Prefix: before + prefix, MaxKeys: limits.page, ContinuationToken };
        const page = await client.send(new sdk.ListObjectsV2Command(asked), options());
        for (const { Key = "", Size = 0, LastModified } of page.Contents ?? []) {
          const key = Key.slice(before.length);
          // What others put into the bucket is none of ours.
          if (!isKey(key) || LastModified === undefined) continue;
          yield { key, bytes: Size, storedAt: LastModified };
        }
        ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
        if (page.IsTruncated && ContinuationToken === undefined)
          throw new Error("the file store lost its place in a list");
      } while (ContinuationToken !== undefined);
    },

    /** There is nothing of that kind: an object is there whole or not at all. */
    async removeUnfinished() {},

    async check() {
      const { client, sdk } = await open();
      const asked = new sdk.ListObjectsV2Command({ Bucket, Prefix: before, MaxKeys: 1 });
      await client.send(asked, options()).catch((error: unknown) => {
        const { endpoint = `AWS ${settings.region}` } = settings;
        throw new Error(`The file store does not let us in: bucket ${Bucket} at ${endpoint}: ${reasonOf(error)}`);
      });
    },
  };
}

type Sdk = typeof import("@aws-sdk/client-s3");
type Opened = { client: S3Client; sdk: Sdk };

async function connect(settings: S3Settings, limits: S3Limits): Promise<Opened> {
  const sdk = await import("@aws-sdk/client-s3");
  const { endpoint, credentials, region, forcePathStyle } = settings;
  const client = new sdk.S3Client({
    region,
    forcePathStyle,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    maxAttempts: limits.attempts,
    // Newer checksums are sent in a way that stores other than AWS do not know; the MD5 is checked by all of them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: { connectionTimeout: limits.connect, socketTimeout: limits.silence },
  });
  return { client, sdk };
}

/** Only this one code means that nothing is there: a missing bucket, a refusal or a proxy's own 404 do not. */
function nullIfNoSuchKey(error: unknown): null {
  if (error instanceof Error && error.name === "NoSuchKey") return null;
  throw error;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === error.name ? error.name : `${error.name}: ${error.message}`;
}
