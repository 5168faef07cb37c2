import type { Lang } from "./terminal.ts";
import { cutToWidth } from "./width.ts";

/** How far a step is. A new label begins a new line and a new clock. */
export interface Step {
  readonly label: string;
  readonly done: number;
  /** Undefined when the end is not known. */
  readonly total?: number;
  /** What is counted, for instance 行 or rows. */
  readonly unit?: string;
}

export interface Progress {
  show(step: Step): void;
  /** Ends the line; `text` stays in its place when given, for instance what was done and how long it took. */
  end(text?: string): void;
}

export interface ProgressTarget {
  write(text: string): void;
  readonly isTty: boolean;
  readonly lang: Lang;
  /** Milliseconds; a parameter so that tests hold the clock. */
  now(): number;
  readonly columns?: number;
}

/** A person reads no faster than ten lines a second (ms). */
const REDRAW = 100;
/** Where lines add up instead of overwriting one another (a log file) one every few seconds is enough (ms). */
const PLAIN_EVERY = 5_000;
/** A rate from less than this (ms) says nothing. */
const SETTLED = 500;
const CLEAR_LINE = "\r\u001b[2K";

/** A line with count, rate and time left: overwritten on a terminal, now and then a plain line elsewhere. */
export function createProgress(target: ProgressTarget): Progress {
  let label: string | undefined;
  let startedAt = 0;
  let shownAt = Number.NEGATIVE_INFINITY;
  const interval = target.isTty ? REDRAW : PLAIN_EVERY;
  return {
    show(step) {
      const now = target.now();
      if (step.label !== label) {
        label = step.label;
        startedAt = now;
        shownAt = target.isTty ? Number.NEGATIVE_INFINITY : now;
      }
      if (now - shownAt < interval) return;
      shownAt = now;
      const line = describeStep(step, now - startedAt, target.lang);
      target.write(
        target.isTty ? `${CLEAR_LINE}${cutToWidth(line, (target.columns ?? 80) - 1)}` : `${line}\n`,
      );
    },
    end(text) {
      if (target.isTty) target.write(CLEAR_LINE);
      if (text !== undefined) target.write(`${text}\n`);
      label = undefined;
    },
  };
}

/** One line: label, percentage, count, rate, time left. `elapsed` in milliseconds. */
export function describeStep(step: Step, elapsed: number, lang: Lang): string {
  const { label, done, total, unit = "" } = step;
  const parts = [label];
  if (total !== undefined && total > 0) parts.push(`${Math.floor((100 * Math.min(done, total)) / total)}%`);
  const count = done.toLocaleString("en-US");
  parts.push(
    total === undefined
      ? `${count} ${unit}`.trim()
      : `${count} / ${total.toLocaleString("en-US")} ${unit}`.trim(),
  );
  if (elapsed >= SETTLED && done > 0) {
    const rate = (1000 * done) / elapsed;
    parts.push(`${Math.round(rate).toLocaleString("en-US")} ${unit}/s`.replace(" /", " /"));
    if (total !== undefined && total > done) parts.push(timeLeft((total - done) / rate, lang));
  }
  return parts.join("  ");
}

function timeLeft(seconds: number, lang: Lang): string {
  return lang === "zh" ? `剩余 ${duration(seconds)}` : `${duration(seconds)} left`;
}

/** Seconds as 8 s, 3:05 or 1:02:03. */
export function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}
