import "./style/desk.css";
import { ProblemError } from "@olive/http/client";
import { LanguageProvider, readLanguage, ToastProvider } from "@olive/ui";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { PAGES } from "./routes.tsx";
import { closeMenusByHabit } from "./shell/close-menus.ts";
import { PagesContext } from "./shell/offered.tsx";
import { createDeskRouter } from "./shell/router.tsx";

/** A refusal stays a refusal however often one asks; a broken connection is worth another try. */
const MOST_RETRIES = 2;
const STALE_MS = 10_000;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_MS,
      refetchOnWindowFocus: false,
      // Without a connection a reading fails and says so, instead of waiting in silence.
      networkMode: "always",
      retry: (failures, error) => !(error instanceof ProblemError) && failures < MOST_RETRIES,
    },
    mutations: { networkMode: "always" },
  },
});

const place = document.getElementById("desk");
if (place === null) throw new Error("index.html has no place for the desk");
const language = readLanguage();
closeMenusByHabit();
document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
createRoot(place).render(
  <StrictMode>
    <LanguageProvider language={language}>
      <QueryClientProvider client={queries}>
        <ToastProvider>
          <PagesContext value={PAGES}>
            <RouterProvider router={createDeskRouter(PAGES)} />
          </PagesContext>
        </ToastProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
