import type { Wording } from "@olive/kernel";
import { BadArguments } from "./command.ts";

/** What node:util parseArgs complains about, by the error's code; the option or word stands in quotes in its text. */
const COMPLAINTS: Readonly<Record<string, (quoted: string) => Wording>> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: (option) => ({
    zh: `没有参数 ${option}`,
    en: `there is no option ${option}`,
  }),
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: (option) => ({
    zh: `参数 ${option} 的值缺失或多余`,
    en: `the option ${option} lacks its value, or takes none`,
  }),
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: (word) => ({
    zh: `多余的参数 ${word}`,
    en: `${word} is one too many`,
  }),
};

/** What is wrong with the arguments, in both languages. */
export function argumentComplaint(error: Error): Wording {
  if (error instanceof BadArguments) return error.wording;
  const code = "code" in error ? String(error.code) : "";
  const quoted = /'(.*?)'/.exec(error.message)?.[1];
  const complain = COMPLAINTS[code];
  if (complain && quoted !== undefined) return complain(quoted);
  return { zh: error.message, en: error.message };
}
