import type { CreditCode, DateNumber, ResidentId } from "@olive/kernel";

/** A month as yyyymm: 202205. */
export type MonthNumber = number;

export type Sex = "male" | "female";

export type Relation = "head" | "spouse" | "son" | "daughter" | "father" | "mother";

/**
 * What the generator knows how to make, before a county's layout gives it headers and words. Listed values are codes
 * of ours; dates are yyyymmdd, months yyyymm, amounts yuan with at most two decimals. Absent means an empty cell.
 */
export interface DemoRecords {
  population: {
    residentId: ResidentId;
    name: string;
    sex: Sex;
    household: string;
    relation: Relation;
    hukou: string;
    residence: string;
    phone?: string | undefined;
    status: "present" | "dead" | "movedOut";
    updatedOn: DateNumber;
  };
  collectiveMember: { residentId: ResidentId; village: string; state: "member" | "left" };
  trainedFarmer: { residentId: ResidentId; certificate: string; issuedOn: DateNumber };
  insurance: {
    residentId: ResidentId;
    scheme: "employee" | "resident" | "injury";
    employer?: CreditCode | undefined;
    state: "paying" | "paused" | "ended";
    from: MonthNumber;
    until?: MonthNumber | undefined;
  };
  unemployment: {
    residentId: ResidentId;
    registeredOn: DateNumber;
    willing: "yes" | "no";
    cancelledOn?: DateNumber | undefined;
  };
  skill: {
    residentId: ResidentId;
    certificate: string;
    trade: string;
    grade: "1" | "2" | "3" | "4" | "5";
    issuedOn: DateNumber;
    state: "valid" | "cancelled";
  };
  researcher: { residentId: ResidentId; employer: CreditCode; year: number };
  graduation: { residentId: ResidentId; school: string; degree: Degree; graduatedOn: DateNumber };
  business: {
    creditCode: CreditCode;
    name: string;
    type: BusinessType;
    proprietor: ResidentId;
    industry: string;
    foundedOn: DateNumber;
    state: "active" | "cancelled" | "revoked";
    address: string;
    headcount: number;
  };
  platformWork: { residentId: ResidentId; platform: string; trade: string; lastOrderIn: MonthNumber };
  assistance: {
    residentId: ResidentId;
    type: "allowance" | "marginal" | "destitute";
    from: DateNumber;
    until?: DateNumber | undefined;
  };
  disabilityCard: {
    card: string;
    name: string;
    validUntil: DateNumber;
    state: "valid" | "cancelled";
  };
  income: { household: string; year: number; amount: number };
  relocation: { household: string; origin: string; estate: string; movedInOn: DateNumber };
  licence: {
    creditCode: CreditCode;
    number: string;
    item: string;
    authority: string;
    from: DateNumber;
    until: DateNumber;
    state: "valid" | "ended" | "revoked";
  };
  penalty: {
    creditCode: CreditCode;
    number: string;
    fact: string;
    sanction: string;
    amount: number;
    authority: string;
    decidedOn: DateNumber;
    publicUntil: DateNumber;
    repairedOn?: DateNumber | undefined;
  };
  honour: { creditCode: CreditCode; title: string; level: string; body: string; grantedOn: DateNumber };
  dishonesty: Listing & { list: string };
  abnormal: Listing;
  commitment: {
    creditCode: CreditCode;
    kind: string;
    body: string;
    item: string;
    madeOn: DateNumber;
    fulfilled: "yes" | "no";
  };
  rating: { creditCode: CreditCode; rater: string; scheme: string; grade: string; year: number };
  judgment: {
    creditCode: CreditCode;
    number: string;
    sort: "judgment" | "enforcement" | "dishonestDebtor" | "restricted";
    cause: string;
    role: string;
    result: string;
    decidedOn: DateNumber;
    closedOn?: DateNumber | undefined;
  };
  taxReturn: {
    creditCode: CreditCode;
    /** Last month of the period. */
    month: MonthNumber;
    months: number;
    sales: number;
    paid: number;
    arrears?: number | undefined;
  };
  unitInsurance: { creditCode: CreditCode; month: MonthNumber; heads: number; base: number };
  housingFund: { creditCode: CreditCode; month: MonthNumber; depositors: number; months: number };
  utility: {
    creditCode: CreditCode;
    service: "electricity" | "water" | "gas";
    month: MonthNumber;
    units: number;
    bill: number;
    onTime: "yes" | "no";
  };
  property: {
    creditCode: CreditCode;
    certificate: string;
    sort: "realEstate" | "chattelMortgage" | "equityPledge" | "vehicle";
    use: string;
    area: number;
    shared: "yes" | "no";
    sealed: "yes" | "no";
    mortgaged: "yes" | "no";
    claim?: number | undefined;
    registeredOn: DateNumber;
  };
  support: {
    creditCode: CreditCode;
    number: string;
    policy: string;
    basis: string;
    department: string;
    amount: number;
    paidOn: DateNumber;
  };
  stage: { creditCode: CreditCode; stage: string; special?: string | undefined; reportYear: number };
}

/** A business on a list, until it was taken off. */
type Listing = {
  creditCode: CreditCode;
  authority: string;
  reason: string;
  inOn: DateNumber;
  outOn?: DateNumber | undefined;
};

export type Degree = "vocational" | "senior" | "college" | "bachelor" | "master" | "doctor";

export type BusinessType = "individual" | "company" | "soleProprietorship" | "cooperative" | "familyFarm";

export type ExtractCode = keyof DemoRecords;

/** Which hand-over a row stands in: the first extract, or the later update of it. */
export type Version = "first" | "update";

/** Takes a finished row. Where a county hands a data set over once, both versions go into the one file. */
export type Emit = <K extends ExtractCode>(extract: K, record: DemoRecords[K], version?: Version) => void;
