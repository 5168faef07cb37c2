import { Refusal } from "@olive/kernel";

export function tooManyRows(cap: number): Refusal {
  const rows = cap.toLocaleString("en");
  return new Refusal({
    code: "export-too-many",
    message: {
      zh: `超过您的角色一次可导出的 ${rows} 行`,
      en: `More than the ${rows} rows that your role may export at a time`,
    },
    remedy: {
      zh: "请缩小范围后再导出，或请部门负责人导出",
      en: "Narrow the list, or ask the head of your department",
    },
  });
}

export function profileNotAllowed(): Refusal {
  return new Refusal({
    code: "export-profile",
    status: 403,
    message: { zh: "您不能导出未脱敏的号码", en: "You may not export numbers in full" },
    remedy: {
      zh: "请选用脱敏导出；确需完整号码的，由有敏感数据权限的人完成第二重验证并写明理由",
      en: "Export them masked; in full only with the right to sensitive data, a second factor and a reason",
    },
  });
}
