/** Loaded in front of a program under test (`node --import`): makes it the version before this one, as in a rolling upgrade. */
import { register } from "node:module";

const hooks = `
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.endsWith("/scrub-claims/dist/bundle.js")) return loaded;
  const source = String(loaded.source);
  const older = source.replace(/CLAIMSCRUB_VERSION = "[^"]+"/, 'CLAIMSCRUB_VERSION = "0.0.9"');
  if (older === source) throw new Error("the version was not found where this test looks for it");
  return { ...loaded, source: older };
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
