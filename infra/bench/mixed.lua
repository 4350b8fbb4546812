-- Eighty reads and twenty writes of a hundred, over the projects of the file that PROJECTS names.
-- RATE, if set, is about how many requests a second all connections make together.
local projects = {}
for line in io.lines(os.getenv("PROJECTS")) do projects[#projects + 1] = line end
local rate = tonumber(os.getenv("RATE") or "0")
local connections = tonumber(os.getenv("CONNECTIONS") or "64")
local tasks, next_task, created = {}, 1, 0
local json = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("TOKEN") }
local plain = { ["Authorization"] = "Bearer " .. os.getenv("TOKEN") }

function init()
  math.randomseed(os.time())
end

function delay()
  if rate == 0 then return 0 end
  return math.random(0, 2 * connections * 1000 / rate)
end

-- Whoever has just made a task asks for it with the token of that answer, as our client does.
function after(task)
  return { ["Authorization"] = plain["Authorization"], ["Consistency-Token"] = task.token }
end

function request()
  local dice = math.random(100)
  local project = "/api/projects/" .. projects[math.random(#projects)]
  local task = #tasks > 0 and tasks[math.random(#tasks)]
  if dice <= 10 or not task then
    created = created + 1
    return wrk.format("POST", project .. "/tasks", json, '{"title":"Task ' .. created .. ' of a load"}')
  elseif dice <= 20 then
    created = created + 1
    return wrk.format("PATCH", task.path, json, '{"title":"Task renamed for the time ' .. created .. '"}')
  elseif dice <= 60 then
    return wrk.format("GET", project .. "/tasks", plain)
  elseif dice <= 80 then
    return wrk.format("GET", task.path, after(task))
  elseif dice <= 90 then
    return wrk.format("GET", "/api/projects", plain)
  end
  return wrk.format("GET", task.path .. "/history", after(task))
end

-- Remembers the last 2,000 tasks that were created.
function response(status, headers, body)
  if status == 201 then
    tasks[next_task] = {
      path = headers["Location"] or headers["location"],
      token = headers["Consistency-Token"] or headers["consistency-token"],
    }
    next_task = next_task % 2000 + 1
  end
end

function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("mixed load\t/s\t%.1f\n", summary.requests / summary.duration * 1e6))
  io.write(string.format("mixed load, p50\tms\t%.1f\n", latency:percentile(50) / 1000))
  io.write(string.format("mixed load, p99\tms\t%.1f\n", latency:percentile(99) / 1000))
  io.write(string.format("mixed load, errors\terrors\t%d\n", e.status + e.connect + e.read + e.write + e.timeout))
end
