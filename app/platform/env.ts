import { isIP } from "node:net";
import { z } from "zod";
import { parseKeys } from "./master-key";
import type { S3Settings } from "./s3-blobs";

export type Env = {
  readonly mode: "production" | "development" | "test";
  /** Where the server listens. */
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port under which browsers reach the product. */
  readonly origin: string;
  /** The application's login and the owner that migrates; undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  readonly databaseOwnerUrl: string | undefined;
  /** Folder of the embedded database, the stored files and the master key. */
  readonly dataFolder: string;
  /** May an empty embedded database be filled with demo data? */
  readonly demo: boolean;
  readonly masterKey: string | undefined;
  /** Where files are stored; undefined: in the data folder. */
  readonly s3: S3Settings | undefined;
  readonly resendApiKey: string | undefined;
  readonly mailFrom: string | undefined;
  /** Express's `trust proxy`: how many proxies stand in front, or their addresses; undefined: none. */
  readonly trustProxy: number | readonly string[] | undefined;
  readonly logLevel: string;
};

/** The environment's answer: everything that is wrong at once, each problem a sentence. */
export type ReadEnv = { ok: true; env: Env } | { ok: false; problems: string[] };

/** Reads and checks the environment; an empty variable counts as unset. Pure: `source` is usually `process.env`. */
export function readEnv(source: Record<string, string | undefined>): ReadEnv {
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = Variables.safeParse(given);
  const alone = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const problems = [...alone, ...missingTogether(given)];
  if (!parsed.success || problems.length > 0) return { ok: false, problems };

  const v = parsed.data;
  return {
    ok: true,
    env: {
      mode: v.NODE_ENV,
      host: v.HOST,
      port: v.PORT,
      origin: v.APP_ORIGIN ?? `http://${isIP(v.HOST) === 6 ? `[${v.HOST}]` : v.HOST}:${v.PORT}`,
      databaseUrl: v.DATABASE_URL,
      databaseOwnerUrl: v.DATABASE_OWNER_URL,
      dataFolder: v.CARTELLINA_DATA,
      demo: v.CARTELLINA_DEMO === "on",
      masterKey: v.CARTELLINA_MASTER_KEY,
      s3: s3Of(v),
      resendApiKey: v.RESEND_API_KEY,
      mailFrom: v.MAIL_FROM,
      trustProxy: v.TRUST_PROXY,
      // On the embedded default the terminal is a person's: it should show the address and the logins, not every request.
      logLevel: v.LOG_LEVEL ?? (v.DATABASE_URL === undefined ? "warn" : "info"),
    },
  };
}

/** An endpoint of one's own has its buckets in the path, AWS in the host name. */
function s3Of(v: z.infer<typeof Variables>): S3Settings | undefined {
  if (v.S3_BUCKET === undefined) return undefined;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = v;
  return {
    bucket: v.S3_BUCKET,
    endpoint: v.S3_ENDPOINT,
    region: v.S3_REGION ?? "us-east-1",
    prefix: v.S3_PREFIX ?? "",
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined,
    forcePathStyle: v.S3_FORCE_PATH_STYLE === undefined ? v.S3_ENDPOINT !== undefined : v.S3_FORCE_PATH_STYLE === "on",
  };
}

/** Does the address stay on this machine? */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);

const isAnyAddress = (host: string) => host === "0.0.0.0" || host === "::";

const postgresUrl = z.string().refine((text) => /^postgres(ql)?:$/.test(protocolOf(text)), {
  message: "must be an address like postgres://user:password@host:5432/database",
});

const origin = z.string().refine((text) => /^https?:$/.test(protocolOf(text)) && new URL(text).origin === text, {
  message: "must be the scheme, host and port alone, without a slash at the end, like https://cartellina.example.it",
});

const proxies = z
  .string()
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text.split(",").map((part) => part.trim())))
  .refine(
    (value) =>
      typeof value === "number"
        ? value >= 1 && value <= 10
        : value.every(
            (part) => ["loopback", "linklocal", "uniquelocal"].includes(part) || isIP(part.split("/")[0] ?? "") !== 0,
          ),
    { message: "must be how many proxies stand in front (1 to 10), or their addresses separated by commas" },
  );

