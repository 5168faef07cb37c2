import pg from "pg";

/** Type numbers of the PostgreSQL catalogue (pg_type.oid). */
const INT8 = 20;
const DATE = 1082;

/**
 * How column values arrive. Dates stay ISO text (a JavaScript Date would move them by the time zone), numerics
 * stay decimal text (the driver's default), 64-bit integers are numbers while exact and bigint beyond.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === DATE && format !== "binary") return (text: string) => text;
    if (oid === INT8 && format !== "binary") return exactInteger;
    return pg.types.getTypeParser(oid, format as "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

function exactInteger(text: string): number | bigint {
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : BigInt(text);
}
