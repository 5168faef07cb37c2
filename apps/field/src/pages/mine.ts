/** The employment help that is mine; the server puts the overdue first. */
export const MINE = { list: "mine", lifeCycle: "employmentHelp", limit: 200 } as const;
