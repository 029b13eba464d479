-- Makes Neovim 0.7.2, which Debian 12 has, offer the plugin what later versions do, and withhold what they have dropped:
-- so the plugin's ways for them are gone through, though no later Neovim is to be had. Written after runtime/lua/vim/lsp.lua
-- of 0.8.3 and 0.11.0. Sourced by neovim_test.py before the plugin; g:pretended_version is "0.8" or "0.11".
local version = vim.g.pretended_version
local start_client, active_clients = vim.lsp.start_client, vim.lsp.get_active_clients

-- 0.8: one client a name and root folder.
function vim.lsp.start(config, options)
  for _, client in pairs(active_clients()) do
    if client.name == config.name and client.config.root_dir == config.root_dir then
      vim.lsp.buf_attach_client(options.bufnr, client.id)
      return client.id
    end
  end
  local id = start_client(config)
  if id then
    vim.lsp.buf_attach_client(options.bufnr, id)
  end
  return id
end
vim.lsp.start_client = nil -- deprecated since, and not needed

if version == '0.8' then
  return
end

-- 0.10: get_clients; the reports of :checkhealth are named otherwise.
vim.lsp.get_active_clients = nil
function vim.lsp.get_clients()
  return vim.tbl_map(function(client)
    -- 0.11: requests are methods, called with a colon.
    local later = { request = function(self, ...)
      assert(type(self) == 'table', 'client.request is called without its client')
      return client.request(...)
    end }
    return setmetatable(later, { __index = client })
  end, vim.tbl_values(active_clients()))
end
local health = require('health')
vim.health = { start = health.report_start, ok = health.report_ok, warn = health.report_warn,
  error = health.report_error, info = health.report_info }

local has = vim.fn.has
vim.fn.has = function(feature)
  return feature == 'nvim-0.11' and 1 or has(feature)
end

-- 0.11: vim.lsp.enable reads lsp/NAME.lua of the runtime path when a file of a fitting type is opened.
local function config_of(name)
  local file = vim.api.nvim_get_runtime_file(('lsp/%s.lua'):format(name), false)[1]
  return assert(dofile(assert(file, 'no lsp/' .. name .. '.lua on the runtime path')))
end

local function attach(name, buffer)
  local config = config_of(name)
  local fits = vim.bo[buffer].buftype == '' and vim.tbl_contains(config.filetypes, vim.bo[buffer].filetype)
  if not fits or vim.fn.executable(config.cmd[1]) == 0 then
    return
  end
  config.root_dir(buffer, function(root)
    config.root_dir = root
    vim.schedule(function()
      vim.lsp.start(config, { bufnr = buffer })
    end)
  end)
end

function vim.lsp.enable(name)
  vim.api.nvim_create_autocmd('FileType', { callback = function(event)
    attach(name, event.buf)
  end })
end
