import { CUTS } from "@claimscrub/report-revenue";
import { closed, DAY, INTEGER, listOf, object, orNull, type Schema, STRING } from "./basics.ts";

const NUMBER: Schema = { type: "number" };
const ANY: Schema = { type: "object", additionalProperties: true };

export const reportQuery = closed(
  {
    by: { type: "string", pattern: `^(${CUTS.join("|")})(,(${CUTS.join("|")}))*$`, description: "cuts, joined by commas" },
    from: DAY,
    to: DAY,
    dates: { type: "string", enum: ["service", "received"] },
  },
  ["by", "from", "to", "dates"],
);

export const reportAnswer: Schema = {
  ...object(
    {
      from: STRING,
      to: STRING,
      dates: STRING,
      run: STRING,
      kpis: listOf(
        object(
          {
            id: STRING,
            name: STRING,
            definition: STRING,
            unit: STRING,
            value: orNull(NUMBER),
            missing: STRING,
            n: INTEGER,
            low: NUMBER,
            high: NUMBER,
          },
          ["missing", "n", "low", "high"],
        ),
      ),
      figures: ANY,
      rows: listOf(ANY),
      answers: listOf(ANY),
      mohs: listOf(ANY),
    },
    ["answers", "mohs"],
  ),
  description: "The report, as `claimscrub report --json` prints it.",
};

export const toolkitQuery = closed({ from: DAY, to: DAY, npi: { type: "string", pattern: "^\\d{10}$" } }, ["from", "to", "npi"]);

export const toolkitAnswer: Schema = {
  ...object({
    npi: STRING,
    from: STRING,
    to: STRING,
    claims: INTEGER,
    lines: INTEGER,
    denials: listOf(ANY),
    triggers: listOf(ANY),
    modifiers: listOf(ANY),
    modifierUse: listOf(ANY),
    conflicts: listOf(ANY),
    moneyLeft: listOf(ANY),
    moneyLeftCents: INTEGER,
    atRiskCents: INTEGER,
    law: ANY,
    rulesVersion: STRING,
  }),
  description: "The toolkit, as `claimscrub report --toolkit --json` prints it.",
};