const Variables = z.object({
  NODE_ENV: z
    .enum(["production", "development", "test"], { error: "must be production, development or test" })
    .default("production"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "must be a port number from 1 to 65535")
    .transform(Number)
    .refine((port) => port >= 1 && port <= 65_535, { message: "must be a port number from 1 to 65535" })
    .default(3000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "must be an address or a host name of this machine, like 127.0.0.1")
    .default("127.0.0.1"),
  APP_ORIGIN: origin.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  CARTELLINA_DATA: z.string().default(".data"),
  CARTELLINA_DEMO: z.enum(["on", "off"], { error: "must be on or off" }).default("on"),
  CARTELLINA_MASTER_KEY: z
    .string()
    .refine((text) => parseKeys(text) !== null, {
      message: "must be 32 bytes in base64 or hexadecimal, or several such keys as 2:…,1:…, the first of which seals",
    })
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      "must be a bucket's name: 3 to 63 small letters, digits, dots, hyphens",
    )
    .optional(),
  S3_ENDPOINT: z
    .string()
    .refine((text) => /^https?:$/.test(protocolOf(text)) && new URL(text).search === "", {
      message: "must be the store's address, like https://s3.example.it",
    })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-zA-Z0-9-]{1,64}$/, "must be a region's name, like eu-south-1")
    .optional(),
  S3_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/, "must be a folder in the bucket, like cartellina/files")
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_FORCE_PATH_STYLE: z.enum(["on", "off"], { error: "must be on or off" }).optional(),
  RESEND_API_KEY: z.string().optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
      "must be an address, alone or as: Name <address>",
    )
    .optional(),
  TRUST_PROXY: proxies.optional(),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "must be trace, debug, info, warn, error, fatal or silent",
    })
    .optional(),
});

/** What belongs together; asked of the raw text, so that it is told along with every other problem. */
function missingTogether(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  const has = (name: string) => given[name] !== undefined;
  if (has("DATABASE_URL") && !has("CARTELLINA_MASTER_KEY")) {
    problems.push(
      "CARTELLINA_MASTER_KEY: is required with DATABASE_URL: 32 random bytes, as from: openssl rand -base64 32",
    );
  }
  if (has("DATABASE_OWNER_URL") && !has("DATABASE_URL")) {
    problems.push("DATABASE_OWNER_URL: is of no use without DATABASE_URL, the application's own login");
  }
  if (isAnyAddress(given.HOST ?? "") && !has("APP_ORIGIN")) {
    problems.push(`APP_ORIGIN: is required when HOST is ${given.HOST}: the address that browsers will use`);
  }
  if (has("RESEND_API_KEY") && !has("MAIL_FROM")) {
    problems.push("MAIL_FROM: is required with RESEND_API_KEY: the address that mails come from");
  }
  for (const name of Object.keys(given)) {
    if (name.startsWith("S3_") && name !== "S3_BUCKET" && !has("S3_BUCKET")) {
      problems.push(`${name}: is of no use without S3_BUCKET, the bucket that files are stored in`);
    }
  }
  if (has("S3_BUCKET") && !has("S3_ENDPOINT") && !has("S3_REGION")) {
    problems.push("S3_REGION: is required with S3_BUCKET, unless S3_ENDPOINT says where the bucket is");
  }
  if (has("S3_ACCESS_KEY_ID") !== has("S3_SECRET_ACCESS_KEY")) {
    const missing = has("S3_ACCESS_KEY_ID") ? "S3_SECRET_ACCESS_KEY" : "S3_ACCESS_KEY_ID";
    problems.push(`${missing}: is required too: the two come together`);
  }
  if (has("S3_ENDPOINT") && !has("S3_ACCESS_KEY_ID") && !has("S3_SECRET_ACCESS_KEY")) {
    problems.push("S3_ACCESS_KEY_ID: is required with S3_ENDPOINT, and S3_SECRET_ACCESS_KEY with it");
  }
  return problems;
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : "";
}
