import { inventedClia, inventedNpi, inventedTaxId } from "../identifiers.ts";
import { MEDICARE } from "../payers.ts";
import { type Practice, TAXONOMY } from "../practices.ts";
import type { ExampleFile } from "./example-file.ts";

/** Its ZIP code lies in two payment localities, and it charges less than Medicare would pay. */
const desertSkin: Practice = {
  kind: "dermatology",
  billing: {
    name: "HIGH DESERT SKIN CLINIC INC",
    npi: inventedNpi(4110),
    street: "800 N CHINA LAKE BLVD",
    city: "RIDGECREST",
    state: "CA",
    zip: "935553507",
    taxonomy: TAXONOMY.dermatology,
    taxId: inventedTaxId(4110),
    phone: "7605550110",
  },
  clinicians: [{ npi: inventedNpi(5120), last: "STRAND", first: "LINNEA", taxonomy: TAXONOMY.mohs }],
  referring: { npi: inventedNpi(6110), last: "AMARO", first: "TERESA" },
  clia: inventedClia(4110),
  town: { city: "RIDGECREST", state: "CA", zip: "93555" },
  medicare: MEDICARE.southernCalifornia,
  pricePercent: 40,
};

/** Its prices have not been raised for years. */
const cityLowPrices: Practice = {
  ...desertSkin,
  billing: {
    ...desertSkin.billing,
    name: "SEVENTH AVENUE SKIN CLINIC PC",
    npi: inventedNpi(4111),
    street: "250 7TH AVE",
    city: "NEW YORK",
    state: "NY",
    zip: "100014810",
    taxId: inventedTaxId(4111),
    phone: "2125550111",
  },
  clinicians: [{ npi: inventedNpi(5121), last: "DEMPSEY", first: "ALMA", taxonomy: TAXONOMY.mohs }],
  clia: inventedClia(4111),
  town: { city: "NEW YORK", state: "NY", zip: "10001" },
  medicare: MEDICARE.newYork,
  pricePercent: 45,
};

export const lowCharges: ExampleFile = {
  name: "low-charges-2025.837",
  title: "Charges below the fee schedule, 2025",
  about:
    "Medicare pays the lower of the charge and the fee schedule amount. One practice in Manhattan; one whose ZIP code straddles payment localities, priced at the national amounts.",
  practice: cityLowPrices,
  layout: {
    created: 20250401,
    sender: { name: "HARBOR BILLING SERVICE", id: "HARBORBILL" },
    receiver: { name: "CLEARWATER EXCHANGE", id: "CLEARWATER" },
    usage: "P",
  },
  claims: [
    { id: "LOW-7001", shows: "charge well above the fee schedule", date: 20250304, diagnoses: ["C44311"], lines: ["17311 $1700"] },
    {
      id: "LOW-7002",
      shows: "same, in the straddling ZIP code",
      date: 20250305,
      practice: desertSkin,
      diagnoses: ["C44319"],
      lines: ["17311 $1700", "12052 $650"],
    },
    {
      id: "LOW-7101",
      shows: "first stage charged below what Medicare allows",
      date: 20250306,
      finding: ["PRC-020", 1, "underbilling", "warning", 14680],
      diagnoses: ["C44311"],
      lines: ["17311"],
    },
    {
      id: "LOW-7102",
      shows: "visit and later stages below, repair above its halved amount",
      date: 20250311,
      finding: ["PRC-020", 2, "underbilling", "warning", 17312],
      diagnoses: ["C44311"],
      lines: ["17311 $1700", "17312 x2", "12052"],
    },
    {
      id: "LOW-7103",
      shows: "below the national amount in the straddling ZIP code",
      date: 20250312,
      finding: ["PRC-020", 1, "underbilling", "warning", 11516],
      practice: desertSkin,
      diagnoses: ["C44212"],
      lines: ["17311"],
    },
  ],
};
