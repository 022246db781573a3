import { createWriteStream } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CopyObjectCommand, DeleteObjectCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import type { S3Config } from "../watch-config.ts";
import { type Arrival, asSourceFault, isWanted, type Source } from "./source.ts";

/** S3's own limit: what is larger is deleted or left, not moved. */
const MOVABLE_BYTES = 5 * 2 ** 30;

/**
 * Objects below a prefix of a bucket, on S3 or what speaks like it. An object is there whole or not at all. Who may read it comes from
 * where the AWS SDK looks: AWS_ACCESS_KEY_ID and the like, a profile, or the machine's role.
 */
export function s3Source(config: S3Config): Source {
  const client = new S3Client({
    region: config.region,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint, forcePathStyle: true }),
    // Many servers that speak like S3 know no further checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 4,
  });
  const { bucket: Bucket, prefix } = config;
  const sizes = new Map<string, number>();

  return {
    name: config.name,
    list: () =>
      orFault(async () => {
        const found: Arrival[] = [];
        let ContinuationToken: string | undefined;
        do {
          const page = await client.send(
            new ListObjectsV2Command({
              Bucket,
              Prefix: prefix,
              Delimiter: "/",
              ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
            }),
          );
          for (const { Key = "", ETag = "", Size = 0, LastModified } of page.Contents ?? []) {
            const name = Key.slice(prefix.length);
            if (!isWanted(name) || Size === 0) continue;
            sizes.set(name, Size);
            found.push({ name, version: ETag, changedAt: LastModified?.getTime() ?? 0 });
          }
          ContinuationToken = page.IsTruncated ? page.NextContinuationToken : undefined;
        } while (ContinuationToken !== undefined);
        return found.sort((a, b) => (a.name < b.name ? -1 : 1));
      }),
    fetch: (arrival, to) =>
      orFault(async () => {
        try {
          const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: prefix + arrival.name, IfMatch: arrival.version }));
          await pipeline(Body as Readable, createWriteStream(to, { mode: 0o600 }));
          return true;
        } catch (error) {
          const { name } = error as Error;
          if (name === "NoSuchKey" || name === "NotFound" || name === "PreconditionFailed") return false;
          throw error;
        }
      }),
    putAway: (arrival, as) =>
      orFault(async () => {
        if (config.afterwards === "keep") return false;
        const Key = prefix + arrival.name;
        const moves = config.afterwards === "move" || as === "failed";
        if (moves && (sizes.get(arrival.name) ?? 0) > MOVABLE_BYTES) return false;
        if (moves)
          await client.send(
            new CopyObjectCommand({
              Bucket,
              CopySource: `${Bucket}/${Key.split("/").map(encodeURIComponent).join("/")}`,
              Key: `${prefix}${as}/${arrival.name}`,
            }),
          );
        await client.send(new DeleteObjectCommand({ Bucket, Key }));
        return true;
      }),
    close: async () => client.destroy(),
  };
}

async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asSourceFault(error, "s3");
  }
}
