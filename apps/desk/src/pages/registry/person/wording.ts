export const SEX = { male: { zh: "男", en: "male" }, female: { zh: "女", en: "female" } } as const;
