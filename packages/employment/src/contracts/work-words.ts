/** Words that posts, needs and refusals share: the contracts check them, matching gives each a bit by its place here. */

/** `flexible` means "any shift": of a post, the person chooses; of a person, the post chooses. */
export const SHIFTS = ["day", "evening", "night", "flexible"] as const;
/** What a workplace has, and what somebody needs of it. */
export const ACCESS_FACTS = ["stepFree", "seated", "quiet", "companion", "remote"] as const;
/** Why a person refuses a post. */
export const REFUSAL_REASONS = ["tooFar", "wage", "hours", "health", "care", "skills", "other"] as const;
