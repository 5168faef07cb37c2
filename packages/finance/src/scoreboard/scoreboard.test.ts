import { describe, expect, test } from "vitest";
import { type ApplicationTimes, judgePromises } from "./scoreboard.ts";

const SENT = new Date("2026-09-29T02:00:00Z");
const times = (more: Partial<ApplicationTimes> = {}): ApplicationTimes => ({
  ...{
    application: "a",
    bank: "b",
    place: "330799000000",
    sentAt: SENT,
    receivedAt: null,
    contactedAt: null,
  },
  ...{ acceptedAt: null, fundedOn: null, ...more },
});
const after = (ms: number) => new Date(SENT.getTime() + ms);
const HOUR = 3_600_000;
const MONTH_LATER = new Date("2026-11-01T00:00:00Z");

describe("accept within an hour", () => {
  test.each([
    [HOUR, "kept"],
    [HOUR + 1, "broken"],
  ])("%i ms after it was sent: %s", (ms, expected) => {
    expect(judgePromises(times({ receivedAt: after(ms) }), MONTH_LATER).accept).toBe(expected);
  });
  test("silence runs for the hour, then it is broken", () => {
    expect(judgePromises(times(), after(HOUR)).accept).toBe("running");
    expect(judgePromises(times(), after(HOUR + 1)).accept).toBe("broken");
  });
});

describe("contact within a working day", () => {
  // 2026-09-30 is a working day, National Day follows.
  test.each([
    ["2026-09-30T15:59:59Z", "kept"],
    ["2026-09-30T16:00:00Z", "broken"],
  ])("contacted at %s, China's clock decides: %s", (at, expected) => {
    expect(judgePromises(times({ contactedAt: new Date(at) }), MONTH_LATER).contact).toBe(expected);
  });
  test("sent on the eve of the holidays, the first working day after them is in time", () => {
    const eve = times({ sentAt: new Date("2026-09-30T02:00:00Z") });
    expect(judgePromises(eve, new Date("2026-10-05T02:00:00Z")).contact).toBe("running");
    expect(judgePromises(eve, new Date("2026-10-20T02:00:00Z")).contact).toBe("broken");
  });
});

describe("pay within three working days of the acceptance", () => {
  const acceptedAt = new Date("2026-11-20T02:00:00Z");
  test.each([
    ["2026-11-25", "kept"],
    ["2026-11-26", "broken"],
  ])("paid on %s: %s", (fundedOn, expected) => {
    expect(judgePromises(times({ acceptedAt, fundedOn }), MONTH_LATER).fund).toBe(expected);
  });
  test("what nobody accepted promises nothing", () => {
    expect(judgePromises(times(), MONTH_LATER).fund).toBe("none");
  });
});
