import { type ProcedureKey, procedureKey } from "@claimscrub/claim";
import { EditionSeries, type Series } from "../edition.ts";
import type { ListRows } from "../listed-codes.ts";

/**
 * Services beside which G2211 is paid with 25 on the visit, from 2025: the wellness visits, the giving of vaccines, and the preventive services
 * of Part B (Medicare Claims Processing Manual, chapter 12, section 30.6.7.C; the preventive services as CMS's chart of them lists them).
 */
const WITH_25 = `G0402 G0438 G0439 G0008 G0009 G0010 90471 90472 90473 90474 90480 M0201 G0101 G0102 G0103 G0104 G0105 G0108 G0109 G0117 G0118
  G0121 G0123 G0124 G0141 G0143 G0144 G0145 G0147 G0148 G0270 G0271 G0296 G0328 G0432 G0433 G0435 G0442 G0443 G0444 G0445 G0446 G0447 G0472
  G0473 G0475 G0476 G0499 G0513 G0514 G0537 G0538 Q0091 71271 76706 76977 77063 77067 77078 77080 77081 77085 80061 82270 82465 82947 82950
  82951 83718 84478 97802 97803 97804 99406 99407`;

function series(): Series<ListRows<ProcedureKey>> {
  const codes = new Set(WITH_25.split(/\s+/).map(procedureKey));
  const source = "Medicare Claims Processing Manual, chapter 12 (CMS)";
  return new EditionSeries([
    // In 2024 nothing beside a visit with 25 left G2211 payable.
    {
      label: "procedure-lists:2024",
      period: { from: 20240101, until: 20250101 },
      published: 20231101,
      source,
      digest: "g2211-with-25",
      rows: new Map([["g2211-with-25", new Set<ProcedureKey>()]]),
    },
    {
      label: "procedure-lists:2025",
      period: { from: 20250101, until: 20270101 },
      published: 20241101,
      source,
      digest: `g2211-with-25 ${[...codes].join(" ")}`,
      rows: new Map([["g2211-with-25", codes]]),
    },
  ]);
}

let made: Series<ListRows<ProcedureKey>> | undefined;

/** CMS's own lists of procedure codes that rules know by name. */
export function starterLists(): Series<ListRows<ProcedureKey>> {
  return (made ??= series());
}
