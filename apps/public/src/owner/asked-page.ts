import { randomUUID } from "node:crypto";
import type { OwnApplication } from "@olive/finance";
import { html, type Speech } from "@olive/http/page";
import type { Refusal, Wording } from "@olive/kernel";
import { act, faultCard } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { WORDS } from "./words.ts";

export interface Asked {
  readonly application: Pick<OwnApplication, "id" | "bankName" | "productName">;
  readonly materials: readonly { readonly code: string; readonly name: Wording }[];
  /** It was told a moment ago. */
  readonly told: boolean;
}

export const ASKED_WORDS = {
  title: { zh: "银行要我交材料", en: "The bank asked me for papers" },
  lead: {
    zh: "银行要了什么，点一下。不用交：能提供的部门会去补数据。",
    en: "Tap what it asked for. You needn't hand it in: the department that holds it will supply the data.",
  },
  told: {
    zh: "记下了，已经交给部门去办。",
    en: "Noted: it is with the department now.",
  },
} as const satisfies Record<string, Wording>;

/** One tap on what a bank asked for; nothing is typed, and nothing is handed in. */
export function askedPage(
  { application, materials, told }: Asked,
  { say }: Speech,
  refusal?: Refusal,
): ShellPage {
  const action = `/owner/applications/${application.id}/asked`;
  return {
    title: say(ASKED_WORDS.title),
    trail: [
      { name: say(WORDS.title), href: "/owner" },
      { name: say(WORDS.loan), href: "/owner/loan" },
    ],
    body: html`<h1>${say(ASKED_WORDS.title)}</h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
${told && html`<p class="ask" role="status">${say(ASKED_WORDS.told)}</p>`}
<section class="card narrow"><h2>${say(application.bankName)} · ${say(application.productName)}</h2><p>${say(ASKED_WORDS.lead)}</p>${materials.map(
      ({ code, name }) => act(action, say(name), { id: randomUUID(), item: code }, true),
    )}</section>`,
  };
}
