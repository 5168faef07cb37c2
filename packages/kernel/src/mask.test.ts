import { describe, expect, test } from "vitest";
import {
  type MaskProfile,
  maskAddress,
  maskBankCard,
  maskDisabilityCard,
  maskName,
  maskPhone,
  maskResidentId,
} from "./mask.ts";
import vectors from "./testing/test-vectors.json" with { type: "json" };

const MASKS: Record<string, (text: string, profile: MaskProfile) => string> = {
  name: maskName,
  idCard: maskResidentId,
  mobile: maskPhone,
  bankCard: maskBankCard,
  address: maskAddress,
};

test.each(vectors.masking)("$kind $in → $out", (vector) => {
  const profile = vector.profile === "public-notice" ? "publicNotice" : "list";
  expect(MASKS[vector.kind]?.(vector.in, profile)).toBe(vector.out);
});

test("full shows everything, and only full shows a whole number", () => {
  for (const [kind, text] of [
    ["name", "王小莲"],
    ["idCard", "11010519491231002X"],
    ["mobile", "13800001234"],
    ["bankCard", "6228480400000001234"],
    ["address", "婺城区莘畈乡祝村12号"],
  ] as const) {
    expect(MASKS[kind]?.(text, "full")).toBe(text);
    for (const profile of ["list", "publicNotice", "export"] as const) {
      expect(MASKS[kind]?.(text, profile)).not.toBe(text);
    }
  }
});

describe("edges", () => {
  test("a notice and an export show the last four characters alone", () => {
    expect(maskPhone("13800001234", "publicNotice")).toBe("*******1234");
    expect(maskResidentId("11010519491231002X", "export")).toBe("**************002X");
  });

  test("a disability card hides category and grade", () => {
    expect(maskDisabilityCard("33079919630214002X43", "list")).toBe("330***********002X**");
    expect(maskDisabilityCard("33079919630214002X43", "full")).toBe("33079919630214002X43");
  });

  test("names keep one character or the compound surname, whatever the county's list", () => {
    expect(maskName("欧阳明", "list")).toBe("欧阳*");
    expect(maskName("欧阳", "list")).toBe("欧*");
    expect(maskName("王小明亮", "list")).toBe("王**亮");
    expect(maskName("诸葛小明", "list", [])).toBe("诸**明");
    expect(maskName("", "list")).toBe("");
  });

  test("an address that ends with the village hides nothing, one without a unit hides all", () => {
    expect(maskAddress("婺城区莘畈乡祝村", "list")).toBe("婺城区莘畈乡祝村");
    expect(maskAddress("城西街道双龙南街3号", "publicNotice")).toBe("城西街道**");
    expect(maskAddress("某某路3号", "list")).toBe("**");
  });

  test("a short number is hidden whole", () => {
    expect(maskPhone("1234", "list")).toBe("****");
  });
});
