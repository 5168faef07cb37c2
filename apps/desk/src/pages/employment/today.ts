const DAY_MS = 86_400_000;

/** A day in China, as ISO, so many days from now: what "today" means wherever the browser stands. */
export function chinaDay(ahead: number): string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });
  return format.format(new Date(Date.now() + ahead * DAY_MS));
}

export function chinaToday(): string {
  return chinaDay(0);
}
