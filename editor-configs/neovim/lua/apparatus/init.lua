-- Starts the language server Apparatus for drafts in Markdown and LaTeX, and gives its whole-manuscript actions commands.
-- Works from Neovim 0.7.2 on: what a version does not have yet (vim.lsp.start of 0.8, vim.lsp.enable of 0.11) is done by
-- hand here.
local M = {}

local defaults = {
  cmd = nil, -- a list: the program and its arguments; nil: found by itself
  program = nil, -- for :ApparatusCheck; nil: the first word of cmd
  filetypes = { 'markdown', 'pandoc', 'quarto', 'rmd', 'tex', 'plaintex', 'latex' },
  keys = true, -- K, gd, grr, grn, gra in attached buffers, where nothing else is mapped
}

function M.options()
  return vim.tbl_extend('force', defaults, vim.g.apparatus or {})
end

-- The program: what the user says, else the one on the PATH, else the one built in this plugin's own repository.
function M.command()
  local own = M.options().cmd or vim.g.apparatus_command
  if own then
    return own
  end
  if vim.fn.executable('apparatus') == 1 then
    return { 'apparatus', 'serve' }
  end
  local here = debug.getinfo(1, 'S').source:sub(2)
  local built = vim.fn.fnamemodify(here, ':p:h:h:h:h:h') .. '/build/release/apparatus'
  if vim.fn.executable(built) == 1 then
    return { built, 'serve' }
  end
  return { 'apparatus', 'serve' }
end

function M.program()
  return M.options().program or M.command()[1]
end

-- The folder of the nearest apparatus.toml, else of the repository, else of the file.
function M.root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local project = vim.fn.findfile('apparatus.toml', vim.fn.fnameescape(folder) .. ';')
  if project ~= '' then
    return vim.fn.fnamemodify(project, ':p:h')
  end
  local repository = vim.fn.finddir('.git', vim.fn.fnameescape(folder) .. ';')
  if repository ~= '' then
    return vim.fn.fnamemodify(repository, ':p:h:h')
  end
  return folder
end

local function map(buffer, lhs, rhs, description)
  if vim.fn.maparg(lhs, 'n') == '' then
    vim.keymap.set('n', lhs, rhs, { buffer = buffer, desc = description })
  end
end

function M.on_attach(_, buffer)
  -- Neovim's own settings for Markdown complete HTML tags, which no draft is about.
  if vim.tbl_contains({ '', 'htmlcomplete#CompleteTags' }, vim.bo[buffer].omnifunc) then
    vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end
  if not M.options().keys then
    return
  end
  map(buffer, 'K', vim.lsp.buf.hover, 'Apparatus: who, what, when')
  map(buffer, 'gd', vim.lsp.buf.definition, 'Apparatus: where the corpus has it')
  map(buffer, 'grr', vim.lsp.buf.references, 'Apparatus: all mentions')
  map(buffer, 'grn', vim.lsp.buf.rename, 'Apparatus: rename a person or a note')
  map(buffer, 'gra', vim.lsp.buf.code_action, 'Apparatus: fixes and rewrites')
end

function M.config()
  local config = {
    name = 'apparatus',
    cmd = M.command(),
    filetypes = M.options().filetypes,
    on_attach = M.on_attach,
  }
  if vim.lsp.enable then
    config.root_dir = function(buffer, on_dir)
      on_dir(M.root_of(vim.api.nvim_buf_get_name(buffer)))
    end
  end
  return config
end

local clients = {} -- of 0.7: by root folder

local function start_by_hand(config, buffer)
  local id = clients[config.root_dir]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
end

local complained = false

-- Attaches a buffer; only files have a project and thus something to be checked against.
function M.start(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == '' or vim.bo[buffer].buftype ~= '' then
    return
  end
  local config = M.config()
  if vim.fn.executable(config.cmd[1]) ~= 1 then
    if not complained then
      complained = true
      vim.notify(('Apparatus: there is no program %q. See :checkhealth apparatus'):format(config.cmd[1]), vim.log.levels.WARN)
    end
    return
  end
  config.root_dir = M.root_of(path)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
  else
    start_by_hand(config, buffer)
  end
end

function M.clients(buffer)
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client)
    local attached = not buffer or vim.lsp.buf_is_attached(buffer, client.id)
    return client.name == 'apparatus' and attached
  end, all)
end

local function request_of(client, method, params, handler, buffer)
  if vim.fn.has('nvim-0.11') == 1 then
    return client:request(method, params, handler, buffer)
  end
  return client.request(method, params, handler, buffer)
