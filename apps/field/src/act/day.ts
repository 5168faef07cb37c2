/** Today in China, whatever the phone's clock is set to: an ISO day. */
export function today(): string {
  return new Date().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
}
