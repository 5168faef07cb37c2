import type { Language } from "@olive/http/contract";
import type { Wording } from "@olive/kernel";
import { createContext, type ReactNode, useContext } from "react";

const LanguageContext = createContext<Language>("zh");

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext value={language}>{children}</LanguageContext>;
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** Says a wording in the reader's language: `const say = useText(); say({ zh: "保存", en: "Save" })`. */
export function useText(): (wording: Wording) => string {
  const language = useLanguage();
  return (wording) => wording[language];
}
