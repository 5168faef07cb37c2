import { Refusal } from "@olive/kernel";

const VERIFY = {
  zh: "请先运行 ./olive audit verify；处理办法见 docs/operations.md“The audit”",
  en: "Run ./olive audit verify first; docs/operations.md, The audit, says how to go on",
};

export function secondPlaceAhead(): Refusal {
  return new Refusal({
    code: "second-place-ahead",
    status: 503,
    message: {
      zh: "另存处的封存比数据库多：数据库可能被退回到较早的状态，封存已停",
      en: "The second place has later seals than the database, which may have been set back: sealing has stopped",
    },
    remedy: VERIFY,
  });
}

export function secondPlaceShort(): Refusal {
  return new Refusal({
    code: "second-place-short",
    status: 503,
    message: {
      zh: "另存处缺了封存：文件被截断、移走，或 OLIVE_SEALS 指错了地方，封存已停",
      en: "The second place lacks seals: cut, moved, or OLIVE_SEALS points elsewhere; sealing has stopped",
    },
    remedy: VERIFY,
  });
}

export function nothingRestored(): Refusal {
  return new Refusal({
    code: "nothing-restored",
    message: {
      zh: "数据库并没有被退回：核验没有发现，或发现的是别的问题",
      en: "The database wasn't set back: verification finds nothing, or something else",
    },
    remedy: VERIFY,
  });
}

export function sealingLate(): Refusal {
  return new Refusal({
    code: "sealing-late",
    status: 503,
    message: {
      zh: "审计记录超过四小时没有封存，导出暂停",
      en: "The audit hasn't been sealed for more than four hours: nothing is exported",
    },
    remedy: {
      zh: "请管理员查看服务日志中的 seal-audit，恢复封存后再导出",
      en: "Ask the administrator to look for seal-audit in the server's log, and export once leaves are sealed",
    },
  });
}
