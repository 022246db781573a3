/** Where a resource lies in a file, and how others refer to it. */
export interface ResourcePlace {
  readonly type: string;
  readonly id: string;
  /** Bundle.entry.fullUrl; empty outside of a Bundle. */
  readonly fullUrl: string;
  /** First byte, and first byte behind it. */
  readonly from: number;
  readonly to: number;
  /** First byte of the outermost resource that it stands in, its own where it stands alone: a Bundle's numbers are its own. */
  readonly root: number;
}

export type FoundResource = (place: ResourcePlace) => void;

/** Bundles inside of Bundles are followed so far. */
export const BUNDLES = 4;
