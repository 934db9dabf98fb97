/** Keys of the product as a whole: of no tenant, wrapped, useless without the master key. */
import { pgTable, text } from "drizzle-orm/pg-core";
import { bytea } from "./columns";

/** What was once made from the master key and outlives it: each for one purpose, wrapped by the version in force. */
export const productSecrets = pgTable("product_secrets", {
  purpose: text("purpose").primaryKey(),
  wrapped: bytea("wrapped").notNull(),
});
