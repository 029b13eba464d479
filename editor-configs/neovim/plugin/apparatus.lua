-- Attaches Apparatus to drafts as they are opened. Nothing has to be set; see :help apparatus.
if vim.g.loaded_apparatus then
  return
end
vim.g.loaded_apparatus = true

require('apparatus').setup()
