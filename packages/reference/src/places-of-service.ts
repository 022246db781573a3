import { type Edition, editionInfo } from "./edition.ts";
import type { PlacesOfService, Setting } from "./tables.ts";

export interface PlaceOfService {
  readonly code: string;
  readonly setting: Setting;
  readonly name: string;
}

export function placesOfService(edition: Edition<readonly PlaceOfService[]>): PlacesOfService {
  const byCode = new Map(edition.rows.map((place) => [place.code, place]));
  return {
    edition: editionInfo(edition),
    setting: (pos) => byCode.get(pos)?.setting,
    name: (pos) => byCode.get(pos)?.name,
  };
}
