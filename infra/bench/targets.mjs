// The benchmark table: which figure, of which part, divided by what of the same run, must reach what.
// of: "part: measured name"; by: what it is divided by, within the same part; least unless atMost.
export const targets = [
  { title: 'append 1 event a command, 16 callers ÷ `pgbench` single insert', of: 'commands: gateway create task, 16', by: 'pgbench insert, 16', must: 0.8, stretch: 1.5 },
  { title: 'append 1 event a command, 64 callers ÷ `pgbench` single insert', of: 'commands: gateway create task, 64', by: 'pgbench insert, 64', must: 1.0, stretch: 2.0 },
  { title: 'lone command ÷ `pgbench` with 1 client, latency', of: 'commands: pgbench insert, 1', by: 'gateway create task, 1', must: 3, stretch: 2, atMost: true },
  { title: 'three instances contending, 64 callers ÷ `pgbench` single insert', of: 'commands: three instances create task, 64', by: 'pgbench insert, 64', must: 0.6, stretch: 1.2 },
  { title: 'append 100 events a command ÷ `pgbench` 100-row insert, 16', of: 'commands: gateway 100 events, 16', by: 'pgbench 100-row insert, 16', must: 0.7, stretch: 1.0 },
  { title: 'command over HTTP with token, 64 ÷ `pgbench` single insert', of: 'commands: http create task, 64', by: 'pgbench insert, 64', must: 0.25, stretch: 0.4 },
  { title: 'tail read, deserialised ÷ COPY out', of: 'follow: tail, deserialised', by: 'COPY out of the log', must: 0.2, stretch: 0.3 },
  { title: 'live projection `workspace` ÷ `pgbench` 500-row upserts', of: 'follow: live workspace', by: 'pgbench 500-row upserts, task', must: 0.4, stretch: 0.6 },
  { title: 'live projection `history` ÷ `pgbench` 500-row upserts', of: 'follow: live history', by: 'pgbench 500-row upserts, history', must: 0.4, stretch: 0.6 },
  { title: 'rebuild `workspace` ÷ stock Axon replay', of: 'rebuild: workspace, bulk and indexes', by: 'stock Axon replay', must: 10, stretch: 25 },
  { title: 'rebuild `history` ÷ stock Axon replay', of: 'rebuild: history, bulk and indexes', by: 'stock Axon replay', must: 10, stretch: 25 },
  { title: 'rebuild `workspace` ÷ COPY in', of: 'rebuild: workspace, bulk and indexes', by: 'COPY of event rows', must: 0.2, stretch: 0.4 },
  { title: 'rebuild `history` ÷ COPY in', of: 'rebuild: history, bulk and indexes', by: 'COPY of history rows', must: 0.2, stretch: 0.4 },
  { title: 'projection lag between two instances, idle, p99', of: 'mixed: lag, idle, p99', must: 50, stretch: 20, atMost: true },
  { title: 'projection lag between two instances, 70 % load, p99', of: 'mixed: lag, 70 % load, p99', must: 250, stretch: 100, atMost: true },
  { title: 'first page of 100,000 tasks, uncached, p95', of: 'pages: first page by createdAt, p95', must: 20, stretch: 5, atMost: true },
  { title: '1,000th page by cursor, uncached, p95', of: 'pages: 1,000th page by createdAt, p95', must: 20, stretch: 5, atMost: true },
  { title: '1,000th page where all sort keys are equal, p95', of: 'pages: 1,000th page by priority, p95', must: 20, stretch: 5, atMost: true },
  ...lists('all tasks, in 1 project', 'all tasks, in 50 projects', 'all tasks, in 1,000 projects', 'all tasks, of everybody'),
  ...lists('first page of the audit trail', 'audit trail by cursor, at 25 %', 'audit trail by cursor, at 50 %', 'audit trail by cursor, at 99 %'),
  { title: 'mixed 80/20 load, 2 instances each', of: 'mixed: mixed load', must: 1000, stretch: 2000 },
  { title: 'mixed 80/20 load, p99', of: 'mixed: mixed load, p99', must: 250, atMost: true },
  { title: 'mixed 80/20 load, errors', of: 'mixed: mixed load, errors', must: 0, atMost: true },
  ...growth('list, p95', 'list'),
  ...growth('append, 1 caller, p50', 'append latency'),
  ...growth('tail of 50,000', 'tail', true),
  { title: 'memory of a command side under that load, the larger', of: 'mixed: RSS under load, the larger command side', must: 512, stretch: 350, atMost: true },
  { title: 'memory of a query side under that load, the larger', of: 'mixed: RSS under load, the larger query side', must: 512, stretch: 350, atMost: true },
  { title: 'start to ready, command side', of: 'start: start to ready, command-side', must: 8, stretch: 3, atMost: true },
  { title: 'start to ready, query side', of: 'start: start to ready, query-side', must: 8, stretch: 3, atMost: true },
]

/** 650,000 tasks and 2,000,000 events: as a page of one project, which an index begins with. */
function lists(...measured) {
  return measured.map((each) => ({
    title: `${each}, uncached ÷ page of one project, time`,
    of: `lists: ${each}, p50`,
    by: 'page of one project, p50',
    must: 3,
    stretch: 2,
    atMost: true,
  }))
}

/** Ten times the log each: costs a fifth more at most, as latency or as the reciprocal of a rate. */
function growth(measured, what, rate = false) {
  return [['100,000', '1,000,000'], ['1,000,000', '10,000,000']].map(([small, large]) => {
    const [of, by] = rate ? [small, large] : [large, small]
    return {
      title: `${what}, ${large} ÷ ${small} events, time`,
      of: `growth: ${measured} at ${of} events`,
      by: `${measured} at ${by} events`,
      must: 1.2,
      atMost: true,
    }
  })
}
