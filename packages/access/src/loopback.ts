import { isIP } from "node:net";
import { Refusal } from "@olive/kernel";

/** Whether an address is this machine's own: 127.0.0.0/8, ::1, or the first written as IPv6. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const bare = address.startsWith("::ffff:") ? address.slice(7) : address;
  return bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

/** The demo has no accounts, so it is for whoever sits at this machine and for nobody else. */
export function refuseRemote(address: string | undefined): void {
  if (isLoopback(address)) return;
  throw new Refusal({
    code: "demo-loopback-only",
    status: 403,
    message: { zh: "演示登录只能在本机进行", en: "Demo sign-in works on this machine only" },
    remedy: {
      zh: "请在运行橄榄的那台机器上打开 127.0.0.1",
      en: "Open 127.0.0.1 on the machine that runs Olive",
    },
  });
}
