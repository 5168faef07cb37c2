export { VACANCY_ACTS, vacancyFieldsSchema } from "./contracts/vacancy-shapes.ts";
export { type EmployerResponse, employerResponses } from "./employer/answers.ts";
export { type Employer, loadOwnEmployer } from "./employer/employer.ts";
export { type ShownEmployer, showEmployer } from "./employer/list-employers.ts";
export {
  listOwnIntroductions,
  loadOwnIntroduction,
  type OwnIntroduction,
} from "./employer/own-introductions.ts";
export { type CountedFigure, countByPlace, countFigures } from "./figures/count-figures.ts";
export { assessFairness, unexplained } from "./figures/fairness/assess-fairness.ts";
export { countFairness } from "./figures/fairness/count-fairness.ts";
export type { FigureFilter } from "./figures/figure-filter.ts";
export { type FiguresSite, serveFigures } from "./figures/figures-http.ts";
export type { CarriedHistory } from "./history/carried.ts";
export { type CarriedCounts, carryOver, type HandedOver } from "./history/carry-over.ts";
export { carryOverEmployers } from "./history/carry-over-employers.ts";
export { carryOverSeekers } from "./history/carry-over-seekers.ts";
export { linkEmployerAccount } from "./history/link-employer.ts";
export { EMPLOYMENT_KINDS } from "./kind.ts";
export { changeSeats } from "./vacancy/change-vacancy.ts";
export { dayOf } from "./vacancy/days.ts";
export { GROUND_NAMES } from "./vacancy/demand-grounds.ts";
export { placeFinder } from "./vacancy/import/read-place.ts";
export { listVacancies } from "./vacancy/list-vacancies.ts";
export { confirmAll, moveVacancy } from "./vacancy/move-vacancy.ts";
export { type PostInput, postVacancy } from "./vacancy/post-vacancy.ts";
export { servePosts } from "./vacancy/serve-posts.ts";
export { readVacancySettings } from "./vacancy/settings.ts";
export { storeVacancies } from "./vacancy/store-vacancies.ts";
export { loadOwnVacancy, type Vacancy } from "./vacancy/vacancy.ts";
export { vacancyJobs } from "./vacancy/vacancy-jobs.ts";
export type { TitleCandidate, TitleCoding, VacancyOffice, VacancySite } from "./vacancy/vacancy-site.ts";
export { actsOn } from "./vacancy/vacancy-state.ts";
