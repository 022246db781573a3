import { createHmac, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * The key that turns a patient's identity into what the store keeps: 32 bytes in `<home>/keys/identity`, 0600, made on first use.
 * Machines that write to one server must share it, else one patient looks like two. Lost, earlier patients can't be matched any more.
 */
export function loadIdentityKey(home: string): Uint8Array {
  const folder = path.join(home, "keys");
  const file = path.join(folder, "identity");
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!fs.existsSync(file)) {
    const draft = `${file}.${randomBytes(6).toString("hex")}`;
    fs.writeFileSync(draft, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
    try {
      // A link fails where another process was faster; a rename would put our key over its key.
      fs.linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      fs.rmSync(draft, { force: true });
    }
  }
  const hex = fs.readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error(`${file} is not a key: it should hold 64 hexadecimal digits`);
  return Buffer.from(hex, "hex");
}

/** First 16 bytes of HMAC-SHA-256 of an identity. */
export function patientHash(key: Uint8Array, identity: string): Uint8Array {
  return createHmac("sha256", key).update(identity).digest().subarray(0, 16);
}
