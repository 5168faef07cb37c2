import "./style/field.css";
import { LanguageProvider, readLanguage, ToastProvider } from "@olive/ui";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Frame } from "./shell/frame.tsx";
import { applyTextSize } from "./shell/text-size.ts";

const place = document.getElementById("field");
if (place === null) throw new Error("index.html has no place for the app");
const language = readLanguage();
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
applyTextSize();
createRoot(place).render(
  <StrictMode>
    <LanguageProvider language={language}>
      <ToastProvider>
        <Frame />
      </ToastProvider>
    </LanguageProvider>
  </StrictMode>,
);
