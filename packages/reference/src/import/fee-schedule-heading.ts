import { isServiceDate, type ServiceDate } from "@claimscrub/claim";
import { refuse } from "./refusal.ts";

/** What the lines above a fee schedule's columns say. */
export interface FeeScheduleHeading {
  /** `RVU25D`; a revision within a quarter carries an R: `RVU24AR`. For qualifying APM participants `RVU26C-QP`. */
  readonly release: string;
  readonly effective: ServiceDate;
  /** The RELEASED date. */
  readonly published: ServiceDate;
  /** For clinicians who are qualifying APM participants, who have a conversion factor of their own from 2026. */
  readonly qualifying: boolean;
}

const QUARTERS = [
  { month: "January", letter: "A", from: 101 },
  { month: "April", letter: "B", from: 401 },
  { month: "July", letter: "C", from: 701 },
  { month: "October", letter: "D", from: 1001 },
] as const;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** Factors by which the two files of a year are told apart, in ten-thousandths (rules.md 4.6). */
const FACTORS: readonly { year: number; qualifying: number; other: number }[] = [{ year: 2026, qualifying: 335675, other: 334009 }];
/** From 2026 on CMS publishes two files a release. */
const FIRST_YEAR_OF_TWO = 2026;

/** Release, dates and audience from the heading lines; where two files of a release differ by factor only, by it and then by name. */
export function feeScheduleHeading(lines: readonly (readonly string[])[], name: string, factor: number): FeeScheduleHeading {
  const text = lines.map((cells) => cells.filter(Boolean).join(" ")).join("\n");
  const title =
    /(\d{4}) National Physician Fee Schedule Relative Value File (January|April|July|October) Release(?: Revised ([A-Z][a-z]+) (\d{1,2}))?/.exec(
      text,
    );
  if (!title && /^HDR /m.test(text)) return headingByName(name, factor);
  if (!title)
    return refuse(
      "layout",
      '"(year) National Physician Fee Schedule Relative Value File (month) Release" in the heading',
      text.slice(0, 80),
    );
  const year = Number(title[1]);
  const quarter = QUARTERS.find(({ month }) => month === title[2]) as (typeof QUARTERS)[number];
  const revised = title[3] === undefined ? undefined : year * 10000 + (MONTHS.indexOf(title[3]) + 1) * 100 + Number(title[4]);
  const released = /RELEASED (\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  const published = released ? Number(`${released[3]}${released[1]}${released[2]}`) : 0;
  if (!isServiceDate(published)) return refuse("date", "RELEASED mm/dd/yyyy in the heading", released?.[0] ?? "none");
  if (Math.abs(Math.floor(published / 10000) - year) > 1)
    return refuse("date", "a year of the title within a year of the RELEASED date", `${year} and ${released?.[0]}`);
  const effective = revised ?? year * 10000 + quarter.from;
  if (!isServiceDate(effective)) return refuse("date", "the day from which a revision is in force", title[0]);
  const qualifying = isQualifying(year, factor, name);
  return {
    release: `RVU${title[1]?.slice(2)}${quarter.letter}${revised ? "R" : ""}${qualifying ? "-QP" : ""}`,
    effective,
    published,
    qualifying,
  };
}

/** The fixed-width file says neither its release nor when it was released: its name does, as in PPRRVU2025_Oct.txt. */
function headingByName(name: string, factor: number): FeeScheduleHeading {
  const parts = /PPRRVU(?:20)?(\d\d)_?(Jan|Apr|Jul|Oct)/i.exec(name);
  const quarter = QUARTERS.find(({ month }) => month.slice(0, 3).toLowerCase() === parts?.[2]?.toLowerCase());
  if (!parts || !quarter) return refuse("date", "a file name with its release, as in PPRRVU2025_Oct.txt", name);
  const year = 2000 + Number(parts[1]);
  const effective = year * 10000 + quarter.from;
  const qualifying = isQualifying(year, factor, name);
  return { release: `RVU${parts[1]}${quarter.letter}${qualifying ? "-QP" : ""}`, effective, published: effective, qualifying };
}

function isQualifying(year: number, factor: number, name: string): boolean {
  if (year < FIRST_YEAR_OF_TWO) return false;
  const known = FACTORS.find((one) => one.year === year);
  if (known?.qualifying === factor) return true;
  if (known?.other === factor) return false;
  if (known)
    return refuse(
      "value",
      `a conversion factor of ${year}: ${known.other / 10000} or, for qualifying participants, ${known.qualifying / 10000}`,
      `${factor / 10000}`,
    );
  if (/non-?QP/i.test(name)) return false;
  if (/QP/i.test(name)) return true;
  return refuse("layout", `a file name that says QP or nonQP: ${year} has two fee schedules`, name);
}
