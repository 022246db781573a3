import { createHash } from "node:crypto";

/** How a wound was closed, as the record says it. */
export const CLOSURES = ["simple", "intermediate", "complex", "flap", "graft", "none"] as const;
export type Closure = (typeof CLOSURES)[number];

/** Where a tumour was, as the record says it: fine enough for the groups of repair codes and for the site families of Mohs surgery. */
export const RECORDED_SITES = [
  "eyelid",
  "nose",
  "ear",
  "lip",
  "forehead",
  "cheek",
  "chin",
  "mouth",
  "temple",
  "face",
  "scalp",
  "neck",
  "hand",
  "foot",
  "genitalia",
  "axilla",
  "trunk",
  "arm",
  "leg",
] as const;
export type RecordedSite = (typeof RECORDED_SITES)[number];

export interface RecordedRepair {
  readonly kind: Exclude<Closure, "none">;
  /** Of a linear repair. */
  readonly lengthCm: number | undefined;
  /** Of a flap or a graft. */
  readonly areaCm2: number | undefined;
  /** The code itself, where words on the claim name one. */
  readonly procedure?: string;
}

/** A stain beyond hematoxylin-eosin and toluidine blue, which Mohs surgery includes. */
export interface RecordedStain {
  readonly name: string;
  readonly kind: "immunohistochemistry" | "histochemical";
}

/** One tumour as the practice's own record has it: one row of the sidecar, or several rows with several repairs. Plain data. */
export interface RecordedTumour {
  /** CLM01. Patient data: in no message. */
  readonly claim: string;
  /** The row's name for the tumour within its claim: `1`, `A`. */
  readonly tumour: string;
  /** Rows of the file in which the tumour stands; the heading is row 1. */
  readonly rows: readonly number[];
  readonly site: RecordedSite | undefined;
  readonly stages: number | undefined;
  /** Tissue blocks of each stage, in order; empty where the record does not tell. */
  readonly blocks: readonly number[];
  readonly repairs: readonly RecordedRepair[];
  /** The record says that the wound was left to heal. */
  readonly leftOpen: boolean;
  readonly stains: readonly RecordedStain[];
}

/** What a sidecar file holds: plain data, so that it can be handed to another thread. */
export interface SidecarData {
  /** Rows below the heading that hold something. */
  readonly rows: number;
  readonly tumours: readonly RecordedTumour[];
  /** Rows whose site is told in words that name none, or several, of the known sites. */
  readonly unknownSites: readonly number[];
}

/** 16 hex digits over all that a sidecar says. */
export function sidecarFingerprint({ tumours }: SidecarData): string {
  return createHash("sha256").update(JSON.stringify(tumours)).digest("hex").slice(0, 16);
}

/** The records of a run, by claim. */
export class Sidecar {
  readonly #byClaim = new Map<string, RecordedTumour[]>();

  constructor(data: SidecarData) {
    for (const tumour of data.tumours) {
      const known = this.#byClaim.get(tumour.claim);
      if (known) known.push(tumour);
      else this.#byClaim.set(tumour.claim, [tumour]);
    }
  }

  /** The tumours of a claim as recorded, in the order of the file; undefined where the sidecar does not name the claim. */
  of(claimId: string): readonly RecordedTumour[] | undefined {
    return this.#byClaim.get(claimId);
  }
}
