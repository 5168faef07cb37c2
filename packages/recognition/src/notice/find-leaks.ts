/** Digits of any script, and of full width: a number in any guise. */
const NUMBER = /\p{Nd}{3,}|\p{Nd}[\p{Nd}\s-]{4,}\p{Nd}/u;
/** Words that would tell why somebody is in a group, where that is a matter of health. */
const HEALTH = /残疾|残障|伤残|致残|肢残|智障|聋|哑|盲|精神病|癌|肿瘤|艾滋|尿毒症|患病|重病|大病|病人/;

/** Whether a text may not stand on a public notice. */
export function leaks(text: string): boolean {
  return NUMBER.test(text) || HEALTH.test(text);
}

/**
 * Lines of a notice that look as if a number or a cause of health had got in: by way of a name as a register has it,
 * for instance. The columns can't hold such things; this looks at what they do hold, once more, before it is posted.
 */
export function findLeaks(
  lines: readonly { readonly line: number; readonly shown: readonly string[] }[],
): number[] {
  return lines.filter(({ shown }) => shown.some(leaks)).map(({ line }) => line);
}
