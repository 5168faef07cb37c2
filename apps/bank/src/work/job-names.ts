export const JUDGING = "bank judge";
export const PAYING = "bank pay";
export const sendingOf = (bank: string): string => `bank send ${bank}`;