end

-- Asks, and calls `answered` with the result; what goes wrong is told.
local function ask(client, method, params, answered, buffer)
  request_of(client, method, params, function(err, result)
    if err then
      return vim.notify('Apparatus: ' .. err.message, vim.log.levels.ERROR)
    end
    if answered then
      answered(result)
    end
  end, buffer or vim.api.nvim_get_current_buf())
end

local function this_client()
  local client = M.clients(vim.api.nvim_get_current_buf())[1]
  if not client then
    vim.notify('Apparatus is not attached to this buffer. See :checkhealth apparatus', vim.log.levels.WARN)
  end
  return client
end

-- Applies every preferred fix of the draft.
function M.fix_all()
  local client = this_client()
  if not client then
    return
  end
  local buffer = vim.api.nvim_get_current_buf()
  local last = vim.api.nvim_buf_line_count(buffer)
  local params = {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    range = { start = { line = 0, character = 0 }, ['end'] = { line = last, character = 0 } },
    context = { diagnostics = {}, only = { 'source.fixAll.apparatus' } },
  }
  local function apply(action)
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  end
  ask(client, 'textDocument/codeAction', params, function(actions)
    for _, action in ipairs(actions or {}) do
      if action.kind == 'source.fixAll.apparatus' then
        if action.edit then
          return apply(action)
        end
        return ask(client, 'codeAction/resolve', action, apply, buffer)
      end
    end
    vim.notify('Apparatus: nothing to fix')
  end, buffer)
end

-- Reads the corpus anew where it has changed.
function M.index_now()
  local client = this_client()
  if client then
    ask(client, 'workspace/executeCommand', { command = 'apparatus.indexNow', arguments = {} }, function(result)
      vim.notify(('Apparatus: %d texts on the shelf, %d of them read just now'):format(result.texts, result.read))
    end)
  end
end

-- A command of the server about this draft. What it answers as a text is shown in a window of its own; edits come by
-- themselves.
function M.execute(command)
  local client = this_client()
  if not client then
    return
  end
  local params = { command = 'apparatus.' .. command, arguments = { vim.uri_from_bufnr(0) } }
  ask(client, 'workspace/executeCommand', params, function(result)
    if type(result) ~= 'string' or result == '' then
      return
    end
    vim.cmd('botright new')
    vim.bo.buftype, vim.bo.bufhidden, vim.bo.filetype = 'nofile', 'wipe', 'markdown'
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(result, '\n'))
  end)
end

local function quickfix(title, items)
  vim.fn.setqflist({}, ' ', { title = title, items = items })
  if #items > 0 then
    vim.cmd('botright copen')
  else
    vim.notify('Apparatus: nothing found')
  end
end

-- A place of LSP as an entry of the quickfix list; its column counts as the list's do, near enough for going there.
local function entry_of(location, text)
  return {
    filename = vim.uri_to_fname(location.uri),
    lnum = location.range.start.line + 1,
    col = location.range.start.character + 1,
    text = text,
  }
end

-- Which texts of the corpus cite the file (name the person, date the day) at the cursor.
function M.who_cites()
  local client = this_client()
  if not client then
    return
  end
  local here = vim.lsp.util.make_position_params(0, client.offset_encoding)
  ask(client, 'textDocument/prepareCallHierarchy', here, function(items)
    if not items or not items[1] then
      return vim.notify('Apparatus: nothing to be cited stands here')
    end
    ask(client, 'callHierarchy/incomingCalls', { item = items[1] }, function(calls)
      local entries = {}
      for _, call in ipairs(calls or {}) do
        for _, range in ipairs(call.fromRanges) do
          table.insert(entries, entry_of({ uri = call.from.uri, range = range }, call.from.name))
        end
      end
      quickfix('Who cites ' .. items[1].name, entries)
    end)
  end)
end

-- What the shelf and the open drafts date, in order of time; of the months that begin with `period` ("1922", "1922-04").
function M.chronology(period)
  local client = this_client()
  if not client then
    return
  end
  ask(client, 'apparatus/chronology', vim.empty_dict(), function(events)
    local entries = {}
    for _, event in ipairs(events or {}) do
      if vim.startswith(event.month, period or '') then
        local whose = event.inDraft and 'draft' or 'shelf'
        table.insert(entries, entry_of(event.location, ('%s (%s) %s'):format(event.edtf, whose, event.text)))
      end
    end
    quickfix('Chronology ' .. (period or ''), entries)
  end)
