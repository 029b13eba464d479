-- :checkhealth apparatus
local M = {}

-- The names of the reports changed with 0.10; 0.7 has them in a module of its own.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local failed = health.error or health.report_error
local info = health.info or health.report_info

local function check_program(apparatus)
  local program = apparatus.program()
  if vim.fn.executable(program) ~= 1 then
    failed(('no program %q'):format(program), {
      'Put the folder of `apparatus` on the PATH, or',
      "let g:apparatus = {'cmd': ['/path/to/apparatus', 'serve']}",
    })
    return false
  end
  local said = vim.fn.system({ program, '--help' })
  if vim.v.shell_error ~= 0 then
    failed(('%s --help fails: %s'):format(program, vim.trim(said)))
    return false
  end
  ok('program: ' .. vim.fn.exepath(program))
  return true
end

local function check_project(apparatus)
  local root = apparatus.root_of(vim.fn.getcwd() .. '/draft.md')
  if vim.fn.filereadable(root .. '/apparatus.toml') ~= 1 then
    warn('no apparatus.toml in this folder or above it: drafts are checked against themselves only', {
      'Write apparatus.toml with the two lines:  [corpus]  and  paths = ["folder/of/texts"]',
    })
    return
  end
  ok('project: ' .. root .. '/apparatus.toml')
  if vim.fn.filereadable(root .. '/.apparatus/index.sqlite') == 1 then
    ok('index: ' .. root .. '/.apparatus/index.sqlite')
  else
    info('the corpus has not been indexed yet; the server does so when a draft is opened')
  end
end

function M.check()
  local apparatus = require('apparatus')
  start('apparatus')
  if vim.fn.has('nvim-0.7.2') == 1 then
    ok('this Neovim is new enough')
  else
    failed('Neovim 0.7.2 or later is needed')
  end
  check_program(apparatus)
  check_project(apparatus)
  local clients = apparatus.clients()
  if #clients > 0 then
    ok(('%d server(s) running'):format(#clients))
  else
    info('no server is running; it starts when a draft in Markdown or LaTeX is opened')
  end
end

return M
