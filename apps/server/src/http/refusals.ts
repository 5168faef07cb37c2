import { Refusal, type Wording } from "@olive/kernel";

/** There is nothing of that name; `what` says of which kind. */
export function notFound(what: Wording, code: string): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: `没有这个${what.zh}：${code}`, en: `There is no such ${what.en}: ${code}` },
    remedy: {
      zh: "请检查代码，或从首页重新进入",
      en: "Check the code, or start again from the first page",
    },
  });
}

export function noImportYet(): Refusal {
  return new Refusal({
    code: "no-import-yet",
    status: 404,
    message: { zh: "还没有导入过数据", en: "Nothing has been imported yet" },
    remedy: {
      zh: "请在服务器上运行 ./olive import 文件夹，或 ./olive up 装入演示数据",
      en: "Run ./olive import FOLDER on the server, or ./olive up for demo data",
    },
  });
}
