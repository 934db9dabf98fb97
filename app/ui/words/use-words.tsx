import { createContext, type ReactNode, useContext } from "react";
import { type Language, type Words, wordsFor } from "./index";

const LanguageContext = createContext<Language>("it");

/** Everything inside speaks this language. */
export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useWords(): Words {
  return wordsFor(useLanguage());
}
