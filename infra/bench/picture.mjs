// A bar for each result: how many times over it reaches what it must, on a logarithmic scale.
const WIDTH = 860
const LEFT = 430
const RIGHT = 70
const LINE = 22
const DECADE = (WIDTH - LEFT - RIGHT) / 2.2 // from 0.25 to about 40 times

const plain = (text) => text.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const x = (times) => LEFT + (Math.log10(Math.min(Math.max(times, 0.26), 40)) - Math.log10(0.25)) * DECADE

export function picture(results) {
  const height = LINE * (results.length + 3)
  const bars = results.map(({ title, value, must, stretch, atMost, reached, stretched }, i) => {
    const times = (bound) => (atMost ? bound / Math.max(value, 1e-9) : value / bound)
    const y = LINE * (i + 2)
    const over = times(must)
    const from = Math.min(x(1), x(over))
    const colour = stretched ? '#2f7d4f' : reached ? '#5b9bd5' : '#c0392b'
    const goal = stretch === undefined ? 1 : atMost ? must / stretch : stretch / must
    return [
      `<text x="${LEFT - 10}" y="${y + 14}" text-anchor="end">${plain(title)}</text>`,
      `<rect x="${from.toFixed(1)}" y="${y + 4}" width="${Math.max(Math.abs(x(over) - x(1)), 2).toFixed(1)}" height="${LINE - 8}" fill="${colour}"/>`,
      goal === 1 ? '' : `<line x1="${x(goal).toFixed(1)}" x2="${x(goal).toFixed(1)}" y1="${y + 2}" y2="${y + LINE - 2}" stroke="#444" stroke-dasharray="2 2"/>`,
      `<text x="${(Math.max(x(over), x(1)) + 6).toFixed(1)}" y="${y + 14}">${over.toLocaleString('en', { maximumSignificantDigits: 2 })}×</text>`,
    ].join('')
  })
  const scale = [0.25, 0.5, 1, 2, 5, 10, 20].map(
    (times) =>
      `<line x1="${x(times).toFixed(1)}" x2="${x(times).toFixed(1)}" y1="${LINE * 1.6}" y2="${height - LINE}" stroke="${times === 1 ? '#222' : '#ddd'}"/>` +
      `<text x="${x(times).toFixed(1)}" y="${LINE * 1.3}" text-anchor="middle">${times}×</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>How many times over each result reaches what it must; dashed: the stretch</title>
<rect width="${WIDTH}" height="${height}" fill="#fff"/>
${scale.join('\n')}
${bars.join('\n')}
</svg>
`
}
