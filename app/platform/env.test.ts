import { describe, expect, test } from "vitest";
import { isLoopback, readEnv } from "./env";

const KEY = Buffer.alloc(32, 1).toString("base64");

const envOf = (source: Record<string, string>) => {
  const read = readEnv(source);
  if (!read.ok) throw new Error(read.problems.join("; "));
  return read.env;
};
const problemsOf = (source: Record<string, string>) => {
  const read = readEnv(source);
  return read.ok ? [] : read.problems;
};

test("an empty environment is the embedded product on this machine alone, with the demo", () => {
  expect(envOf({})).toEqual({
    mode: "production",
    host: "127.0.0.1",
    port: 3000,
    origin: "http://127.0.0.1:3000",
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    dataFolder: ".data",
    demo: true,
    masterKey: undefined,
    s3: undefined,
    resendApiKey: undefined,
    mailFrom: undefined,
    trustProxy: undefined,
    logLevel: "warn",
  });
});

test("an empty variable counts as unset", () => {
  expect(envOf({ PORT: "", DATABASE_URL: " ", LOG_LEVEL: "" })).toEqual(envOf({}));
});

test("production settings are taken as they stand", () => {
  const env = envOf({
    PORT: "8080",
    HOST: "::1",
    APP_ORIGIN: "https://cartellina.example.it",
    DATABASE_URL: "postgres://app:x@db/cartellina",
    DATABASE_OWNER_URL: "postgresql://owner:x@db/cartellina",
    CARTELLINA_MASTER_KEY: KEY,
    CARTELLINA_DEMO: "off",
    TRUST_PROXY: "loopback, 10.0.0.0/8",
    RESEND_API_KEY: "re_1",
    MAIL_FROM: "Cartellina <posta@example.it>",
  });
  expect(env).toMatchObject({ port: 8080, origin: "https://cartellina.example.it", demo: false, logLevel: "info" });
  expect(env.trustProxy).toEqual(["loopback", "10.0.0.0/8"]);
  expect(envOf({ TRUST_PROXY: "2" }).trustProxy).toBe(2);
  expect(envOf({ HOST: "::1" }).origin).toBe("http://[::1]:3000");
});

test("everything that is wrong is listed at once, each by its name", () => {
  const problems = problemsOf({
    NODE_ENV: "staging",
    PORT: "99999",
    APP_ORIGIN: "https://example.it/app",
    DATABASE_URL: "mysql://x",
    CARTELLINA_DEMO: "yes",
    CARTELLINA_MASTER_KEY: "short",
    TRUST_PROXY: "true",
    LOG_LEVEL: "loud",
    MAIL_FROM: "nobody",
  });
  const named = problems.map((problem) => problem.split(":")[0]);
  expect(named.sort()).toEqual([
    "APP_ORIGIN",
    "CARTELLINA_DEMO",
    "CARTELLINA_MASTER_KEY",
    "DATABASE_URL",
    "LOG_LEVEL",
    "MAIL_FROM",
    "NODE_ENV",
    "PORT",
    "TRUST_PROXY",
  ]);
  for (const problem of problems) expect(problem).toMatch(/must|is /);
});

test("what belongs together is asked for together", () => {
  expect(problemsOf({ DATABASE_URL: "postgres://a:b@c/d" })).toEqual([
    expect.stringMatching(/^CARTELLINA_MASTER_KEY: is required/),
  ]);
  expect(problemsOf({ DATABASE_OWNER_URL: "postgres://a:b@c/d" })).toEqual([
    expect.stringMatching(/^DATABASE_OWNER_URL/),
  ]);
  expect(problemsOf({ HOST: "0.0.0.0" })).toEqual([expect.stringMatching(/^APP_ORIGIN/)]);
  expect(problemsOf({ RESEND_API_KEY: "re_1" })).toEqual([expect.stringMatching(/^MAIL_FROM/)]);
});

test("what belongs together is told along with the rest", () => {
  expect(problemsOf({ PORT: "x", HOST: "0.0.0.0" })).toEqual([
    expect.stringMatching(/^PORT/),
    expect.stringMatching(/^APP_ORIGIN/),
  ]);
});

test("no problem repeats the secret it complains about", () => {
  expect(problemsOf({ CARTELLINA_MASTER_KEY: "hunter2hunter2" }).join()).not.toContain("hunter2");
  expect(problemsOf({ DATABASE_URL: "http://u:hunter2@h" }).join()).not.toContain("hunter2");
});

test("loopback is told from the rest", () => {
  for (const host of ["127.0.0.1", "127.1.2.3", "localhost", "::1"]) expect(isLoopback(host)).toBe(true);
  for (const host of ["0.0.0.0", "10.0.0.1", "::", "127.0.0.1.example.it", "example.it"])
    expect(isLoopback(host)).toBe(false);
});

describe("files in a bucket", () => {
  const AWS = { S3_BUCKET: "cartellina-files", S3_REGION: "eu-south-1" };
  const OWN = {
    S3_BUCKET: "cartellina-files",
    S3_ENDPOINT: "https://s3.example.it",
    S3_ACCESS_KEY_ID: "studio:files",
    S3_SECRET_ACCESS_KEY: "secret",
  };

  test("at AWS, with what the machine is given there", () => {
    expect(envOf(AWS).s3).toEqual({
      bucket: "cartellina-files",
      endpoint: undefined,
      region: "eu-south-1",
      prefix: "",
      credentials: undefined,
      forcePathStyle: false,
    });
  });

  test("at an endpoint of one's own", () => {
    expect(envOf({ ...OWN, S3_PREFIX: "studio/files" }).s3).toEqual({
      bucket: "cartellina-files",
      endpoint: "https://s3.example.it",
      region: "us-east-1",
      prefix: "studio/files",
      credentials: { accessKeyId: "studio:files", secretAccessKey: "secret" },
      forcePathStyle: true,
    });
    expect(envOf({ ...OWN, S3_FORCE_PATH_STYLE: "off" }).s3?.forcePathStyle).toBe(false);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ["no bucket", { S3_REGION: "eu-south-1" }, /^S3_REGION: is of no use without S3_BUCKET/],
    ["neither region nor endpoint", { S3_BUCKET: "files" }, /^S3_REGION: is required/],
    ["half a credential", { ...AWS, S3_ACCESS_KEY_ID: "x" }, /^S3_SECRET_ACCESS_KEY: is required too/],
    ["the other half", { ...AWS, S3_SECRET_ACCESS_KEY: "x" }, /^S3_ACCESS_KEY_ID: is required too/],
    ["an endpoint without any", { S3_BUCKET: "files", S3_ENDPOINT: "https://s3.example.it" }, /^S3_ACCESS_KEY_ID: /],
    ["a bucket's address", { ...AWS, S3_BUCKET: "s3://files" }, /^S3_BUCKET: must be a bucket's name/],
    ["an endpoint without a scheme", { ...OWN, S3_ENDPOINT: "s3.example.it" }, /^S3_ENDPOINT: must be the store's/],
    ["a prefix that begins with a slash", { ...AWS, S3_PREFIX: "/files" }, /^S3_PREFIX: must be a folder/],
    ["an odd region", { ...AWS, S3_REGION: "eu south" }, /^S3_REGION: must be a region's name/],
    ["another word", { ...AWS, S3_FORCE_PATH_STYLE: "yes" }, /^S3_FORCE_PATH_STYLE: must be on or off/],
  ])("refuses %s", (_name, source, problem) => {
    expect(problemsOf(source)).toEqual([expect.stringMatching(problem)]);
  });
});
