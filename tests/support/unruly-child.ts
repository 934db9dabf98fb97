import { buffer } from "node:stream/consumers";

/** A child that behaves as its first argument says, for the tests of what watches children. */
const behaviour = process.argv[2];
const input = await buffer(process.stdin);

if (behaviour === "1") while (true);
if (behaviour === "2") {
  const hoard: Buffer[] = [];
  while (true) hoard.push(Buffer.alloc(8 * 1024 * 1024, 1));
}
if (behaviour === "3") throw new Error("out of order");
if (behaviour === "4") process.stdout.write(Buffer.alloc(1024 * 1024));
if (behaviour === "5") process.stdout.write(JSON.stringify(process.env));
if (behaviour === "6") process.stdout.write(input);
