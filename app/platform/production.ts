/** Imported first of all: React and others look at NODE_ENV once, when they are loaded. */
process.env.NODE_ENV ??= process.argv.includes("--dev") ? "development" : "production";