end

local function start_in_all_buffers()
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(M.options().filetypes, vim.bo[buffer].filetype) then
      M.start(buffer)
    end
  end
end

-- A buffer would be attached to a server that is ending as long as it has not ended; one that does not end is killed.
function M.restart()
  local patience = 100 -- tenths of a second
  for _, client in ipairs(M.clients()) do
    vim.lsp.stop_client(client.id)
  end
  clients = {}
  local function go_on()
    local left = M.clients()
    if #left == 0 or patience == 0 then
      return start_in_all_buffers()
    end
    patience = patience - 1
    if patience == 50 then
      for _, client in ipairs(left) do
        vim.lsp.stop_client(client.id, true)
      end
    end
    vim.defer_fn(go_on, 100)
  end
  go_on()
end

local severities = { error = 'E', warning = 'W', information = 'I', hint = 'N' }

-- The findings of the whole manuscript in the quickfix list: of the files given, else of the draft's folder.
function M.check(files)
  local path = vim.api.nvim_buf_get_name(0)
  if #files == 0 then
    local folder = vim.fn.fnamemodify(path, ':p:h')
    for _, ending in ipairs({ 'md', 'qmd', 'Rmd', 'tex' }) do
      vim.list_extend(files, vim.fn.glob(folder .. '/*.' .. ending, true, true))
    end
  end
  if #files == 0 then
    return vim.notify('Apparatus: there is no draft in this folder', vim.log.levels.WARN)
  end
  local command = { M.program(), 'check', '--format', 'jsonl' }
  vim.list_extend(command, files)
  local items = {}
  local complaint = {}
  vim.fn.jobstart(command, {
    cwd = path ~= '' and M.root_of(path) or nil,
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, lines)
      for _, line in ipairs(lines) do
        local ok, finding = pcall(vim.fn.json_decode, line)
        if line ~= '' and ok then
          table.insert(items, {
            filename = finding.file,
            lnum = finding.line,
            col = finding.column,
            type = severities[finding.severity],
            text = ('%s [%s]'):format(finding.message, finding.code),
          })
        end
      end
    end,
    on_stderr = function(_, lines)
      complaint = lines
    end,
    on_exit = function(_, code)
      if code == 2 then
        return vim.notify('Apparatus: ' .. table.concat(complaint, ' '), vim.log.levels.ERROR)
      end
      quickfix('Apparatus', items)
    end,
  })
end

local function add_commands()
  local command = vim.api.nvim_create_user_command
  command('ApparatusFixAll', M.fix_all, { desc = 'Apply every preferred fix of this draft' })
  command('ApparatusIndex', M.index_now, { desc = 'Bring the index up to date with the corpus' })
  command('ApparatusWhoCites', M.who_cites, { desc = 'Texts that cite the file at the cursor, in the quickfix list' })
  command('ApparatusChronology', function(given)
    M.chronology(given.args)
  end, { nargs = '?', desc = 'What shelf and drafts date, in the quickfix list' })
  local of_server = {
    ApparatusSources = { 'listSources', 'The archival sources of the manuscript' },
    ApparatusNames = { 'indexOfNames', 'An index of names' },
    ApparatusExpandIbid = { 'expandIbid', 'Spell out every Ibid.' },
    ApparatusCollapseIbid = { 'collapseIbid', 'Put every Ibid. back that was spelt out' },
  }
  for name, what in pairs(of_server) do
    command(name, function()
      M.execute(what[1])
    end, { desc = what[2] })
  end
  command('ApparatusNormalise', function(given)
    M.execute('normalise' .. given.args:sub(1, 1):upper() .. given.args:sub(2))
  end, {
    nargs = 1,
    complete = function()
      return { 'names', 'dates', 'citations' }
    end,
    desc = 'Write names, dates or citations as the draft mostly does',
  })
  command('ApparatusRestart', M.restart, { desc = 'Restart the language server' })
  command('ApparatusCheck', function(given)
    M.check(given.fargs)
  end, { nargs = '*', complete = 'file', desc = 'Findings of the whole manuscript in the quickfix list' })
end

function M.setup()
  add_commands()
  if vim.lsp.enable then
    return vim.lsp.enable('apparatus')
  end
  local group = vim.api.nvim_create_augroup('apparatus', {})
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = M.options().filetypes,
    callback = function(event)
      M.start(event.buf)
    end,
  })
end

return M
