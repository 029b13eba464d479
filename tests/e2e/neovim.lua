-- What a writer does in Neovim, step by step; run by neovim_test.py in a draft that is open. Says each step, and ends
-- Neovim with 0 or 1. Only what Neovim 0.7.2 has is used.
local timeout = 10000

local function say(text)
  io.stdout:write(text .. '\n')
end

local function expect(condition, text)
  if not condition then
    error(text, 0)
  end
end

local buffer = vim.api.nvim_get_current_buf()

local function client()
  return require('apparatus').clients(buffer)[1]
end

-- Puts the cursor on the letter `into` of the first line that holds `text`.
local function go_to(text, into)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local at = line:find(text, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 + (into or 0) })
      return number - 1
    end
  end
  error('no line holds ' .. text, 0)
end

local function ask(method, params)
  params = params or vim.lsp.util.make_position_params(0, 'utf-16')
  local replies, err = vim.lsp.buf_request_sync(buffer, method, params, timeout)
  expect(replies, method .. ': ' .. tostring(err))
  local reply = replies[client().id]
  expect(reply and not reply.error, method .. ': ' .. vim.inspect(reply))
  return reply.result
end

local function diagnostic(code)
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    local own = one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code)
    if own == code then
      return one
    end
  end
end

local steps = {}

function steps.attaches_by_itself()
  local attached = vim.wait(timeout, function()
    return client() ~= nil and client().initialized
  end, 20)
  expect(attached, 'the plugin attached no server')
end

function steps.shows_findings()
  local found = vim.wait(timeout, function()
    return diagnostic('date-impossible') and diagnostic('citation-leaf-range-inverted')
  end, 20)
  expect(found, 'findings: ' .. vim.inspect(vim.diagnostic.get(buffer)))
  expect(#vim.diagnostic.get(buffer) == 2, 'more than the two faults: ' .. vim.inspect(vim.diagnostic.get(buffer)))
end

function steps.hovers_over_a_citation()
  go_to('RGASPI, f. 612', 2)
  local hover = ask('textDocument/hover')
  expect(hover.contents.kind == 'markdown', vim.inspect(hover))
  expect(hover.contents.value:find('Minutes of the tram depot', 1, true), hover.contents.value)
end

function steps.hovers_over_a_person()
  go_to('Pavel Dubrovskii', 8)
  local hover = ask('textDocument/hover')
  expect(hover.contents.value:find('Pavel', 1, true), hover.contents.value)
end

function steps.hovers_over_an_ibid()
  go_to('Ibid.', 1)
  local hover = ask('textDocument/hover')
  expect(hover.contents.value:find('d. 19', 1, true), hover.contents.value)
end

-- Types with the omnifunc, as i_CTRL-X_CTRL-O does.
function steps.completes_a_name()
  local line = go_to('Kessler has', 0)
  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { 'Nobody asked Dub' })
  vim.api.nvim_win_set_cursor(0, { line + 1, #'Nobody asked Dub' })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.position.character = #'Nobody asked Dub'
  local list = ask('textDocument/completion', params)
  local first = (list.items or list)[1]
  expect(first and first.label:find('Dubrovskii', 1, true), vim.inspect(list))
  vim.lsp.util.apply_text_edits({ first.textEdit }, buffer, 'utf-16')
  local now = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
  expect(now == 'Nobody asked Dubrovskii', now)
  expect(vim.bo[buffer].omnifunc == 'v:lua.vim.lsp.omnifunc', vim.bo[buffer].omnifunc)
end

function steps.completes_a_citation()
  local last = vim.api.nvim_buf_line_count(buffer)
  local text = '[^c]: RGASPI, f. 612, op. 4, d. '
  vim.api.nvim_buf_set_lines(buffer, last, last, false, { text })
  vim.api.nvim_win_set_cursor(0, { last + 1, #text })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.position.character = #text
  local items = ask('textDocument/completion', params).items
  local labels = vim.tbl_map(function(item)
    return item.label
  end, items)
  expect(labels[1] == 'RGASPI, f. 612, op. 4, d. 19', vim.inspect(labels))
  expect(vim.tbl_contains(labels, 'RGASPI, f. 612, op. 4, d. 20'), vim.inspect(labels))
  vim.api.nvim_buf_set_lines(buffer, last, last + 1, false, {})
end

function steps.goes_to_a_definition()
  go_to('Ibid.', 1)
  local result = ask('textDocument/definition')
  local target = vim.tbl_islist(result) and result[1] or result
  expect(target, 'no definition of Ibid.')
  expect((target.uri or target.targetUri):find('draft.md', 1, true), vim.inspect(target))
  go_to('RGASPI, f. 612', 2)
  result = ask('textDocument/definition')
  target = vim.tbl_islist(result) and result[1] or result
  expect(target and (target.uri or target.targetUri):find('corpus/', 1, true), vim.inspect(result))
end

function steps.applies_a_fix()
  local line = go_to('19–12', 0)
  local finding
  vim.wait(timeout, function()
    finding = diagnostic('citation-leaf-range-inverted')
    return finding ~= nil and finding.lnum == line
  end, 20)
  expect(finding and finding.lnum == line, 'the finding stands elsewhere: ' .. vim.inspect(finding))
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = { finding.user_data and finding.user_data.lsp or nil } }
  local fix
  for _, action in ipairs(ask('textDocument/codeAction', params)) do
    if action.kind == 'quickfix' and action.edit then
      fix = fix or action
    end
  end
  expect(fix, 'no quick fix is offered')
  vim.lsp.util.apply_workspace_edit(fix.edit, 'utf-16')
  local now = vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]
  expect(now == '[^b]: Ibid., ll. 12–19.', now)
  local gone = vim.wait(timeout, function()
    return not diagnostic('citation-leaf-range-inverted')
  end, 20)
  expect(gone, 'the finding stays after the fix')
end

function steps.says_that_it_is_healthy()
  vim.cmd('checkhealth apparatus')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  expect(report:find('apparatus.toml', 1, true), report)
  expect(not report:find('ERROR', 1, true), report)
  vim.cmd('bdelete!')
end

local order = {
  'attaches_by_itself', 'shows_findings', 'hovers_over_a_citation', 'hovers_over_a_person', 'hovers_over_an_ibid',
  'completes_a_name', 'completes_a_citation', 'goes_to_a_definition', 'applies_a_fix', 'says_that_it_is_healthy',
}

vim.schedule(function()
  local failures = 0
  for _, name in ipairs(order) do
    local fine, problem = xpcall(steps[name], debug.traceback)
    say((fine and 'ok      ' or 'FAILED  ') .. name)
    if not fine then
      say(tostring(problem))
      failures = failures + 1
      if name == 'attaches_by_itself' then
        break
      end
    end
  end
  vim.cmd(failures == 0 and 'qall!' or 'cquit 1')
end)
