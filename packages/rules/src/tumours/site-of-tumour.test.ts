import { starterReference } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { day } from "../tester/day.ts";
import { groupTumours } from "./group-tumours.ts";
import { siteOfTumour } from "./site-of-tumour.ts";

function siteOfFirst(texts: readonly string[]): string {
  const { sites } = starterReference().on(20240801);
  const [tumour] = groupTumours(day("2024-08-01", texts).claims.flatMap((claim) => claim.lines)).tumours;
  if (sites === undefined || tumour === undefined) throw new TypeError("no site table or no tumour");
  const site = siteOfTumour(tumour, sites);
  return site.by === "ambiguous" ? site.why : `${site.family} by ${site.by}`;
}

test.each<[string, readonly string[], string]>([
  ["a nose is head", ["17311 C44311"], "head-hands-feet-genitalia by diagnosis"],
  ["a scalp is head", ["17313 C4440"], "head-hands-feet-genitalia by diagnosis"],
  ["a vulva is genitalia", ["17313 C510"], "head-hands-feet-genitalia by diagnosis"],
  ["a back is trunk", ["17311 C44519"], "trunk-arms-legs by diagnosis"],
  ["all diagnoses of all stages must agree", ["17311 C44311", "17312 C44519"], "mixed"],
  ["a diagnosis that the map does not know leaves it open", ["17313 C44311,Z940"], "mixed"],
  ["an arm or a hand is open", ["17313 C44622"], "limb"],
  ["perianal skin is open", ["17311 C44510"], "perianal"],
  ["an unspecified site is open", ["17311 C4490"], "unspecified"],
  ["an unconfirmed tumour is open", ["17311 D485"], "unspecified"],
  ["a keratosis is no tumour", ["17311 L570"], "not-a-tumour"],
  ["no pointer says nothing", ["17311"], "no-diagnosis"],
  ["a finger modifier makes a limb a hand", ["17313-F5 C44622"], "head-hands-feet-genitalia by digit"],
  ["a toe modifier on the repair makes a limb a foot", ["17313 C44722", "13131-T5 C44722"], "head-hands-feet-genitalia by digit"],
  ["an eyelid on a limb diagnosis contradicts", ["17313-E1 C44622"], "contradiction"],
  ["a toe on a trunk diagnosis contradicts", ["17311-TA C44519"], "contradiction"],
  ["a repair of hands and feet makes a limb a hand", ["17313 C44622", "12042 C44622"], "head-hands-feet-genitalia by repair"],
  ["a repair of arms and legs makes a limb an arm", ["17311 C44622", "12032 C44622"], "trunk-arms-legs by repair"],
  ["a simple repair tells nothing", ["17311 C44622", "12002 C44622"], "limb"],
  ["a facial repair on a limb contradicts", ["17313 C44622", "12052 C44622"], "contradiction"],
  ["two repairs that disagree contradict", ["17313 C44622", "12042 C44622", "12032 C44622"], "contradiction"],
  ["a flap of the nose places an unspecified tumour", ["17313 C4490", "14060 C4490"], "head-hands-feet-genitalia by repair"],
  ["the axilla keeps an unspecified tumour open", ["17313 C4490", "13132 C4490"], "unspecified"],
  ["the scalp keeps an unspecified tumour open", ["17311 C4490", "12032 C4490"], "unspecified"],
])("%s", (_, lines, site) => expect(siteOfFirst(lines)).toBe(site));
