import { startService } from "./start-service.ts";

const { url, key } = await startService(Number(process.argv[2] ?? 4177));
console.log(`${url}/#key=${key}`);
