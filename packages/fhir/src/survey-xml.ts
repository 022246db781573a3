import { ParseProblem } from "./parse-problem.ts";
import { BUNDLES, type FoundResource } from "./resource-place.ts";
import { scanXml } from "./xml-scanner.ts";

const decoder = new TextDecoder("utf-8");

/** An element that is a resource, while its end is not yet there. */
interface OpenResource {
  readonly type: string;
  readonly from: number;
  readonly depth: number;
  id: string;
  fullUrl: string;
  readonly container: boolean;
}

/**
 * Finds the resources of XML in memory: one, or those of a Bundle or of Parameters. What is whole before a fault is found.
 */
export function surveyXml(bytes: Uint8Array, found: FoundResource, problem: (problem: ParseProblem) => void): void {
  const path: string[] = [];
  const open: OpenResource[] = [];
  let fullUrl = "";
  try {
    scanXml(bytes, {
      open: (name, at, depth, attributes) => {
        path.length = depth;
        path.push(name);
        const inside = open.at(-1);
        if (beginsResource(path, inside)) {
          const container = (name === "Bundle" || name === "Parameters") && open.length < BUNDLES;
          open.push({ type: name, from: at, depth, id: "", fullUrl, container });
          fullUrl = "";
        } else if (inside !== undefined && depth === inside.depth + 1 && name === "id") inside.id = valueOf(bytes, attributes);
        else if (inside?.container === true && name === "entry") fullUrl = "";
        else if (inside?.container === true && depth === inside.depth + 2 && name === "fullUrl") fullUrl = valueOf(bytes, attributes);
      },
      close: (_name, to, depth) => {
        const ending = open.at(-1);
        if (ending === undefined || ending.depth !== depth) return;
        open.pop();
        if (!ending.container) found({ type: ending.type, id: ending.id, fullUrl: ending.fullUrl, from: ending.from, to, root: 0 });
      },
    });
  } catch (error) {
    if (!(error instanceof ParseProblem)) throw error;
    problem(error);
  }
}

/** A root, or what stands in Bundle/entry/resource or Parameters/parameter/resource. */
function beginsResource(path: readonly string[], inside: OpenResource | undefined): boolean {
  const depth = path.length - 1;
  if (depth === 0) return true;
  return inside?.container === true && depth === inside.depth + 3 && path[depth - 1] === "resource";
}

function valueOf(bytes: Uint8Array, { from, to }: { readonly from: number; readonly to: number }): string {
  return /(?:^|\s)value\s*=\s*(["'])(.*?)\1/s.exec(decoder.decode(bytes.subarray(from, Math.min(to, from + 4096))))?.[2] ?? "";
}
