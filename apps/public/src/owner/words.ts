export const WORDS = {
  title: { zh: "我的店", en: "My business" },
  clerk: { zh: "受托办事，委托到", en: "Acting as a clerk, mandate until" },
} as const;
