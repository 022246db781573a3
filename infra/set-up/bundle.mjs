/**
 * Puts the modules of a package, as tsc has written them, into one file per entry: Node opens a dozen files at a start, not seven hundred,
 * and so does every worker thread. Run in the package's folder after tsc. Entries are those of package.json; what other packages give stays outside,
 * so that each module still exists once, whoever asks for it. Readers of file formats are taken in: they keep nothing that two could need to share,
 * and Node would look through the text of each for what it exports.
 */
import fs from "node:fs";
import path from "node:path";
import { rolldown } from "rolldown";

const { exports } = JSON.parse(fs.readFileSync("package.json", "utf8"));
const entries = Object.values(exports).map(({ types, default: bundle }) => ({
  compiled: types.replace(/\.d\.ts$/, ".js"),
  name: bundle.replace(/^\.\/dist\//, "").replace(/\.js$/, ""),
}));

/** A module keeps saying where it lay: what it finds by that must not move because it is bundled. */
const keepPlaces = {
  name: "keep-places",
  transform(code, id) {
    if (!code.includes("import.meta.")) return undefined;
    const place = path.relative("dist", id).split(path.sep).join("/");
    const folder = path.posix.dirname(place);
    return code
      .replaceAll("import.meta.dirname", `(import.meta.dirname + ${JSON.stringify(folder === "." ? "" : `/${folder}`)})`)
      .replaceAll("import.meta.url", `new URL(${JSON.stringify(place)}, import.meta.url).href`);
  },
};
const TAKEN_IN = /^(buffer-crc32|csv-parse|fflate|pend|saxes|xmlchars|yaml|yauzl)(\/|$)/;
const bundle = await rolldown({
  input: Object.fromEntries(entries.map(({ name, compiled }) => [name, compiled])),
  platform: "node",
  plugins: [keepPlaces],
  external: (name) => !/^[./]/.test(name) && !TAKEN_IN.test(name),
});
await bundle.write({ dir: "dist", format: "esm", entryFileNames: "[name].js", chunkFileNames: "bundle-part-[hash].js" });
