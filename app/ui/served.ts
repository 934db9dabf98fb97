import { createContext, useContext } from "react";
import type { Language } from "./words";

/** What the server tells the document about its own request. */
export type Served = { nonce: string | undefined; requestId: string | undefined; language: Language };

export const ServedContext = createContext<Served>({ nonce: undefined, requestId: undefined, language: "it" });

export const useServed = (): Served => useContext(ServedContext);
