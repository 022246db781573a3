import { addDays, type Experience, experienceKey, type Finding, formatServiceDate, type ServiceDate } from "@claimscrub/claim";
import { cellsOf, type Tally } from "./compare.ts";

/** Before so many days an answer tells nothing: what is quick to come is not what is to come. Medicare itself pays after 14 days at the earliest. */
export const WAIT_DAYS = 45;

/** The last day on which a claim may have been sent to count, yyyy-mm-dd. */
export function sentUntil(today: ServiceDate, wait: number = WAIT_DAYS): string {
  return formatServiceDate(addDays(today, -wait));
}

/** What payers did so far, to be laid beside findings. */
export class Experiences {
  readonly #cells: ReadonlyMap<string, Experience>;

  /** @param tallies all of the rules in question */
  constructor(tallies: readonly Tally[]) {
    const told = cellsOf(tallies).filter(({ rule, n }) => rule !== "" && n > 0);
    this.#cells = new Map(
      told.map(({ rule, payerId, procedure, n, denied, probability, low, high }) => [
        experienceKey(rule, payerId, procedure),
        { code: rule, payerId, procedure, n, denied, probability, low, high },
      ]),
    );
  }

  /** Of the finding's rule, payer and procedure; undefined where nothing is known. */
  of({ code, payerId, procedure, direction }: Pick<Finding, "code" | "payerId" | "procedure" | "direction">): Experience | undefined {
    return direction === "denial" ? this.#cells.get(experienceKey(code, payerId ?? "", procedure ?? "")) : undefined;
  }

  /** All of them, by rule, procedure and payer. */
  all(): Experience[] {
    return [...this.#cells].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, experience]) => experience);
  }
}
