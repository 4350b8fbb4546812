// Turns lines "name<TAB>unit<TAB>value" of standard input, one a round, into DIR/PART.json, as
// Measurements.java does for the benchmarks in Java. usage: node record.mjs PART DIR
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'

const [part, directory] = process.argv.slice(2)
const measured = {}
for (const line of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const [name, unit, value] = line.split('\t')
  measured[name] ??= { unit, rounds: [] }
  measured[name].rounds.push(Number(value))
}
for (const each of Object.values(measured)) {
  const sorted = each.rounds.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  each.median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2
}
const machine = { cores: os.availableParallelism(), os: `${os.type()} ${os.arch()}` }
const lines = Object.entries(measured).map(
  ([name, { unit, median, rounds }]) =>
    `    ${JSON.stringify(name)}: {"unit": "${unit}", "median": ${median}, "rounds": [${rounds.join(', ')}]}`,
)
const at = new Date().toISOString().replace(/\.\d+Z/, 'Z')
mkdirSync(directory, { recursive: true })
writeFileSync(
  join(directory, `${part}.json`),
  `{\n  "part": "${part}",\n  "at": "${at}",\n  "machine": ${JSON.stringify(machine)},\n  "measured": {\n${lines.join(',\n')}\n  }\n}\n`,
)
for (const [name, { unit, median }] of Object.entries(measured)) {
  console.log(name.padEnd(58), String(Math.round(median * 100) / 100).padStart(12), unit)
}
