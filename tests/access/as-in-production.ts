/** Imported first of all: React and Remix look at it once, when they are loaded, and are then as they are served. */
process.env.NODE_ENV = "production";
