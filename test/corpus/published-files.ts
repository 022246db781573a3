import fs from "node:fs";
import path from "node:path";

/** Where the claim files that other projects publish lie, if they are at hand: beside the repository, never in it. */
export const PUBLISHED = path.resolve(import.meta.dirname, "../../../shared/edi");
export const PUBLISHED_PRESENT = fs.existsSync(path.join(PUBLISHED, "MANIFEST.md"));
export const PUBLISHED_ABSENT = "no ../shared/edi beside the repository: the published sample files are not part of it";

export interface PublishedFile {
  readonly section: string;
  readonly file: string;
  /** `837p`, `837i`, `835`, as the manifest has it; `-` where it is none. */
  readonly type: string;
  readonly claims: number;
  readonly lines: number;
  readonly bytes: Uint8Array;
}

/** The files of one section of the manifest with the counts that it gives. */
export function publishedFiles(section: string): PublishedFile[] {
  if (!PUBLISHED_PRESENT) return [];
  const text = fs.readFileSync(path.join(PUBLISHED, "MANIFEST.md"), "utf8");
  const part = text.split(/\n(?=## )/).find((one) => one.startsWith(`## ${section}\n`)) ?? "";
  return part.split("\n").flatMap((row) => {
    const [, file = "", , type = "", claims = "", lines = ""] = row.split("|").map((cell) => cell.trim());
    if (!/^\d+$/.test(claims)) return [];
    const bytes = new Uint8Array(fs.readFileSync(path.join(PUBLISHED, section, file)));
    return [{ section, file, type: type.split(" ")[0]!, claims: Number(claims), lines: Number(lines), bytes }];
  });
}
