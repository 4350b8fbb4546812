// From the answer of a command on one instance of the command side to the answer of an instance of
// the query side that was asked at once, with the command's Consistency-Token: a lag with one request
// in it, as a client sees it. usage: node lag.mjs NAME COUNT (environment: that of run/env, TOKEN, PROJECTS)
import { readFileSync } from 'node:fs'
import http from 'node:http'

const [name, count] = process.argv.slice(2)
const projects = readFileSync(process.env.PROJECTS, 'utf8').trim().split('\n')
const agent = new http.Agent({ keepAlive: true })

function send(method, base, path, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, base), {
      method,
      agent,
      headers: { authorization: `Bearer ${process.env.TOKEN}`, 'content-type': 'application/json', ...headers },
    })
    request.on('error', reject)
    request.on('response', (response) => {
      response.resume()
      response.on('end', () =>
        response.statusCode < 300 ? resolve(response.headers) : reject(new Error(`${method} ${path}: ${response.statusCode}`)),
      )
    })
    request.end(body)
  })
}

const commands = process.env.COMMAND_SIDE_URLS.split(' ')
const queries = process.env.QUERY_SIDE_URLS.split(' ')
const lags = []
for (let i = -50; i < Number(count); i++) {
  const project = projects[Math.abs(i) % projects.length]
  const made = await send('POST', commands.at(i % commands.length), `/api/projects/${project}/tasks`, {}, '{"title":"A task to wait for"}')
  const before = performance.now()
  await send('GET', queries.at(i % queries.length), made.location, {
    'consistency-token': made['consistency-token'],
    prefer: 'wait=10',
  })
  if (i >= 0) lags.push(performance.now() - before)
}
lags.sort((a, b) => a - b)
for (const part of [50, 99]) {
  const lag = lags[Math.ceil((part / 100) * lags.length) - 1]
  console.log(`lag, ${name}, p${part}\tms\t${lag.toFixed(1)}`)
}
agent.destroy()
