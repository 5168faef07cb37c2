import { Refusal } from "@olive/kernel";
import type { EmployerLoop } from "@olive/public";
import type { Site } from "../http/site.ts";

/** What an employer's answers set going. */
export function openEmployerLoop(_site: Site): EmployerLoop {
  const notOpen = async () => {
    throw new Refusal({
      code: "answers-not-open",
      status: 503,
      message: { zh: "答复暂时不能在这里办", en: "Answers can't be given here for now" },
      remedy: { zh: "请打电话告诉推介的人", en: "Ring up whoever introduced the person" },
    });
  };
  return { answer: notOpen, start: notOpen };
}
