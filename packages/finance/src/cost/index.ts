/** Plans and yearly cost: pure, without county or store, so that a bank can reckon by the very same lines. */
export {
  comparePlan,
  type Instalment,
  type LoanTerms,
  type PlanFault,
  planOf,
  type Repayment,
} from "./plan.ts";
