// Writes the table and the picture from what was measured: infra/bench/results/*.json into the marked
// part of infra/bench/README.md and infra/bench/results/ratios.svg. usage: node infra/bench/report.mjs
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { targets } from './targets.mjs'
import { picture } from './picture.mjs'

const home = import.meta.dirname
const parts = {}

function part(name) {
  const file = join(home, 'results', `${name}.json`)
  parts[name] ??= existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { measured: {} }
  return parts[name]
}

function result(target) {
  const colon = target.of.indexOf(': ')
  const { measured } = part(target.of.slice(0, colon))
  const of = measured[target.of.slice(colon + 2)]
  const by = target.by && measured[target.by]
  if (!of || (target.by && !by)) return { ...target }
  const value = by ? of.median / by.median : of.median
  const reaches = (bound) => bound !== undefined && (target.atMost ? value <= bound : value >= bound)
  return { ...target, value, unit: by ? '' : of.unit, ofMedian: of, byMedian: by, reached: reaches(target.must), stretched: reaches(target.stretch) }
}

const number = (value) => value.toLocaleString('en', { maximumSignificantDigits: value < 100 ? 2 : 4 })

function row({ title, value, unit, ofMedian, byMedian, must, stretch, atMost, reached, stretched }) {
  const bound = (n) => (n === undefined ? '' : `${atMost ? '≤' : '≥'} ${number(n)}`)
  const verdict = value === undefined ? 'not measured' : stretched ? 'stretch' : reached ? 'yes' : '**no**'
  const of = ofMedian && byMedian ? `${number(ofMedian.median)} ÷ ${number(byMedian.median)} ${ofMedian.unit}` : ''
  const figure = value === undefined ? '' : `${number(value)}${unit ? ` ${unit}` : ''}`
  return `| ${title} | ${of} | ${figure} | ${bound(must)} | ${bound(stretch)} | ${verdict} |`
}

const results = targets.map(result)
const table = [
  '| measure | medians | result | must | stretch | reached |',
  '|---|---:|---:|---:|---:|---|',
  ...results.map(row),
  '',
  '![Each result against what it must reach](results/ratios.svg)',
]
const readme = join(home, 'README.md')
const [before, rest] = readFileSync(readme, 'utf8').split('<!-- results -->\n')
const after = rest.split('<!-- end of results -->\n')[1]
writeFileSync(readme, `${before}<!-- results -->\n${table.join('\n')}\n<!-- end of results -->\n${after}`)
writeFileSync(join(home, 'results', 'ratios.svg'), picture(results.filter((each) => each.value !== undefined && each.must > 0)))
const missed = results.filter((each) => each.value !== undefined && !each.reached)
console.log(`${results.length} measures, ${missed.length} missed${missed.map((each) => `\n  ${each.title}: ${number(each.value)}`).join('')}`)
