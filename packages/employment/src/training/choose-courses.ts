/**
 * Which courses to hold when only some can be: each time the one that adds most placements to those chosen before,
 * since two courses that open the same seats help once. A course is worked out anew only when its last figure,
 * which it can hardly exceed later, still beats the rest (lazy greedy, Minoux 1978).
 */
import type { Auction } from "../matching/auction.ts";
import type { Course } from "./course.ts";
import { type CourseEffect, holdCourse, type TrainingMarket } from "./training-menu.ts";

export interface ChosenCourse {
  readonly course: Course;
  /** Placements that it adds to those chosen before it. */
  readonly adds: number;
  /** Rows of the people whom it would bring into work. */
  readonly trainees: readonly number[];
}

interface Standing {
  readonly effect: CourseEffect;
  readonly place: number;
  expected: number;
  /** How many were chosen when this was worked out. */
  seen: number;
}

/** At most `most` courses, best first; none that would add nothing. */
export function chooseCourses(
  training: TrainingMarket,
  menu: readonly CourseEffect[],
  most: number,
): ChosenCourse[] {
  const { epsilon } = training.allocation;
  let auction: Auction = training.allocation.auction;
  const waiting: Standing[] = menu.map((effect, place) => ({
    effect,
    place,
    expected: effect.placements,
    seen: 0,
  }));
  const chosen: ChosenCourse[] = [];
  while (chosen.length < most && waiting.length > 0) {
    waiting.sort((a, b) => b.expected - a.expected || a.place - b.place);
    const first = waiting[0]!;
    if (first.expected === 0) break;
    const { course, opened } = first.effect;
    const held = holdCourse(auction, epsilon, course, opened);
    if (first.seen < chosen.length && held.trainees.length < first.expected) {
      first.expected = held.trainees.length;
      first.seen = chosen.length;
      continue;
    }
    waiting.shift();
    if (held.trainees.length === 0) continue;
    auction = held.auction;
    chosen.push({ course, adds: held.trainees.length, trainees: held.trainees });
  }
  return chosen;
}

/** Placements of holding these courses in this order, whoever chose them: what a choice is compared by. */
export function placementsOf(training: TrainingMarket, effects: readonly CourseEffect[]): number {
  let auction: Auction = training.allocation.auction;
  let placements = 0;
  for (const { course, opened } of effects) {
    const held = holdCourse(auction, training.allocation.epsilon, course, opened);
    auction = held.auction;
    placements += held.trainees.length;
  }
  return placements;
}
