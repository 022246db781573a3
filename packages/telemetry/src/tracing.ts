/** Traces across the queue, where an operator has named a collector. */
export interface Tracing {
  /** What the queue wants to carry traces: BullMQ's `telemetry`. */
  readonly telemetry: unknown;
  /** Sends what is left and stops. */
  close(): Promise<void>;
}

/**
 * Starts to send spans to the OpenTelemetry collector at `endpoint` (OTLP over HTTP); undefined where none is named, and then nothing of
 * OpenTelemetry is even loaded. Spans of the queue hold its names, ids of ours and times; a job's data is not in them.
 * @param endpoint as in OTEL_EXPORTER_OTLP_ENDPOINT, to which `/v1/traces` is added
 */
export async function startTracing(service: string, version: string, endpoint: string | undefined): Promise<Tracing | undefined> {
  if (endpoint === undefined || endpoint === "") return undefined;
  const [api, hooks, exporters, resources, sdk, { BullMQOtel }] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/context-async-hooks"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
    import("@opentelemetry/sdk-trace-base"),
    import("bullmq-otel"),
  ]);
  const provider = new sdk.BasicTracerProvider({
    resource: resources.resourceFromAttributes({ "service.name": `claimscrub-${service}`, "service.version": version }),
    spanProcessors: [
      new sdk.BatchSpanProcessor(new exporters.OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` }), {
        scheduledDelayMillis: 1000,
      }),
    ],
  });
  api.context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new (await import("@opentelemetry/core")).W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return {
    telemetry: new BullMQOtel({ tracerName: "claimscrub", version }),
    // A collector that is away must not keep a worker from ending.
    close: () => provider.shutdown().catch(() => undefined),
  };
}
