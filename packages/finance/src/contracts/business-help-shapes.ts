/** Shapes that the routes of policies, grants and help share. Runs in the browser too. */
import { z } from "zod";

export const policyTag = { zh: "惠企政策、免申即享", en: "Policies and grants" };
export const helpTag = { zh: "诉求、爱企日、专项监督", en: "Help, Enterprise Days, inspections" };

export const READING = { act: "finance.figures" } as const;
export const PREPARING = { act: "grant.prepare" } as const;
export const APPROVING = { act: "grant.approve" } as const;
export const ANSWERING = { act: "helpRequest.answer" } as const;
export const INSPECTING = { act: "inspection.keep" } as const;

export const wording = z.object({ zh: z.string(), en: z.string() });
export const fen = z.int().describe("Fen, 1/100 yuan");
export const creditCode = z.string().regex(/^[0-9A-Z]{18}$/);
export const placeCode = z.string().regex(/^[1-9]\d{11}$/);
export const place = z.object({ code: placeCode, name: z.string() });
export const purpose = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .default("assistance")
  .describe("Code of a purpose of the county's register of purposes");
export const reason = z.string().trim().min(2).max(500);
export const ownId = z.uuid().describe("Drawn by whoever sends it: sent twice it is recorded once");
export const policyCode = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/);
export const department = z.string().trim().min(1).max(60);

export const ID = "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e";
export const AT = "2026-11-24T02:00:00.000Z";
export const PLACE = { code: "330799001001", name: "橄溪村" };
export const SHOP = { creditCode: "92330799MA00000017", name: "榄叶店（演示）", place: PLACE };
export const business = z.object({ creditCode, name: z.string(), place });
export const POLICY = { code: "smallShop", name: { zh: "小店经营补助", en: "Aid to small shops" } };
