-- For vim.lsp.enable('apparatus') of Neovim 0.11 and later, which reads this file by itself.
return require('apparatus').config()
