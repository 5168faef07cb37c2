/** The day in China, as ISO: what a record of "today" means wherever the browser stands. */
export function chinaToday(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" }).format(
    new Date(),
  );
}
