-- What a writer does in Neovim, step by step; run by neovim_test.py in a draft that is open. Says each step, and ends
-- Neovim with 0 or 1. Only what Neovim 0.7.2 has is used.
local timeout = 30000

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
  expect(labels[1] == 'd. 19', vim.inspect(labels))
  expect(vim.tbl_contains(labels, 'd. 20'), vim.inspect(labels))
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
    if action.kind == 'quickfix' then
      fix = fix or (action.edit and action or ask('codeAction/resolve', action))
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

-- Every request of LSP that this Neovim may not have a window for is still asked: a later one has.
function steps.answers_what_later_versions_ask()
  local document = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  local last = vim.api.nvim_buf_line_count(buffer) - 1
  local whole = vim.tbl_extend('force', document, {
    range = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } },
  })
  expect(#ask('textDocument/documentSymbol', document) > 0, 'no outline')
  expect(#ask('textDocument/foldingRange', document) > 0, 'no folds')
  expect(#ask('textDocument/semanticTokens/full', document).data > 0, 'no tokens')
  expect(#ask('textDocument/documentLink', document) > 0, 'no links')
  expect(vim.tbl_islist(ask('textDocument/codeLens', document)), 'no lenses')
  expect(vim.tbl_islist(ask('textDocument/inlayHint', whole)), 'no hints')
  expect(#ask('workspace/symbol', { query = 'Dub' }) > 0, 'no symbols')
  go_to('Pavel Dubrovskii', 8)
  local here = vim.lsp.util.make_position_params(0, 'utf-16')
  expect(#ask('textDocument/documentHighlight', here) > 1, 'no highlights')
  expect(#ask('textDocument/references', vim.tbl_extend('force', here, { context = { includeDeclaration = true } })) > 3,
    'no references')
  local selection = ask('textDocument/selectionRange', vim.tbl_extend('force', document, { positions = { here.position } }))
  expect(selection[1].parent, vim.inspect(selection))
  expect(ask('textDocument/prepareRename', here), 'no renaming')
end

function steps.sends_only_what_changed_of_the_tokens()
  local document = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
  local known = ask('textDocument/semanticTokens/full', document)
  local changed = ask('textDocument/semanticTokens/full/delta',
    vim.tbl_extend('force', document, { previousResultId = known.resultId }))
  expect(changed.resultId and changed.edits and #changed.edits == 0, vim.inspect(changed))
  local line = go_to('Pavel Dubrovskii', 0)
  local part = ask('textDocument/semanticTokens/range', vim.tbl_extend('force', document, {
    range = { start = { line = line, character = 0 }, ['end'] = { line = line + 1, character = 0 } },
  }))
  expect(#part.data > 0 and #part.data < #known.data, vim.inspect(part))
end

function steps.sends_long_lists_in_parts()
  go_to('Pavel Dubrovskii', 8)
  local parts = {}
  local before = vim.lsp.handlers['$/progress']
  vim.lsp.handlers['$/progress'] = function(err, result, context, config)
    if result.token ~= 'in-parts' then
      return before(err, result, context, config)
    end
    table.insert(parts, result.value)
  end
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.context, params.partialResultToken = { includeDeclaration = true }, 'in-parts'
  local rest = ask('textDocument/references', params)
  vim.lsp.handlers['$/progress'] = before
  expect(#parts == 2 and #rest == 0, vim.inspect({ parts, rest })) -- of the draft, of the corpus
end

function steps.helps_with_the_parts_of_a_citation()
  local last = vim.api.nvim_buf_line_count(buffer)
  local text = '[^c]: RGASPI, f. 612, '
  vim.api.nvim_buf_set_lines(buffer, last, last, false, { text })
  vim.api.nvim_win_set_cursor(0, { last + 1, #text })
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.position.character = #text
  local help = ask('textDocument/signatureHelp', params)
  expect(help.signatures[1].label:find('opis', 1, true) and help.activeParameter == 2, vim.inspect(help))
  local item = ask('textDocument/completion', params).items[1]
  local rest = item.documentation and item or ask('completionItem/resolve', item)
  expect(rest.documentation, vim.inspect(rest))
  vim.api.nvim_buf_set_lines(buffer, last, last + 1, false, {})
end

function steps.renames_a_person()
  go_to('Pavel Dubrovskii', 8)
  local params = vim.lsp.util.make_position_params(0, 'utf-16')
  params.newName = 'Dubrowski'
  vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', params), 'utf-16')
  local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  expect(text:find('Pavel Dubrowski', 1, true) and not text:find('Dubrovskii', 1, true), text)
  vim.cmd('silent undo')
  text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  expect(text:find('Pavel Dubrovskii', 1, true), text)
end

local function quickfix_of(command, wanted)
  vim.fn.setqflist({}, 'r')
  vim.cmd(command)
  local window = vim.api.nvim_get_current_win()
  local found = vim.wait(timeout, function()
    local list = vim.fn.getqflist({ items = 1, title = 1 })
    return #list.items > 0 and list.title:find(wanted, 1, true)
  end, 20)
  expect(found, command .. ': ' .. vim.inspect(vim.fn.getqflist({ items = 1, title = 1 })))
  local items = vim.fn.getqflist()
  vim.cmd('cclose')
  vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))
  return items, window
end

function steps.lists_who_cites_a_file()
  go_to('RGASPI, f. 612', 2)
  expect(#quickfix_of('ApparatusWhoCites', 'Who cites RGASPI') == 4, vim.inspect(vim.fn.getqflist()))
end

function steps.lists_the_chronology()
  local items = quickfix_of('ApparatusChronology 1926-03', 'Chronology')
  expect(items[1].text:find('1926-03-03', 1, true), vim.inspect(items))
end

function steps.lists_the_findings_of_the_manuscript()
  vim.cmd('silent write')
  local items = quickfix_of('ApparatusCheck', 'Apparatus')
  expect(items[1].text:find('[date-impossible]', 1, true), vim.inspect(items))
end

-- What the server's own commands show, and what they do to the draft.
function steps.prints_the_lists_at_the_end_of_a_book()
  for command, wanted in pairs({ ApparatusSources = 'RGASPI', ApparatusNames = 'Dubrov' }) do
    vim.cmd(command)
    local shown = vim.wait(timeout, function()
      return vim.api.nvim_get_current_buf() ~= buffer
    end, 20)
    expect(shown, command .. ' shows nothing')
    local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
    vim.cmd('bwipeout!')
    vim.api.nvim_set_current_win(vim.fn.bufwinid(buffer))
    expect(text:find(wanted, 1, true), command .. ': ' .. text)
  end
end

function steps.spells_out_every_ibid_and_puts_it_back()
  local function text()
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  end
  local before = text()
  vim.cmd('ApparatusExpandIbid')
  local spelt = vim.wait(timeout, function()
    return text():find('[^b]: RGASPI, f. 612', 1, true)
  end, 20)
  expect(spelt, text())
  vim.cmd('ApparatusCollapseIbid')
  local back = vim.wait(timeout, function()
    return text() == before
  end, 20)
  expect(back, text())
end

function steps.fixes_all()
  local line = go_to('[^b]', 0)
  vim.api.nvim_buf_set_lines(buffer, line, line + 1, false, { '[^b]: RGASPI, f. 612, op. 4, d. 20, 1. 8.' })
  vim.wait(timeout, function()
    return diagnostic('citation-malformed') ~= nil
  end, 20)
  vim.cmd('ApparatusFixAll')
  local done = vim.wait(timeout, function()
    return vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1]:find('d. 20, l. 8', 1, true)
  end, 20)
  expect(done, vim.api.nvim_buf_get_lines(buffer, line, line + 1, false)[1])
end

function steps.normalises_dates()
  local last = vim.api.nvim_buf_line_count(buffer)
  local text = 'It met on 3 March 1926, on 4 March 1926 and on March 5, 1926.'
  vim.api.nvim_buf_set_lines(buffer, last, last, false, { '', text })
  vim.cmd('ApparatusNormalise dates')
  local done = vim.wait(timeout, function()
    return vim.api.nvim_buf_get_lines(buffer, last + 1, last + 2, false)[1]:find('on 5 March 1926', 1, true)
  end, 20)
  expect(done, vim.api.nvim_buf_get_lines(buffer, last + 1, last + 2, false)[1])
end

local function write(file, lines)
  vim.fn.writefile(lines, file)
end

-- This editor watches no files: the server does it by itself.
function steps.takes_over_a_changed_project_file()
  write('apparatus.toml', { '[corpus]', 'paths = ["corpus"]', '[checks]', 'date-impossible = "off"' })
  local gone = vim.wait(timeout, function()
    return not diagnostic('date-impossible')
  end, 20)
  expect(gone, 'a check that is switched off goes on')
  write('apparatus.toml', { '[corpus]', 'paths = ["corpus"]' })
  local back = vim.wait(timeout, function()
    return diagnostic('date-impossible')
  end, 20)
  expect(back, 'a check that is switched on again does not speak')
end

function steps.reads_a_text_that_is_laid_on_the_shelf()
  write('corpus/lamps.md', { 'Ignatii Prokopovich Vesnin kept the lamps, and Vesnin kept a list of them.' })
  local last = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_buf_set_lines(buffer, last, last, false, { '', 'Nobody asked Vesn' })
  vim.api.nvim_win_set_cursor(0, { last + 2, 16 })
  local offered = vim.wait(timeout, function()
    local params = vim.lsp.util.make_position_params(0, 'utf-16')
    params.position.character = #'Nobody asked Vesn'
    local first = ask('textDocument/completion', params).items[1]
    return first and first.label:find('Vesnin', 1, true)
  end, 100)
  expect(offered, 'nobody of the new text is known')
end

function steps.indexes_on_demand()
  local told
  local notify = vim.notify
  vim.notify = function(text)
    told = text
  end
  vim.cmd('ApparatusIndex')
  vim.wait(timeout, function()
    return told ~= nil
  end, 20)
  vim.notify = notify
  expect(told and told:find('3 texts on the shelf', 1, true), told)
end

function steps.starts_anew()
  local before = client().id
  vim.cmd('ApparatusRestart')
  local another = vim.wait(timeout, function()
    return client() and client().id ~= before and client().initialized and diagnostic('date-impossible')
  end, 50)
  expect(another, 'no other server')
end

function steps.has_help()
  vim.cmd('helptags ' .. vim.fn.fnameescape(vim.fn.fnamemodify(vim.fn.getcwd() .. '/help/doc', ':p')))
  for _, name in ipairs({ 'ApparatusCheck', 'ApparatusWhoCites', 'ApparatusChronology', 'ApparatusNormalise' }) do
    vim.cmd('help :' .. name)
    vim.cmd('close')
  end
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
  'completes_a_name', 'completes_a_citation', 'goes_to_a_definition', 'applies_a_fix', 'answers_what_later_versions_ask',
  'sends_only_what_changed_of_the_tokens', 'sends_long_lists_in_parts', 'helps_with_the_parts_of_a_citation',
  'renames_a_person', 'lists_who_cites_a_file', 'lists_the_chronology', 'lists_the_findings_of_the_manuscript',
  'prints_the_lists_at_the_end_of_a_book', 'spells_out_every_ibid_and_puts_it_back', 'fixes_all',
  'normalises_dates', 'takes_over_a_changed_project_file', 'reads_a_text_that_is_laid_on_the_shelf',
  'indexes_on_demand', 'starts_anew', 'has_help',
  'says_that_it_is_healthy',
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
