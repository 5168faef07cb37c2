import { compare, equal, within } from "../values/compare.ts";
import { and, not, or, type Truth } from "../values/truth.ts";
import type { FeelRange, Value } from "../values/value.ts";
import { p, type Signature, takes } from "./signature.ts";

/** Ends `a` and `b` are in order with nothing between them, or the same but not both included. */
function endsBefore(a: FeelRange, b: FeelRange): Truth {
  const touch = and([not(and([a.high.included, b.low.included])), equal(a.high.value, b.low.value)]);
  return or([compare("<", a.high.value, b.low.value), touch]);
}

function pointBefore(point: Value, range: FeelRange): Truth {
  const { low } = range;
  return or([compare("<", point, low.value), and([equal(point, low.value), !low.included])]);
}

function pointAfter(point: Value, range: FeelRange): Truth {
  const { high } = range;
  return or([compare(">", point, high.value), and([equal(point, high.value), !high.included])]);
}

function meets(a: FeelRange, b: FeelRange): Truth {
  return and([a.high.included, b.low.included, equal(a.high.value, b.low.value)]);
}

/** Some point is in both. */
function overlap(a: FeelRange, b: FeelRange): Truth {
  return and([
    or([compare(">", a.high.value, b.low.value), meets(a, b)]),
    or([compare("<", a.low.value, b.high.value), meets(b, a)]),
  ]);
}

/** `a` begins before `b`, ends within `b` or with it. */
function overlapsBefore(a: FeelRange, b: FeelRange): Truth {
  const startsEarlier = or([
    compare("<", a.low.value, b.low.value),
    and([equal(a.low.value, b.low.value), a.low.included, !b.low.included]),
  ]);
  const reaches = or([compare(">", a.high.value, b.low.value), meets(a, b)]);
  const endsWithin = or([
    compare("<", a.high.value, b.high.value),
    and([equal(a.high.value, b.high.value), or([!a.high.included, b.high.included])]),
  ]);
  return and([startsEarlier, reaches, endsWithin]);
}

function startsInside(a: FeelRange, b: FeelRange): Truth {
  return or([
    compare("<", b.low.value, a.low.value),
    and([equal(b.low.value, a.low.value), or([b.low.included, !a.low.included])]),
  ]);
}

function endsInside(a: FeelRange, b: FeelRange): Truth {
  return or([
    compare(">", b.high.value, a.high.value),
    and([equal(b.high.value, a.high.value), or([b.high.included, !a.high.included])]),
  ]);
}

function during(a: FeelRange, b: FeelRange): Truth {
  return and([startsInside(a, b), endsInside(a, b)]);
}

function finishes(a: FeelRange, b: FeelRange): Truth {
  return and([a.high.included === b.high.included, equal(a.high.value, b.high.value), startsInside(a, b)]);
}

function starts(a: FeelRange, b: FeelRange): Truth {
  return and([a.low.included === b.low.included, equal(a.low.value, b.low.value), endsInside(a, b)]);
}

function coincides(a: FeelRange, b: FeelRange): Truth {
  return and([
    a.low.included === b.low.included,
    a.high.included === b.high.included,
    equal(a.low.value, b.low.value),
    equal(a.high.value, b.high.value),
  ]);
}

const point = p("point", "point");
const range = p("range", "range");

function ofPoints(run: (a: Value, b: Value) => Truth): Signature {
  return takes([p("point1", "point"), p("point2", "point")], run);
}

function ofPointAndRange(run: (point: Value, range: FeelRange) => Truth): Signature {
  return takes([point, range], run);
}

function ofRangeAndPoint(run: (range: FeelRange, point: Value) => Truth): Signature {
  return takes([range, point], run);
}

function ofRanges(run: (a: FeelRange, b: FeelRange) => Truth): Signature {
  return takes([p("range1", "range"), p("range2", "range")], run);
}

const finishesAt = (value: Value, of: FeelRange) => and([of.high.included, equal(of.high.value, value)]);
const startsAt = (value: Value, of: FeelRange) => and([of.low.included, equal(of.low.value, value)]);

/** Range functions (DMN 1.5, 10.3.4.9, table 85). */
export const rangeFunctions: Readonly<Record<string, readonly Signature[]>> = {
  before: [
    ofPoints((a, b) => compare("<", a, b)),
    ofPointAndRange(pointBefore),
    ofRangeAndPoint((of, value) => pointAfter(value, of)),
    ofRanges(endsBefore),
  ],
  after: [
    ofPoints((a, b) => compare(">", a, b)),
    ofPointAndRange(pointAfter),
    ofRangeAndPoint((of, value) => pointBefore(value, of)),
    ofRanges((a, b) => endsBefore(b, a)),
  ],
  meets: [ofRanges(meets)],
  "met by": [ofRanges((a, b) => meets(b, a))],
  overlaps: [ofRanges(overlap)],
  "overlaps before": [ofRanges(overlapsBefore)],
  "overlaps after": [ofRanges((a, b) => overlapsBefore(b, a))],
  finishes: [ofPointAndRange(finishesAt), ofRanges(finishes)],
  "finished by": [ofRangeAndPoint((of, value) => finishesAt(value, of)), ofRanges((a, b) => finishes(b, a))],
  includes: [ofRangeAndPoint((of, value) => within(value, of)), ofRanges((a, b) => during(b, a))],
  during: [ofPointAndRange(within), ofRanges(during)],
  starts: [ofPointAndRange(startsAt), ofRanges(starts)],
  "started by": [ofRangeAndPoint((of, value) => startsAt(value, of)), ofRanges((a, b) => starts(b, a))],
  coincides: [ofPoints((a, b) => equal(a, b)), ofRanges(coincides)],
};
