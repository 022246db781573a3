import { EditionSeries, type Series } from "../edition.ts";
import type { SkinSitePrefixes } from "../skin-sites.ts";
import type { SkinSite } from "../tables.ts";

/**
 * ICD-10-CM FY2024 prefixes, without their dots, by where they place a skin tumour (rules.md 5.5). Anal and perianal skin stands
 * within the trunk's categories and is neither plain trunk nor genitalia. `.6` and `.7` say arm or hand, leg or foot: undecided.
 */
const PREFIXES: Readonly<Record<SkinSite, string>> = {
  "head-neck": `C00 C430 C431 C432 C433 C434 C440 C441 C442 C443 C444 C4A0 C4A1 C4A2 C4A3 C4A4 C490 D0001
    D030 D031 D032 D033 D034 D040 D041 D042 D043 D044 D3701`,
  genital: "C51 C52 C60 C632 C637 C638 C639 D071 D072 D073 D074 D0761",
  trunk: "C435 C445 C4A5 C493 C494 C495 C496 D035 D045",
  perianal: "C210 C211 C4351 C44500 C44510 C44520 C44590 C4A51 D0351",
  "limb-ambiguous": "C436 C437 C446 C447 C4A6 C4A7 C491 C492 D036 D037 D046 D047",
  unspecified: "C438 C439 C448 C449 C4A8 C4A9 C460 C792 D038 D039 D048 D049",
  unconfirmed: "D485 D492",
  "not-a-tumour": "L570 L82 D22 D23 D17 L72",
  "mac-list": "L858",
};

export function starterSites(): Series<SkinSitePrefixes> {
  const prefixes = Object.entries(PREFIXES).flatMap(([site, list]) =>
    list.split(/\s+/).map((prefix) => [prefix, site as SkinSite] as const),
  );
  return new EditionSeries([
    {
      label: "icd10-sites:2024",
      period: { from: 20240101, until: 20270101 },
      published: 20231001,
      source: "ICD-10-CM FY2024 (CMS and NCHS), read by site",
      note: "the categories of FY2024 serve all dates of the starter set",
      digest: prefixes.map(([prefix, site]) => `${prefix}:${site}`).join(" "),
      rows: new Map(prefixes),
    },
  ]);
}
