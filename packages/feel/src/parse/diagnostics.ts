import type { Diagnostic, Span } from "../tree.ts";

/** Longest piece of the text that a message repeats; more would hide the message itself. */
const QUOTED_CHARS = 24;

function quote(text: string): string {
  const flat = text.replace(/\s+/g, " ");
  return flat.length > QUOTED_CHARS ? `${flat.slice(0, QUOTED_CHARS)}…` : flat;
}

export function unexpected(span: Span, found: string): Diagnostic {
  const text = quote(found);
  if (text === "") {
    return {
      ...span,
      code: "syntax",
      message: { zh: "表达式没有写完", en: "the expression is not complete" },
    };
  }
  return {
    ...span,
    code: "syntax",
    message: { zh: `此处不能写“${text}”`, en: `“${text}” can't stand here` },
  };
}

export function fullWidth(span: Span, found: string, repair: string): Diagnostic {
  return {
    ...span,
    code: "full-width",
    message: {
      zh: `“${found}”不是 FEEL 的写法，应写成 ${repair}`,
      en: `“${found}” is not FEEL: write ${repair}`,
    },
    repair,
  };
}

export function nameBeginsWithDigit(span: Span, name: string, repair: string): Diagnostic {
  return {
    ...span,
    code: "name-digit",
    message: {
      zh: `名称不能以数字开头：“${quote(name)}”`,
      en: `a name can't begin with a digit: “${quote(name)}”`,
    },
    repair,
  };
}

/** A construct of the grammar that this engine does not carry out. */
export function unsupported(span: Span, what: string, name: string): Diagnostic {
  return {
    ...span,
    code: "unsupported",
    message: { zh: `不支持：${what}`, en: `unsupported: ${name}` },
  };
}

export function replaceWith(span: Span, found: string, repair: string): Diagnostic {
  return {
    ...span,
    code: "syntax",
    message: { zh: `“${found}”应写成 ${repair}`, en: `write ${repair} instead of “${found}”` },
    repair,
  };
}

export function unterminated(span: Span): Diagnostic {
  return {
    ...span,
    code: "syntax",
    message: { zh: "文字缺少结尾的引号", en: "the string has no closing quotation mark" },
  };
}

export function badEscape(span: Span, found: string): Diagnostic {
  return {
    ...span,
    code: "syntax",
    message: { zh: `文字中的“${quote(found)}”无效`, en: `“${quote(found)}” is no escape sequence` },
  };
}

export function tooLarge(span: Span): Diagnostic {
  return {
    ...span,
    code: "too-large",
    message: { zh: "表达式太长或嵌套太深", en: "the expression is too long or nested too deeply" },
  };
}
