// Says what grew from the first to the last quarter of a soak. usage: node flat.mjs SIZES-1 … SIZES-4 MEASURED
// A size is flat when the last is at most a tenth and a little above the larger of the first two: collectors and
// pools move by that much. Fails when something is not, when a size is missing (a service has ended, or another one
// runs in its place), or when answers of the last quarter are slower.
import { readFileSync } from 'node:fs'

const LITTLE = { MiB: 24, threads: 8, files: 24, connections: 4, rows: 32 }
const MOST_TIMES_AS_LONG = 1.2

const files = process.argv.slice(2)
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
const quarters = files
  .slice(0, 4)
  .map((file) => new Map(lines(file).map(([name, unit, value]) => [name, { unit, value: Number(value) }])))
const p99 = new Map(
  lines(files[4])
    .filter(([name]) => name.endsWith(', p99'))
    .map(([name, , value]) => [name, Number(value)]),
)

let failed = false
const units = new Map(quarters.flatMap((quarter) => [...quarter].map(([name, { unit }]) => [name, unit])))
for (const [name, unit] of units) {
  const values = quarters.map((quarter) => quarter.get(name)?.value ?? NaN)
  const flat = values[3] <= Math.max(values[0], values[1]) * 1.1 + LITTLE[unit]
  const verdict = values.some(Number.isNaN) ? 'GONE ' : flat ? 'flat ' : 'GREW '
  failed ||= verdict !== 'flat '
  console.log(`${verdict} ${name.padEnd(48)} ${values.join(' → ')} ${unit}`)
}
if (units.size === 0) {
  throw new Error('Nothing was measured')
}
const ratio = p99.get('quarter 4, p99') / p99.get('quarter 1, p99')
const slower = !(ratio <= MOST_TIMES_AS_LONG)
failed ||= slower
console.log(`${slower ? 'SLOWER' : 'steady'} p99 of the last quarter ÷ the first: ${ratio.toFixed(2)}`)
process.exitCode = failed ? 1 : 0
