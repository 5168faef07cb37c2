import { Refusal, type Wording } from "@olive/kernel";

export function importForCounty(): Refusal {
  return new Refusal({
    code: "import-county-wide",
    status: 403,
    message: {
      zh: "导入关系到整本登记册，由县级部门办理",
      en: "Imports concern whole registers: county departments do them",
    },
    remedy: {
      zh: "请把文件交给主管部门的经办人",
      en: "Hand the file to the official of the department in charge",
    },
  });
}

export function runNotFound(): Refusal {
  return new Refusal({
    code: "not-found",
    status: 404,
    message: { zh: "没有这次导入，或不属于您的部门", en: "There is no such delivery in your department" },
    remedy: { zh: "请从导入记录重新进入", en: "Start again from the list of deliveries" },
  });
}

export function wrongState(state: Wording): Refusal {
  return new Refusal({
    code: "import-state",
    status: 409,
    message: {
      zh: `这次导入${state.zh}，不能这样做`,
      en: `The delivery ${state.en}; this can't be done now`,
    },
    remedy: {
      zh: "请刷新页面，看看同事是否已经处理",
      en: "Reload the page: a colleague may have gone on with it",
    },
  });
}

export function notReady(files: readonly string[]): Refusal {
  const names = files.join("、");
  return new Refusal({
    code: "import-not-ready",
    status: 409,
    message: { zh: `还有文件没有对应好：${names}`, en: `Some files are not assigned yet: ${names}` },
    remedy: {
      zh: "请为这些文件选定登记册、数据日期和必填的列",
      en: "Choose register, date and required columns for them",
    },
  });
}

export function foreignRegister(title: Wording): Refusal {
  return new Refusal({
    code: "register-foreign",
    status: 403,
    message: { zh: `“${title.zh}”由其他部门主管`, en: `${title.en} is kept by another department` },
    remedy: {
      zh: "只能导入本部门主管的登记册；请交给主管部门",
      en: "Only own registers can be imported; hand the file over",
    },
  });
}

export function registerUnknown(): Refusal {
  return new Refusal({
    code: "register-unknown",
    message: { zh: "看不出这是哪一本登记册", en: "It is not clear which register this is" },
    remedy: { zh: "请选定登记册，并核对列名", en: "Choose the register and compare the headers" },
  });
}

export function undoBlocked(file: string): Refusal {
  return new Refusal({
    code: "undo-blocked",
    status: 409,
    message: {
      zh: `之后又导入了“${file}”，不能撤销`,
      en: `${file} was imported since; this can't be undone`,
    },
    remedy: {
      zh: "请先撤销后来的导入，或投递更正的文件",
      en: "Undo the later one first, or drop a corrected file",
    },
  });
}

export function stoppedByPerson(): Refusal {
  return new Refusal({
    code: "import-stopped",
    message: { zh: "已按要求停下，没有改动任何数据", en: "Stopped as asked; nothing was changed" },
    remedy: { zh: "可以重新检查，或放弃这次导入", en: "Check again, or abandon the delivery" },
  });
}

export function broken(): Refusal {
  return new Refusal({
    code: "import-broken",
    status: 500,
    message: { zh: "处理时出了故障", en: "A fault of ours stopped it" },
    remedy: {
      zh: "请再试一次；仍不行请联系运维并告知导入编号",
      en: "Try again; if it fails again, tell us the delivery's number",
    },
  });
}

export function uploadTooLarge(): Refusal {
  return new Refusal({
    code: "file-too-large",
    status: 413,
    message: { zh: "文件超过 100 MB", en: "The file is larger than 100 MB" },
    remedy: {
      zh: "请分成几个文件，或由运维用命令行导入",
      en: "Split it, or have it imported by the command line",
    },
  });
}

export function uploadIncomplete(): Refusal {
  return new Refusal({
    code: "upload-incomplete",
    status: 409,
    message: { zh: "文件没有传完", en: "The file did not arrive completely" },
    remedy: { zh: "请重新上传这个文件", en: "Upload this file again" },
  });
}

export function sameNameTwice(name: string): Refusal {
  return new Refusal({
    code: "file-name-twice",
    message: { zh: `有两个文件都叫“${name}”`, en: `Two files are called ${name}` },
    remedy: { zh: "请改名，或分两次投递", en: "Rename one, or drop them one after the other" },
  });
}
